import { describe, expect, it } from 'vitest'
import { ADVICES, advicesOf } from '../../shared/domain/case/advice'
import type { CaseCommand, PauseGround } from '../../shared/domain/case/event'
import { PAUSE_GROUNDS } from '../../shared/domain/case/event'
import type { Workflow } from '../../shared/domain/case/workflow'
import {
  accept,
  accepted,
  agree,
  type Course,
  finding,
  grant,
  handOut,
  issue,
  missing,
  OFFICERS,
  pause,
  plan,
  received,
  rectify,
  refuse,
  resume,
} from './case-course'

const disagree: CaseCommand = { kind: 'opinion', data: { advice: 'disagree' }, words: 'No flue.' }
const extend = (days: number, kind: 'extend' | 'extend_bundle' = 'extend'): CaseCommand => ({
  kind,
  data: { days },
  words: 'A second report is needed.',
})
const reviewed = (changes: Partial<Workflow> = {}): Course => accepted(changes).act('reviewer', agree)

describe('stages', () => {
  it('go from hand to hand, and what one person took on is nobody’s at the next', () => {
    const course = accepted().act('reviewer', { kind: 'assign', data: { to: 'reviewer-7' } })
    expect(course.state).toMatchObject({ stage: 'review', queue: 'review', assigneeId: 'reviewer-7' })
    expect(course.code('approver', grant)).toBe('CASE_OPINION_NEEDED')
    course.on('2026-03-05').act('reviewer', { kind: 'opinion', data: { advice: 'note' }, words: 'Called him.' })
    expect(course.state.stage).toBe('review')
    course.act('reviewer', agree)
    expect(course.state).toMatchObject({ stage: 'decide', queue: 'decide', assigneeId: null, stageSince: course.now })
  })

  it('lead straight to the decision after an opinion against it', () => {
    const stages: Workflow['stages'] = [
      { id: 'review', role: 'reviewer', limitDays: null },
      { id: 'second', role: 'reviewer', limitDays: null },
      { id: 'visit', role: 'inspector', limitDays: null },
      { id: 'decide', role: 'approver', limitDays: null },
    ]
    const course = accepted({ stages, inspection: 'before' })
    expect(course.code('reviewer', { kind: 'opinion', data: { advice: 'disagree' } })).toBe('CASE_REASONS_NEEDED')
    course.act('reviewer', disagree)
    expect(course.state).toMatchObject({ stage: 'decide', queue: 'decide' })
    expect(course.code('approver', grant)).toBe('CASE_INSPECTION_OPEN')
    expect(course.act('approver', refuse).state).toMatchObject({ state: 'refused', queue: '' })
  })
})

describe('what an officer says a decision rests on', () => {
  it('stands beside the facts of the event and never among them', () => {
    const saying = (course: ReturnType<typeof accepted>, role: 'reviewer' | 'approver', command: CaseCommand) => {
      const decision = course.attempt(role, command)
      if (!decision.ok) throw new Error(decision.code)
      const [event] = decision.events
      return [event?.data, event?.said]
    }
    const paused = { ground: 'hearing', days: 5 } as const
    const pause: CaseCommand = { kind: 'pause', data: { ...paused, basis: '某条' }, words: 'Heard first.' }
    expect(saying(accepted(), 'reviewer', pause)).toEqual([paused, { basis: '某条' }])
    const against = accepted().act('reviewer', { kind: 'opinion', data: { advice: 'disagree' }, words: 'No.' })
    expect(saying(against, 'approver', refuse)).toEqual([{}, { grounds: ['condition-1'] }])
  })
})

