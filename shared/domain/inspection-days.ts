import type { InspectionDay } from './inspection-time'
import type { Day } from './time'
import { dayKind, nextWorkingDay, type WorkCalendar } from './working-day'

/**
 * How many working days ahead a visit may be, the next one being the first: two weeks, as long as the shortest limit of
 * an item that is visited. Who would wait longer is called on the telephone.
 */
export const INSPECTION_DAYS_AHEAD = 10

/** The working days of the legal calendar on which a visit may be, from the one after `today` on, ascending. */
export function inspectionDays(today: Day, calendar: WorkCalendar): InspectionDay[] {
  const days: InspectionDay[] = []
  for (let day = today; days.length < INSPECTION_DAYS_AHEAD; ) {
    day = nextWorkingDay(day, calendar).day
    days.push({ day, provisional: dayKind(day, calendar).provisional })
  }
  return days
}
