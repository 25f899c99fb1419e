import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { libraryNotices } from '../../shared/domain/holiday-notice'
import { addDays, dayFromNumber, dayNumber, weekdayOf, yearOf } from '../../shared/domain/time'
import {
  addWorkingDays,
  changedDays,
  dayKind,
  isWorkingDay,
  nextWorkingDay,
  workCalendar,
  workingDaysBefore,
  workingDaysBetween,
} from '../../shared/domain/working-day'
import { INVENTED_2027, NOTICE_2024, NOTICE_2025, NOTICE_2026 } from './notices'

const calendar = workCalendar([])
const with2027 = workCalendar([INVENTED_2027])

const dayIn = (from: string, to: string) =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map((number) => dayFromNumber(number))
const anyDay = dayIn('2020-01-01', '2040-12-31')
const knownDay = dayIn('2024-01-01', '2026-12-31')
const anyCount = fc.integer({ min: 0, max: 60 })

/** The obvious way: a day is worked by the typed-off notice, one step at a time. */
function isWorkedByNotice(day: string): boolean {
  const notice = [NOTICE_2024, NOTICE_2025, NOTICE_2026].find(({ year }) => year === yearOf(day))
  if (notice === undefined) throw new Error('no notice')
  return notice.worked.includes(day) || (weekdayOf(day) <= 5 && !notice.off.includes(day))
}

describe('the notices that come with the product', () => {
  it.each([NOTICE_2024, NOTICE_2025, NOTICE_2026])('$year is as published', (published) => {
    const notice = libraryNotices().find(({ year }) => year === published.year)
    expect(notice?.off).toEqual(published.off)
    expect(notice?.worked).toEqual(published.worked)
    expect(notice?.publishedOn).toBe(published.publishedOn)
  })

  it('are no more than those that were checked', () => {
    expect(calendar.knownYears).toEqual([2024, 2025, 2026])
  })
})

describe('a day', () => {
  it('is worked as the notice says', () => {
    fc.assert(
      fc.property(knownDay, (day) => {
        const kind = dayKind(day, calendar)
        expect(kind.working).toBe(isWorkedByNotice(day))
        expect(kind.provisional).toBe(false)
      }),
      { numRuns: 1500 },
    )
  })

  it('belongs to its holiday, bridging days included', () => {
    expect(dayKind('2026-02-15', calendar)).toEqual({ working: false, provisional: false, name: 'spring_festival' })
    expect(dayKind('2025-10-05', calendar).name).toBe('national_day')
    expect(dayKind('2025-10-06', calendar).name).toBe('mid_autumn')
    expect(dayKind('2025-10-08', calendar).name).toBe('national_day')
    expect(dayKind('2026-09-20', calendar)).toEqual({ working: true, provisional: false })
    expect(dayKind('2026-09-19', calendar)).toEqual({ working: false, provisional: false })
  })

  it('of a year without a notice follows the law and is provisional', () => {
    expect(dayKind('2027-01-01', calendar)).toEqual({ working: false, provisional: true, name: 'new_year' })
    expect(dayKind('2027-02-05', calendar)).toEqual({ working: false, provisional: true, name: 'spring_festival' })
    expect(dayKind('2027-02-09', calendar)).toEqual({ working: true, provisional: true })
    expect(dayKind('2027-02-06', calendar).working).toBe(false)
    expect(dayKind('2019-06-03', calendar)).toEqual({ working: true, provisional: true })
    expect(dayKind('2150-01-01', calendar).working).toBe(false)
  })

  it('that does not exist is refused', () => {
    expect(() => dayKind('2026-02-29', calendar)).toThrow(RangeError)
    expect(() => calendar.kindAt(Number.NaN)).toThrow(RangeError)
  })
})

