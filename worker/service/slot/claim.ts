import { guarded, type Write } from '../../db/statement'
import type { Context } from '../context'
import { IN_USE, WAITED_FOR } from './statements'

/** Released, open, not begun, a place left, and nobody else waits for it: one statement, so no interleaving can overbook. */
const CLAIM_SQL = `INSERT INTO place (id, slot_id, kind, until, account_id, appointment_id, created_at)
  SELECT ?, s.id, ?, ?, ?, ?, ? FROM slot s WHERE s.id = ? AND s.closed_reason IS NULL AND s.opens_at <= ?
    AND s.starts_at > ? AND ${IN_USE} < s.capacity AND NOT ${WAITED_FOR}`

/**
 * The places beside this one are counted again: a request whose clock is a moment behind may hold what has just run out
 * and been given to another.
 */
const KEEP_SQL = `UPDATE place SET kind = 'booked', until = NULL, appointment_id = ?
  WHERE id = ? AND slot_id = ? AND account_id = ? AND kind = ? AND until > ?
    AND EXISTS (SELECT 1 FROM slot s WHERE s.id = place.slot_id AND s.closed_reason IS NULL AND s.starts_at > ?
      AND (SELECT COUNT(*) FROM place p WHERE p.slot_id = s.id AND p.id <> place.id AND (p.until IS NULL OR p.until > ?)) < s.capacity)`

/** Keeps a free place for an account until an instant. Guard SLOT_FULL. */
export function holdPlace(context: Context, placeId: string, slotId: string, accountId: string, until: number): Write {
  return claim(context, placeId, slotId, accountId, { kind: 'held', until, appointmentId: null })
}

/** Takes a free place for an appointment. `accountId` null: booked by a clerk for someone without one. Guard SLOT_FULL. */
export function bookPlace(context: Context, slotId: string, accountId: string | null, appointmentId: string): Write {
  return claim(context, context.id(), slotId, accountId, { kind: 'booked', until: null, appointmentId })
}

function claim(
  { now }: Context,
  placeId: string,
  slotId: string,
  accountId: string | null,
  use: { kind: 'held' | 'booked'; until: number | null; appointmentId: string | null },
): Write {
  const row = [placeId, use.kind, use.until, accountId, use.appointmentId, now]
  return guarded('SLOT_FULL', CLAIM_SQL, [...row, slotId, now, now, now, accountId])
}

/** Makes the caller's held or offered place the place of an appointment. Guard HOLD_EXPIRED or OFFER_EXPIRED. */
export function keepPlace(
  { now, accountId }: Context,
  kind: 'held' | 'offered',
  placeId: string,
  slotId: string,
  appointmentId: string,
): Write {
  const guard = kind === 'held' ? 'HOLD_EXPIRED' : 'OFFER_EXPIRED'
  return guarded(guard, KEEP_SQL, [appointmentId, placeId, slotId, accountId, kind, now, now, now])
}
