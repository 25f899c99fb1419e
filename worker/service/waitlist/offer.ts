import type { Subject } from '../../../shared/contract/common'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import { MINUTE_MS } from '../../../shared/domain/time'
import { guarded, type Query, query, type Write } from '../../db/statement'
import type { Context } from '../context'
import { noticeWrites } from '../notice/notice'
import { OPEN } from '../slot/statements'

/** Someone on the waiting list who can be offered a place, with the key of the account that is told. */
export interface Waiter {
  id: string
  account_id: string
  party_id: string
  subject_kind: Subject['kind']
  subject_id: string
  from_minute: number
  to_minute: number
  key_id: string
  wrapped: string
  key_version: number
}

/** The time a place is offered for. */
export interface OfferedTime {
  id: string
  point_id: string
  day: string
  start_minute: number
  starts_at: number
}

/** Columns of {@link Waiter} from `waitlist w`, who has nothing else on that day by now. */
export const WAITER_COLUMNS = `w.id, w.account_id, w.party_id, w.subject_kind, w.subject_id, w.from_minute, w.to_minute,
  k.id AS key_id, k.wrapped, k.version AS key_version`
export const WAITER_JOINS = 'JOIN account a ON a.id = w.account_id JOIN person_key k ON k.id = a.key_id'
export const WAITER_FREE = `k.wrapped IS NOT NULL AND NOT EXISTS
  (SELECT 1 FROM appointment o WHERE o.limit_key = w.limit_key AND o.day = w.day AND o.${OPEN})`

/** The first who waits for the time of a place. */
const nextSql = (place: string) => `SELECT ${WAITER_COLUMNS} FROM place p JOIN slot s ON s.id = p.slot_id
  JOIN waitlist w ON w.state = 'waiting' AND w.point_id = s.point_id AND w.window_kind = s.window_kind AND w.day = s.day
    AND w.from_minute <= s.start_minute AND w.to_minute >= s.end_minute
  ${WAITER_JOINS} WHERE ${place} AND ${WAITER_FREE} ORDER BY w.created_at, w.id LIMIT 1`
const NEXT_SQL = {
  place: nextSql('p.id = ?'),
  appointment: nextSql('p.appointment_id = ?'),
  waitlist: nextSql('p.id = (SELECT e.place_id FROM waitlist e WHERE e.id = ?)'),
}

/** Who is first to be offered the place of a hold, of an appointment or of an offer; goes into the one `load` of a verb. */
export function nextWaiterQuery(of: keyof typeof NEXT_SQL, id: string): Query<Waiter> {
  return query<Waiter>(NEXT_SQL[of], [id])
}

const OFFER_SQL = `UPDATE waitlist SET state = 'offered', place_id = ?, offer_until = ?, changed_at = ?
  WHERE id = ? AND state = 'waiting'`

/** @returns until when an offer made now holds: as the rules say, and not beyond the beginning of the time itself */
export function offerUntil(now: number, slot: { starts_at: number }, rule: SlotRule): number {
  return Math.min(now + rule.offerMinutes * MINUTE_MS, slot.starts_at)
}

/** Marks the offer and tells the waiter. The place itself is the caller's write. Guard CONFLICT: no longer waiting. */
export async function offerWrites(
  context: Context,
  waiter: Waiter,
  placeId: string,
  slot: OfferedTime,
  until: number,
): Promise<Write[]> {
  const key = await context.deps.vault.openKey(waiter.key_id, waiter.wrapped, waiter.key_version)
  const subject = { kind: waiter.subject_kind, id: waiter.subject_id }
  const facts = { pointId: slot.point_id, subject, day: slot.day, startMinute: slot.start_minute, until }
  return [
    guarded('CONFLICT', OFFER_SQL, [placeId, until, context.now, waiter.id]),
    context.audit('offer', 'waitlist', waiter.id, slot.point_id, { place: placeId }),
    ...(await noticeWrites(context, {
      topic: 'waitlist_offer',
      facts,
      accountId: waiter.account_id,
      key,
      ref: { kind: 'waitlist', id: waiter.id },
      dedupe: `waitlist_offer/${waiter.id}/${placeId}`,
    })),
  ]
}
