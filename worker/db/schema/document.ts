import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { application } from './application'

/** A receipt or notice, as it was issued: never changed but to be revoked. */
export const document = sqliteTable(
  'document',
  {
    /** The unguessable code in the QR. */
    id: text().primaryKey(),
    application_id: text()
      .notNull()
      .references(() => application.id),
    /** Null for a paper of the whole application. */
    case_id: text(),
    kind: text().notNull(),
    /** In whose name; null is the hall itself. */
    department_id: text(),
    point_id: text().notNull(),
    number: text().notNull(),
    /** What it says, word for word, sealed with the key of the application. */
    content_sealed: text().notNull(),
    /** SHA-256 of the content, base64. */
    digest: text().notNull(),
    algorithm: text().notNull(),
    signer_key: text().notNull(),
    signature: text().notNull(),
    state: text().notNull().default('genuine'),
    created_by: text().notNull(),
    created_at: integer().notNull(),
    revoked_at: integer(),
    revoked_by: text(),
    /** Why, in the words of who revoked it; sealed like the content. */
    revoked_why_sealed: text(),
  },
  (t) => [
    // Two papers never carry the same number.
    uniqueIndex('document_by_number').on(t.number),
    // The papers of an application, oldest first.
    index('document_by_application').on(t.application_id, t.created_at),
  ],
)

/** The last number of each run: 机关代字, kind and year. Goes up in the batch that writes the paper. */
export const documentNumber = sqliteTable(
  'document_number',
  {
    word: text().notNull(),
    kind: text().notNull(),
    year: integer().notNull(),
    last: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.word, t.kind, t.year] })],
)
