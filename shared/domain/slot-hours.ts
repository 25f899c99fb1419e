import { type Day, type Minute, type Weekday, weekdayOf } from './time'
import type { WindowKind } from './window-kind'
import { dayKind, type WorkCalendar } from './working-day'

/** One weekly stretch of opening, Asia/Shanghai. */
export interface OpeningHours {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekdays: readonly number[]
  readonly from: Minute
  readonly to: Minute
  /** `noon` 午间, `after-hours` 延时: only the windows planned for them are open. */
  readonly service?: 'noon' | 'after-hours'
}

/** Windows of one kind open at the same time; those for the public and those for the staff are counted apart. */
export interface WindowPlan {
  readonly kind: WindowKind
  readonly publicWindows: number
  readonly staffWindows?: number
  /** Public windows during noon service; none unless said. */
  readonly noonWindows?: number
  /** Public windows during after-hours service; none unless said. */
  readonly afterHoursWindows?: number
}

/** What planning needs to know of a service point. */
export interface SlotPoint {
  readonly hours: readonly OpeningHours[]
  readonly windows: readonly WindowPlan[]
  readonly minutesPerVisit: number
  /** 0–1. */
  readonly walkInShare: number
  /** Whose hours a worked Saturday or Sunday has; Monday unless said, since a notice names no weekday to stand in for. */
  readonly workedWeekendAs?: Weekday
}

/** The hours of a weekday, earlier entries first where two overlap. */
export function hoursOfWeekday(point: SlotPoint, weekday: number): OpeningHours[] {
  return point.hours.filter((hours) => hours.weekdays.indexOf(weekday) >= 0)
}

/** The weekday whose hours stand for "a day like any other". */
export function ordinaryWeekday(point: SlotPoint): Weekday {
  return point.workedWeekendAs ?? 1
}

/**
 * The regular hours of a day. A weekday off and any day of a holiday are closed, a Saturday opening of the hall included;
 * an ordinary weekend has its own hours if the point lists any.
 */
export function hoursOfDay(point: SlotPoint, day: Day, calendar: WorkCalendar): OpeningHours[] {
  const kind = dayKind(day, calendar)
  const weekday = weekdayOf(day)
  if (!kind.working && (kind.name !== undefined || weekday <= 5)) return []
  return hoursOfWeekday(point, kind.working && weekday >= 6 ? ordinaryWeekday(point) : weekday)
}

/** Public windows of a plan that are open during a stretch. */
export function publicWindows(plan: WindowPlan, service: OpeningHours['service']): number {
  if (service === 'noon') return plan.noonWindows ?? 0
  return service === 'after-hours' ? (plan.afterHoursWindows ?? 0) : plan.publicWindows
}
