import chineseDays from 'chinese-days'
import { addDays, type Day } from './time'

/** The seven holidays of all citizens; screen names live in the phone's texts. */
export type HolidayName =
  | 'new_year'
  | 'spring_festival'
  | 'qingming'
  | 'labour_day'
  | 'dragon_boat'
  | 'mid_autumn'
  | 'national_day'

export interface Holiday {
  readonly day: Day
  readonly name: HolidayName
}

/** The lunar tables of the library end here; later years get the fixed holidays and 清明 only. */
const LAST_LUNAR_YEAR = 2099
const remembered = new Map<number, readonly Holiday[]>()

/** First day on or after `from`, within 45 days, that is this day of the lunar calendar. A leap month follows its namesake, so it never wins. */
function lunarDay(from: Day, month: number, date: number): Day | null {
  for (let offset = 0; offset < 45; offset++) {
    const day = addDays(from, offset)
    const lunar = chineseDays.getLunarDate(day)
    if (lunar.lunarMon === month && lunar.lunarDay === date) return day
  }
  return null
}

/**
 * 清明, by the century formula the library uses too. The library formats in the machine's own time zone and is a day
 * early west of Greenwich, so it is not asked.
 */
function qingming(year: number): Day {
  const yearOfCentury = year % 100
  const date = Math.floor(yearOfCentury * 0.2422 + 4.81) - Math.floor(yearOfCentury / 4)
  return `${year}-04-0${date}`
}

/** The holiday on each of the lunar days of the year, from the first day it can fall on. */
function lunarHolidays(year: number): Holiday[] {
  if (year > LAST_LUNAR_YEAR) return []
  const newYear = lunarDay(`${year}-01-20`, 1, 1)
  const dragonBoat = lunarDay(`${year}-05-25`, 5, 5)
  const midAutumn = lunarDay(`${year}-09-05`, 8, 15)
  const found: Holiday[] = []
  if (newYear !== null) {
    for (const offset of [-1, 0, 1, 2]) found.push({ day: addDays(newYear, offset), name: 'spring_festival' })
  }
  if (dragonBoat !== null) found.push({ day: dragonBoat, name: 'dragon_boat' })
  if (midAutumn !== null) found.push({ day: midAutumn, name: 'mid_autumn' })
  return found
}

/**
 * The days of rest for all citizens that the law itself fixes, by date: 元旦 1, 春节 4 (除夕 to 初三), 清明 1, 劳动节 2,
 * 端午 1, 中秋 1, 国庆 3. In years where 中秋 falls into 国庆 the same day is listed twice.
 * Source: 《全国年节及纪念日放假办法》, fourth revision (国务院令第795号, in force 2025-01-01), art. 2; checked 2026-11-22.
 * What the yearly notice adds (bridging days, worked weekends, substitutes of art. 6) is not here.
 */
export function statutoryHolidays(year: number): readonly Holiday[] {
  const known = remembered.get(year)
  if (known !== undefined) return known
  const fixed: Holiday[] = [
    { day: `${year}-01-01`, name: 'new_year' },
    { day: qingming(year), name: 'qingming' },
    { day: `${year}-05-01`, name: 'labour_day' },
    { day: `${year}-05-02`, name: 'labour_day' },
    { day: `${year}-10-01`, name: 'national_day' },
    { day: `${year}-10-02`, name: 'national_day' },
    { day: `${year}-10-03`, name: 'national_day' },
  ]
  const all = [...fixed, ...lunarHolidays(year)].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  remembered.set(year, all)
  return all
}
