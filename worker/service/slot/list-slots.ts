import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listSlots as endpoint, SlotView } from '../../../shared/contract/slot'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { IN_USE } from './statements'

/** id, start, end, begins at, closed, left */
type Time = readonly [string, number, number, number, 0 | 1, number]
/** From, to: the hours somebody waits for, and how many people do. */
type Wait = readonly [number, number, number]

/** A whole day in one row: reading rows one by one through the driver takes more than twice as long as counting them. */
interface DayRow {
  times: string
  waits: string
  opens_at: number | null
  provisional: number | null
}

/** Times kept for walk-ins alone (capacity 0) are not shown. */
const SQL = `SELECT MIN(s.opens_at) AS opens_at, MAX(s.provisional) AS provisional,
  json_group_array(json_array(s.id, s.start_minute, s.end_minute, s.starts_at, s.closed_reason IS NOT NULL,
    s.capacity - ${IN_USE})) AS times,
  (SELECT json_group_array(json_array(g.from_minute, g.to_minute, g.people)) FROM
    (SELECT from_minute, to_minute, COUNT(*) AS people FROM waitlist WHERE state = 'waiting' AND point_id = ?
      AND window_kind = ? AND day = ? GROUP BY from_minute, to_minute) g) AS waits
  FROM slot s WHERE s.point_id = ? AND s.window_kind = ? AND s.day = ? AND s.capacity > 0`

/** The times of one day. A place that somebody waits for is not shown as free: it will be offered to them. */
export async function listSlots(context: Context, input: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps } = context
  const { id, windowKind, day } = input
  if (!deps.catalogue.points.some((point) => point.id === id)) throw new AppError('NOT_FOUND')
  const where = [id, windowKind, day]
  const [rows] = await context.load([query<DayRow>(SQL, [now, ...where, ...where])])
  const { times, waits, opens_at: opensAt, provisional } = found(rows[0])
  const waiting = JSON.parse(waits) as Wait[]
  const isReleased = opensAt !== null && opensAt <= now
  return {
    day,
    opensAt,
    provisional: provisional === 1,
    waiting: waiting.reduce((sum, [, , people]) => sum + people, 0),
    slots: (JSON.parse(times) as Time[])
      .map((time) => slotView(time, isReleased, waiting, now))
      .sort((a, b) => a.startMinute - b.startMinute),
  }
}

function slotView(
  [id, startMinute, endMinute, startsAt, closed, free]: Time,
  isReleased: boolean,
  waiting: readonly Wait[],
  now: number,
): SlotView {
  const isWaitedFor = waiting.some(([from, to]) => from <= startMinute && to >= endMinute)
  const left = free > 0 && !isWaitedFor ? free : 0
  const state =
    startsAt <= now ? 'past' : closed === 1 ? 'closed' : !isReleased ? 'not_released' : left === 0 ? 'full' : 'open'
  return { id, startMinute, endMinute, left: state === 'open' ? left : 0, state }
}
