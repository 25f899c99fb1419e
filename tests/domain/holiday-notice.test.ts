import { describe, expect, it } from 'vitest'
import { type HolidayNotice, nameDaysOff, validateNotice } from '../../shared/domain/holiday-notice'
import { INVENTED_2027, NOTICE_2024, NOTICE_2025, NOTICE_2026 } from './notices'

const codes = (notice: HolidayNotice) => validateNotice(notice).map(({ code }) => code)

describe('validating a notice', () => {
  it.each([NOTICE_2024, NOTICE_2025, NOTICE_2026])('finds nothing wrong with $year', (notice) => {
    expect(validateNotice(notice)).toEqual([])
  })

  it('names what is wrong', () => {
    const good = NOTICE_2026
    expect(codes({ ...good, year: 26 })).toEqual(['YEAR_INVALID'])
    expect(codes({ ...good, source: ' ' })).toEqual(['SOURCE_MISSING'])
    expect(codes({ ...good, publishedOn: '2025-11-31' })).toEqual(['PUBLISHED_ON_INVALID'])
    expect(codes({ ...good, off: [...good.off, '2026-02-29'] })).toEqual(['DAY_INVALID'])
    expect(codes({ ...good, off: [...good.off, '2027-02-09'] })).toEqual(['DAY_OUTSIDE_YEAR'])
    expect(codes({ ...good, off: [...good.off, '2026-10-01'] })).toEqual(['DAY_TWICE'])
    expect(codes({ ...good, worked: [...good.worked, '2026-09-21'] })).toEqual(['WORKED_NOT_WEEKEND'])
    expect(codes({ ...good, worked: [...good.worked, '2026-10-03'] })).toEqual(['OFF_AND_WORKED'])
  })

  it('warns of a slip of typing, but lets an extraordinary notice be loaded', () => {
    const forgotten = { ...NOTICE_2026, off: NOTICE_2026.off.filter((day) => day !== '2026-06-19') }
    expect(validateNotice(forgotten)).toEqual([
      { code: 'STATUTORY_DAY_MISSING', severity: 'warning', day: '2026-06-19' },
      { code: 'UNBALANCED', severity: 'warning' },
    ])
    expect(codes({ ...NOTICE_2026, off: [...NOTICE_2026.off, '2026-09-03'] })).toEqual(['UNBALANCED'])
  })

  it('allows the neighbouring days of the turn of the year', () => {
    expect(validateNotice(INVENTED_2027).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('naming days off', () => {
  it('leaves out a run that holds no holiday', () => {
    const names = nameDaysOff({ ...NOTICE_2026, off: [...NOTICE_2026.off, '2026-09-03'] })
    expect(names.get('2026-09-03')).toBeUndefined()
    expect(names.get('2026-10-07')).toBe('national_day')
    expect(names.size).toBe(NOTICE_2026.off.length)
  })
})
