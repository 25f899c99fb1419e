import { describe, expect, test } from 'vitest'
import type { LaneView } from '../../shared/contract/progress'
import { axisOf, barsOf, lastOf, placeOf, ticksOf } from '../../shared/domain/lane-span'
import { DAY_MS, dayOf, instantOf } from '../../shared/domain/time'

const at = (day: string, minute = 600) => instantOf(day, minute)
const stage = (
  id: string,
  state: LaneView['stages'][number]['state'],
  from: number | null = null,
  to: number | null = null,
) => ({ id, name: { zh: id, en: id }, state, from, to, dueDay: null })
const lane = (change: Partial<LaneView> = {}): LaneView => ({
  caseId: 'c1',
  itemId: 'food-licence',
  name: { zh: '食品经营许可', en: 'Food licence' },
  kind: 'promised',
  variant: 'establish',
  route: 'ordinary',
  state: 'review',
  holder: { kind: 'department', id: null, name: null, phone: null, person: null },
  waitsFor: [],
  stages: [
    stage('intake', 'done', SUBMITTED, at('2026-09-15')),
    stage('review', 'now', at('2026-09-15')),
    stage('decide', 'next'),
  ],
  clock: {
    promisedDay: '2026-09-18',
    statutoryDay: '2026-09-30',
    stageDay: null,
    issueDay: null,
    dueDay: '2026-09-18',
    daysLeft: 2,
    running: true,
    provisional: false,
    light: 'none',
  },
  pauses: [],
  next: { key: 'department_reviews', day: null },
  outcome: null,
  events: [],
  ...change,
})
const SUBMITTED = at('2026-09-14')
const NOW = at('2026-09-16')
const kinds = (one: LaneView, now = NOW) =>
  barsOf(one, axisOf([one], SUBMITTED, now), SUBMITTED, now).segments.map(({ kind }) => kind)

test('a lane that is over ended with what happened last: handed over after it was granted', () => {
  const over = lane({
    state: 'closed',
    stages: [
      stage('intake', 'done', SUBMITTED, at('2026-09-15')),
      stage('issue', 'done', at('2026-09-15'), at('2026-09-17')),
    ],
    outcome: { result: 'granted', at: at('2026-09-15'), words: null, remedies: false },
  })
  const axis = axisOf([over], SUBMITTED, NOW)
  expect(dayOf(lastOf(over, SUBMITTED))).toBe('2026-09-17')
  expect(barsOf(over, axis, SUBMITTED, NOW).end).toBe(placeOf(axis, lastOf(over, SUBMITTED)))
})

describe('the axis of days', () => {
  test('reaches from the day of submission to the last promised day, whole days at both ends', () => {
    const axis = axisOf([lane()], SUBMITTED, NOW)
    expect([dayOf(axis.from), dayOf(axis.to - 1)]).toEqual(['2026-09-14', '2026-09-18'])
    expect((axis.to - axis.from) / DAY_MS).toBe(5)
  })

  test('reaches to today when a lane is late, and not once all is over', () => {
    const late = at('2026-10-09')
    expect(dayOf(axisOf([lane()], SUBMITTED, late).to - 1)).toBe('2026-10-09')
    const over = lane({ stages: [stage('intake', 'done', SUBMITTED, at('2026-09-15'))] })
    expect(dayOf(axisOf([over], SUBMITTED, late).to - 1)).toBe('2026-09-18')
  })

  test('is never so short that it is all edge', () => {
    const short = lane({ clock: { ...lane().clock, promisedDay: '2026-09-14', dueDay: '2026-09-14' } })
    expect((axisOf([short], SUBMITTED, SUBMITTED).to - SUBMITTED) / DAY_MS).toBeGreaterThan(3)
  })

  test('is written with few enough days, the first and each new month in full', () => {
    const axis = { from: instantOf('2026-09-28', 0), to: instantOf('2026-10-12', 0) }
    const ticks = ticksOf(axis, 5)
    expect(ticks.map(({ day }) => day)).toEqual(['2026-09-28', '2026-10-01', '2026-10-04', '2026-10-07', '2026-10-10'])
    expect(ticks.map(({ withMonth }) => withMonth)).toEqual([true, true, false, false, false])
    expect(ticks[0]?.at).toBeCloseTo(0.5 / 14)
  })

  test('keeps what lies outside at its ends', () => {
    const axis = axisOf([lane()], SUBMITTED, NOW)
    expect(placeOf(axis, 0)).toBe(0)
    expect(placeOf(axis, axis.to + DAY_MS)).toBe(1)
  })
})

