import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { account, party } from './person'

export const slot = sqliteTable(
  'slot',
  {
    id: text().primaryKey(),
    point_id: text().notNull(),
    window_kind: text().notNull(),
    day: text().notNull(),
    start_minute: integer().notNull(),
    end_minute: integer().notNull(),
    starts_at: integer().notNull(),
    capacity: integer().notNull(),
    walk_in: integer().notNull(),
    opens_at: integer().notNull(),
    provisional: integer().notNull().default(0),
    closed_reason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    // The times of one day, in order; planning again finds the same slot.
    uniqueIndex('slot_by_time').on(t.point_id, t.window_kind, t.day, t.start_minute),
    check('slot_capacity', sql`capacity >= 0`),
  ],
)

/**
 * One row a place in use. `until` NULL is booked; with an instant the place is held, offered or cooling down until then,
 * and free afterwards without any write: what is free is `capacity` less the rows that are booked or not yet past.
 */
export const place = sqliteTable(
  'place',
  {
    id: text().primaryKey(),
    slot_id: text()
      .notNull()
      .references(() => slot.id),
    kind: text().notNull(),
    until: integer(),
    account_id: text(),
    appointment_id: text(),
    waitlist_id: text(),
    created_at: integer().notNull(),
  },
  (t) => [
    // Counted in every claim and every view of a day.
    index('place_by_slot').on(t.slot_id, t.until),
    // Places whose time has run out, for the waiting list and the purge.
    index('place_by_until').on(t.until).where(sql`until IS NOT NULL`),
    // A new hold replaces the earlier one; one hold an account.
    uniqueIndex('place_hold').on(t.account_id).where(sql`kind = 'held'`),
    uniqueIndex('place_by_appointment').on(t.appointment_id).where(sql`appointment_id IS NOT NULL`),
  ],
)

export const appointment = sqliteTable(
  'appointment',
  {
    id: text().primaryKey(),
    slot_id: text()
      .notNull()
      .references(() => slot.id),
    point_id: text().notNull(),
    window_kind: text().notNull(),
    day: text().notNull(),
    start_minute: integer().notNull(),
    end_minute: integer().notNull(),
    starts_at: integer().notNull(),
    ordinal: integer().notNull(),
    account_id: text().references(() => account.id),
    party_id: text()
      .notNull()
      .references(() => party.id),
    limit_key: text().notNull(),
    subject_kind: text().notNull(),
    subject_id: text().notNull(),
    channel: text().notNull(),
    booked_by: text().notNull(),
    state: text().notNull(),
    version: integer().notNull().default(1),
    displaced: text(),
    displaced_told_at: integer(),
    created_at: integer().notNull(),
    changed_at: integer().notNull(),
    ended_at: integer(),
    reminded_at: integer(),
  },
  (t) => [
    // The number called in the hall: counted per place, day and kind of window.
    uniqueIndex('appointment_by_number').on(t.point_id, t.day, t.window_kind, t.ordinal),
    // One open appointment a person and subject; one a person and day. These are the law of the limits.
    uniqueIndex('appointment_open_subject')
      .on(t.limit_key, t.subject_kind, t.subject_id)
      .where(sql`state IN ('booked','checked_in','serving')`),
    uniqueIndex('appointment_open_day').on(t.limit_key, t.day).where(sql`state IN ('booked','checked_in','serving')`),
    // No-shows and cancellations of the month, for the ban.
    index('appointment_offences').on(t.limit_key, t.ended_at).where(sql`state IN ('no_show','cancelled')`),
    // "My appointments", newest first.
    index('appointment_by_account').on(t.account_id, t.starts_at),
    // What an agent booked for others today.
    index('appointment_by_booker').on(t.booked_by, t.created_at),
    // Moving people away from a closed slot.
    index('appointment_by_slot').on(t.slot_id, t.state),
    // Who must be told that the hall cannot keep the time.
    index('appointment_displaced').on(t.displaced_told_at).where(sql`state = 'booked' AND displaced IS NOT NULL`),
    // Jobs: no-shows and reminders among the open ones, by time.
    index('appointment_due').on(t.state, t.starts_at).where(sql`state = 'booked'`),
  ],
)

export const waitlist = sqliteTable(
  'waitlist',
  {
    id: text().primaryKey(),
    account_id: text()
      .notNull()
      .references(() => account.id),
    party_id: text()
      .notNull()
      .references(() => party.id),
    limit_key: text().notNull(),
    point_id: text().notNull(),
    window_kind: text().notNull(),
    day: text().notNull(),
    from_minute: integer().notNull(),
    to_minute: integer().notNull(),
    subject_kind: text().notNull(),
    subject_id: text().notNull(),
    state: text().notNull(),
    place_id: text(),
    offer_until: integer(),
    created_at: integer().notNull(),
    changed_at: integer().notNull(),
  },
  (t) => [
    // Who is next; how many are before me.
    index('waitlist_next').on(t.point_id, t.window_kind, t.day, t.created_at).where(sql`state = 'waiting'`),
    uniqueIndex('waitlist_once')
      .on(t.limit_key, t.point_id, t.window_kind, t.day)
      .where(sql`state IN ('waiting','offered')`),
    index('waitlist_by_account').on(t.account_id, t.created_at),
    // Offers whose time has run out, and days that are over.
    index('waitlist_offer').on(t.offer_until).where(sql`state = 'offered'`),
    index('waitlist_open_day').on(t.day).where(sql`state IN ('waiting','offered')`),
  ],
)

export const visit = sqliteTable(
  'visit',
  {
    id: text().primaryKey(),
    appointment_id: text()
      .notNull()
      .references(() => appointment.id),
    account_id: text(),
    point_id: text().notNull(),
    window_id: text(),
    clerk_id: text(),
    state: text().notNull(),
    checked_in_by: text().notNull(),
    late_reason_sealed: text(),
    checked_in_at: integer().notNull(),
    started_at: integer(),
    finished_at: integer(),
    result: text(),
    note_sealed: text(),
    rating_invited_at: integer(),
  },
  (t) => [
    // A replayed pass finds the visit that is there.
    uniqueIndex('visit_by_appointment').on(t.appointment_id),
    // One person at one window at a time.
    uniqueIndex('visit_serving').on(t.window_id).where(sql`state = 'serving'`),
    // What a window's printed code opens.
    index('visit_by_account').on(t.account_id, t.window_id, t.finished_at),
    // How many of a service point were asked to rate lately, and how many did.
    index('visit_invited').on(t.point_id, t.rating_invited_at).where(sql`rating_invited_at IS NOT NULL`),
  ],
)
