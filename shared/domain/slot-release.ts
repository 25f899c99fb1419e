import type { SlotRule } from './slot-rule'
import { addDays, type Day, dayOf, type Instant, instantOf, MINUTE_MS } from './time'
import { type WorkCalendar, workingDaysBefore } from './working-day'

/** The instant from which a day can be booked: `releaseWorkingDays` working days ahead, at the hour of the rule. */
export function releaseAt(
  day: Day,
  rule: Pick<SlotRule, 'releaseWorkingDays' | 'releaseMinute'>,
  calendar: WorkCalendar,
): Instant {
  return instantOf(workingDaysBefore(day, rule.releaseWorkingDays, calendar).day, rule.releaseMinute)
}

/** True once the day can be booked; a later day is never released before an earlier one. */
export function isReleased(
  day: Day,
  now: Instant,
  rule: Pick<SlotRule, 'releaseWorkingDays' | 'releaseMinute'>,
  calendar: WorkCalendar,
): boolean {
  return releaseAt(day, rule, calendar) <= now
}

/** The last day that can be booked now, or null when not even today can. */
export function lastReleasedDay(
  now: Instant,
  rule: Pick<SlotRule, 'releaseWorkingDays' | 'releaseMinute'>,
  calendar: WorkCalendar,
): Day | null {
  let last: Day | null = null
  for (let day = dayOf(now); isReleased(day, now, rule, calendar); day = addDays(day, 1)) last = day
  return last
}

/** When a freed place comes back: after a delay drawn by `random01` (0 ≤ r < 1) between the bounds of the rule. */
export function rereleaseAt(
  now: Instant,
  rule: Pick<SlotRule, 'rereleaseMinMinutes' | 'rereleaseMaxMinutes'>,
  random01: number,
): Instant {
  const spread = Math.max(0, rule.rereleaseMaxMinutes - rule.rereleaseMinMinutes) * MINUTE_MS
  const share = Math.min(1, Math.max(0, random01))
  return now + rule.rereleaseMinMinutes * MINUTE_MS + Math.floor(share * spread)
}