describe('counting working days', () => {
  it.each([
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-09-28', 5, '2026-10-10'],
    ['2026-09-28', 10, '2026-10-16'],
  ])('%s + %i = %s', (from, count, expected) => {
    expect(addWorkingDays(from, count, calendar)).toEqual({ day: expected, provisional: false })
  })

  it('agrees with walking day by day', () => {
    fc.assert(
      fc.property(dayIn('2024-01-01', '2026-09-01'), anyCount, (from, count) => {
        let day = from
        for (let left = count; left > 0; ) {
          day = addDays(day, 1)
          if (isWorkedByNotice(day)) left--
        }
        expect(addWorkingDays(from, count, calendar)).toEqual({ day, provisional: false })
      }),
    )
  })

  it('comes back, is monotonic, and lands on a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const { day } = addWorkingDays(from, count, calendar)
        expect(isWorkingDay(day, calendar)).toBe(true)
        expect(workingDaysBetween(from, day, calendar).days).toBe(count)
        expect(workingDaysBetween(day, from, calendar).days).toBe(-count)
        expect(addWorkingDays(from, count + 1, calendar).day > day).toBe(true)
        expect(addWorkingDays(addDays(from, 1), count, calendar).day >= day).toBe(true)
        const before = workingDaysBefore(day, count, calendar).day
        expect(addWorkingDays(before, count, calendar).day).toBe(day)
      }),
    )
  })

  it('adds up', () => {
    fc.assert(
      fc.property(anyDay, anyCount, anyCount, (from, a, b) => {
        const first = addWorkingDays(from, a, calendar)
        expect(addWorkingDays(first.day, b, calendar).day).toBe(addWorkingDays(from, a + b, calendar).day)
      }),
    )
  })

  it('is provisional as soon as one day on the way is', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (from, count) => {
        const { day, provisional } = addWorkingDays(from, count, calendar)
        let touched = count === 0 && dayKind(from, calendar).provisional
        for (let d = addDays(from, 1); d <= day; d = addDays(d, 1)) touched ||= dayKind(d, calendar).provisional
        expect(provisional).toBe(touched)
      }),
    )
    expect(addWorkingDays('2026-12-30', 1, calendar)).toEqual({ day: '2026-12-31', provisional: false })
    expect(addWorkingDays('2026-12-31', 1, calendar)).toEqual({ day: '2027-01-04', provisional: true })
    expect(nextWorkingDay('2026-09-18', calendar)).toEqual({ day: '2026-09-20', provisional: false })
    expect(workingDaysBetween('2026-12-30', '2027-01-04', calendar)).toEqual({ days: 2, provisional: true })
    expect(workingDaysBetween('2026-12-30', '2026-12-30', calendar)).toEqual({ days: 0, provisional: false })
  })

  it('refuses counts that are none', () => {
    for (const count of [-1, 1.5, Number.NaN]) {
      expect(() => addWorkingDays('2026-09-18', count, calendar)).toThrow(RangeError)
      expect(() => workingDaysBefore('2026-09-18', count, calendar)).toThrow(RangeError)
    }
  })
})

describe('loading a notice', () => {
  it('makes its year certain and moves what rested on it', () => {
    expect(with2027.knownYears).toEqual([2024, 2025, 2026, 2027])
    expect(addWorkingDays('2026-12-31', 1, with2027)).toEqual({ day: '2027-01-05', provisional: false })
    expect(dayKind('2027-01-30', with2027).working).toBe(true)
    expect(dayKind('2028-01-03', with2027).provisional).toBe(true)
  })

  it('may reach into December of the year before, which is then among the changed days', () => {
    expect(isWorkingDay('2026-12-27', calendar)).toBe(false)
    expect(isWorkingDay('2026-12-27', with2027)).toBe(true)
    const changed = changedDays(calendar, with2027, '2026-12-01', '2027-12-31')
    expect(changed.filter(({ day }) => day < '2027-01-01').map(({ day }) => day)).toEqual(['2026-12-27'])
    expect(changed).toHaveLength(366)
  })

  it('changes nothing but its changed days, and deadlines without one of them stay', () => {
    const changed = new Set(changedDays(calendar, with2027, '2026-01-01', '2028-12-31').map(({ day }) => day))
    fc.assert(
      fc.property(dayIn('2026-06-01', '2028-06-30'), anyCount, (from, count) => {
        const before = addWorkingDays(from, count, calendar)
        let touched = count === 0 && changed.has(from)
        for (let d = addDays(from, 1); d <= before.day; d = addDays(d, 1)) touched ||= changed.has(d)
        if (!touched) expect(addWorkingDays(from, count, with2027)).toEqual(before)
      }),
    )
    expect(changedDays(with2027, workCalendar([INVENTED_2027]), '2026-01-01', '2028-12-31')).toEqual([])
  })

  it('the notice published last holds, in any order, and replaces the one of the product', () => {
    const corrected = { ...NOTICE_2026, publishedOn: '2026-01-20', off: [...NOTICE_2026.off, '2026-02-24'] }
    for (const notices of [
      [corrected, NOTICE_2026],
      [NOTICE_2026, corrected],
    ]) {
      expect(isWorkingDay('2026-02-24', workCalendar(notices))).toBe(false)
    }
    expect(isWorkingDay('2026-02-24', workCalendar([NOTICE_2026]))).toBe(true)
  })
})
