import { type Day, dayFromNumber, dayNumber } from '../time'
import type { WorkCalendar } from '../working-day'

/** Days on which a limit stands still: those after `from`, up to and with `to`. */
export interface Standstill {
  readonly from: Day
  readonly to: Day
  /** Nobody has ended it yet; `to` is the last day of the time told. */
  readonly open: boolean
}

/** A limit: so many working days, counted from the working day after `since`, the days of a standstill left out. */
export interface Span {
  readonly since: Day
  readonly days: number
  readonly standstills: readonly Standstill[]
}

export interface CountedDay {
  readonly day: Day
  /** A day that was counted, skipped or stood still on the way rests on no notice of the State Council. */
  readonly provisional: boolean
}

/** No limit of law or promise comes near; a larger count is a mistake, and would walk the calendar for ever. */
const FARTHEST_DAYS = 2_000

interface Walk {
  /** Number of the day the walk stands on. */
  at: number
  counted: number
  provisional: boolean
}

/** The day on which a count of the limit is reached. A count of 0 is `since` itself. */
export function dayReached(span: Span, count: number, calendar: WorkCalendar): CountedDay {
  return dayOf(walkTo(count, span, numbersOf(span.standstills), calendar), count, calendar)
}

/**
 * The last day of a count of the limit: the one on which it is reached, which is used up as a whole. But a limit that
 * stands still is not over while it stands still (行政许可法 art. 45: the time is not counted in). Where it stands still
 * from that very day on, because it was paused on it, its last day is the last one of the standstill. Nothing was left
 * then and nothing is left afterwards: what is limited is to be done on the day the limit goes on.
 */
export function lastDayOf(span: Span, count: number, calendar: WorkCalendar): CountedDay {
  const still = numbersOf(span.standstills)
  const walk = walkTo(count, span, still, calendar)
  while (still.some(([from, to]) => from <= walk.at && walk.at < to)) step(walk, still, calendar)
  return dayOf(walk, count, calendar)
}

/** How many days of the limit are used up at the end of the day; 0 up to the day it began. */
export function daysUsed(span: Span, today: Day, calendar: WorkCalendar): number {
  const still = numbersOf(span.standstills)
  const walk = startOf(span)
  const last = dayNumber(today)
  while (walk.at < last) step(walk, still, calendar)
  return walk.counted
}

type NumberSpan = readonly [from: number, to: number]

const numbersOf = (standstills: readonly Standstill[]): NumberSpan[] =>
  standstills.map(({ from, to }) => [dayNumber(from), dayNumber(to)])

const startOf = ({ since }: Span): Walk => ({ at: dayNumber(since), counted: 0, provisional: false })

function walkTo(count: number, span: Span, still: readonly NumberSpan[], calendar: WorkCalendar): Walk {
  if (!Number.isInteger(count) || count < 0 || count > FARTHEST_DAYS) {
    throw new RangeError('a count of working days is a whole number from 0 up')
  }
  const walk = startOf(span)
  while (walk.counted < count) step(walk, still, calendar)
  return walk
}

function dayOf({ at, provisional }: Walk, count: number, calendar: WorkCalendar): CountedDay {
  return { day: dayFromNumber(at), provisional: provisional || (count === 0 && calendar.kindAt(at).provisional) }
}

function step(walk: Walk, still: readonly NumberSpan[], calendar: WorkCalendar): void {
  walk.at += 1
  const kind = calendar.kindAt(walk.at)
  if (kind.provisional) walk.provisional = true
  if (kind.working && !still.some(([from, to]) => from < walk.at && walk.at <= to)) walk.counted += 1
}
