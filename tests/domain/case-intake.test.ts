import { describe, expect, it } from 'vitest'
import { allowedOf } from '../../shared/domain/case/allowed'
import type { CaseCommand } from '../../shared/domain/case/event'
import { dueCommandsOf } from '../../shared/domain/case/sweep'
import { workflowProblems } from '../../shared/domain/case/workflow'
import { dayOf } from '../../shared/domain/time'
import {
  accept,
  accepted,
  Course,
  calendar,
  grant,
  missing,
  receive,
  received,
  refuse,
  START,
  supplement,
  workflow,
} from './case-course'

const due = ({ workflow: way, state, now }: Course): string[] =>
  dueCommandsOf(way, state, now, { calendar }).map((command) => command.kind)

describe('what the window can answer (art. 32)', () => {
  it('names the right authority, and says why no licence is needed or the papers are not taken', () => {
    const blank: CaseCommand = { kind: 'not_here', data: { authority: ' ' } }
    expect(received().attempt('clerk', blank)).toEqual({ ok: false, code: 'CASE_BASIS_NEEDED', field: 'authority' })
    expect(received().code('clerk', { kind: 'no_licence_needed', data: {} })).toBe('CASE_REASONS_NEEDED')
  })

  it('takes what is complete: only listed points that are still unmet speak against it', () => {
    const refuseIt = (...points: string[]): CaseCommand => ({
      kind: 'refuse_acceptance',
      data: { ground: 'form', points },
      words: 'The plan is that of another shop.',
    })
    expect(received().code('clerk', refuseIt())).toBe('CASE_NOT_TOLD')
    expect(received().code('clerk', refuseIt('plan'))).toBe('CASE_NOT_TOLD')
    expect(allowedOf(workflow(), received().state, { roles: ['clerk'], authorised: false })).not.toContain(
      'refuse_acceptance',
    )
    const answered = received().act('clerk', missing('lease', 'plan')).act('resident', supplement('lease', 'plan'))
    expect(allowedOf(workflow(), answered.state, { roles: ['clerk'], authorised: false })).toContain(
      'refuse_acceptance',
    )
    expect(answered.code('clerk', refuseIt())).toBe('CASE_NOTHING_LISTED')
    expect(answered.attempt('clerk', refuseIt('licence'))).toEqual({
      ok: false,
      code: 'CASE_NOT_LISTED',
      field: 'licence',
    })
    expect(answered.code('clerk', { ...refuseIt('plan'), words: ' ' })).toBe('CASE_REASONS_NEEDED')
    expect(answered.act('clerk', refuseIt('plan')).state).toMatchObject({ state: 'not_accepted' })
  })

  it('corrects on the spot and goes on', () => {
    const course = received().act('clerk', { kind: 'correct', data: { fields: ['phone'] } })
    expect(course.act('clerk', accept).state).toMatchObject({ state: 'review', queue: 'review', stage: 'review' })
  })

  it('tells all that is missing once; a later notice repeats listed points only', () => {
    const course = received().act('clerk', missing('lease', 'plan'))
    expect(course.state).toMatchObject({ missing: ['lease', 'plan'], queue: '', stage: 'supplement' })
    course.on('2026-03-06').act('resident', supplement('lease', 'plan'))
    expect(course.state).toMatchObject({ state: 'received', queue: 'intake', missing: [] })
    expect(course.attempt('clerk', missing('licence'))).toEqual({
      ok: false,
      code: 'CASE_NOT_LISTED',
      field: 'licence',
    })
    expect(course.act('clerk', missing('plan')).state).toMatchObject({ state: 'supplement', missing: ['plan'] })
    expect(course.events.map((event) => event.kind)).toEqual([
      'receive',
      'request_supplement',
      'supplement',
      'request_supplement',
    ])
  })

  it('lists something, and nothing twice', () => {
    expect(received().code('clerk', missing())).toBe('CASE_NOTHING_LISTED')
    expect(received().code('clerk', missing('lease', 'lease'))).toBe('CASE_NOT_LISTED')
    const told = received().act('clerk', missing('lease'))
    expect(told.code('resident', supplement('plan'))).toBe('CASE_NOT_LISTED')
    expect(told.code('resident', supplement())).toBe('CASE_NOTHING_LISTED')
  })

  it('accepts from the day the last listed point arrived', () => {
    const course = received().act('clerk', missing('lease', 'plan'))
    course.on('2026-03-06').act('resident', supplement('plan'))
    course.on('2026-03-10').act('resident', supplement('lease')).on('2026-03-12').act('clerk', accept)
    expect(dayOf(course.state.acceptedAt ?? 0)).toBe('2026-03-10')
    expect(dayOf(course.state.acceptanceToldAt ?? 0)).toBe('2026-03-12')
    expect(dayOf(course.state.receivedAt ?? 0)).toBe(START)
  })

  it('counts as accepted from the day of receipt when nothing is told in five working days', () => {
    const course = received().on('2026-03-11')
    expect(due(course)).toEqual([])
    expect(course.code('system', { kind: 'deem_accepted', data: {} })).toBe('CASE_TOO_EARLY')
    course.on('2026-03-12')
    expect(due(course)).toEqual(['deem_accepted'])
    course.act('system', { kind: 'deem_accepted', data: {} })
    expect(dayOf(course.state.acceptedAt ?? 0)).toBe(START)
  })

  it('cannot ask for anything then, swept or not; accepting only says what the law has done', () => {
    const late = received().on('2026-03-12')
    expect(late.code('clerk', missing('lease'))).toBe('CASE_DEEMED_ACCEPTED')
    expect(late.code('clerk', { kind: 'not_here', data: { authority: 'water' } })).toBe('CASE_DEEMED_ACCEPTED')
    late.act('clerk', accept)
    expect(late.events.map(({ kind, role }) => [kind, role])).toEqual([
      ['receive', 'resident'],
      ['deem_accepted', 'system'],
    ])
    expect(dayOf(late.state.acceptedAt ?? 0)).toBe(START)
  })

  it('deems after a supplement from the last arrival', () => {
    const course = received().act('clerk', missing('lease')).on('2026-03-10').act('resident', supplement('lease'))
    course.on('2026-03-18').act('reviewer', { kind: 'opinion', data: { advice: 'agree' } })
    expect(dayOf(course.state.acceptedAt ?? 0)).toBe('2026-03-10')
  })

  it('deems nothing but licences', () => {
    const course = received({ nature: 'registration' }).on('2026-04-01')
    expect(due(course)).toEqual([])
    expect(course.act('clerk', accept).state.acceptedAt).toBe(course.now)
    expect(received({ nature: 'registration' }).code('system', { kind: 'deem_accepted', data: {} })).toBe(
      'CASE_TOO_EARLY',
    )
  })

  it('gives the time to supplement that was told, and then does what the district chose', () => {
    const refuseIt: CaseCommand = {
      kind: 'refuse_acceptance',
      data: { ground: '第 9 条' },
      words: 'Too late.',
    }
    const told = received({ supplementDays: 5 }).act('clerk', missing('lease')).on('2026-03-11')
    expect(told.code('clerk', refuseIt)).toBe('CASE_TOO_EARLY')
    expect(due(told.on('2026-03-12'))).toEqual([])
    expect(told.act('clerk', refuseIt).state.state).toBe('not_accepted')
    const strict = received({ supplementDays: 5, afterSupplementDays: 'not_accepted' }).act('clerk', missing('lease'))
    expect(due(strict.on('2026-03-12'))).toEqual(['refuse_acceptance'])
    // Nobody has swept yet: what comes a day late is still taken.
    expect(strict.code('resident', supplement('lease'))).toBe('ok')
    strict.act('system', { kind: 'refuse_acceptance', data: {} })
    expect(strict.state.state).toBe('not_accepted')
  })
})

