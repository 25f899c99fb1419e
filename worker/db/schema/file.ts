import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account, personKey } from './person'

/**
 * One page or paper: a photo or a PDF, sent in chunks that are sealed with a key of the file's own. Its manifest (size and
 * hash of every chunk) is said when the upload begins. What is in use elsewhere is said by `service/file/in-use.ts`.
 */
export const file = sqliteTable(
  'file',
  {
    id: text().primaryKey(),
    /** Whose wallet it is in; null for what staff made or took in at the counter. */
    account_id: text().references(() => account.id),
    created_by: text().notNull(),
    key_id: text()
      .notNull()
      .references(() => personKey.id),
    /** What it was given for; a hint, since it may serve another material later. */
    material_id: text(),
    type: text().notNull(),
    size: integer().notNull(),
    /** SHA-256 over the SHA-256 of its chunks, one behind the other, hex. */
    sha256: text().notNull(),
    chunk_size: integer().notNull(),
    chunks: integer().notNull(),
    /** open: chunks are missing. ready: whole and of its type. removed: its key is destroyed, the sweep takes the bytes. */
    state: text().notNull(),
    /** When a department took it: from then on the wallet offers it. */
    accepted_at: integer(),
    created_at: integer().notNull(),
    /** When it goes unless somebody uses it; null while it is in use. */
    expires_at: integer(),
    removed_at: integer(),
  },
  (t) => [
    // Who begins the same upload again goes on with it, on another phone as well.
    uniqueIndex('file_open').on(t.created_by, t.account_id, t.material_id, t.sha256, t.type).where(sql`state = 'open'`),
    // The wallet; whether an account has this very file already; what goes with an account.
    index('file_by_account').on(t.account_id, t.material_id).where(sql`account_id IS NOT NULL`),
    // How much somebody keeps here without using it.
    index('file_loose').on(t.created_by).where(sql`expires_at IS NOT NULL`),
    // The sweep: what nobody used, and what was removed.
    index('file_expiring').on(t.expires_at).where(sql`expires_at IS NOT NULL`),
    index('file_removed').on(t.removed_at, t.id).where(sql`removed_at IS NOT NULL`),
  ],
)

/** The manifest of a file: its chunks in order, and which of them have come. */
export const fileChunk = sqliteTable(
  'file_chunk',
  {
    file_id: text()
      .notNull()
      .references(() => file.id),
    ordinal: integer().notNull(),
    size: integer().notNull(),
    /** SHA-256 of the plain bytes, hex. */
    sha256: text().notNull(),
    stored_at: integer(),
  },
  (t) => [primaryKey({ columns: [t.file_id, t.ordinal] })],
)
