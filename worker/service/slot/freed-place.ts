import { rereleaseAt } from '../../../shared/domain/slot-release'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import { guarded, type Write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { type OfferedTime, offerUntil, offerWrites, type Waiter } from '../waitlist/offer'

/** A place that is given up. */
export interface FreedPlace {
  id: string
  slot: OfferedTime & { closed_reason: string | null }
  /** What it was: a booking comes back after a random delay, against resale; a hold or an offer at once. */
  kind: 'booked' | 'held' | 'offered'
  /** First of the waiting list for that time. */
  waiter: Waiter | undefined
  /** False after the waiter was lost to another freed place: the next run of the job offers this one. */
  handOver: boolean
}

const DELETE_SQL = 'DELETE FROM place WHERE id = ? AND kind = ?'
/** What has run out meanwhile may be another's by now: only a place in use is passed on. */
const STILL_THERE = 'WHERE id = ? AND kind = ? AND (until IS NULL OR until > ?)'
const COOL_SQL = `UPDATE place SET kind = 'cooling', until = ?, account_id = NULL, appointment_id = NULL ${STILL_THERE}`
const OFFER_SQL = `UPDATE place SET kind = 'offered', until = ?, account_id = ?, appointment_id = NULL, waitlist_id = ?
  ${STILL_THERE}`

/**
 * What happens to a place that is given up, in the same batch: the first of the waiting list is offered it, else it cools
 * down or is free. Guard CONFLICT: the place or the waiter is no longer there.
 */
export async function freePlace(context: Context, freed: FreedPlace, rule: SlotRule): Promise<Write[]> {
  const { now, deps } = context
  const { id, slot, kind, waiter } = freed
  const isUsable = slot.closed_reason === null && slot.starts_at > now
  if (isUsable && waiter && freed.handOver) {
    const until = offerUntil(now, slot, rule)
    return [
      guarded('CONFLICT', OFFER_SQL, [until, waiter.account_id, waiter.id, id, kind, now]),
      ...(await offerWrites(context, waiter, id, slot, until)),
    ]
  }
  if (!isUsable || kind !== 'booked' || waiter) return [guarded('CONFLICT', DELETE_SQL, [id, kind])]
  return [guarded('CONFLICT', COOL_SQL, [rereleaseAt(now, rule, deps.random()), id, kind, now])]
}

/**
 * Runs a verb that gives up a place. Several places freed at once find the same first waiter, and one of them wins; the
 * others read again once and leave theirs to the job, so that no crowd runs in circles.
 */
export async function withHandOver<T>(run: (handOver: boolean) => Promise<T>): Promise<T> {
  try {
    return await run(true)
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return run(false)
    throw error
  }
}
