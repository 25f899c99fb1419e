import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindingOf, type Clock, clocksOf } from '../../shared/domain/case/clock'
import { CLOCK_IDS } from '../../shared/domain/case/clock-span'
import { LIGHT_DEFAULTS, lightOf } from '../../shared/domain/case/light'
import type { Workflow } from '../../shared/domain/case/workflow'
import { addDays, type Day, dayFromNumber, dayNumber } from '../../shared/domain/time'
import { workCalendar } from '../../shared/domain/working-day'
import {
  accept,
  accepted,
  agree,
  Course,
  calendar,
  grant,
  granted,
  issue,
  missing,
  OFFICERS,
  pause,
  plan,
  receive,
  received,
  resume,
  supplement,
  workflow,
} from './case-course'
import { type Told, WallCalendar } from './case-reference'
import { INVENTED_2027 } from './notices'

const extend = (days: number, kind: 'extend' | 'extend_bundle' = 'extend') =>
  ({ kind, data: { days }, words: 'A second report is needed.' }) as const

function clockOf(course: Course, id: Clock['id'], today: Day = course.today, bundleSince: Day | null = null): Clock {
  const clocks = clocksOf(course.workflow, course.state, today, { calendar, bundleSince })
  const found = clocks.find((clock) => clock.id === id)
  if (found === undefined) throw new Error(`no clock ${id}`)
  return found
}

describe('vectors of the domain', () => {
  it.each([
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2026-09-28', 5, '2026-10-10'],
    ['2026-09-28', 10, '2026-10-16'],
  ])('%s and %i working days end on %s', (day, days, due) => {
    expect(clockOf(accepted({ promisedDays: days }, day), 'promised').dueDay).toBe(due)
    expect(clockOf(received({ acceptanceDays: days }, day), 'acceptance').dueDay).toBe(due)
  })
})

