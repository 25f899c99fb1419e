import type { WaitlistView } from '../../../shared/contract/slot'

/** One row of {@link WAITLIST_SQL}. */
export interface WaitlistRow {
  id: string
  point_id: string
  window_kind: WaitlistView['windowKind']
  day: string
  from_minute: number
  to_minute: number
  subject_kind: WaitlistView['subject']['kind']
  subject_id: string
  party_id: string
  state: WaitlistView['state']
  offer_until: number | null
  created_at: number
  ahead: number
  slot_id: string | null
  start_minute: number | null
  end_minute: number | null
}

/** Everything a view needs, from `waitlist w`; add a WHERE. */
export const WAITLIST_SQL = `SELECT w.id, w.point_id, w.window_kind, w.day, w.from_minute, w.to_minute, w.subject_kind,
  w.subject_id, w.party_id, w.state, w.offer_until, w.created_at, s.id AS slot_id, s.start_minute, s.end_minute,
  (SELECT COUNT(*) FROM waitlist f WHERE f.state = 'waiting' AND f.point_id = w.point_id
    AND f.window_kind = w.window_kind AND f.day = w.day AND f.created_at < w.created_at) AS ahead
  FROM waitlist w LEFT JOIN place p ON p.id = w.place_id LEFT JOIN slot s ON s.id = p.slot_id`

/** @returns the entry as its owner sees it; an offer that has run out has lapsed, whether the job was there or not */
export function waitlistView(row: WaitlistRow, now: number): WaitlistView {
  const { slot_id, start_minute, end_minute, offer_until } = row
  const isOffered = row.state === 'offered' && offer_until !== null && offer_until > now
  return {
    id: row.id,
    pointId: row.point_id,
    windowKind: row.window_kind,
    day: row.day,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    subject: { kind: row.subject_kind, id: row.subject_id },
    partyId: row.party_id,
    state: row.state === 'offered' && !isOffered ? 'lapsed' : row.state,
    ahead: row.state === 'waiting' ? row.ahead : 0,
    offer:
      isOffered && slot_id !== null && start_minute !== null && end_minute !== null
        ? { slotId: slot_id, startMinute: start_minute, endMinute: end_minute, until: offer_until }
        : null,
    createdAt: row.created_at,
  }
}