describe('two officers (art. 34)', () => {
  it('are two reviewers where nobody inspects', () => {
    const course = accepted({ twoOfficers: true }).act('reviewer', agree)
    expect(course.state.stage).toBe('review')
    expect(course.code('reviewer', agree)).toBe('CASE_TWO_OFFICERS')
    expect(advicesOf(course.workflow, course.state, 'reviewer')).toEqual(['note'])
    expect(advicesOf(course.workflow, course.state, 'reviewer-2')).toEqual(ADVICES)
    course.act({ role: 'reviewer', id: 'reviewer-2' }, agree)
    expect(course.state).toMatchObject({ stage: 'decide', reviewerIds: ['reviewer', 'reviewer-2'] })
    expect(course.code('approver', grant)).toBe('ok')
    // The stage of the decision is ended by no opinion.
    expect(course.code('reviewer', agree)).toBe('CASE_STATE')
    expect(advicesOf(course.workflow, course.state, 'reviewer-3')).toEqual(['note'])
  })

  it('go together to the place', () => {
    const course = accepted({ inspection: 'before' })
    const alone: CaseCommand = {
      ...plan('visit'),
      kind: 'plan_inspection',
      data: { inspectionId: 'visit', visitAt: 0, officers: ['a', 'a'] },
    }
    expect(course.code('inspector', alone)).toBe('CASE_TWO_OFFICERS')
    course.act('inspector', plan('visit'))
    const lonely: CaseCommand = {
      kind: 'record_finding',
      data: { inspectionId: 'visit', outcome: 'pass', officers: ['a'] },
    }
    expect(course.code('inspector', lonely)).toBe('CASE_TWO_OFFICERS')
    expect(course.act('inspector', finding('visit', 'pass')).state.inspectorIds).toEqual(OFFICERS)
  })

  it('check before a refusal as before a grant, for an opinion against it at the same stage', () => {
    const stages: Workflow['stages'] = [
      { id: 'review', role: 'reviewer', limitDays: null },
      { id: 'visit', role: 'inspector', limitDays: null },
      { id: 'decide', role: 'approver', limitDays: null },
    ]
    for (const changes of [{}, { stages, inspection: 'before' }] as const) {
      const course = accepted({ twoOfficers: true, ...changes }).act('reviewer', disagree)
      expect(course.state).toMatchObject({ stage: 'review', queue: 'review' })
      expect(course.code('approver', refuse)).toBe('CASE_OPINION_NEEDED')
      course.act({ role: 'reviewer', id: 'reviewer-2' }, disagree)
      expect(course.state).toMatchObject({ stage: 'decide', queue: 'decide' })
      expect(course.act('approver', refuse).state.state).toBe('refused')
    }
    // The papers look right to one: who would refuse all the same has it looked at by two.
    const alone = accepted({ twoOfficers: true, inspection: 'before' }).act('reviewer', agree)
    expect(alone.code('approver', refuse)).toBe('CASE_TWO_OFFICERS')
    alone.act('inspector', plan('visit')).act('inspector', finding('visit', 'fail'))
    expect(alone.code('approver', refuse)).toBe('ok')
  })

  it('are not asked for where a promised paper never came: nothing was checked', () => {
    const stages: Workflow['stages'] = [{ id: 'decide', role: 'approver', limitDays: null }]
    const tolerant = { twoOfficers: true, inspection: 'before', stages, tolerates: ['lease'] } as const
    const course = received(tolerant).act('clerk', {
      kind: 'accept_tolerant',
      data: { materials: ['lease'], untilDay: '2026-03-10', promise: 'application' },
    })
    expect(course.on('2026-03-11').code('approver', refuse)).toBe('ok')
  })

  it('are not asked for where it is decided on the spot', () => {
    const stages: Workflow['stages'] = [{ id: 'decide', role: 'approver', limitDays: null }]
    expect(accepted({ twoOfficers: true, kind: 'instant', stages }).code('clerk', grant)).toBe('ok')
  })
})

