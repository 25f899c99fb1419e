import { type HolidayName, statutoryHolidays } from './holiday'
import { type HolidayNotice, nameDaysOff, noticesInForce } from './holiday-notice'
import { addDays, type Day, dayFromNumber, dayNumber, weekdayOfNumber, yearOf } from './time'

/** What a day is under the legal calendar. The hall's own closures and extra openings never enter here. */
export interface DayKind {
  readonly working: boolean
  /** True when no notice of the State Council covers the day: weekends and the days of the law only. */
  readonly provisional: boolean
  /** The holiday, on days of rest that belong to one; an ordinary weekend has none. */
  readonly name?: HolidayName
}

export interface WorkCalendar {
  /** Years whose notice is known, ascending. */
  readonly knownYears: readonly number[]
  /** Kind of the day that lies this many days after 1970-01-01. */
  kindAt(number: number): DayKind
}

/** A day counted in working days. */
export interface WorkingDayResult {
  readonly day: Day
  /** True when any day that was counted or skipped on the way is provisional. */
  readonly provisional: boolean
}

export interface ChangedDay {
  readonly day: Day
  readonly before: DayKind
  readonly after: DayKind
}

interface YearTable {
  readonly first: number
  readonly kinds: readonly DayKind[]
}

/** By the law alone: Monday to Friday work, except the days of art. 2. */
function lawKinds(year: number, provisional: boolean, withHolidays: boolean): DayKind[] {
  const first = dayNumber(`${year}-01-01`)
  const length = dayNumber(`${year + 1}-01-01`) - first
  const kinds: DayKind[] = []
  for (let index = 0; index < length; index++) {
    kinds.push({ working: weekdayOfNumber(first + index) <= 5, provisional })
  }
  if (!withHolidays) return kinds
  for (const { day, name } of statutoryHolidays(year)) {
    kinds[dayNumber(day) - first] = { working: false, provisional, name }
  }
  return kinds
}

function applyNotice(kinds: DayKind[], year: number, notice: HolidayNotice): void {
  const first = dayNumber(`${year}-01-01`)
  const names = nameDaysOff(notice)
  for (const day of notice.off) {
    const name = names.get(day)
    const kind: DayKind = { working: false, provisional: false }
    if (yearOf(day) === year) kinds[dayNumber(day) - first] = name === undefined ? kind : { ...kind, name }
  }
  for (const day of notice.worked) {
    if (yearOf(day) === year) kinds[dayNumber(day) - first] = { working: true, provisional: false }
  }
}

function yearTable(year: number, notices: ReadonlyMap<number, HolidayNotice>): YearTable {
  const own = notices.get(year)
  const kinds = lawKinds(year, own === undefined, own === undefined)
  // The neighbours may reach over the turn of the year (2018-12-29 was worked by the notice for 2019).
  for (const notice of [notices.get(year - 1), own, notices.get(year + 1)]) {
    if (notice !== undefined) applyNotice(kinds, year, notice)
  }
  return { first: dayNumber(`${year}-01-01`), kinds }
}

/**
 * The legal calendar: the notices that come with the product, replaced and extended by those that were loaded (validate
 * them first). Any other year follows the law alone and is provisional; that includes years before 2024. Past 2099 the
 * lunar holidays are unknown.
 */
export function workCalendar(notices: readonly HolidayNotice[]): WorkCalendar {
  const inForce = noticesInForce(notices)
  const tables = new Map<number, YearTable>()
  const tableFor = (year: number): YearTable => {
    const known = tables.get(year)
    if (known !== undefined) return known
    const built = yearTable(year, inForce)
    tables.set(year, built)
    return built
  }
  // Days are asked one after the other, so the table of the last answer nearly always holds the next one.
  let current: YearTable = { first: 0, kinds: [] }
  return {
    knownYears: [...inForce.keys()].sort((a, b) => a - b),
    kindAt(number) {
      const held = current.kinds[number - current.first]
      if (held !== undefined) return held
      current = tableFor(yearOf(dayFromNumber(number)))
      const kind = current.kinds[number - current.first]
      if (kind === undefined) throw new RangeError('not a day number')
      return kind
    },
  }
}

/** Throws RangeError when the text is no real day. */
export function dayKind(day: Day, calendar: WorkCalendar): DayKind {
  return calendar.kindAt(dayNumber(day))
}

/** Throws RangeError when the text is no real day. */
export function isWorkingDay(day: Day, calendar: WorkCalendar): boolean {
  return dayKind(day, calendar).working
}

function requireCount(count: number): void {
  if (!Number.isInteger(count) || count < 0) throw new RangeError('a count of working days is a whole number from 0 up')
}

function step(day: Day, count: number, direction: 1 | -1, calendar: WorkCalendar): WorkingDayResult {
  requireCount(count)
  let number = dayNumber(day)
  let provisional = count === 0 && calendar.kindAt(number).provisional
  for (let left = count; left > 0; ) {
    number += direction
    const kind = calendar.kindAt(number)
    if (kind.provisional) provisional = true
    if (kind.working) left--
  }
  return { day: dayFromNumber(number), provisional }
}

/**
 * The last day of a limit of `count` working days that begins on `day`: counted from the working day after the event
 * (行政许可法 art. 82: working days, statutory holidays not included). A count of 0 is the day itself, whatever it is.
 * Throws RangeError for an unreal day or a count that is negative or not whole.
 */
export function addWorkingDays(day: Day, count: number, calendar: WorkCalendar): WorkingDayResult {
  return step(day, count, 1, calendar)
}

/** The `count`-th working day strictly before the day; 0 is the day itself. Throws as {@link addWorkingDays}. */
export function workingDaysBefore(day: Day, count: number, calendar: WorkCalendar): WorkingDayResult {
  return step(day, count, -1, calendar)
}

/** The first working day after the day, never the day itself. */
export function nextWorkingDay(day: Day, calendar: WorkCalendar): WorkingDayResult {
  return step(day, 1, 1, calendar)
}

/**
 * Working days after `from` up to and with `to`, so that `addWorkingDays(from, n)` is n away; negative when `to` is the
 * earlier one.
 */
export function workingDaysBetween(from: Day, to: Day, calendar: WorkCalendar): { days: number; provisional: boolean } {
  const [low, high, sign] = from <= to ? [from, to, 1] : [to, from, -1]
  const last = dayNumber(high)
  let days = 0
  let provisional = false
  for (let number = dayNumber(low) + 1; number <= last; number++) {
    const kind = calendar.kindAt(number)
    if (kind.working) days++
    if (kind.provisional) provisional = true
  }
  return { days: days === 0 ? 0 : days * sign, provisional }
}

/**
 * The days of `from` … `to` (both included) that another calendar sees differently: worked or not, or no longer
 * provisional. A limit or slot is recomputed by this list, not by its own provisional mark: a notice may also move the
 * last days of the year before its own.
 */
export function changedDays(before: WorkCalendar, after: WorkCalendar, from: Day, to: Day): ChangedDay[] {
  const changed: ChangedDay[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const old = dayKind(day, before)
    const now = dayKind(day, after)
    if (old.working !== now.working || old.provisional !== now.provisional) {
      changed.push({ day, before: old, after: now })
    }
  }
  return changed
}
