import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { DayView, listDays as endpoint } from '../../../shared/contract/slot'
import { hoursOfDay } from '../../../shared/domain/slot-hours'
import { addDays, dayOf } from '../../../shared/domain/time'
import { dayKind, type WorkCalendar } from '../../../shared/domain/working-day'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'
import { calendarOf, NOTICES_QUERY } from './calendar'
import { IN_USE, WAITED_FOR } from './statements'

interface DayRow {
  day: string
  opens_at: number
  provisional: number
  /** Times that are still to come and not closed. */
  usable: number
  /** Times that are not closed, whether to come or not. */
  kept: number
  left: number
  reason: string | null
}

/** Places are counted only where they can be booked now: open, released, to come, and not waited for by somebody. */
const SQL = `SELECT s.day, MIN(s.opens_at) AS opens_at, MAX(s.provisional) AS provisional,
  SUM(s.closed_reason IS NULL AND s.starts_at > ?) AS usable,
  SUM(s.closed_reason IS NULL) AS kept, MAX(s.closed_reason) AS reason,
  SUM(CASE WHEN s.closed_reason IS NULL AND s.opens_at <= ? AND s.starts_at > ? AND NOT ${WAITED_FOR}
    THEN MAX(0, s.capacity - ${IN_USE}) ELSE 0 END) AS left
  FROM slot s WHERE s.point_id = ? AND s.window_kind = ? AND s.day >= ? AND s.capacity > 0 GROUP BY s.day ORDER BY s.day`

/** The days from today as far as slots are planned, days of rest among them, so that a calendar has no holes. */
export async function listDays(context: Context, input: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps } = context
  const { id, windowKind } = input
  const point = found(deps.catalogue.points.find((one) => one.id === id))
  const today = dayOf(now)
  const [rows, notices] = await context.load([
    query<DayRow>(SQL, [now, now, now, null, now, id, windowKind, today]),
    NOTICES_QUERY,
  ])
  const calendar = calendarOf(notices)
  const planned = new Map(rows.map((row) => [row.day, row]))
  const last = rows.at(-1)?.day
  const days: DayView[] = []
  for (let day = today; last !== undefined && day <= last; day = addDays(day, 1)) {
    const row = planned.get(day)
    // A hall that was set up after the last time of its first day has none planned for it, and was open all the same.
    const wasOpen = day === today && hoursOfDay(point, day, calendar).length > 0
    days.push(row ? dayView(row, now) : unplanned(day, calendar, wasOpen ? 'past' : 'closed'))
  }
  return { days }
}

function dayView(row: DayRow, now: number): DayView {
  const { day, usable, kept, left, opens_at: opensAt } = row
  const over = kept > 0 ? 'past' : 'closed'
  const state = usable === 0 ? over : opensAt > now ? 'not_released' : left > 0 ? 'open' : 'full'
  const reason = state === 'closed' ? row.reason : null
  return { day, state, left, opensAt, provisional: row.provisional === 1, reason }
}

function unplanned(day: string, calendar: WorkCalendar, state: DayView['state']): DayView {
  const { provisional } = dayKind(day, calendar)
  return { day, state, left: 0, opensAt: null, provisional, reason: null }
}