describe('inspection', () => {
  const before: Partial<Workflow> = { inspection: 'before' }

  it('comes before the decision, counts in the limit, and is found once', () => {
    const course = reviewed(before)
    expect(course.state).toMatchObject({ stage: 'decide', queue: 'inspect' })
    expect(course.code('approver', grant)).toBe('CASE_INSPECTION_OPEN')
    course.act('inspector', plan('visit')).act('inspector', finding('visit', 'pass'))
    expect(course.code('inspector', finding('visit', 'pass'))).toBe('CASE_STATE')
    expect(course.code('inspector', plan('again'))).toBe('CASE_STATE')
    expect(course.state.queue).toBe('decide')
    expect(course.act('approver', grant).state.state).toBe('granted')
  })

  it('needs the visit it was planned for', () => {
    expect(accepted(before).code('inspector', finding('visit', 'pass'))).toBe('CASE_STATE')
    expect(accepted(before).act('inspector', plan('visit')).code('inspector', finding('other', 'pass'))).toBe(
      'CASE_STATE',
    )
  })

  it('that is cancelled leaves the case as it was before it was planned', () => {
    const cancel = (inspectionId: string): CaseCommand => ({
      kind: 'visit_cancelled',
      data: { inspectionId, because: 'cancelled' },
    })
    const course = reviewed().act('inspector', plan('visit')).act('inspector', plan('visit'))
    expect(course.code('approver', grant)).toBe('CASE_INSPECTION_OPEN')
    expect(course.code('inspector', cancel('other'))).toBe('CASE_STATE')
    expect(course.code('resident', cancel('visit'))).toBe('CASE_ROLE')
    course.act('clerk', cancel('visit'))
    expect(course.state).toMatchObject({ inspection: null, queue: 'decide' })
    expect(course.code('clerk', cancel('visit'))).toBe('CASE_STATE')
    expect(course.code('approver', grant)).toBe('ok')

    // A visit that was to look again leaves what the first one asked for.
    course.act('inspector', plan('first')).act('inspector', rectify('first', '2026-03-20'))
    course.act('resident', { kind: 'rectified', data: {} })
    const asked = course.state.inspection
    course.act('inspector', plan('second')).act('inspector', plan('second')).act('inspector', cancel('second'))
    expect(course.state.inspection).toEqual(asked)
    expect(course.code('approver', grant)).toBe('CASE_INSPECTION_OPEN')
    course.act('inspector', plan('third')).act('inspector', finding('third', 'pass'))
    expect(course.code('inspector', cancel('third'))).toBe('CASE_STATE')
    expect(course.code('approver', grant)).toBe('ok')
  })

  it('may ask to put things right, and looks again', () => {
    const course = reviewed(before).act('inspector', plan('visit'))
    expect(course.code('inspector', rectify('visit', '2026-03-01'))).toBe('CASE_DAYS')
    const forgotten: CaseCommand = {
      kind: 'record_finding',
      data: { inspectionId: 'visit', outcome: 'rectify', officers: OFFICERS },
    }
    expect(course.code('inspector', forgotten)).toBe('CASE_DAYS')
    course.act('inspector', rectify('visit', '2026-03-20'))
    expect(course.events.slice(-2).map((event) => event.kind)).toEqual(['record_finding', 'require_rectification'])
    expect(course.state.inspection).toMatchObject({ outcome: 'rectify', rectifyUntil: '2026-03-20' })
    expect(course.code('inspector', finding('visit', 'pass'))).toBe('CASE_STATE')
    course.act('resident', { kind: 'rectified', data: {} })
    expect(course.code('resident', { kind: 'rectified', data: {} })).toBe('CASE_STATE')
    course.act('inspector', plan('second')).act('inspector', finding('second', 'fail'))
    expect(course.code('approver', grant)).toBe('CASE_INSPECTION_OPEN')
    expect(course.act('approver', refuse).state.state).toBe('refused')
  })
})

