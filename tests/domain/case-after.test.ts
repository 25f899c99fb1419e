import { describe, expect, it } from 'vitest'
import { allowedOf } from '../../shared/domain/case/allowed'
import type { CaseCommand } from '../../shared/domain/case/event'
import { foldCase } from '../../shared/domain/case/fold'
import type { Workflow } from '../../shared/domain/case/workflow'
import {
  accepted,
  agree,
  type Course,
  grant,
  granted,
  handOut,
  issue,
  OFFICERS,
  plan,
  received,
  refuse,
} from './case-course'

const PROMISED: Partial<Workflow> = {
  commitment: { checkDays: 20, article: '消防法 15' },
  twoOfficers: true,
  stages: [{ id: 'decide', role: 'approver', limitDays: 1 }],
}
const check = (inspectionId: string, outcome: 'pass' | 'fail' | 'rectify', rectifyUntil?: string): CaseCommand => ({
  kind: 'commitment_check',
  data: { inspectionId, outcome, officers: OFFICERS, rectifyUntil },
})
const revoke: CaseCommand = {
  kind: 'revoke',
  data: { ground: 'commitment', grounds: ['commitment'] },
  words: 'The exit is blocked.',
}
/** Another ground of the law needs no check. */
const forged: CaseCommand = { kind: 'revoke', data: { ground: 'deceit', grounds: ['69'] }, words: 'Forged.' }
const kinds = (course: Course): string[] => course.events.map((event) => event.kind)

describe('the decision', () => {
  it('is made by somebody with the authority of the department', () => {
    const ripe = accepted().act('reviewer', agree)
    expect(ripe.code({ role: 'approver', authorised: false }, grant)).toBe('CASE_NOT_AUTHORISED')
    expect(ripe.code('reviewer', grant)).toBe('CASE_ROLE')
    ripe.act('approver', grant)
    expect(ripe.state).toMatchObject({ decider: { kind: 'staff', id: 'approver' }, reviewerIds: ['reviewer'] })
  })

  it('against an application carries its reasons and what they rest on (art. 38)', () => {
    const ripe = accepted().act('reviewer', agree)
    expect(ripe.attempt('approver', { ...refuse, words: ' ' })).toEqual({
      ok: false,
      code: 'CASE_REASONS_NEEDED',
      field: 'words',
    })
    const groundless: CaseCommand = { kind: 'refuse', data: { grounds: [] }, words: 'No.' }
    expect(ripe.code('approver', groundless)).toBe('CASE_BASIS_NEEDED')
  })

  it('is made once, and a withdrawal comes too late then', () => {
    const course = granted()
    expect(course.code('approver', grant)).toBe('CASE_STATE')
    expect(course.code('approver', refuse)).toBe('CASE_STATE')
    expect(course.code('resident', { kind: 'withdraw', data: {} })).toBe('CASE_STATE')
  })

  it('tells whoever writes what it brings about', () => {
    const decision = accepted().act('reviewer', agree).attempt('approver', grant)
    const names = decision.ok ? decision.effects.map((effect) => effect.name) : []
    expect(names).toEqual(['paper_decision', 'publish_grant'])
  })
})

describe('what another application has ended before it was collected', () => {
  const superseded: CaseCommand = { kind: 'superseded', data: {} }

  it('is closed by the product, and first of all where somebody acts', () => {
    const waiting = granted().act('issuer', issue)
    expect(waiting.code('system', superseded)).toBe('CASE_STATE')
    expect(waiting.superseded().code('issuer', handOut)).toBe('CASE_STATE')
    expect(waiting.act('system', superseded).state).toMatchObject({ state: 'closed', queue: '' })
    expect(kinds(waiting).slice(-2)).toEqual(['superseded', 'close'])
    const handed = granted().act('issuer', issue).act('issuer', handOut).superseded()
    expect(handed.code('system', superseded)).toBe('CASE_STATE')
  })

  it('stays open for the check of a commitment', () => {
    const promised = granted(PROMISED).act('issuer', issue).superseded().act('system', superseded)
    expect(promised.state).toMatchObject({ state: 'issued', queue: 'inspect', handedOutAt: null })
    expect(promised.state.supersededAt).not.toBeNull()
    expect(promised.code('issuer', handOut)).toBe('CASE_STATE')
  })
})

describe('an explanation', () => {
  const explain: CaseCommand = { kind: 'explain', data: {}, words: 'The expert was ill.' }

  it('is for what is late, also after the end', () => {
    expect(accepted().code('reviewer', explain)).toBe('CASE_NOT_LATE')
    expect(accepted().late().code('reviewer', explain)).toBe('ok')
    const ended = granted().act('issuer', issue).act('issuer', handOut)
    expect(ended.state.state).toBe('closed')
    expect(ended.code('issuer', explain)).toBe('CASE_NOT_LATE')
    expect(ended.late().code('issuer', explain)).toBe('ok')
  })
})

