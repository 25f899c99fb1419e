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

/**
 * Walks the calendar once and answers for several counts, which must ascend: the day on which each is reached. A count of
 * 0 is `since` itself.
 */
export function daysReached(span: Span, counts: readonly number[], calendar: WorkCalendar): CountedDay[] {
  const still = numbersOf(span.standstills)
  const walk: Walk = { at: dayNumber(span.since), counted: 0, provisional: false }
  return counts.map((count) => {
    if (!Number.isInteger(count) || count < walk.counted || count > FARTHEST_DAYS) {
      throw new RangeError('counts of working days ascend from 0')
    }
    while (walk.counted < count) step(walk, still, calendar)
    const own = count === 0 && calendar.kindAt(walk.at).provisional
    return { day: dayFromNumber(walk.at), provisional: walk.provisional || own }
  })
}

/** How many days of the limit are used up at the end of the day; 0 up to the day it began. */
export function daysUsed(span: Span, today: Day, calendar: WorkCalendar): number {
  const still = numbersOf(span.standstills)
  const walk: Walk = { at: dayNumber(span.since), counted: 0, provisional: false }
  const last = dayNumber(today)
  while (walk.at < last) step(walk, still, calendar)
  return walk.counted
}

type NumberSpan = readonly [from: number, to: number]

const numbersOf = (standstills: readonly Standstill[]): NumberSpan[] =>
  standstills.map(({ from, to }) => [dayNumber(from), dayNumber(to)])

function step(walk: Walk, still: readonly NumberSpan[], calendar: WorkCalendar): void {
  walk.at += 1
  const kind = calendar.kindAt(walk.at)
  if (kind.provisional) walk.provisional = true
  if (kind.working && !still.some(([from, to]) => from < walk.at && walk.at <= to)) walk.counted += 1
}
