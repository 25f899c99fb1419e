import type { Channel } from '../../../shared/domain/outbox'
import type { WindowKind } from '../../../shared/domain/window-kind'
import { type Query, query, type Write, write } from '../../db/statement'
import type { Topic } from './text'

/** A message that this run has leased, with the person it goes to. */
export interface OutboxRow {
  id: string
  topic: Topic
  channel: Channel
  attempts: number
  account_id: string | null
  party_id: string | null
  /** Null when the message was deleted. */
  body_sealed: string | null
  ref_kind: string | null
  ref_id: string | null
  window_kind: WindowKind | null
  ordinal: number | null
  /** How the thing it is about stands now; null when it is about something else. */
  appointment_state: string | null
  starts_at: number | null
  waitlist_state: string | null
  rated: 0 | 1
  key_id: string | null
  wrapped: string | null
  key_version: number | null
  wechat_sealed: string | null
  phone_sealed: string | null
  language: 'zh-CN' | 'en' | null
  deleted_at: number | null
}

/** Messages of one page: small enough that all of them are tried before the lease ends. */
export const PAGE = 32

// The subquery takes what is due, a dead run's rows included; the update itself is what only one run can win.
// The index is named because the planner would sort all that waits by state.
const LEASE_SQL = `UPDATE outbox SET state = 'leased', leased_by = ?, leased_until = ?, due_at = ?, attempts = attempts + 1
  WHERE id IN (SELECT id FROM outbox INDEXED BY outbox_due WHERE state IN ('queued','leased') AND due_at <= ? ORDER BY due_at LIMIT ${PAGE})`

/** Takes the next page of due messages for the run `by`, until `until`. */
export function leaseDue(by: string, now: number, until: number): Write {
  return write(LEASE_SQL, [by, until, until, now])
}

const LEASED_SQL = `SELECT o.id, o.topic, o.channel, o.attempts, o.account_id, o.party_id,
    coalesce(m.body_sealed, o.body_sealed) AS body_sealed, o.ref_kind, o.ref_id,
    ap.window_kind, ap.ordinal, ap.state AS appointment_state, ap.starts_at,
    (SELECT w.state FROM waitlist w WHERE w.id = o.ref_id AND o.ref_kind = 'waitlist') AS waitlist_state,
    CASE o.ref_kind WHEN 'visit' THEN EXISTS (SELECT 1 FROM rating r WHERE r.visit_id = o.ref_id)
      WHEN 'application_rating' THEN EXISTS (SELECT 1 FROM rating r WHERE r.application_id = o.ref_id) ELSE 0 END AS rated,
    k.id AS key_id, k.wrapped, k.version AS key_version, a.wechat_sealed,
    coalesce(a.phone_sealed, p.phone_sealed) AS phone_sealed, a.language, coalesce(a.deleted_at, p.deleted_at) AS deleted_at
  FROM outbox o INDEXED BY outbox_due
  LEFT JOIN inbox_message m ON m.id = o.id
  LEFT JOIN appointment ap ON ap.id = o.ref_id AND o.ref_kind = 'appointment'
  LEFT JOIN account a ON a.id = o.account_id
  LEFT JOIN party p ON p.id = o.party_id
  LEFT JOIN person_key k ON k.id = coalesce(a.key_id, p.key_id)
  WHERE o.state IN ('queued','leased') AND o.due_at = ? AND o.leased_by = ?`

/** What {@link leaseDue} took. */
export function leasedRows(by: string, until: number): Query<OutboxRow> {
  return query<OutboxRow>(LEASED_SQL, [until, by])
}
