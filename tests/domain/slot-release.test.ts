import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isReleased, lastReleasedDay, releaseAt, rereleaseAt } from '../../shared/domain/slot-release'
import { DEFAULT_RULE } from '../../shared/domain/slot-rule'
import { addDays, dayFromNumber, dayNumber, instantOf } from '../../shared/domain/time'
import { addWorkingDays, isWorkingDay, workCalendar } from '../../shared/domain/working-day'

const calendar = workCalendar([])
const ahead = (releaseWorkingDays: number) => ({ releaseWorkingDays, releaseMinute: 480 })
const anyDay = fc
  .integer({ min: dayNumber('2026-01-01'), max: dayNumber('2027-12-31') })
  .map((number) => dayFromNumber(number))

describe('release', () => {
  it('is so many working days ahead at the set hour', () => {
    expect(releaseAt('2026-09-24', ahead(5), calendar)).toBe(instantOf('2026-09-18', 480))
    expect(releaseAt('2026-10-08', ahead(1), calendar)).toBe(instantOf('2026-09-30', 480))
    expect(releaseAt('2026-09-18', ahead(0), calendar)).toBe(instantOf('2026-09-18', 480))
  })

  it('turns at the very millisecond', () => {
    const at = releaseAt('2026-09-24', ahead(5), calendar)
    expect(isReleased('2026-09-24', at - 1, ahead(5), calendar)).toBe(false)
    expect(isReleased('2026-09-24', at, ahead(5), calendar)).toBe(true)
  })

  it('undoes counting forward, and never goes back in time', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(20), (day, count) => {
        const at = releaseAt(day, ahead(count), calendar)
        expect(releaseAt(addDays(day, 1), ahead(count), calendar)).toBeGreaterThanOrEqual(at)
        if (isWorkingDay(day, calendar)) {
          expect(releaseAt(addWorkingDays(day, count, calendar).day, ahead(count), calendar)).toBe(instantOf(day, 480))
        }
      }),
    )
  })

  it('knows the last day that can be booked', () => {
    expect(lastReleasedDay(instantOf('2026-09-18', 479), ahead(5), calendar)).toBe('2026-09-23')
    expect(lastReleasedDay(instantOf('2026-09-18', 480), ahead(5), calendar)).toBe('2026-09-24')
    expect(lastReleasedDay(instantOf('2026-09-18', 479), ahead(0), calendar)).toBeNull()
    // Over the holiday: everything that opened on the last working day, the days of rest before the next one included.
    expect(lastReleasedDay(instantOf('2026-10-03', 600), ahead(1), calendar)).toBe('2026-10-08')
  })
})

describe('a freed place', () => {
  it('comes back between the bounds of the rule', () => {
    fc.assert(
      fc.property(fc.nat(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (now, random) => {
        const delay = rereleaseAt(now, DEFAULT_RULE, random) - now
        expect(Number.isInteger(delay)).toBe(true)
        expect(delay).toBeGreaterThanOrEqual(DEFAULT_RULE.rereleaseMinMinutes * 60_000)
        expect(delay).toBeLessThanOrEqual(DEFAULT_RULE.rereleaseMaxMinutes * 60_000)
      }),
    )
    expect(rereleaseAt(0, { rereleaseMinMinutes: 5, rereleaseMaxMinutes: 3 }, 0.9)).toBe(300_000)
  })
})
