import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** One data key a person (account or party), wrapped by a master key. Destroying it deletes what it sealed. */
export const personKey = sqliteTable(
  'person_key',
  {
    id: text().primaryKey(),
    wrapped: text(),
    version: integer().notNull(),
    created_at: integer().notNull(),
    destroyed_at: integer(),
  },
  // The rotation command walks the keys of an older master version.
  (t) => [index('person_key_by_version').on(t.version, t.id)],
)

export const account = sqliteTable(
  'account',
  {
    id: text().primaryKey(),
    key_id: text()
      .notNull()
      .references(() => personKey.id),
    phone_sealed: text(),
    phone_hash: text(),
    wechat_hash: text(),
    wechat_sealed: text(),
    language: text().notNull().default('zh-CN'),
    large_type: integer().notNull().default(0),
    consent_version: text(),
    consent_at: integer(),
    /** Who the person was found to be (name and document, JSON); by whom (`service`, or the account of a clerk) and when. */
    identity_sealed: text(),
    identity_by: text(),
    identity_at: integer(),
    created_at: integer().notNull(),
    deleted_at: integer(),
    /** 工作姓名 and 工号 of one of the hall's people, as their window shows them: public, and not sealed (decision 0017). */
    work_name: text(),
    work_badge: text(),
  },
  (t) => [
    // Login finds the account by its number; one account a number.
    uniqueIndex('account_by_phone').on(t.phone_hash),
    uniqueIndex('account_by_wechat').on(t.wechat_hash),
    // A number names one person; who has left gives it back.
    uniqueIndex('account_by_badge').on(t.work_badge).where(sql`work_badge IS NOT NULL AND deleted_at IS NULL`),
  ],
)

export const session = sqliteTable(
  'session',
  {
    id: text().primaryKey(),
    account_id: text()
      .notNull()
      .references(() => account.id),
    /** What the phone calls itself; people put their names there. */
    device_sealed: text().notNull(),
    refresh_hash: text().notNull(),
    previous_hash: text(),
    rotated_at: integer(),
    rotation_sealed: text(),
    created_at: integer().notNull(),
    used_at: integer().notNull(),
    expires_at: integer().notNull(),
    revoked_at: integer(),
    revoked_why: text(),
  },
  (t) => [
    // The device list, and "log out everywhere".
    index('session_by_account').on(t.account_id, t.revoked_at),
    // The purge job removes what ended long ago.
    index('session_by_expiry').on(t.expires_at),
  ],
)

export const loginCode = sqliteTable(
  'login_code',
  {
    phone_hash: text().primaryKey(),
    code_hash: text().notNull(),
    attempts: integer().notNull().default(0),
    /** How many codes this phone was sent on this day, for the daily limit. */
    sent_day: text().notNull(),
    sent_today: integer().notNull(),
    created_at: integer().notNull(),
    expires_at: integer().notNull(),
    used_at: integer(),
  },
  // The purge job removes what expired, a day later.
  (t) => [index('login_code_by_expiry').on(t.expires_at)],
)

export const roleGrant = sqliteTable(
  'role_grant',
  {
    id: text().primaryKey(),
    account_id: text()
      .notNull()
      .references(() => account.id),
    role: text().notNull(),
    point_id: text(),
    /** In whose name: for the roles of a department. */
    department_id: text(),
    granted_by: text().notNull(),
    granted_at: integer().notNull(),
    expires_at: integer().notNull(),
    revoked_at: integer(),
  },
  (t) => [
    // Read with every staff request. One live grant an account, role, place and department.
    uniqueIndex('role_grant_live')
      .on(
        t.account_id,
        t.role,
        sql`CASE WHEN point_id IS NULL THEN '' ELSE point_id END`,
        sql`CASE WHEN department_id IS NULL THEN '' ELSE department_id END`,
      )
      .where(sql`revoked_at IS NULL`),
    // Is there an administrator besides this one?
    index('role_grant_by_role').on(t.role, t.expires_at).where(sql`revoked_at IS NULL`),
  ],
)

/** Someone an account books for. The limit key is the same for the same document, whoever books. */
export const party = sqliteTable(
  'party',
  {
    id: text().primaryKey(),
    account_id: text().references(() => account.id),
    key_id: text()
      .notNull()
      .references(() => personKey.id),
    kind: text().notNull(),
    relation_sealed: text(),
    name_sealed: text().notNull(),
    document_kind: text(),
    document_sealed: text(),
    document_hash: text(),
    phone_sealed: text(),
    phone_hash: text(),
    limit_key: text().notNull(),
    created_at: integer().notNull(),
    deleted_at: integer(),
    /** Key destroyed and hashes cleared; later than `deleted_at` when an open appointment still needed the name. */
    erased_at: integer(),
  },
  (t) => [
    // The people of an account; the same document once an account.
    uniqueIndex('party_by_account')
      .on(t.account_id, t.limit_key)
      .where(sql`deleted_at IS NULL AND account_id IS NOT NULL`),
    // One is oneself.
    uniqueIndex('party_self').on(t.account_id).where(sql`kind = 'self' AND deleted_at IS NULL`),
    // The purge job erases what was removed while an appointment was open.
    index('party_to_erase').on(t.deleted_at).where(sql`deleted_at IS NOT NULL AND erased_at IS NULL`),
    // A clerk finds a person exactly, by document or phone.
    index('party_by_document').on(t.document_hash),
    index('party_by_phone').on(t.phone_hash),
  ],
)

export const checklistState = sqliteTable(
  'checklist_state',
  {
    account_id: text()
      .notNull()
      .references(() => account.id),
    bundle_id: text().notNull(),
    answers: text().notNull(),
    ticked: text().notNull(),
    updated_at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.account_id, t.bundle_id] })],
)

/** An objection to a booking ban. */
export const objection = sqliteTable(
  'objection',
  {
    id: text().primaryKey(),
    account_id: text()
      .notNull()
      .references(() => account.id),
    limit_key: text().notNull(),
    words_sealed: text().notNull(),
    state: text().notNull(),
    no_shows: integer().notNull(),
    cancels: integer().notNull(),
    answer_sealed: text(),
    answered_by: text(),
    answered_at: integer(),
    created_at: integer().notNull(),
  },
  (t) => [
    // One open objection a person; the supervisor's list.
    uniqueIndex('objection_open').on(t.limit_key).where(sql`state = 'open'`),
    index('objection_by_state').on(t.state, t.created_at),
    index('objection_by_account').on(t.account_id, t.created_at),
  ],
)

/** Offences before this instant no longer count for this person. */
export const forgiveness = sqliteTable('forgiveness', {
  limit_key: text().primaryKey(),
  until: integer().notNull(),
})