describe('decided at the window (即办件)', () => {
  const instant = { kind: 'instant', stages: [{ id: 'decide', role: 'approver', limitDays: 0 }] } as const

  it('accepts and decides in one breath, by somebody who is authorised', () => {
    const course = received(instant).act('clerk', grant)
    expect(course.events.map((event) => event.kind)).toEqual(['receive', 'accept', 'grant'])
    expect(course.state).toMatchObject({ state: 'granted', decider: { id: 'clerk' }, queue: 'issue' })
    expect(received(instant).code({ role: 'clerk', authorised: false }, grant)).toBe('CASE_NOT_AUTHORISED')
    expect(received(instant).act('clerk', refuse).state.state).toBe('refused')
  })

  it('is for nothing else', () => {
    expect(received().code('clerk', grant)).toBe('CASE_STATE')
    const ripe = accepted().act('reviewer', { kind: 'opinion', data: { advice: 'agree' } })
    expect(ripe.code('clerk', grant)).toBe('CASE_ROLE')
  })

  it('ends a filing with its receipt, without an authorisation', () => {
    const filing = received({ ...instant, nature: 'filing', result: 'receipt', statutory: null })
    filing.act({ role: 'clerk', authorised: false }, grant)
    expect(filing.events.map((event) => event.kind)).toEqual(['receive', 'accept', 'grant', 'close'])
    expect(filing.state).toMatchObject({ state: 'closed', queue: '', endedAt: filing.now })
  })
})

