import chineseDays from 'chinese-days'
import { type Holiday, type HolidayName, statutoryHolidays } from './holiday'
import { addDays, type Day, dayFromNumber, dayNumber, isDay, weekdayOf } from './time'

/** The State Council's arrangement of one year's holidays, whole: a corrected notice is loaded as a whole again. */
export interface HolidayNotice {
  year: number
  /** Title and number of the notice, or the page it was read on. */
  source: string
  publishedOn: Day
  /** Days of rest, weekends inside the holiday included. */
  off: readonly Day[]
  /** Saturdays and Sundays that are worked (调休上班). */
  worked: readonly Day[]
}

export interface NoticeProblem {
  code:
    | 'YEAR_INVALID'
    | 'SOURCE_MISSING'
    | 'PUBLISHED_ON_INVALID'
    | 'DAY_INVALID'
    | 'DAY_OUTSIDE_YEAR'
    | 'DAY_TWICE'
    | 'OFF_AND_WORKED'
    | 'WORKED_NOT_WEEKEND'
    | 'STATUTORY_DAY_MISSING'
    | 'UNBALANCED'
  /** An error must not be loaded; a warning wants a second look at the notice. */
  severity: 'error' | 'warning'
  day?: Day
}

/**
 * Years of the library that were compared day by day with the published notice (2026-11-22). Any other year the library
 * may hold is not believed: for a year without data it answers "working day" for every weekday, 1 January included.
 */
const CHECKED_YEARS: readonly { year: number; source: string; publishedOn: Day }[] = [
  {
    year: 2024,
    source: '国务院办公厅关于2024年部分节假日安排的通知（国办发明电〔2023〕7号）',
    publishedOn: '2023-10-25',
  },
  {
    year: 2025,
    source: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
    publishedOn: '2024-11-12',
  },
  { year: 2026, source: '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）', publishedOn: '2025-11-04' },
]

/** First year of the thirteen statutory days; a full notice then frees exactly thirteen working days, net of worked ones. */
const THIRTEEN_DAYS_SINCE = 2025
const STATUTORY_DAYS = 13

let fromLibrary: readonly HolidayNotice[] | undefined

/**
 * The notices that come with the product: those of the library whose years were checked. Only the library's marks are
 * read, never its weekdays or dates, which follow the machine's time zone.
 */
export function libraryNotices(): readonly HolidayNotice[] {
  fromLibrary ??= CHECKED_YEARS.map((checked) => {
    const off: Day[] = []
    const worked: Day[] = []
    const last = dayNumber(`${checked.year}-12-31`)
    for (let number = dayNumber(`${checked.year}-01-01`); number <= last; number++) {
      const day = dayFromNumber(number)
      const detail = chineseDays.getDayDetail(day)
      // A marked day is named "New Year's Day,元旦,1"; any other carries its weekday.
      if (detail.name.indexOf(',') < 0) continue
      if (detail.work) worked.push(day)
      else off.push(day)
    }
    return { ...checked, off, worked }
  })
  return fromLibrary
}

function isWeekend(day: Day): boolean {
  return weekdayOf(day) >= 6
}

/** A notice may reach into the last days of the year before and the first of the year after. */
function belongsTo(day: Day, year: number): boolean {
  return day >= `${year - 1}-12-20` && day <= `${year + 1}-01-10`
}

/**
 * Everything wrong with a notice before it is loaded; an empty list means it can be. A statutory day that is not off is
 * a warning from 2025 on, since it may be a slip of typing; so is a balance other than thirteen (art. 2 with art. 6).
 */
export function validateNotice(notice: HolidayNotice): NoticeProblem[] {
  const problems: NoticeProblem[] = []
  const report = (code: NoticeProblem['code'], severity: NoticeProblem['severity'], day?: Day): void => {
    problems.push(day === undefined ? { code, severity } : { code, severity, day })
  }
  if (!Number.isInteger(notice.year) || notice.year < 2000 || notice.year > 2100) {
    report('YEAR_INVALID', 'error')
    return problems
  }
  if (notice.source.trim() === '') report('SOURCE_MISSING', 'error')
  if (!isDay(notice.publishedOn)) report('PUBLISHED_ON_INVALID', 'error')

  const off = new Set(notice.off)
  const seen = new Set<Day>()
  for (const day of [...notice.off, ...notice.worked]) {
    if (!isDay(day)) report('DAY_INVALID', 'error', day)
    else if (!belongsTo(day, notice.year)) report('DAY_OUTSIDE_YEAR', 'error', day)
    if (seen.has(day))
      report(off.has(day) && notice.worked.indexOf(day) >= 0 ? 'OFF_AND_WORKED' : 'DAY_TWICE', 'error', day)
    seen.add(day)
  }
  for (const day of notice.worked) {
    if (isDay(day) && !isWeekend(day)) report('WORKED_NOT_WEEKEND', 'error', day)
  }
  if (problems.length > 0 || notice.year < THIRTEEN_DAYS_SINCE) return problems

  for (const { day } of statutoryHolidays(notice.year)) {
    if (!off.has(day)) report('STATUTORY_DAY_MISSING', 'warning', day)
  }
  const freed = notice.off.filter((day) => !isWeekend(day)).length
  if (freed - notice.worked.length !== STATUTORY_DAYS) report('UNBALANCED', 'warning')
  return problems
}

/**
 * Which holiday each day of rest of a notice belongs to: a statutory day its own, any other day the first statutory day
 * of its unbroken run. Days whose run holds none are left out.
 */
export function nameDaysOff(notice: HolidayNotice): ReadonlyMap<Day, HolidayName> {
  const own = new Map<Day, HolidayName>()
  const reach: readonly Holiday[] = [
    ...statutoryHolidays(notice.year - 1),
    ...statutoryHolidays(notice.year),
    ...statutoryHolidays(notice.year + 1),
  ]
  for (const { day, name } of reach) if (!own.has(day)) own.set(day, name)

  const names = new Map<Day, HolidayName>()
  const sorted = [...notice.off].filter((day) => belongsTo(day, notice.year)).sort()
  let run: Day[] = []
  const close = (): void => {
    const first = run.find((day) => own.has(day))
    const shared = first === undefined ? undefined : own.get(first)
    for (const day of run) {
      const name = own.get(day) ?? shared
      if (name !== undefined) names.set(day, name)
    }
    run = []
  }
  for (const day of sorted) {
    const last = run[run.length - 1]
    if (last !== undefined && addDays(last, 1) !== day) close()
    run.push(day)
  }
  close()
  return names
}

/** The notices in force: of each year the one published last; a loaded notice always replaces the product's own. */
export function noticesInForce(loaded: readonly HolidayNotice[]): ReadonlyMap<number, HolidayNotice> {
  const chosen = new Map<number, HolidayNotice>()
  for (const notice of loaded) {
    const rival = chosen.get(notice.year)
    if (rival === undefined || notice.publishedOn >= rival.publishedOn) chosen.set(notice.year, notice)
  }
  for (const notice of libraryNotices()) if (!chosen.has(notice.year)) chosen.set(notice.year, notice)
  return chosen
}