describe('pauses (art. 45) and extensions (art. 42)', () => {
  it('know the seven grounds and no other: 现场踏勘 counts', () => {
    const with_ = (ground: PauseGround | 'site_visit'): CaseCommand =>
      ({ kind: 'pause', data: { ground, days: 5, basis: 'art. 45' } }) as CaseCommand
    expect(PAUSE_GROUNDS.map((ground) => accepted().code('reviewer', with_(ground)))).toEqual(Array(7).fill('ok'))
    expect(accepted().attempt('reviewer', with_('site_visit'))).toEqual({
      ok: false,
      code: 'CASE_BASIS_NEEDED',
      field: 'ground',
    })
  })

  it('want the basis and the time told, once at a time, and never after expiry', () => {
    const blank: CaseCommand = { kind: 'pause', data: { ground: 'hearing', days: 5, basis: '' } }
    expect(accepted().code('reviewer', blank)).toBe('CASE_BASIS_NEEDED')
    expect(accepted().code('reviewer', pause(0))).toBe('CASE_DAYS')
    expect(accepted().code('reviewer', pause(1.5))).toBe('CASE_DAYS')
    const course = reviewed().act('reviewer', pause(5))
    expect(course.code('reviewer', pause(5))).toBe('CASE_PAUSED')
    expect(course.code('approver', grant)).toBe('CASE_PAUSED')
    expect(course.act('reviewer', resume).code('approver', grant)).toBe('ok')
    expect(course.code('reviewer', resume)).toBe('CASE_STATE')
    expect(accepted().on('2026-04-01').code('reviewer', pause(5))).toBe('ok')
    expect(accepted().on('2026-04-02').code('reviewer', pause(5))).toBe('CASE_EXPIRED')
  })

  it('extend once, with reasons, by the head, within what the law allows, and before expiry only', () => {
    expect(accepted().code('approver', { ...extend(10), words: '' })).toBe('CASE_REASONS_NEEDED')
    expect(accepted().code({ role: 'approver', authorised: false }, extend(10))).toBe('CASE_NOT_AUTHORISED')
    expect(accepted().code('supervisor', extend(10))).toBe('CASE_ROLE')
    expect(accepted().code('approver', extend(11))).toBe('CASE_DAYS')
    expect(accepted({ statutory: null }).code('approver', extend(5))).toBe('CASE_NOT_OFFERED')
    const own = { days: 10, extensionDays: 5, atOnce: false }
    expect(accepted({ statutory: own }).code('approver', extend(6))).toBe('CASE_DAYS')
    expect(accepted({ statutory: { ...own, extensionDays: 0 } }).code('approver', extend(1))).toBe('CASE_NOT_OFFERED')
    const course = accepted().on('2026-04-01').act('approver', extend(10))
    expect(course.code('approver', extend(1))).toBe('CASE_EXTENDED')
    expect(accepted().on('2026-04-02').code('approver', extend(10))).toBe('CASE_EXPIRED')
    expect(accepted().code('approver', extend(15, 'extend_bundle'))).toBe('CASE_ROLE')
    expect(accepted().code('supervisor', extend(15, 'extend_bundle'))).toBe('CASE_NOT_OFFERED')
    const bundle = { role: 'supervisor', bundleSince: '2026-03-04' } as const
    expect(accepted().code(bundle, extend(15, 'extend_bundle'))).toBe('ok')
    expect(accepted().code(bundle, extend(16, 'extend_bundle'))).toBe('CASE_DAYS')
    expect(accepted().code(bundle, { ...extend(15, 'extend_bundle'), words: ' ' })).toBe('CASE_REASONS_NEEDED')
    const extended = accepted().act(bundle, extend(10, 'extend_bundle'))
    expect(extended.code(bundle, extend(5, 'extend_bundle'))).toBe('CASE_EXTENDED')
    // The cap runs for a case that waits to be accepted as well, and is over for it on the same day.
    expect(received().on('2026-05-11').code(bundle, extend(15, 'extend_bundle'))).toBe('ok')
    expect(received().on('2026-05-12').code(bundle, extend(15, 'extend_bundle'))).toBe('CASE_EXPIRED')
  })
})