describe('the certificate', () => {
  it('is not issued while the case’s own review is unresolved', () => {
    for (const course of [received(), accepted(), accepted().act('reviewer', agree)]) {
      expect(course.code('issuer', issue)).toBe('CASE_UNRESOLVED')
      expect(course.code('issuer', handOut)).toBe('CASE_UNRESOLVED')
    }
    expect(granted().code('issuer', handOut)).toBe('CASE_STATE')
  })

  it('is issued once, carries its number, and is handed out once', () => {
    const nameless: CaseCommand = { kind: 'issue', data: { certificateId: '' } }
    expect(granted().code('issuer', nameless)).toBe('CASE_BASIS_NEEDED')
    const course = granted().act('issuer', issue)
    expect(course.code('issuer', issue)).toBe('CASE_STATE')
    expect(course.state).toMatchObject({ stage: 'collect', queue: 'collect' })
    course.act('issuer', handOut)
    expect(kinds(course).slice(-2)).toEqual(['hand_out', 'close'])
    expect(course.state).toMatchObject({ state: 'closed', queue: '', endedAt: course.now })
    expect(course.code('issuer', handOut)).toBe('CASE_STATE')
  })

  it('can be posted', () => {
    const course = granted().act('issuer', issue)
    course.act('issuer', { kind: 'post', data: { carrier: 'EMS', tracking: 'E1' } })
    expect(course.state.state).toBe('closed')
  })

  it('is nothing a receipt needs', () => {
    const course = accepted({ nature: 'public_service', result: 'none' }).act('reviewer', agree)
    course.act({ role: 'approver', authorised: false }, grant)
    expect(course.state.state).toBe('closed')
    expect(granted({ kind: 'agency', result: 'receipt' }).code('issuer', issue)).toBe('CASE_NOT_OFFERED')
  })
})

describe('告知承诺', () => {
  it('is granted at once and stays open until the check is passed', () => {
    const course = granted(PROMISED)
    expect(kinds(course)).toEqual(['receive', 'accept', 'grant'])
    course.act('issuer', issue).act('issuer', handOut)
    expect(course.state).toMatchObject({ state: 'issued', stage: 'check', queue: 'inspect' })
    expect(course.code('supervisor', { kind: 'close', data: {} })).toBe('CASE_UNRESOLVED')
    course.on('2026-03-20').act('inspector', plan('look')).act('inspector', check('look', 'pass'))
    expect(kinds(course).slice(-2)).toEqual(['commitment_check', 'close'])
    expect(course.state.inspectorIds).toEqual(OFFICERS)
  })

  it('gives time to put things right, then revokes', () => {
    const course = granted(PROMISED).act('issuer', issue).act('issuer', handOut)
    expect(course.code('inspector', check('look', 'pass'))).toBe('CASE_STATE')
    course.act('inspector', plan('look')).act('inspector', check('look', 'rectify', '2026-03-20'))
    expect(kinds(course).slice(-2)).toEqual(['commitment_check', 'require_rectification'])
    expect(course.on('2026-03-20').code('approver', revoke)).toBe('CASE_UNRESOLVED')
    expect(course.on('2026-03-21').code({ role: 'approver', authorised: false }, revoke)).toBe('CASE_NOT_AUTHORISED')
    expect(course.code('approver', { ...revoke, words: '' })).toBe('CASE_REASONS_NEEDED')
    expect(course.act('approver', revoke).state.state).toBe('revoked')
  })

  it('is not revoked for a first look that fails: time to put it right comes first, and a look after it', () => {
    const course = granted(PROMISED).act('inspector', plan('look')).act('inspector', check('look', 'fail'))
    expect(course.code('approver', revoke)).toBe('CASE_UNRESOLVED')
    expect(course.code('approver', forged)).toBe('ok')
    expect(course.code('inspector', plan('again'))).toBe('CASE_STATE')
    course.act('inspector', {
      kind: 'require_rectification',
      data: { untilDay: '2026-03-20' },
      words: 'A second exit.',
    })
    expect(course.code('approver', revoke)).toBe('CASE_UNRESOLVED')
    const missed = course.on('2026-03-21').code('approver', revoke)
    course.on('2026-03-18').act('resident', { kind: 'rectified', data: {} })
    course.act('inspector', plan('again')).act('inspector', check('again', 'fail'))
    expect([missed, course.code('approver', revoke)]).toEqual(['ok', 'ok'])
    expect(
      course.code('inspector', {
        kind: 'require_rectification',
        data: { untilDay: '2026-03-30' },
        words: 'Once more.',
      }),
    ).toBe('CASE_STATE')
    expect(allowedOf(course.workflow, course.state, { roles: ['approver'], authorised: true })).toContain('revoke')
  })

  it('looks again when it was put right', () => {
    const course = granted(PROMISED).act('inspector', plan('look'))
    course.act('inspector', check('look', 'rectify', '2026-03-20')).act('resident', { kind: 'rectified', data: {} })
    course.act('inspector', check('look', 'pass')).act('issuer', issue).act('issuer', handOut)
    expect(course.state.state).toBe('closed')
    expect(course.code('inspector', plan('more'))).toBe('CASE_STATE')
  })
})

describe('a history that cannot be', () => {
  const course = granted().act('issuer', issue)
  const { workflow, events } = course

  it('is told by a lost, a doubled and an exchanged event', () => {
    for (let lost = 0; lost < events.length; lost++) {
      const rest = events.filter((_, index) => index !== lost)
      const isWhole = lost === events.length - 1
      if (isWhole) expect(foldCase(workflow, rest).state).toBe('granted')
      else expect(() => foldCase(workflow, rest)).toThrow(/event \d/)
    }
    expect(() => foldCase(workflow, [...events, ...events.slice(-1)])).toThrow(/issue/)
    expect(() => foldCase(workflow, [])).toThrow(RangeError)
  })

  it('is told by facts that contradict what is known', () => {
    const change = (index: number, data: object) =>
      events.map((event, at) => (at === index ? { ...event, data } : event))
    const forged = change(2, { stage: 'other', advice: 'agree' }) as typeof events
    expect(() => foldCase(workflow, forged)).toThrow(/another stage/)
  })
})
