import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** Over HTTP a guard is an insert here that fails when the statement before it changed nothing. Always empty. */
export const guard = sqliteTable('guard', { ok: integer().notNull() }, () => [check('guard_holds', sql`ok = 1`)])

export const outbox = sqliteTable(
  'outbox',
  {
    id: text().primaryKey(),
    account_id: text(),
    party_id: text(),
    topic: text().notNull(),
    channel: text().notNull(),
    state: text().notNull(),
    /** Sealed with the key of the account or party it goes to. */
    body_sealed: text(),
    ref_kind: text(),
    ref_id: text(),
    dedupe: text().notNull(),
    attempts: integer().notNull().default(0),
    due_at: integer().notNull(),
    leased_until: integer(),
    /** The run that has it now: only that one may say what became of it. */
    leased_by: text(),
    last_error: text(),
    created_at: integer().notNull(),
    sent_at: integer(),
  },
  (t) => [
    // The same event is told once.
    uniqueIndex('outbox_once').on(t.dedupe),
    // What is to be sent next; `due_at` of a leased row is the end of its lease, so a dead run's rows come up again.
    index('outbox_due').on(t.due_at).where(sql`state IN ('queued','leased')`),
    index('outbox_by_state').on(t.state, t.created_at),
    index('outbox_by_time').on(t.created_at),
  ],
)

export const inboxMessage = sqliteTable(
  'inbox_message',
  {
    id: text().primaryKey(),
    account_id: text().notNull(),
    topic: text().notNull(),
    body_sealed: text().notNull(),
    ref_kind: text(),
    ref_id: text(),
    created_at: integer().notNull(),
    read_at: integer(),
  },
  (t) => [
    index('inbox_by_account').on(t.account_id, t.created_at),
    // The badge.
    index('inbox_unread').on(t.account_id).where(sql`read_at IS NULL`),
  ],
)

/** Who changed what. Holds ids, never personal data. */
export const audit = sqliteTable(
  'audit',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actor_kind: text().notNull(),
    actor_id: text().notNull(),
    action: text().notNull(),
    entity: text().notNull(),
    entity_id: text().notNull(),
    point_id: text(),
    request_id: text().notNull(),
    detail: text(),
  },
  (t) => [index('audit_by_entity').on(t.entity_id, t.seq)],
)

/** A staff member's look at personal data. */
export const accessLog = sqliteTable(
  'access_log',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actor_id: text().notNull(),
    party_id: text().notNull(),
    what: text().notNull(),
    purpose: text().notNull(),
    request_id: text().notNull(),
  },
  (t) => [index('access_by_party').on(t.party_id, t.seq)],
)

export const idempotency = sqliteTable(
  'idempotency',
  {
    account_id: text().notNull(),
    key: text().notNull(),
    fingerprint: text().notNull(),
    status: integer().notNull(),
    answer_sealed: text().notNull(),
    created_at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.account_id, t.key] }),
    // The purge job.
    index('idempotency_by_time').on(t.created_at),
  ],
)

export const holidayNotice = sqliteTable('holiday_notice', {
  year: integer().primaryKey(),
  source: text().notNull(),
  published_on: text().notNull(),
  off: text().notNull(),
  worked: text().notNull(),
  loaded_at: integer().notNull(),
  loaded_by: text().notNull(),
})

/** The hall's own closures and extra openings. They never touch a legal deadline. */
export const hallException = sqliteTable(
  'hall_exception',
  {
    id: text().primaryKey(),
    point_id: text().notNull(),
    kind: text().notNull(),
    day: text().notNull(),
    from_minute: integer(),
    to_minute: integer(),
    window_kind: text(),
    windows: integer(),
    reason: text().notNull(),
    created_by: text().notNull(),
    created_at: integer().notNull(),
    removed_at: integer(),
  },
  (t) => [index('hall_exception_by_day').on(t.point_id, t.day).where(sql`removed_at IS NULL`)],
)

/** Settings of the district by name; `version` is compared when one changes. */
export const setting = sqliteTable('setting', {
  name: text().primaryKey(),
  value: text().notNull(),
  version: integer().notNull().default(1),
})

/** Work that runs on a timer: one row a job, leased, with the instant it is due next. */
export const job = sqliteTable('job', {
  name: text().primaryKey(),
  next_due_at: integer().notNull(),
  leased_until: integer(),
  last_run_at: integer(),
  last_error: text(),
})