describe('a clock', () => {
  it('counts from the working day after the event', () => {
    const clock = clockOf(accepted({}, '2026-09-18'), 'promised')
    expect(clock).toMatchObject({ sinceDay: '2026-09-18', days: 5, daysLeft: 5, dueDay: '2026-09-24', overdue: false })
    expect(clockOf(accepted({}, '2026-09-18'), 'promised', '2026-09-20').daysLeft).toBe(4)
    expect(clockOf(accepted({}, '2026-09-18'), 'promised', '2026-09-24')).toMatchObject({ daysLeft: 0, overdue: false })
    expect(clockOf(accepted({}, '2026-09-18'), 'promised', '2026-09-25')).toMatchObject({ daysLeft: 0, overdue: true })
  })

  it('stands still from the day after a pause up to the day of its end, and the others run on', () => {
    const course = accepted({}, '2026-03-04').on('2026-03-05').act('reviewer', pause(10))
    expect(clockOf(course, 'statutory')).toMatchObject({ paused: true, dueDay: '2026-04-16', daysLeft: 19 })
    course.on('2026-03-09').act('reviewer', resume)
    // Two working days, 6 and 9 March, are not counted.
    expect(clockOf(course, 'statutory')).toMatchObject({ paused: false, dueDay: '2026-04-03', daysLeft: 19 })
    expect(clockOf(course, 'acceptance')).toMatchObject({ endDay: '2026-03-04', overdue: false })
  })

  it('stands still no longer than the time that was told', () => {
    const course = accepted({}, '2026-03-04').act('reviewer', pause(2))
    const due = clockOf(course, 'statutory').dueDay
    expect(due).toBe('2026-04-03')
    expect(clockOf(course, 'statutory', '2026-03-06').paused).toBe(true)
    expect(clockOf(course, 'statutory', '2026-03-07').paused).toBe(false)
    // The department forgets to resume: the product does it before anything else.
    course.on('2026-03-20').act('reviewer', agree)
    expect(course.events.slice(-2).map((event) => event.kind)).toEqual(['resume', 'opinion'])
    expect(clockOf(course, 'statutory').dueDay).toBe(due)
  })

  it('that is paused on its last day is not over while it stands still, and is over with the day it stands still no more', () => {
    // Five days after Wednesday the 4th: the last one is the 11th, and counts as used.
    const lastDay = () => accepted({ promisedDays: 5 }, '2026-03-04').on('2026-03-11')
    expect(clockOf(lastDay(), 'promised')).toMatchObject({ dueDay: '2026-03-11', daysLeft: 0, overdue: false })
    const course = lastDay().act('reviewer', pause(3))
    for (const today of ['2026-03-11', '2026-03-12', '2026-03-14', '2026-03-16']) {
      expect(clockOf(course, 'promised', today)).toMatchObject({ dueDay: '2026-03-16', daysLeft: 0, overdue: false })
    }
    // Nothing was left, so the decision has to come on the day of the resumption, or by the end of the time told.
    expect(clockOf(course, 'promised', '2026-03-17')).toMatchObject({ daysLeft: -1, overdue: true })
    course.on('2026-03-13').act('reviewer', resume)
    expect(clockOf(course, 'promised')).toMatchObject({ dueDay: '2026-03-13', daysLeft: 0, overdue: false })
    expect(clockOf(course, 'promised', '2026-03-14').overdue).toBe(true)
  })

  it('that was over before the pause stays over, and one with a day left has that day when it goes on', () => {
    const late = accepted({ promisedDays: 5 }, '2026-03-04').on('2026-03-12').act('reviewer', pause(3))
    expect(clockOf(late, 'promised', '2026-03-13')).toMatchObject({ dueDay: '2026-03-11', overdue: true })
    const early = accepted({ promisedDays: 5 }, '2026-03-04').on('2026-03-10').act('reviewer', pause(3))
    expect(clockOf(early, 'promised', '2026-03-13')).toMatchObject({ dueDay: '2026-03-16', daysLeft: 1 })
  })

  it('is not stopped by a pause of the same day', () => {
    const course = accepted({}, '2026-03-04').act('reviewer', pause(5)).act('reviewer', resume)
    expect(clockOf(course, 'statutory').dueDay).toBe(clockOf(accepted({}, '2026-03-04'), 'statutory').dueDay)
  })

  it('of the lower level (上报件) is not stopped, and the level that decides counts from the file’s arrival', () => {
    const course = accepted({ kind: 'upward' }, '2026-03-04').on('2026-03-06')
    expect(clockOf(course, 'upward')).toMatchObject({ paused: false, basis: 'licensing_43', daysLeft: 18 })
    expect(() => clockOf(course, 'statutory')).toThrow(/no clock/)
    course.act('clerk', { kind: 'pass_up', data: { toPointId: 'district' } })
    expect(clockOf(course, 'upward')).toMatchObject({ endDay: '2026-03-06', overdue: false })
    expect(clockOf(course, 'promised')).toMatchObject({ sinceDay: '2026-03-06', dueDay: '2026-03-13' })
  })

  it('of the certificate is a clock of its own, from the decision', () => {
    const course = granted({}, '2026-03-04')
    expect(clockOf(course, 'issuing')).toMatchObject({ dueDay: '2026-03-18', basis: 'licensing_44', endDay: null })
    course.on('2026-03-20').act('issuer', issue)
    expect(clockOf(course, 'issuing')).toMatchObject({ endDay: '2026-03-20', overdue: true, daysLeft: -2 })
    expect(clockOf(course, 'statutory')).toMatchObject({ endDay: '2026-03-04', overdue: false, daysLeft: 20 })
  })

  it('of the bundle binds beside the member’s own', () => {
    const course = accepted({
      statutory: null,
      promisedDays: 90,
      stages: [{ id: 'decide', role: 'approver', limitDays: null }],
    })
    const clocks = clocksOf(course.workflow, course.state, course.today, { calendar, bundleSince: '2026-02-27' })
    expect(bindingOf(clocks)).toMatchObject({ id: 'bundle', sinceDay: '2026-02-27', days: 45 })
    course.act({ role: 'supervisor', bundleSince: '2026-02-27' }, extend(15, 'extend_bundle'))
    const [before, after] = [bindingOf(clocks)?.dueDay, clockOf(course, 'bundle', course.today, '2026-02-27').dueDay]
    expect([before, after]).toEqual(['2026-05-06', '2026-05-26'])
  })

  it('of a supplement is the applicant’s, and the window’s begins again when the last point has come', () => {
    const course = received({}, '2026-03-04').act('clerk', missing('lease'))
    expect(bindingOf(clocksOf(course.workflow, course.state, course.today, { calendar }))?.id).toBe('supplement')
    course.on('2026-03-10').act('resident', supplement('lease'))
    expect(clockOf(course, 'acceptance')).toMatchObject({ sinceDay: '2026-03-10', dueDay: '2026-03-17' })
  })

  it('of a check afterwards ends with the first look; putting right and looking again have their own', () => {
    const checked: Partial<Workflow> = {
      commitment: { checkDays: 20, article: '消防法 15' },
      stages: [{ id: 'decide', role: 'approver', limitDays: null }],
    }
    const course = granted(checked, '2026-03-04').act('inspector', plan('check')).on('2026-03-09')
    const data = { inspectionId: 'check', outcome: 'rectify', officers: OFFICERS, rectifyUntil: '2026-05-08' } as const
    course.act('inspector', { kind: 'commitment_check', data }).on('2026-04-30')
    expect(clockOf(course, 'commitment_check')).toMatchObject({ endDay: '2026-03-09', overdue: false })
    expect(clockOf(course, 'correction')).toMatchObject({ sinceDay: '2026-03-09', dueDay: '2026-05-08', endDay: null })
    const light = () => lightOf(course.workflow, course.state, course.today, { calendar }, LIGHT_DEFAULTS).light
    course.act('issuer', issue).on('2026-05-11')
    expect([clockOf(course, 'correction').overdue, light()]).toEqual([true, 'none'])

    course.act('resident', { kind: 'rectified', data: {} })
    expect(clockOf(course, 'correction').endDay).toBe('2026-05-11')
    expect(clockOf(course, 'commitment_check')).toMatchObject({ sinceDay: '2026-05-11', days: 20, endDay: null })
    course.act('inspector', plan('again')).on('2026-06-15')
    expect([clockOf(course, 'commitment_check').overdue, light()]).toEqual([true, 'yellow'])
    course.act('inspector', { kind: 'commitment_check', data: { ...data, inspectionId: 'again', outcome: 'pass' } })
    expect(clockOf(course, 'commitment_check')).toMatchObject({ endDay: '2026-03-09', overdue: false })
  })

  it('of a check afterwards runs from the decision until officers have looked', () => {
    const checked: Partial<Workflow> = {
      commitment: { checkDays: 20, article: '消防法 15' },
      stages: [{ id: 'decide', role: 'approver', limitDays: null }],
    }
    const course = granted(checked, '2026-03-04').act('inspector', plan('check')).on('2026-03-09')
    expect(clockOf(course, 'commitment_check')).toMatchObject({ daysLeft: 17, endDay: null, dueDay: '2026-04-01' })
    const data = { inspectionId: 'check', outcome: 'pass', officers: OFFICERS } as const
    course.act('inspector', { kind: 'commitment_check', data })
    expect(clockOf(course, 'commitment_check').endDay).toBe('2026-03-09')
  })

  it('that rests on an unknown year is provisional until its notice is loaded', () => {
    const course = new Course(workflow(), '2026-12-30').act('resident', receive()).act('clerk', accept)
    expect(clockOf(course, 'promised').provisional).toBe(true)
    const known = workCalendar([INVENTED_2027])
    const [promised] = clocksOf(course.workflow, course.state, course.today, { calendar: known }).filter(
      (clock) => clock.id === 'promised',
    )
    expect(promised?.provisional).toBe(false)
  })

  it('ends with the decision, and says how late it was', () => {
    const course = accepted({}, '2026-03-04').act('reviewer', agree).on('2026-03-13').act('approver', grant)
    expect(clockOf(course, 'promised', '2026-05-01')).toMatchObject({
      overdue: true,
      daysLeft: -2,
      endDay: '2026-03-13',
    })
    const ids = clocksOf(course.workflow, course.state, course.today, { calendar }).map((clock) => clock.id)
    expect(ids).toEqual(CLOCK_IDS.filter((id) => ids.includes(id)))
  })
})

