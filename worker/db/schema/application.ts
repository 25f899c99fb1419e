import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account, personKey } from './person'

/**
 * 申请: one bundle or one item, for one applicant, with one form and one set of materials. What is personal in it is
 * sealed with a key of its own, so that deleting an account leaves the file the law keeps, and staff can read it.
 */
export const application = sqliteTable(
  'application',
  {
    id: text().primaryKey(),
    /** The query number: on every receipt. Null in a draft. */
    number: text(),
    /** Null when it was received at the counter from somebody without an account. */
    account_id: text().references(() => account.id),
    key_id: text()
      .notNull()
      .references(() => personKey.id),
    subject_kind: text().notNull(),
    subject_id: text().notNull(),
    /** Guide answers as text, as in the address of a checklist. */
    answers: text().notNull(),
    /**
     * Of a single item: what a draft does with it, and with which certificate, as `change/<certificate id>`. Empty for
     * what is asked for newly: a 变更 and a 注销 of the same licence are two drafts.
     */
    about: text().notNull().default(''),
    /** JSON: the certificate it was begun from, and the parts that were filled in from earlier applications of its holder. */
    taken_over: text(),
    channel: text().notNull(),
    /** Chosen at the latest when it is submitted. */
    point_id: text(),
    state: text().notNull(),
    /** Goes up with every write to the application or one of its cases. */
    version: integer().notNull().default(1),
    /** JSON: the version at which each part of a draft was last changed, so that two devices see what they would undo. */
    marks: text().notNull().default('{}'),
    applicant_kind: text(),
    applicant_sealed: text(),
    /** Finds the files of a person or company by the exact number of its document. */
    applicant_hash: text(),
    phone_hash: text(),
    /** Query number with the last four digits of the document: what a public question is answered by. */
    lookup_hash: text(),
    agent_sealed: text(),
    form_sealed: text(),
    /** How the result shall come; null: collected at the window where it was handed in. */
    delivery_sealed: text(),
    created_by: text().notNull(),
    created_at: integer().notNull(),
    changed_at: integer().notNull(),
    submitted_at: integer(),
    precheck_at: integer(),
    precheck_due_at: integer(),
    /** When the look was given; the states of the materials say what it found. */
    prechecked_at: integer(),
    ended_at: integer(),
    /** When its applicant was asked to rate it: it came to its end for them. Null: not yet, or nobody to ask. */
    rating_invited_at: integer(),
  },
  (t) => [
    uniqueIndex('application_by_number').on(t.number).where(sql`number IS NOT NULL`),
    // Progress asked for without a login.
    index('application_by_lookup').on(t.lookup_hash).where(sql`lookup_hash IS NOT NULL`),
    // "My applications", newest first.
    index('application_by_account').on(t.account_id, t.created_at),
    // One draft an account, subject and certificate: two phones go on with the same one.
    uniqueIndex('application_draft')
      .on(t.account_id, t.subject_kind, t.subject_id, t.about)
      .where(sql`state IN ('draft','precheck') AND account_id IS NOT NULL`),
    // A clerk finds a person's files.
    index('application_by_applicant').on(t.applicant_hash, t.created_at).where(sql`applicant_hash IS NOT NULL`),
    index('application_by_phone').on(t.phone_hash, t.created_at).where(sql`phone_hash IS NOT NULL`),
    // 网上预审 waiting for a look at a service point: counted, and listed by when it was asked for.
    index('application_precheck').on(t.point_id, t.precheck_at, t.id).where(sql`state = 'precheck'`),
    // Drafts nobody touched for long are swept.
    index('application_drafts').on(t.changed_at).where(sql`state = 'draft'`),
    // How many of a service point were asked to rate lately, and how many did.
    index('application_invited').on(t.point_id, t.rating_invited_at).where(sql`rating_invited_at IS NOT NULL`),
  ],
)

/** One material of the set, once for all items that need it. */
export const applicationMaterial = sqliteTable(
  'application_material',
  {
    application_id: text()
      .notNull()
      .references(() => application.id),
    material_id: text().notNull(),
    state: text().notNull(),
    /** Why it is wrong, in the words of the one who looked. */
    reason_sealed: text(),
    checked_by: text(),
    checked_at: integer(),
    changed_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.application_id, t.material_id] })],
)

/** The pages of a material, in order. */
export const applicationFile = sqliteTable(
  'application_file',
  {
    application_id: text()
      .notNull()
      .references(() => application.id),
    material_id: text().notNull(),
    ordinal: integer().notNull(),
    file_id: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.application_id, t.material_id, t.ordinal] }),
    // Is a file part of an application (then it is kept, and its department may open it)?
    index('application_file_by_file').on(t.file_id),
  ],
)
