import { describe, expect, it } from 'vitest'
import {
  bundleCapOf,
  bundleSinceOf,
  bundleStateOf,
  dependantCommandsOf,
  isEnded,
  type Member,
  outputOf,
} from '../../shared/domain/case/application-state'
import type { CaseCommand } from '../../shared/domain/case/event'
import { workflowOf } from '../../shared/domain/case/workflow-of'
import { addDays, type Day, dayOf } from '../../shared/domain/time'
import { isWorkingDay, workingDaysBetween } from '../../shared/domain/working-day'
import { catalogueOf, HISTORIC_FOLDER } from '../support/catalogue'
import {
  accept,
  accepted,
  agree,
  Course,
  calendar,
  grant,
  granted,
  handOut,
  issue,
  missing,
  receive,
  received,
  refuse,
  START,
  workflow,
} from './case-course'

const member = (course: Course, itemId = course.workflow.itemId): Member => ({
  caseId: itemId,
  workflow: { ...course.workflow, itemId },
  state: course.state,
})
const waitsFor = (...items: string[]): Course => new Course(workflow(), START).act('resident', receive(items))
const withdrawn = (): Course => received().act('resident', { kind: 'withdraw', data: {} })

const commitment = { commitment: { checkDays: 20, article: '消防法 15' } }

describe('where a bundle stands', () => {
  it.each([
    ['received', [received(), waitsFor('a')]],
    ['supplement', [received().act('clerk', missing('lease')), granted().act('issuer', issue)]],
    ['review', [accepted(), received()]],
    ['review', [granted()]],
    ['partly', [granted().act('issuer', issue), accepted()]],
    ['ready', [granted().act('issuer', issue), withdrawn()]],
    ['checked', [granted(commitment).act('issuer', issue).act('issuer', handOut), withdrawn()]],
    ['review', [granted(commitment).act('issuer', issue).act('issuer', handOut), accepted()]],
    ['ended', [granted().act('issuer', issue).act('issuer', handOut), withdrawn()]],
  ] as const)('%s', (state, courses) => {
    const members = courses.map((course) => member(course))
    expect(bundleStateOf(members)).toBe(state)
    expect(isEnded(members)).toBe(state === 'ended')
  })

  it('is nothing without a case', () => {
    expect(() => bundleStateOf([])).toThrow(RangeError)
  })
})

describe('the cap of a joint handling', () => {
  it('counts 45 working days from the first acceptance, and 15 more', () => {
    const [first, second] = [accepted({}, '2026-02-27'), accepted({}, START)]
    const members = [member(first, 'a'), member(second, 'b'), member(waitsFor('a'), 'c')]
    expect(bundleSinceOf(members)).toBe('2026-02-27')
    expect(bundleCapOf(members, START, calendar)).toEqual({ dueDay: '2026-05-06', provisional: false, overdue: false })
    const extend: CaseCommand = { kind: 'extend_bundle', data: { days: 15 }, words: 'Experts.' }
    // One that nobody has accepted yet is extended with the others, and has the longer limit when it is.
    const third = received({}, START)
    for (const course of [first, second, third]) course.act({ role: 'supervisor', bundleSince: '2026-02-27' }, extend)
    const later = [member(first, 'a'), member(second, 'b')]
    const joined = [...later, member(third.on('2026-05-08').act('clerk', accept), 'c')]
    expect(bundleCapOf(joined, '2026-05-08', calendar)).toMatchObject({ dueDay: '2026-05-26', overdue: false })
    expect(bundleCapOf(later, '2026-05-27', calendar)).toMatchObject({ dueDay: '2026-05-26', overdue: true })
  })

  it('is not for one item alone, nor before anything was accepted', () => {
    expect(bundleCapOf([member(accepted())], START, calendar)).toBeNull()
    expect(bundleCapOf([member(received(), 'a'), member(received(), 'b')], START, calendar)).toBeNull()
  })
})

