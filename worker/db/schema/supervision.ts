import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { caseTable } from './case'
import { personKey } from './person'

/** 黄牌、红牌 and reminders. Nothing is ever deleted: a card that should not have been is cancelled with a reason. */
export const card = sqliteTable(
  'card',
  {
    id: text().primaryKey(),
    case_id: text()
      .notNull()
      .references(() => caseTable.id),
    application_id: text().notNull(),
    item_id: text().notNull(),
    department_id: text().notNull(),
    point_id: text().notNull(),
    /** Who had the case when the card came; null: nobody had taken it on. */
    assignee_id: text(),
    level: text().notNull(),
    /** Number of the newest event when it came: the same lateness gives one card. */
    seq: integer().notNull(),
    state: text().notNull().default('open'),
    explanation_sealed: text(),
    explained_by: text(),
    explained_at: integer(),
    cancelled_by: text(),
    cancelled_at: integer(),
    cancel_sealed: text(),
    created_at: integer().notNull(),
  },
  (t) => [
    // One card of a level a case and stage of its life, however often the sweep comes by.
    uniqueIndex('card_once').on(t.case_id, t.level, t.seq),
    // A department's cards, newest first; those of one level; those still open.
    index('card_by_department').on(t.department_id, t.created_at, t.id),
    index('card_by_point').on(t.point_id, t.created_at, t.id),
    index('card_by_item').on(t.item_id, t.created_at, t.id),
  ],
)

/** 督办: a supervisor asks a person about a case, and gets an answer. */
export const urge = sqliteTable(
  'urge',
  {
    id: text().primaryKey(),
    case_id: text()
      .notNull()
      .references(() => caseTable.id),
    application_id: text().notNull(),
    department_id: text().notNull(),
    point_id: text().notNull(),
    to_account_id: text().notNull(),
    words_sealed: text().notNull(),
    answer_sealed: text(),
    due_day: text().notNull(),
    state: text().notNull().default('open'),
    created_by: text().notNull(),
    created_at: integer().notNull(),
    answered_at: integer(),
  },
  (t) => [
    // What I am asked; what a supervisor asked at a point.
    index('urge_to').on(t.to_account_id, t.state, t.created_at, t.id),
    index('urge_by_point').on(t.point_id, t.created_at, t.id),
    index('urge_by_case').on(t.case_id, t.created_at),
    // One open question a person and case.
    uniqueIndex('urge_open').on(t.case_id, t.to_account_id).where(sql`state = 'open'`),
  ],
)

/** 台账 as a file: made page by page by a job. */
export const registerExport = sqliteTable(
  'register_export',
  {
    id: text().primaryKey(),
    register: text().notNull(),
    filters: text().notNull(),
    point_id: text(),
    department_id: text(),
    /** making, ready, removed */
    state: text().notNull(),
    /** Where the next page begins. */
    cursor: text(),
    rows: integer().notNull().default(0),
    parts: integer().notNull().default(0),
    /** Bytes of all parts before they are packed. */
    size: integer().notNull().default(0),
    key_id: text()
      .notNull()
      .references(() => personKey.id),
    requested_by: text().notNull(),
    created_at: integer().notNull(),
    finished_at: integer(),
    expires_at: integer().notNull(),
  },
  (t) => [
    // What is to be made; what somebody asked for; what is to be thrown away.
    index('register_export_open').on(t.state, t.created_at),
    index('register_export_mine').on(t.requested_by, t.created_at),
    index('register_export_expiry').on(t.expires_at),
  ],
)
