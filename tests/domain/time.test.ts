import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as time from '../../shared/domain/time'

const anyInstant = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2200, 0, 1) })
const anyNumber = fc.integer({ min: -200_000, max: 200_000 })

/** The time zone database is the slow reference; the product may not use it, the test may. */
const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

describe('days and minutes of Asia/Shanghai', () => {
  it('agrees with the time zone database', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const text = `${time.dayOf(instant)}, ${time.clockText(time.minuteOfDay(instant))}`
        expect(text).toBe(shanghai.format(instant))
      }),
    )
  })

  it('turns the day at 16:00 UTC', () => {
    expect(time.dayOf(Date.UTC(2026, 8, 18, 15, 59, 59, 999))).toBe('2026-09-18')
    expect(time.dayOf(Date.UTC(2026, 8, 18, 16))).toBe('2026-09-19')
    expect(time.minuteOfDay(Date.UTC(2026, 8, 18, 16))).toBe(0)
    expect(time.minuteOfDay(-1)).toBe(7 * 60 + 59)
  })

  it('goes to an instant and back', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: 0, max: 1439 }), (number, minute) => {
        const day = time.dayFromNumber(number)
        const instant = time.instantOf(day, minute)
        expect(time.dayOf(instant)).toBe(day)
        expect(time.minuteOfDay(instant)).toBe(minute)
      }),
    )
    expect(time.instantOf('2026-09-18', 1440)).toBe(time.instantOf('2026-09-19', 0))
  })

  it('numbers, adds and subtracts days', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: -5000, max: 5000 }), (number, count) => {
        const day = time.dayFromNumber(number)
        expect(time.dayNumber(day)).toBe(number)
        expect(time.daysBetween(day, time.addDays(day, count))).toBe(count)
        expect(time.addDays(day, 1) > day).toBe(true)
      }),
    )
    expect(time.addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(time.addDays('2026-12-31', 1)).toBe('2027-01-01')
  })

  it('knows the weekday', () => {
    expect(time.weekdayOf('1970-01-01')).toBe(4)
    expect(time.weekdayOf('2026-09-20')).toBe(7)
    fc.assert(
      fc.property(anyNumber, (number) => {
        expect(time.weekdayOfNumber(number) % 7).toBe(new Date(number * time.DAY_MS).getUTCDay())
      }),
    )
  })

  it('accepts only days that exist', () => {
    for (const text of ['2024-02-29', '2026-12-31', '1900-01-01']) expect(time.isDay(text)).toBe(true)
    for (const text of [
      '2023-02-29',
      '2100-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-1',
      '0026-04-01',
      '2026-04-01 ',
      '2026/04/01',
      '２０２６-04-01',
      '',
    ]) {
      expect(time.isDay(text), text).toBe(false)
    }
    const anyDate = fc.record({ year: fc.integer({ min: 1000, max: 9999 }), month: fc.nat(14), date: fc.nat(33) })
    fc.assert(
      fc.property(anyDate, ({ year, month, date }) => {
        const text = [year, month, date].map((part) => String(part).padStart(2, '0')).join('-')
        const longest = [31, new Date(Date.UTC(year, 2, 0)).getUTCDate(), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        expect(time.isDay(text)).toBe(date >= 1 && date <= (longest[month - 1] ?? 0))
      }),
      { numRuns: 500 },
    )
    fc.assert(fc.property(fc.string(), (text) => !time.isDay(`${text} `)))
    expect(() => time.dayNumber('2023-02-29')).toThrow(RangeError)
  })

  it('finds the month and the year', () => {
    expect(time.monthStart('2026-09-18')).toBe('2026-09-01')
    expect(time.yearOf('2026-09-18')).toBe(2026)
  })

  it('writes and reads clock times', () => {
    expect(time.clockText(560)).toBe('09:20')
    expect(time.clockText(1440)).toBe('24:00')
    fc.assert(fc.property(fc.integer({ min: 0, max: 1440 }), (m) => time.parseClock(time.clockText(m)) === m))
    for (const text of ['24:01', '9:20', '09:60', '25:00', '', '09:20:00']) expect(time.parseClock(text)).toBeNull()
  })
})