const anyDay = fc.integer({ min: dayNumber('2024-01-02'), max: dayNumber('2026-09-30') }).map(dayFromNumber)
const anyTold: fc.Arbitrary<Told> = fc.oneof(
  fc.record({ kind: fc.constant('pause' as const), days: fc.integer({ min: 1, max: 12 }) }),
  fc.constant({ kind: 'resume' as const }),
  fc.record({ kind: fc.constant('extend' as const), days: fc.integer({ min: 1, max: 10 }) }),
)
const anyStory = fc.array(fc.record({ after: fc.integer({ min: 0, max: 9 }), told: anyTold }), { maxLength: 8 })

const commandOf = (told: Told) =>
  told.kind === 'pause'
    ? pause(told.days)
    : told.kind === 'resume'
      ? resume
      : extend(told.kind === 'extend' ? told.days : 0)

/** A number of days each, so that the paths differ: own limits, a promise within them, a stage, the cap of a bundle. */
const anyLimits = fc.record({
  statutory: fc.integer({ min: 1, max: 20 }),
  promised: fc.integer({ min: 0, max: 20 }),
  stage: fc.integer({ min: 0, max: 10 }),
})

describe('against somebody who crosses off days on a wall calendar', () => {
  it('all clocks agree on every day, whatever is paused, resumed and extended', () => {
    let compared = 0
    fc.assert(
      fc.property(anyDay, anyLimits, anyStory, (start, limits, story) => {
        const course = accepted(
          {
            statutory: { days: limits.statutory, extensionDays: 10, atOnce: false },
            promisedDays: limits.promised,
            stages: [{ id: 'decide', role: 'approver', limitDays: limits.stage }],
          },
          start,
        )
        const wall = new WallCalendar(start, calendar)
        wall.begin('statutory', limits.statutory, true)
        wall.begin('promised', limits.promised, true)
        wall.begin('stage', limits.stage, true)
        wall.begin('bundle', 45, true)
        const dues: { id: Clock['id']; day: Day; due: Day }[] = []
        const compare = (): void => {
          const clocks = clocksOf(course.workflow, course.state, wall.today, { calendar, bundleSince: start })
          for (const clock of clocks) {
            const counter = wall.counters.get(clock.id)
            if (counter === undefined) continue
            const isLate = counter.due !== null && wall.today > counter.due
            // An assertion of the library for each of so many days would take most of the time.
            if (clock.daysLeft !== counter.left || clock.overdue !== isLate) {
              throw new Error(`${clock.id} on ${wall.today}: ${clock.daysLeft} left, by hand ${counter.left}`)
            }
            dues.push({ id: clock.id, day: wall.today, due: clock.dueDay })
            compared += 1
          }
        }
        for (const { after, told } of story) {
          for (let night = 0; night < after; night++) {
            wall.nextDay()
            compare()
          }
          course.on(wall.today)
          const decision = course.attempt(told.kind === 'extend' ? 'approver' : 'reviewer', commandOf(told))
          if (!decision.ok) continue
          course.act(told.kind === 'extend' ? 'approver' : 'reviewer', commandOf(told))
          wall.tell(told, 'statutory')
          dues.length = 0
          compare()
        }
        // What was said of the last day, with nothing told any more, comes true.
        for (let night = 0; night < 130; night++) wall.nextDay()
        for (const { id, due } of dues) expect([id, due]).toEqual([id, wall.counters.get(id)?.due])
      }),
      { numRuns: 200 },
    )
    expect(compared).toBeGreaterThan(5000)
  }, 60_000)

  it('a clock that nothing stops agrees for any count', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90 }), (start, days, later) => {
        const course = received({ acceptanceDays: days, nature: 'registration' }, start)
        const wall = new WallCalendar(start, calendar)
        wall.begin('acceptance', days, false)
        for (let night = 0; night < later; night++) wall.nextDay()
        expect(clockOf(course, 'acceptance', addDays(start, later)).daysLeft).toBe(
          wall.counters.get('acceptance')?.left,
        )
        for (let night = 0; night < 120; night++) wall.nextDay()
        expect(clockOf(course, 'acceptance').dueDay).toBe(wall.counters.get('acceptance')?.due)
      }),
      { numRuns: 200 },
    )
  }, 60_000)
})
