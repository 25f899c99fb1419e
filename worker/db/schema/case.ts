import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { application } from './application'
import { account } from './person'

/**
 * How an item was handled on the day a case of it began: a promise made stays made, and a history can be folded again,
 * whatever the catalogue says later. Named by its content, so a million cases share a few rows.
 */
export const workflow = sqliteTable('workflow', { id: text().primaryKey(), body: text().notNull() })

/**
 * 办件: one item of an application, in the hands of one department. Everything but the identity is a cache of its
 * events: a test folds them and compares.
 */
export const caseTable = sqliteTable(
  'case',
  {
    id: text().primaryKey(),
    application_id: text()
      .notNull()
      .references(() => application.id),
    ordinal: integer().notNull(),
    item_id: text().notNull(),
    variant: text().notNull(),
    route: text().notNull(),
    workflow_id: text()
      .notNull()
      .references(() => workflow.id),
    /** 四件制, of the item at the level that received it. */
    kind: text().notNull(),
    department_id: text().notNull(),
    point_id: text().notNull(),
    /** Prerequisites inside the application: a JSON list of item ids. */
    after: text().notNull(),
    state: text().notNull(),
    stage: text().notNull(),
    /** Whose list it is in: intake, review, inspect, decide, issue, collect, outside; empty when nobody can do anything. */
    queue: text().notNull(),
    assignee_id: text(),
    paused: integer().notNull().default(0),
    /** Number and hash of the newest event. */
    seq: integer().notNull(),
    head_hash: text().notNull(),
    /** End of the day that binds next; null while no clock runs. */
    due_at: integer(),
    promised_day: text(),
    statutory_day: text(),
    stage_day: text(),
    issue_day: text(),
    provisional: integer().notNull().default(0),
    light: text().notNull().default('none'),
    /** JSON: the lights to come as long as nothing happens, `[[instant, light, law]]`; the sweep reads no history. */
    schedule: text().notNull().default('[]'),
    /** The first instant of `schedule`. */
    sweep_at: integer(),
    received_at: integer(),
    accepted_at: integer(),
    decided_at: integer(),
    issued_at: integer(),
    ended_at: integer(),
    /** Where the applicant wants to collect what comes of it; null: at the point where the case is, or it is posted. */
    collect_point_id: text(),
  },
  (t) => [
    // The cases of an application; one a item.
    uniqueIndex('case_by_application').on(t.application_id, t.item_id),
    // A department's list by deadline, of one kind of work or of one item.
    index('case_work').on(t.department_id, t.queue, t.due_at, t.id).where(sql`queue <> ''`),
    index('case_work_item').on(t.item_id, t.queue, t.due_at, t.id).where(sql`queue <> ''`),
    // What one person has taken on.
    index('case_work_mine')
      .on(t.assignee_id, t.queue, t.due_at, t.id)
      .where(sql`queue <> '' AND assignee_id IS NOT NULL`),
    // The windows' lists: intake and issuing at a service point.
    index('case_work_point').on(t.point_id, t.queue, t.due_at, t.id).where(sql`queue <> ''`),
    // What is to be given out at a window, also of cases that other points have taken in.
    index('case_collect')
      .on(sql`CASE WHEN collect_point_id IS NULL THEN point_id ELSE collect_point_id END`, t.due_at, t.id)
      .where(sql`queue = 'collect'`),
    // The deadline sweep.
    index('case_sweep').on(t.sweep_at, t.id).where(sql`sweep_at IS NOT NULL`),
    // Applicants are reminded some days before the time to supplement runs out.
    index('case_supplement').on(t.due_at, t.id).where(sql`state = 'supplement'`),
    // Supervision: what is late, by department.
    index('case_light').on(t.department_id, t.light, t.due_at, t.id).where(sql`light <> 'none' AND ended_at IS NULL`),
    // The same of a service point, and how many of each department and light.
    index('case_light_point')
      .on(t.point_id, t.department_id, t.light, t.due_at, t.id)
      .where(sql`light <> 'none' AND ended_at IS NULL`),
    // 台账: the acceptance and the handling register, by time.
    index('case_by_received').on(t.received_at, t.id).where(sql`received_at IS NOT NULL`),
    index('case_by_ended').on(t.ended_at, t.id).where(sql`ended_at IS NOT NULL`),
  ],
)

/** What happened to a case, in order; hash-chained, never changed. */
export const caseEvent = sqliteTable(
  'case_event',
  {
    case_id: text()
      .notNull()
      .references(() => caseTable.id),
    seq: integer().notNull(),
    application_id: text().notNull(),
    kind: text().notNull(),
    at: integer().notNull(),
    actor_kind: text().notNull(),
    actor_id: text().notNull(),
    /** As what the actor acted. */
    role: text().notNull(),
    /** Facts without anything personal, JSON. */
    data: text().notNull(),
    /** Free words, sealed with the key of the application. */
    words_sealed: text(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.case_id, t.seq] }),
    // All events of an application in one read.
    index('case_event_by_application').on(t.application_id, t.case_id, t.seq),
  ],
)

/** 首席代表: who may decide in the name of a department, for all its items or some, from a day to a day. */
export const authorisation = sqliteTable(
  'authorisation',
  {
    id: text().primaryKey(),
    account_id: text()
      .notNull()
      .references(() => account.id),
    department_id: text().notNull(),
    /** JSON list of item ids; null is every item. */
    items: text(),
    from_day: text().notNull(),
    to_day: text().notNull(),
    granted_by: text().notNull(),
    created_at: integer().notNull(),
    revoked_at: integer(),
  },
  (t) => [
    index('authorisation_by_account').on(t.account_id, t.department_id).where(sql`revoked_at IS NULL`),
    index('authorisation_by_department').on(t.department_id, t.to_day),
  ],
)

/** AB角: somebody stands in for a colleague of the same department during leave. */
export const delegation = sqliteTable(
  'delegation',
  {
    id: text().primaryKey(),
    from_account_id: text()
      .notNull()
      .references(() => account.id),
    to_account_id: text()
      .notNull()
      .references(() => account.id),
    department_id: text().notNull(),
    from_day: text().notNull(),
    to_day: text().notNull(),
    created_by: text().notNull(),
    created_at: integer().notNull(),
    ended_at: integer(),
  },
  (t) => [
    index('delegation_to').on(t.to_account_id, t.to_day).where(sql`ended_at IS NULL`),
    index('delegation_from').on(t.from_account_id, t.to_day).where(sql`ended_at IS NULL`),
  ],
)
