import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isBad,
  isRatingLevel,
  RATING_LEVELS,
  ratingClosesAt,
  ratingVerdict,
  tagsFit,
  tagsFor,
} from '../../shared/domain/rating'
import { DAY_MS, dayOf, instantOf } from '../../shared/domain/time'

const finishedAt = instantOf('2026-09-18', 10 * 60)

describe('rating', () => {
  it('has five levels, the last two bad, and no default', () => {
    expect(RATING_LEVELS.filter(isBad)).toEqual([4, 5])
    for (const value of [0, 6, 1.5, '1', null, undefined, Number.NaN, true]) expect(isRatingLevel(value)).toBe(false)
    expect(RATING_LEVELS.every(isRatingLevel)).toBe(true)
  })

  it('offers tags by the kind of level', () => {
    expect(tagsFor(1)).toEqual(tagsFor(3))
    expect(tagsFor(4)).toEqual(tagsFor(5))
    expect(tagsFor(3).some((tag) => tagsFor(4).includes(tag))).toBe(false)
    expect(tagsFit(1, [])).toBe(true)
    expect(tagsFit(1, ['friendly', 'quick'])).toBe(true)
    expect(tagsFit(1, ['friendly', 'friendly'])).toBe(false)
    expect(tagsFit(5, ['friendly'])).toBe(false)
    expect(tagsFit(5, ['constructor'])).toBe(false)
  })

  it('closes at midnight after the seventh day', () => {
    expect(ratingClosesAt(finishedAt)).toBe(instantOf('2026-09-26', 0))
    const visit = { finishedAt, alreadyRated: false }
    const closesAt = ratingClosesAt(finishedAt)
    expect(ratingVerdict(visit, closesAt - 1)).toEqual({ ok: true, closesAt })
    expect(ratingVerdict(visit, closesAt)).toEqual({ ok: false, code: 'RATING_CLOSED', closesAt })
    expect(ratingVerdict(visit, closesAt, 8).ok).toBe(true)
  })

  it('leaves whole days, whatever the hour of the visit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000_000_000 }), fc.nat(30), (at, days) => {
        const closesAt = ratingClosesAt(at, days)
        expect(closesAt - at).toBeGreaterThan(days * DAY_MS)
        expect(closesAt - at).toBeLessThanOrEqual((days + 1) * DAY_MS)
        expect(dayOf(closesAt - 1) < dayOf(closesAt)).toBe(true)
      }),
    )
  })

  it('is once, and after the visit', () => {
    expect(ratingVerdict({ finishedAt: null, alreadyRated: false }, finishedAt)).toEqual({
      ok: false,
      code: 'RATING_NOT_YET',
    })
    expect(ratingVerdict({ finishedAt, alreadyRated: true }, finishedAt)).toEqual({ ok: false, code: 'RATING_EXISTS' })
  })
})