describe('容缺受理', () => {
  const tolerant = { tolerates: ['lease', 'plan'], toleranceDays: 5 }
  const promise = (untilDay: string, ...materials: string[]): CaseCommand => ({
    kind: 'accept_tolerant',
    data: { materials, untilDay, promise: 'application' },
  })

  it('waits for what the item tolerates, not longer than it may, and for nothing else', () => {
    expect(received().code('clerk', promise('2026-03-10', 'lease'))).toBe('CASE_NOT_OFFERED')
    expect(received(tolerant).code('clerk', promise('2026-03-10', 'licence'))).toBe('CASE_NOT_OFFERED')
    expect(received(tolerant).code('clerk', promise('2026-03-10'))).toBe('CASE_NOTHING_LISTED')
    expect(received(tolerant).code('clerk', promise(START, 'lease'))).toBe('CASE_DAYS')
    expect(received(tolerant).code('clerk', promise('2026-03-12', 'lease'))).toBe('CASE_DAYS')
    expect(received(tolerant).code('clerk', promise('2026-03-11', 'lease'))).toBe('ok')
    const told = received(tolerant).act('clerk', missing('lease', 'licence'))
    expect(told.code('clerk', promise('2026-03-10', 'lease'))).toBe('CASE_STILL_MISSING')
  })

  it('allows no decision before it arrives, and returns or refuses when the promise is broken', () => {
    const course = received(tolerant).act('clerk', promise('2026-03-10', 'lease'))
    course.act('reviewer', { kind: 'opinion', data: { advice: 'agree' } })
    expect(course.code('approver', grant)).toBe('CASE_TOLERANCE_OPEN')
    expect(course.code('approver', refuse)).toBe('CASE_TOLERANCE_OPEN')
    const broken: CaseCommand = { kind: 'tolerance_broken', data: {}, words: 'It never came.' }
    expect(course.code('reviewer', broken)).toBe('CASE_TOO_EARLY')
    course.on('2026-03-11')
    expect(course.code('approver', grant)).toBe('CASE_TOLERANCE_OPEN')
    expect(course.code('approver', refuse)).toBe('ok')
    expect(course.code('reviewer', broken)).toBe('ok')
    course.act('clerk', { kind: 'tolerated_arrived', data: { materialId: 'lease' } })
    expect(course.code('clerk', { kind: 'tolerated_arrived', data: { materialId: 'lease' } })).toBe('CASE_NOT_LISTED')
    expect(course.act('approver', grant).state.state).toBe('granted')
  })
})

