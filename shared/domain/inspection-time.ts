import { type Day, dayOf, type Instant, MINUTE_MS, type Minute, minuteOfDay } from './time'

/**
 * Minutes of the day at which a visit may begin: each half hour of the offices' time, so that the first hour of it lies
 * before noon, or before the offices close at 17:30. Visits begin at no other time: the way there is not shorter for that.
 */
export const INSPECTION_STARTS: readonly Minute[] = [540, 570, 600, 630, 660, 690, 810, 840, 870, 900, 930, 960, 990]

/** A day on which a visit may be. */
export interface InspectionDay {
  readonly day: Day
  /** No notice of the State Council covers it yet: it may become a day of rest. */
  readonly provisional: boolean
}

/** What a visit may be chosen from. */
export interface InspectionChoice {
  readonly days: readonly InspectionDay[]
  /** Minutes of the day in Asia/Shanghai, the same on each of the days. */
  readonly starts: readonly Minute[]
}

/**
 * The days that leave the law's limit of every visited case whole: those up to the earliest last day (`limits`; null: the
 * case has none). 现场踏勘 stops no clock (行政许可法 art. 45), so a later day would break the limit by itself. Where that
 * leaves no day, the limit cannot be kept any more and all days may be chosen: a late visit is better than none.
 */
export function daysWithin(
  days: readonly InspectionDay[],
  limits: readonly (Day | null | undefined)[],
): readonly InspectionDay[] {
  const within = days.filter(({ day }) =>
    limits.every((limit) => limit === null || limit === undefined || day <= limit),
  )
  return within.length > 0 ? within : days
}

/** Why a visit cannot begin at an instant: it has passed, the day is none to choose, or nobody goes at that time of day. */
export type InspectionTimeProblem = 'INSPECTION_PAST' | 'INSPECTION_DAY' | 'INSPECTION_HOUR'

/** @returns why a visit cannot begin then; null when it can */
export function inspectionTimeProblem(
  at: Instant,
  now: Instant,
  { days, starts }: InspectionChoice,
): InspectionTimeProblem | null {
  if (at <= now) return 'INSPECTION_PAST'
  const on = dayOf(at)
  if (!days.some(({ day }) => day === on)) return 'INSPECTION_DAY'
  const isWhole = at % MINUTE_MS === 0
  return isWhole && starts.indexOf(minuteOfDay(at)) >= 0 ? null : 'INSPECTION_HOUR'
}

/** @returns the proposed times in order, each once, or why one of them cannot be proposed */
export function proposedTimes(
  times: readonly Instant[],
  now: Instant,
  choice: InspectionChoice,
): readonly Instant[] | InspectionTimeProblem {
  const sorted = times.filter((time, index) => times.indexOf(time) === index).sort((a, b) => a - b)
  for (const time of sorted) {
    const problem = inspectionTimeProblem(time, now, choice)
    if (problem !== null) return problem
  }
  return sorted
}