describe('other ways through', () => {
  it('公示 of a benefit comes before the grant, and is over when its days are', () => {
    const course = reviewed({ nature: 'benefit', inspection: 'before', publicityDays: 5 })
    course.act('inspector', plan('survey')).act('inspector', finding('survey', 'pass'))
    const [begin, end]: CaseCommand[] = [
      { kind: 'publicity_begin', data: {} },
      { kind: 'publicity_end', data: { objections: 0 } },
    ]
    if (begin === undefined || end === undefined) throw new Error('two commands')
    expect(course.code('approver', grant)).toBe('CASE_PUBLICITY_OPEN')
    expect(reviewed().code('reviewer', begin)).toBe('CASE_NOT_OFFERED')
    expect(course.code('reviewer', end)).toBe('CASE_STATE')
    course.act('reviewer', begin)
    expect(course.code('reviewer', begin)).toBe('CASE_STATE')
    expect(course.on('2026-03-11').code('reviewer', end)).toBe('CASE_TOO_EARLY')
    course.on('2026-03-12').act('reviewer', { kind: 'publicity_end', data: { objections: 1 } })
    expect(course.code('approver', grant)).toBe('CASE_PUBLICITY_OPEN')
    course.act('reviewer', begin).on('2026-03-20').act('reviewer', end)
    expect(course.code('reviewer', end)).toBe('CASE_STATE')
    expect(course.act('approver', grant).state.state).toBe('granted')
  })

  it('handled outside: the hall hands over, its clocks run, and the result comes back', () => {
    const handOver: CaseCommand = { kind: 'hand_over', data: { authority: 'police', number: 'P-1' } }
    const result = (outcome: 'granted' | 'refused', words?: string): CaseCommand => ({
      kind: 'outside_result',
      data: { outcome, number: 'P-1' },
      words,
    })
    const away: Partial<Workflow> = { handledBy: 'outside' }
    expect(accepted().code('clerk', handOver)).toBe('CASE_NOT_OFFERED')
    const course = accepted(away)
    expect(course.code('reviewer', agree)).toBe('CASE_UNRESOLVED')
    expect(course.code('system', result('granted'))).toBe('CASE_STATE')
    course.act('clerk', handOver)
    expect(course.state).toMatchObject({ queue: 'outside', outside: { number: 'P-1', outcome: null } })
    expect(course.code('clerk', handOver)).toBe('CASE_STATE')
    expect(course.code('approver', grant)).toBe('CASE_UNRESOLVED')
    expect(course.code('system', result('refused'))).toBe('CASE_REASONS_NEEDED')
    course.act('system', result('granted'))
    expect(course.state).toMatchObject({ state: 'granted', queue: 'issue', decidedAt: course.now })
    const early = received(away).act('clerk', handOver)
    expect(early.state.queue).toBe('outside')
    expect(early.act('clerk', missing('lease')).state.state).toBe('supplement')
  })

  it('上报件: the lower level does its part, passes the file up, and nothing is asked again', () => {
    const course = accepted({ kind: 'upward' })
    expect(course.state).toMatchObject({ stage: 'upward', queue: 'intake', atLowerLevel: true })
    expect(course.code('reviewer', agree)).toBe('CASE_UNRESOLVED')
    // No limit of the decision runs yet, so there is none that could stand still (art. 43, 45).
    expect(course.attempt('reviewer', pause(10))).toEqual({ ok: false, code: 'CASE_UNRESOLVED', field: 'upward' })
    course.act('clerk', { kind: 'pass_up', data: { toPointId: 'district' } })
    expect(course.code('reviewer', pause(10))).toBe('ok')
    expect(course.state).toMatchObject({ stage: 'review', queue: 'review', atLowerLevel: false })
    expect(course.code('clerk', missing('lease'))).toBe('CASE_STATE')
    expect(course.code('clerk', { kind: 'pass_up', data: { toPointId: 'district' } })).toBe('CASE_STATE')
    course.act('reviewer', { kind: 'passed_down', data: { toPointId: 'street' } })
    expect(course.state.stage).toBe('upward')
  })

  it('代理件: the first handler answers for it until he closes it', () => {
    const course = received({ kind: 'agency' }).act({ role: 'clerk', id: 'first' }, accept).act('reviewer', agree)
    course.act('approver', grant).act('issuer', issue).act('issuer', handOut)
    expect(course.state).toMatchObject({ state: 'issued', stage: 'close', queue: 'collect', responsibleId: 'first' })
    const close: CaseCommand = { kind: 'close', data: {} }
    expect(course.code({ role: 'clerk', id: 'second' }, close)).toBe('CASE_NOT_RESPONSIBLE')
    expect(course.code('supervisor', close)).toBe('ok')
    // Taking it on does not move the responsibility; a supervisor does, with a reason.
    expect(course.act('clerk', { kind: 'assign', data: { to: 'second' } }).state.responsibleId).toBe('first')
    const entrust: CaseCommand = { kind: 'make_responsible', data: { to: 'second' }, words: 'The first has left.' }
    expect(course.code('supervisor', { ...entrust, words: '' })).toBe('CASE_REASONS_NEEDED')
    expect(course.code('clerk', entrust)).toBe('CASE_ROLE')
    expect(accepted().code('supervisor', entrust)).toBe('CASE_NOT_OFFERED')
    course.act('supervisor', entrust)
    expect(course.act({ role: 'clerk', id: 'second' }, close).state.state).toBe('closed')
  })
})
