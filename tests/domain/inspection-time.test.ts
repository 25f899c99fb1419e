import { describe, expect, it } from 'vitest'
import { INSPECTION_DAYS_AHEAD, inspectionDays } from '../../shared/domain/inspection-days'
import {
  daysWithin,
  INSPECTION_STARTS,
  inspectionTimeProblem,
  proposedTimes,
} from '../../shared/domain/inspection-time'
import { addDays, type Day, instantOf } from '../../shared/domain/time'
import { isWorkingDay, workCalendar } from '../../shared/domain/working-day'

import { INVENTED_2027 } from './notices'

const calendar = workCalendar([])
const daysAfter = (today: Day) => inspectionDays(today, calendar).map(({ day }) => day)
const choiceOn = (today: Day) => ({ days: inspectionDays(today, calendar), starts: INSPECTION_STARTS })
const NINE = 540

describe('the days of a visit', () => {
  it('have the Sunday that is worked (2026-09-20), and neither Mid-Autumn nor National Day', () => {
    expect(daysAfter('2026-09-18')).toEqual([
      ...['2026-09-20', '2026-09-21', '2026-09-22', '2026-09-23', '2026-09-24'],
      ...['2026-09-28', '2026-09-29', '2026-09-30', '2026-10-08', '2026-10-09'],
    ])
  })

  it('begin with the next working day, which after the last one before National Day is 8 October', () => {
    expect(daysAfter('2026-09-30').slice(0, 3)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10'])
    expect(daysAfter('2026-10-03')[0]).toBe('2026-10-08')
    expect(daysAfter('2026-09-24')[0]).toBe('2026-09-28')
  })

  it('are as many as are told, each once, ascending and worked, from any day of a year on', () => {
    for (let today = '2026-01-01'; today < '2027-01-01'; today = addDays(today, 1)) {
      const days = daysAfter(today)
      expect(days).toHaveLength(INSPECTION_DAYS_AHEAD)
      expect(days.every((day, at) => day > (days[at - 1] ?? today) && isWorkingDay(day, calendar))).toBe(true)
    }
  })

  it('are provisional where no notice covers them, until it is loaded', () => {
    const ahead = inspectionDays('2026-12-28', calendar)
    expect(ahead.slice(0, 4)).toEqual([
      { day: '2026-12-29', provisional: false },
      { day: '2026-12-30', provisional: false },
      { day: '2026-12-31', provisional: false },
      { day: '2027-01-04', provisional: true },
    ])
    const known = inspectionDays('2026-12-28', workCalendar([INVENTED_2027]))
    expect(known.some(({ provisional }) => provisional)).toBe(false)
  })
})

describe('the limit of the law', () => {
  const days = inspectionDays('2026-09-14', calendar)
  const within = (...limits: (Day | null)[]) => daysWithin(days, limits).map(({ day }) => day)

  it('ends the days with the earliest last day of the visited cases', () => {
    expect(within('2026-09-22', '2026-09-18', null).slice(-1)).toEqual(['2026-09-18'])
    expect(within('2026-09-20').slice(-1)).toEqual(['2026-09-20'])
    expect(within(null)).toHaveLength(INSPECTION_DAYS_AHEAD)
    expect(within()).toHaveLength(INSPECTION_DAYS_AHEAD)
  })

  it('that cannot be kept any more leaves all days: a late visit is better than none', () => {
    expect(within('2026-09-14')).toHaveLength(INSPECTION_DAYS_AHEAD)
    expect(within('2026-09-30', '2026-09-01')).toHaveLength(INSPECTION_DAYS_AHEAD)
  })
})

describe('a time of a visit', () => {
  const now = instantOf('2026-09-18', 600)
  const problemOf = (day: Day, minute: number) =>
    inspectionTimeProblem(instantOf(day, minute), now, choiceOn('2026-09-18'))

  it('is to come, on one of the days, at one of the hours', () => {
    expect(problemOf('2026-09-20', NINE)).toBeNull()
    expect(problemOf('2026-10-09', 990)).toBeNull()
    expect(problemOf('2026-09-18', NINE)).toBe('INSPECTION_PAST')
    expect(problemOf('2026-09-18', 600)).toBe('INSPECTION_PAST')
    expect(problemOf('2026-09-18', 840)).toBe('INSPECTION_DAY')
    expect(problemOf('2026-09-25', NINE)).toBe('INSPECTION_DAY')
    expect(problemOf('2026-09-19', NINE)).toBe('INSPECTION_DAY')
    expect(problemOf('2026-10-10', NINE)).toBe('INSPECTION_DAY')
    expect(problemOf('2026-09-20', 720)).toBe('INSPECTION_HOUR')
    expect(problemOf('2026-09-20', 545)).toBe('INSPECTION_HOUR')
    expect(inspectionTimeProblem(instantOf('2026-09-20', NINE) + 1, now, choiceOn('2026-09-18'))).toBe(
      'INSPECTION_HOUR',
    )
  })

  it('is proposed in order, each once; one that does not do refuses them all', () => {
    const [late, early] = [instantOf('2026-09-21', 600), instantOf('2026-09-20', NINE)]
    const proposed = (times: number[]) => proposedTimes(times, now, choiceOn('2026-09-18'))
    expect(proposed([late, early, late])).toEqual([early, late])
    expect(proposed([late, now])).toBe('INSPECTION_PAST')
    expect(proposed([late, instantOf('2026-09-25', NINE)])).toBe('INSPECTION_DAY')
    expect(proposed([])).toEqual([])
  })
})