describe('a promised paper that turns out wrong', () => {
  it('is still to come, until another day; no decision goes before it', () => {
    const course = received({ tolerates: ['lease'], toleranceDays: 5 }).act('clerk', {
      kind: 'accept_tolerant',
      data: { materials: ['lease'], untilDay: '2026-03-10', promise: 'application' },
    })
    const wrong = (untilDay: string): CaseCommand => ({
      kind: 'tolerated_wrong',
      data: { materialId: 'lease', untilDay },
      words: 'It is the lease of another shop.',
    })
    expect(course.code('clerk', wrong('2026-03-10'))).toBe('CASE_NOT_LISTED')
    course.act('resident', { kind: 'tolerated_arrived', data: { materialId: 'lease' } })
    course.act('reviewer', { kind: 'opinion', data: { advice: 'agree' } }).on('2026-03-11')
    expect(course.code('clerk', { ...wrong('2026-03-12'), words: '' })).toBe('CASE_REASONS_NEEDED')
    expect(course.code('clerk', wrong('2026-03-11'))).toBe('CASE_DAYS')
    expect(course.code('clerk', wrong('2026-03-19'))).toBe('CASE_DAYS')
    course.act('clerk', wrong('2026-03-18'))
    expect(course.state).toMatchObject({ tolerated: ['lease'], toleratedUntil: '2026-03-18' })
    expect(course.code('approver', grant)).toBe('CASE_TOLERANCE_OPEN')
    expect(course.code('clerk', { kind: 'tolerance_broken', data: {}, words: 'It never came.' })).toBe('CASE_TOO_EARLY')
    course.act('clerk', { kind: 'tolerated_arrived', data: { materialId: 'lease' } })
    expect(course.act('approver', grant).state.state).toBe('granted')
  })
})

describe('a workflow', () => {
  it('is refused with what is wrong in it', () => {
    expect(workflowProblems(workflow({ stages: [] }))).toHaveLength(1)
    const twice = { id: 'a', role: 'approver', limitDays: null } as const
    expect(workflowProblems(workflow({ stages: [twice, twice] }))).toHaveLength(2)
    expect(workflowProblems(workflow({ promisedDays: 21 }))).toEqual([
      'promisedDays: a promise is never longer than the limit of the law',
    ])
    const bare = { stages: [twice], twoOfficers: true }
    expect(workflowProblems(workflow(bare))).toHaveLength(1)
    expect(workflowProblems(workflow({ ...bare, kind: 'instant' }))).toEqual([])
    const look = { id: 'look', role: 'inspector', limitDays: null } as const
    expect(workflowProblems(workflow({ stages: [look, twice] }))).toHaveLength(1)
    const commitment = { checkDays: 20, article: '消防法 15' }
    expect(workflowProblems(workflow({ inspection: 'before', commitment }))).toHaveLength(1)
  })
})

describe('a case that waits for another item', () => {
  it('has no clock of its own until it starts', () => {
    const course = new Course(workflow(), START).act('resident', receive(['licence', 'seal']))
    expect(course.state).toMatchObject({ state: 'waiting', receivedAt: null, queue: '' })
    course.act('system', { kind: 'prerequisite_out', data: { itemId: 'licence' } })
    expect(course.state).toMatchObject({ state: 'waiting', waitsFor: ['seal'] })
    expect(course.code('system', { kind: 'start', data: { instead: [] } })).toBe('CASE_UNRESOLVED')
    expect(course.code('system', { kind: 'prerequisite_out', data: { itemId: 'licence' } })).toBe('CASE_STATE')
    course.on('2026-03-06').act('system', { kind: 'prerequisite_out', data: { itemId: 'seal' } })
    expect(course.events.map((event) => event.kind)).toEqual([
      'receive',
      'prerequisite_out',
      'prerequisite_out',
      'start',
    ])
    expect(course.state).toMatchObject({ state: 'received', receivedAt: course.now, queue: 'intake' })
  })

  it('is started by a clerk when the applicant shows that he holds it already', () => {
    const course = new Course(workflow(), START).act('resident', receive(['licence']))
    course.act('system', { kind: 'prerequisite_failed', data: { itemId: 'licence', outcome: 'withdrawn' } })
    expect(course.state.failedPrerequisites).toEqual([{ itemId: 'licence', outcome: 'withdrawn' }])
    expect(course.code('clerk', { kind: 'start', data: { instead: [] } })).toBe('CASE_UNRESOLVED')
    expect(course.code('system', { kind: 'start', data: { instead: ['licence'] } })).toBe('CASE_ROLE')
    expect(course.act('clerk', { kind: 'start', data: { instead: ['licence'] } }).state.state).toBe('received')
  })
})
