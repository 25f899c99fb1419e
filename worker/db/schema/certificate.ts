import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { application } from './application'
import { caseTable } from './case'
import { account } from './person'

/** 证照: what was issued for a case. Number, file and seal are those of the issuing system; without one it is a sample. */
export const certificate = sqliteTable(
  'certificate',
  {
    id: text().primaryKey(),
    application_id: text()
      .notNull()
      .references(() => application.id),
    case_id: text()
      .notNull()
      .references(() => caseTable.id),
    /** Copied from the application, for the list of its holder. */
    account_id: text().references(() => account.id),
    holder_hash: text(),
    item_id: text().notNull(),
    /** What is issued, the same for all items that issue it. */
    kind: text().notNull(),
    department_id: text().notNull(),
    point_id: text().notNull(),
    variant: text().notNull(),
    number: text().notNull(),
    source: text().notNull(),
    seal: text(),
    file_id: text(),
    valid_from: text().notNull(),
    valid_until: text(),
    state: text().notNull(),
    /** What it replaced, renewed or ended. */
    previous_id: text(),
    handover: text().notNull(),
    handed_to: text(),
    handed_at: integer(),
    handed_by: text(),
    /** JSON: carrier and tracking number; sealed with the key of the application, as are the words below. */
    post_sealed: text(),
    ended_at: integer(),
    ended_by: text(),
    ended_why_sealed: text(),
    /** When the holder is to be reminded of the renewal; null when nothing is left to tell. */
    remind_at: integer(),
    /** End of the last day; null without one, and when it was looked at. */
    expires_at: integer(),
    /** 行政许可法 art. 50: a renewal asked for in time was undecided on the last day. */
    renewal_deemed_at: integer(),
    created_by: text().notNull(),
    created_at: integer().notNull(),
  },
  (t) => [
    // A case is issued once, however often somebody taps.
    uniqueIndex('certificate_by_case').on(t.case_id),
    // A number is given once by a department for one kind.
    uniqueIndex('certificate_number').on(t.department_id, t.kind, t.number),
    // Found by number, whoever issued it.
    index('certificate_by_number').on(t.number),
    // Replaced or ended by one other at the most.
    uniqueIndex('certificate_after').on(t.previous_id).where(sql`previous_id IS NOT NULL`),
    index('certificate_by_application').on(t.application_id),
    // "My certificates", newest first.
    index('certificate_by_account').on(t.account_id, t.created_at).where(sql`account_id IS NOT NULL`),
    // What somebody holds of a kind: what a renewal or change is about.
    index('certificate_by_holder').on(t.holder_hash, t.kind).where(sql`holder_hash IS NOT NULL`),
    // Reminders, and the last day, by a job.
    index('certificate_remind').on(t.remind_at).where(sql`remind_at IS NOT NULL`),
    index('certificate_expiring').on(t.expires_at).where(sql`expires_at IS NOT NULL`),
    // Is a file a certificate (then it is kept, and its holder may open it)?
    index('certificate_by_file').on(t.file_id).where(sql`file_id IS NOT NULL`),
  ],
)

/** 取证码: six digits for all that is issued of an application, shown to the applicant, proved at the window. */
export const pickup = sqliteTable('pickup', {
  application_id: text()
    .primaryKey()
    .references(() => application.id),
  code_sealed: text().notNull(),
  code_hash: text().notNull(),
  /** Wrong codes in a row. */
  failures: integer().notNull().default(0),
  locked_until: integer(),
  created_at: integer().notNull(),
})

/** 双公示: a licence that was granted, as anybody may read it. Companies by name, persons masked. */
export const publishedGrant = sqliteTable(
  'published_grant',
  {
    case_id: text()
      .primaryKey()
      .references(() => caseTable.id),
    item_id: text().notNull(),
    department_id: text().notNull(),
    variant: text().notNull(),
    holder: text().notNull(),
    uscc: text(),
    number: text(),
    state: text().notNull(),
    granted_at: integer().notNull(),
    created_at: integer().notNull(),
  },
  (t) => [
    // The list, newest first; of one department.
    index('published_grant_list').on(t.created_at),
    index('published_grant_department').on(t.department_id, t.created_at),
  ],
)
