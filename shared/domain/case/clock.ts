import type { Day } from '../time'
import type { WorkCalendar } from '../working-day'
import { type ClockBasis, type ClockId, type ClockOptions, type ClockSpan, clockSpansOf } from './clock-span'
import type { CaseState } from './state'
import { daysUsed, lastDayOf } from './walk'
import type { Workflow } from './workflow'

export interface Clock {
  readonly id: ClockId
  readonly basis: ClockBasis
  /** The day of the event it counts from; the next working day is the first. */
  readonly sinceDay: Day
  /** Working days in all, an extension included. */
  readonly days: number
  readonly extendedDays: number
  /** The last day; while paused, as if the pause took the whole time told. Never a day before it goes on: see `lastDayOf`. */
  readonly dueDay: Day
  readonly provisional: boolean
  /** Working days left after `today`, negative when late; of a clock that has stopped, those that were left then. */
  readonly daysLeft: number
  /** Stands still today. */
  readonly paused: boolean
  readonly overdue: boolean
  /** The day on which what it limits was done; null while it runs. */
  readonly endDay: Day | null
}

/** The clock as it stands at the end of `today`. */
export function clockAt(span: ClockSpan, today: Day, calendar: WorkCalendar): Clock {
  const due = lastDayOf(span, span.days, calendar)
  const until = span.endDay ?? today
  return {
    id: span.id,
    basis: span.basis,
    sinceDay: span.since,
    days: span.days,
    extendedDays: span.extendedDays,
    dueDay: due.day,
    provisional: due.provisional,
    daysLeft: span.days - daysUsed(span, until, calendar),
    paused: span.endDay === null && span.standstills.some(({ from, to, open }) => open && from <= today && today <= to),
    overdue: until > due.day,
    endDay: span.endDay,
  }
}

/**
 * All clocks of a case on a day: statutory, promised, stage, bundle and the rest run side by side, each with the
 * standstills that are its own. Working days in Asia/Shanghai.
 */
export function clocksOf(workflow: Workflow, state: CaseState, today: Day, options: ClockOptions): Clock[] {
  return clockSpansOf(workflow, state, options).map((span) => clockAt(span, today, options.calendar))
}

/**
 * The clock that binds next: of those that run, the one whose last day is the earliest; 公示 is no limit on anybody.
 * Undefined when none runs.
 */
export function bindingOf(clocks: readonly Clock[]): Clock | undefined {
  return clocks
    .filter((clock) => clock.endDay === null && clock.id !== 'publicity')
    .reduce<Clock | undefined>(
      (first, clock) => (first === undefined || clock.dueDay < first.dueDay ? clock : first),
      undefined,
    )
}
