import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listSlots as endpoint, SlotView } from '../../../shared/contract/slot'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { IN_USE } from './statements'

interface SlotRow {
  id: string
  start_minute: number
  end_minute: number
  starts_at: number
  opens_at: number
  provisional: number
  closed: number
  left: number
}
interface WaitingRow {
  from_minute: number
  to_minute: number
  people: number
}

/** Times kept for walk-ins alone (capacity 0) are not shown. */
const SLOTS_SQL = `SELECT s.id, s.start_minute, s.end_minute, s.starts_at, s.opens_at, s.provisional,
  s.closed_reason IS NOT NULL AS closed, s.capacity - ${IN_USE} AS left
  FROM slot s WHERE s.point_id = ? AND s.window_kind = ? AND s.day = ? AND s.capacity > 0 ORDER BY s.start_minute`
const WAITING_SQL = `SELECT from_minute, to_minute, COUNT(*) AS people FROM waitlist
  WHERE state = 'waiting' AND point_id = ? AND window_kind = ? AND day = ? GROUP BY from_minute, to_minute`

/** The times of one day. A place that somebody waits for is not shown as free: it will be offered to them. */
export async function listSlots(context: Context, input: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps } = context
  const { id, windowKind, day } = input
  if (!deps.catalogue.points.some((point) => point.id === id)) throw new AppError('NOT_FOUND')
  const [rows, waits] = await context.load([
    query<SlotRow>(SLOTS_SQL, [now, id, windowKind, day]),
    query<WaitingRow>(WAITING_SQL, [id, windowKind, day]),
  ])
  const first = rows[0]
  return {
    day,
    opensAt: first?.opens_at ?? null,
    provisional: first?.provisional === 1,
    waiting: waits.reduce((sum, { people }) => sum + people, 0),
    slots: rows.map((row) => slotView(row, waits, now)),
  }
}

function slotView(row: SlotRow, waits: readonly WaitingRow[], now: number): SlotView {
  const { id, start_minute: startMinute, end_minute: endMinute } = row
  const isWaitedFor = waits.some((wait) => wait.from_minute <= startMinute && wait.to_minute >= endMinute)
  const left = row.left > 0 && !isWaitedFor ? row.left : 0
  const state =
    row.starts_at <= now
      ? 'past'
      : row.closed === 1
        ? 'closed'
        : row.opens_at > now
          ? 'not_released'
          : left === 0
            ? 'full'
            : 'open'
  return { id, startMinute, endMinute, left: state === 'open' ? left : 0, state }
}
