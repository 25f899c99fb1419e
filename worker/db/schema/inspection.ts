import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { application } from './application'
import { caseTable } from './case'
import { account } from './person'

/** 现场踏勘: one visit to the premises for several cases of an application. Sealed columns use the application's key. */
export const inspection = sqliteTable(
  'inspection',
  {
    id: text().primaryKey(),
    application_id: text()
      .notNull()
      .references(() => application.id),
    state: text().notNull(),
    version: integer().notNull().default(1),
    /** Version of the application at the last change of the plan: what a phone based on an older one must look at again. */
    based_on: integer().notNull(),
    /** JSON list of proposed instants. */
    times: text().notNull(),
    visit_at: integer(),
    minutes: integer().notNull(),
    place_sealed: text().notNull(),
    /** JSON list of instants the applicant asked for instead. */
    asked_times: text(),
    asked_sealed: text(),
    asked_at: integer(),
    agreed_at: integer(),
    /** Null when it was a telephone call or the window. */
    agreed_by: text(),
    signature_id: text(),
    signature_file_id: text(),
    signer_sealed: text(),
    signed_at: integer(),
    created_by: text().notNull(),
    created_at: integer().notNull(),
    ended_at: integer(),
    cancelled_why_sealed: text(),
  },
  (t) => [
    // The visits of an application, newest first.
    index('inspection_by_application').on(t.application_id, t.created_at),
    // Is a file the signature of a visit (then it is kept)?
    index('inspection_by_file').on(t.signature_file_id).where(sql`signature_file_id IS NOT NULL`),
  ],
)

/** What a visit looks at. */
export const inspectionCase = sqliteTable(
  'inspection_case',
  {
    inspection_id: text()
      .notNull()
      .references(() => inspection.id),
    case_id: text()
      .notNull()
      .references(() => caseTable.id),
    purpose: text().notNull(),
    /** A second look after something was put right. */
    again: integer().notNull(),
    /** The visit is still to come for this case. */
    is_open: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.inspection_id, t.case_id] }),
    // A case has one visit ahead of it at a time.
    uniqueIndex('inspection_case_open').on(t.case_id).where(sql`is_open = 1`),
  ],
)

/** Who comes, in the name of which department. `sort_at` and `is_open` are copied for the list of an inspector. */
export const inspectionOfficer = sqliteTable(
  'inspection_officer',
  {
    inspection_id: text()
      .notNull()
      .references(() => inspection.id),
    account_id: text()
      .notNull()
      .references(() => account.id),
    department_id: text().notNull(),
    sort_at: integer().notNull(),
    is_open: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.inspection_id, t.account_id, t.department_id] }),
    // "My visits", soonest first.
    index('inspection_officer_list').on(t.account_id, t.sort_at, t.inspection_id).where(sql`is_open = 1`),
  ],
)

/** What was found for a case at a visit. The id is the command's own: the same command is kept once. */
export const finding = sqliteTable(
  'finding',
  {
    id: text().primaryKey(),
    inspection_id: text()
      .notNull()
      .references(() => inspection.id),
    case_id: text()
      .notNull()
      .references(() => caseTable.id),
    outcome: text().notNull(),
    rectify_until: text(),
    words_sealed: text(),
    /** JSON: latitude, longitude, accuracy. */
    place_sealed: text(),
    /** JSON list of account ids. */
    officers: text().notNull(),
    /** Version of the application the phone had seen. */
    based_on: integer().notNull(),
    /** As the phone says; `created_at` is when it came. */
    found_at: integer().notNull(),
    created_by: text().notNull(),
    created_at: integer().notNull(),
  },
  // One finding a case and visit, whoever sends it.
  (t) => [uniqueIndex('finding_once').on(t.inspection_id, t.case_id)],
)

export const findingPhoto = sqliteTable(
  'finding_photo',
  {
    finding_id: text()
      .notNull()
      .references(() => finding.id),
    ordinal: integer().notNull(),
    file_id: text().notNull(),
    taken_at: integer().notNull(),
    place_sealed: text(),
  },
  (t) => [
    primaryKey({ columns: [t.finding_id, t.ordinal] }),
    // Is a file part of a finding (then it is kept, and who works on the case may open it)?
    index('finding_photo_by_file').on(t.file_id),
  ],
)