describe('a lane', () => {
  test('was walked up to today, and has until its day', () => {
    expect(kinds(lane())).toEqual(['walked', 'left'])
    const axis = axisOf([lane()], SUBMITTED, NOW)
    const { segments, joints, end, statutory } = barsOf(lane(), axis, SUBMITTED, NOW)
    expect(segments[0]).toMatchObject({ from: placeOf(axis, SUBMITTED), to: placeOf(axis, NOW) })
    expect(segments[1]).toMatchObject({ from: placeOf(axis, NOW), to: 1 })
    expect(joints).toEqual([placeOf(axis, at('2026-09-15'))])
    expect([end, statutory]).toEqual([null, null])
  })

  test('that waits for another item is a thread up to today', () => {
    const waiting = lane({ state: 'waiting', stages: [stage('intake', 'next'), stage('review', 'next')] })
    expect(kinds(waiting)).toEqual(['wait'])
  })

  test('that began later has the thread before its way', () => {
    const later = lane({ stages: [stage('intake', 'now', at('2026-09-15')), stage('review', 'next')] })
    expect(kinds(later)).toEqual(['wait', 'walked', 'left'])
  })

  test('past its day is late from that day on', () => {
    const now = at('2026-09-22')
    expect(kinds(lane(), now)).toEqual(['walked', 'late'])
    const axis = axisOf([lane()], SUBMITTED, now)
    const [walked, late] = barsOf(lane(), axis, SUBMITTED, now).segments
    expect(walked?.to).toBe(late?.from)
    expect(late?.to).toBe(placeOf(axis, now))
  })

  test('shows where the clock stood still, also while it does', () => {
    const paused = lane({
      pauses: [
        { ground: 'hearing', from: at('2026-09-15'), to: at('2026-09-15', 900), untilDay: null },
        { ground: 'hearing', from: at('2026-09-16', 500), to: null, untilDay: '2026-09-18' },
      ],
    })
    expect(kinds(paused)).toEqual(['walked', 'left', 'pause', 'pause'])
  })

  test('whose step ends before the whole is promised has until the promise, also when the step is late', () => {
    const step = lane({ clock: { ...lane().clock, dueDay: '2026-09-15' } })
    expect(kinds(step)).toEqual(['walked', 'late', 'left'])
    const { segments } = barsOf(step, axisOf([step], SUBMITTED, NOW), SUBMITTED, NOW)
    expect(segments[2]?.to).toBe(1)
  })

  test('that waits for papers does not stretch the picture to the day they may come', () => {
    const asked = lane({
      state: 'supplement',
      holder: { kind: 'applicant', id: null, name: null, phone: null, person: null },
      stages: [stage('intake', 'now', SUBMITTED), stage('review', 'next')],
      clock: { ...lane().clock, promisedDay: null, statutoryDay: null, dueDay: '2026-11-02', running: false },
    })
    expect(kinds(asked)).toEqual(['walked'])
    expect(dayOf(axisOf([asked], SUBMITTED, NOW).to - 1)).toBe('2026-09-17')
  })

  test('that is over has an end and no day to come', () => {
    const over = lane({
      state: 'closed',
      stages: [stage('intake', 'done', SUBMITTED, at('2026-09-15'))],
      outcome: { result: 'granted', at: at('2026-09-15'), words: null, remedies: false },
    })
    const axis = axisOf([over], SUBMITTED, NOW)
    const bars = barsOf(over, axis, SUBMITTED, NOW)
    expect(bars.segments.map(({ kind }) => kind)).toEqual(['walked'])
    expect(bars.end).toBe(placeOf(axis, at('2026-09-15')))
  })

  test('withdrawn while it waited is a thread with an end', () => {
    const gone = lane({
      state: 'withdrawn',
      stages: [stage('intake', 'skipped'), stage('review', 'skipped')],
      outcome: { result: 'withdrawn', at: at('2026-09-15'), words: null, remedies: false },
    })
    expect(kinds(gone)).toEqual(['wait'])
  })
})
