import chineseDays from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { statutoryHolidays } from '../../shared/domain/holiday'
import { NOTICE_2024, NOTICE_2025, NOTICE_2026 } from './notices'

/** 正月初一, 端午, 中秋 as printed calendars have them; 2028 has a leap fifth month. */
const LUNAR: [year: number, newYear: string, dragonBoat: string, midAutumn: string][] = [
  [2024, '2024-02-10', '2024-06-10', '2024-09-17'],
  [2025, '2025-01-29', '2025-05-31', '2025-10-06'],
  [2026, '2026-02-17', '2026-06-19', '2026-09-25'],
  [2027, '2027-02-06', '2027-06-09', '2027-09-15'],
  [2028, '2028-01-26', '2028-05-28', '2028-10-03'],
  [2029, '2029-02-13', '2029-06-16', '2029-09-22'],
  [2030, '2030-02-03', '2030-06-05', '2030-09-12'],
  [2031, '2031-01-23', '2031-06-24', '2031-10-01'],
]

describe('the holidays of the law', () => {
  it.each(LUNAR)('%i follows the lunar calendar', (year, newYear, dragonBoat, midAutumn) => {
    const days = (name: string) =>
      statutoryHolidays(year)
        .filter((holiday) => holiday.name === name)
        .map((holiday) => holiday.day)
    expect(days('spring_festival')[1]).toBe(newYear)
    expect(days('dragon_boat')).toEqual([dragonBoat])
    expect(days('mid_autumn')).toEqual([midAutumn])
  })

  it('are thirteen in every year the lunar tables reach, each in its year', () => {
    for (let year = 2024; year <= 2099; year++) {
      const holidays = statutoryHolidays(year)
      expect(holidays).toHaveLength(13)
      expect(holidays.every(({ day }) => day.startsWith(String(year)))).toBe(true)
    }
    expect(statutoryHolidays(2100)).toHaveLength(7)
  })

  it('agree with the lunar calendar of the platform, but for new moons near midnight', () => {
    const platform = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
    const differing: number[] = []
    for (let year = 2024; year <= 2060; year++) {
      const first = statutoryHolidays(year).filter(({ name }) => name === 'spring_festival')[1]
      if (platform.format(new Date(first?.day ?? '')) !== '1/1') differing.push(year)
    }
    // The new moons of 2027-02-06 23:56 and 2030-02-03 00:07 in Beijing: the ICU of older platforms is a day off there.
    expect(differing.filter((year) => year !== 2027 && year !== 2030)).toEqual([])
  })

  it('puts 清明 where the notices put it, and where the library does on a machine east of Greenwich', () => {
    const qingming = (year: number) => statutoryHolidays(year).find(({ name }) => name === 'qingming')?.day ?? ''
    for (const notice of [NOTICE_2024, NOTICE_2025, NOTICE_2026]) expect(notice.off).toContain(qingming(notice.year))
    if (new Date(0).getTimezoneOffset() > 0) return
    for (let year = 2024; year <= 2099; year++) {
      expect(qingming(year)).toBe(chineseDays.getSolarTermDate(year, 4, 'pure_brightness'))
    }
  })
})