describe('dependants', () => {
  it('are freed by what they need, not by the decision on it', () => {
    const needed = granted()
    expect(outputOf(needed.workflow, needed.state)).toBe('open')
    const waiting = member(waitsFor('a', 'b'), 'c')
    expect(dependantCommandsOf([member(needed, 'a'), member(accepted(), 'b'), waiting])).toEqual([])
    needed.act('issuer', issue)
    expect(dependantCommandsOf([member(needed, 'a'), member(accepted(), 'b'), waiting])).toEqual([
      { caseId: 'c', command: { kind: 'prerequisite_out', data: { itemId: 'a' } } },
    ])
    const filed = granted({ result: 'receipt', kind: 'agency' })
    expect(outputOf(filed.workflow, filed.state)).toBe('out')
  })

  it.each([
    ['refused', () => accepted().act('reviewer', agree).act('approver', refuse)],
    ['withdrawn', withdrawn],
  ] as const)('are told once that a prerequisite was %s', (outcome, make) => {
    const waiting = waitsFor('a')
    const needed = member(make(), 'a')
    const command = { kind: 'prerequisite_failed', data: { itemId: 'a', outcome } } as const
    expect(dependantCommandsOf([needed, member(waiting, 'c')])).toEqual([{ caseId: 'c', command }])
    waiting.act('system', command)
    expect(dependantCommandsOf([needed, member(waiting, 'c')])).toEqual([])
    expect(waiting.state.state).toBe('waiting')
  })

  it('start when the last one is out, in whatever order', () => {
    for (const order of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const waiting = waitsFor('a', 'b')
      for (const itemId of order) waiting.act('system', { kind: 'prerequisite_out', data: { itemId } })
      expect(waiting.state.state).toBe('received')
    }
  })
})

/** Everybody works on the last day of the promise, and a certificate is out the moment it is granted. */
function workOn(course: Course, today: Day): void {
  course.on(today)
  if (course.state.state === 'received') course.act('clerk', accept)
  const { acceptedAt } = course.state
  const isDue =
    acceptedAt !== null &&
    course.state.state === 'review' &&
    workingDaysBetween(dayOf(acceptedAt), today, calendar).days >= course.workflow.promisedDays
  if (!isDue) return
  while (course.state.queue === 'review') course.act({ role: 'reviewer', id: `r${course.events.length}` }, agree)
  course.act('approver', grant).act('issuer', issue)
}

/** Working days from submission until the last certificate of a bundle of the source articles is out. */
function daysThrough(bundleId: string, way: 'series' | 'parallel'): number {
  const { bundles, items } = catalogueOf(HISTORIC_FOLDER)
  const entries = bundles.find((bundle) => bundle.id === bundleId)?.items ?? []
  const courses = entries.map((entry, index) => {
    const item = items.find((one) => one.id === entry.item)
    if (item === undefined) throw new Error(`no item ${entry.item}`)
    const before = entries[index - 1]?.item
    const after = way === 'parallel' ? (entry.after ?? []) : before === undefined ? [] : [before]
    return new Course(workflowOf(item, 'establish', 'ordinary', 'district'), START).act('resident', receive(after))
  })
  const members = (): Member[] => courses.map((course) => member(course))
  for (let today: Day = START; ; today = addDays(today, 1)) {
    if (!isWorkingDay(today, calendar)) continue
    for (let isNew = true; isNew; ) {
      for (const course of courses) workOn(course, today)
      const told = dependantCommandsOf(members())
      for (const { caseId, command } of told) {
        courses.find((course) => course.workflow.itemId === caseId)?.act('system', command)
      }
      isNew = told.length > 0
    }
    if (bundleStateOf(members()) === 'ready') return workingDaysBetween(START, today, calendar).days
    if (today > '2026-12-31') throw new Error('never done')
  }
}

describe('historic figures of the sources, through the engine (days per certificate assumed: 假定)', () => {
  it.each([
    ['lianhu', 6, 16, 5],
    ['jinniu', 4, 7, 2],
  ])('%s: %i certificates, one after another %i working days, in parallel %i', (bundle, count, series, parallel) => {
    expect(catalogueOf(HISTORIC_FOLDER).bundles.find(({ id }) => id === bundle)?.items).toHaveLength(count)
    expect(daysThrough(bundle, 'series')).toBe(series)
    expect(daysThrough(bundle, 'parallel')).toBe(parallel)
  })
})
