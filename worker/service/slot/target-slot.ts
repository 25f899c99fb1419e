import type { Subject } from '../../../shared/contract/common'
import { isAcceptedAt } from '../../../shared/domain/acceptance'
import type { WindowKind } from '../../../shared/domain/window-kind'
import { type Query, query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { IN_USE } from './statements'

/** A slot someone wants, as it stands. */
export interface TargetSlot {
  id: string
  point_id: string
  window_kind: WindowKind
  day: string
  start_minute: number
  end_minute: number
  starts_at: number
  opens_at: number
  capacity: number
  provisional: number
  closed_reason: string | null
  taken: number
  waiting: number
}

const SQL = `SELECT s.id, s.point_id, s.window_kind, s.day, s.start_minute, s.end_minute, s.starts_at, s.opens_at,
  s.capacity, s.provisional, s.closed_reason, ${IN_USE} AS taken,
  (SELECT COUNT(*) FROM waitlist w WHERE w.state = 'waiting' AND w.point_id = s.point_id
    AND w.window_kind = s.window_kind AND w.day = s.day) AS waiting
  FROM slot s WHERE s.id = ?`

/** Reads the slot someone wants; goes into the one `load` of a verb. */
export function targetSlotQuery(slotId: string, now: number): Query<TargetSlot> {
  return query<TargetSlot>(SQL, [now, slotId])
}

/**
 * The slot, if it can be booked at this hour. Whether a place is free is settled in the write.
 * @throws AppError NOT_FOUND, SLOT_PAST, SLOT_CLOSED, SLOT_NOT_RELEASED
 */
export function bookableSlot(slot: TargetSlot | undefined, now: number): TargetSlot {
  const wanted = found(slot)
  if (wanted.starts_at <= now) throw new AppError('SLOT_PAST')
  if (wanted.closed_reason !== null || wanted.capacity === 0) throw new AppError('SLOT_CLOSED')
  if (wanted.opens_at > now) throw new AppError('SLOT_NOT_RELEASED', { details: { opensAt: wanted.opens_at } })
  return wanted
}

/** No place left, with what the next screen needs to offer the waiting list of that day. */
export function slotFull(slot: TargetSlot): AppError {
  const { point_id, window_kind, day, waiting } = slot
  return new AppError('SLOT_FULL', { details: { pointId: point_id, windowKind: window_kind, day, waiting } })
}

/**
 * Writes a claim; when the last place went to someone else meanwhile the refusal names the waiting list.
 * @throws AppError SLOT_FULL with details, and whatever `claim` throws
 */
export async function orSlotFull<T>(slot: TargetSlot, claim: Promise<T>): Promise<T> {
  try {
    return await claim
  } catch (error) {
    throw error instanceof AppError && error.code === 'SLOT_FULL' ? slotFull(slot) : error
  }
}

/** @throws AppError SLOT_WRONG_POINT unless the windows of this kind at the point take the subject */
export function requireAccepted(context: Context, pointId: string, windowKind: WindowKind, subject: Subject): void {
  const { points, bundles } = context.deps.catalogue
  const point = points.find(({ id }) => id === pointId)
  const bundle = subject.kind === 'bundle' ? bundles.find(({ id }) => id === subject.id) : undefined
  const items = subject.kind === 'item' ? [subject.id] : (bundle?.items.map(({ item }) => item) ?? [])
  if (!point || !isAcceptedAt(point.accepts, windowKind, { kind: subject.kind, items }))
    throw new AppError('SLOT_WRONG_POINT')
}
