import { describe, expect, it } from 'vitest'
import { allowedOf } from '../../shared/domain/case/allowed'
import { type CaseCommand, REVOCATION_GROUNDS } from '../../shared/domain/case/event'
import { stateChangeDays } from '../../shared/domain/case/sweep'
import {
  accepted,
  agree,
  type Course,
  calendar,
  grant,
  granted,
  handOut,
  issue,
  missing,
  pause,
  received,
  refuse,
} from './case-course'
import { handOver, RENEWS, tolerant } from './case-scene'

const kinds = (course: Course): string[] => course.events.map(({ kind }) => kind)
const outside = (outcome: 'granted' | 'refused', ends?: string | null): CaseCommand => ({
  kind: 'outside_result',
  data: { outcome, number: 'P-1', ...(ends === undefined ? {} : { ends }) },
  words: 'No.',
})
const effectsOf = (course: Course, role: 'approver' | 'clerk', command: CaseCommand): string[] => {
  const decision = course.attempt(role, command)
  if (!decision.ok) throw new Error(decision.code)
  return decision.effects.map(({ name }) => name)
}

describe('注销', () => {
  const ripe = () => accepted({ variant: 'cancel', result: 'receipt' }).act('reviewer', agree)
  const ending = (ends: string | null): CaseCommand => ({ kind: 'grant', data: { ends } })

  it('is granted only by saying which certificate ends, or that none is known', () => {
    expect(ripe().attempt('approver', grant)).toEqual({ ok: false, code: 'CASE_BASIS_NEEDED', field: 'ends' })
    expect(ripe().code('approver', ending(''))).toBe('CASE_BASIS_NEEDED')
    expect(ripe().code('approver', ending('certificate-1'))).toBe('ok')
    expect(ripe().code('approver', ending(null))).toBe('ok')
    const away = accepted({ variant: 'cancel', result: 'receipt', handledBy: 'outside' }).act('clerk', handOver)
    expect(away.code('clerk', outside('granted'))).toBe('CASE_BASIS_NEEDED')
    expect(away.code('clerk', outside('granted', 'certificate-1'))).toBe('ok')
    expect(away.code('clerk', outside('refused'))).toBe('ok')
  })

  it('is the only thing whose grant ends one', () => {
    expect(accepted().act('reviewer', agree).code('approver', ending('certificate-1'))).toBe('CASE_NOT_OFFERED')
    const away = accepted({ handledBy: 'outside' }).act('clerk', handOver)
    expect(away.code('clerk', outside('granted', null))).toBe('CASE_NOT_OFFERED')
  })
})

describe('what another authority answered', () => {
  it('is published like any other grant, and is a refusal with a paper of its own', () => {
    const away = () => accepted({ handledBy: 'outside' }).act('clerk', handOver)
    expect(effectsOf(away(), 'clerk', outside('granted'))).toEqual(['paper_result', 'publish_grant'])
    expect(effectsOf(away(), 'clerk', outside('refused'))).toEqual(['paper_decision', 'warn_dependants'])
  })

  it('is no grant while a paper that was promised has not come', () => {
    const away = received({ handledBy: 'outside', tolerates: ['lease'] })
      .act('clerk', tolerant)
      .act('clerk', handOver)
    expect(away.code('clerk', outside('granted'))).toBe('CASE_TOLERANCE_OPEN')
    away.act('clerk', { kind: 'tolerated_arrived', data: { materialId: 'lease' } })
    expect(away.code('clerk', outside('granted'))).toBe('ok')
  })
})

describe('what was granted is taken back', () => {
  const revoke = (ground: (typeof REVOCATION_GROUNDS)[number]): CaseCommand => ({
    kind: 'revoke',
    data: { ground, grounds: ['行政许可法第六十九条'] },
    words: 'The documents were forged.',
  })

  it('on any ground of the law, before and after the certificate is made; a broken commitment needs its check', () => {
    for (const course of [granted(), granted().act('issuer', issue)]) {
      for (const ground of REVOCATION_GROUNDS) {
        const expected = ground === 'commitment' ? 'CASE_UNRESOLVED' : 'ok'
        expect([ground, course.code('approver', revoke(ground))]).toEqual([ground, expected])
      }
      expect(allowedOf(course.workflow, course.state, { roles: ['approver'], authorised: true })).toContain('revoke')
      expect(course.code({ role: 'approver', authorised: false }, revoke('deceit'))).toBe('CASE_NOT_AUTHORISED')
      expect(course.code('approver', { ...revoke('deceit'), words: '' })).toBe('CASE_REASONS_NEEDED')
      expect(course.act('approver', revoke('deceit')).state).toMatchObject({ state: 'revoked', queue: '' })
    }
    expect(accepted().code('approver', revoke('deceit'))).toBe('CASE_STATE')
  })

  it('but a 注销 is not: what it ended does not come back to life', () => {
    const ripe = accepted({ variant: 'cancel', kind: 'agency', result: 'receipt' }).act('reviewer', agree)
    const course = ripe.act('approver', { kind: 'grant', data: { ends: 'certificate-1' } })
    expect(course.state.state).toBe('granted')
    expect(course.code('approver', revoke('deceit'))).toBe('CASE_NOT_OFFERED')
  })

  it('撤回 and 注销 of what lies at the window end the case too: nothing is left to collect', () => {
    const course = granted().act('issuer', issue)
    const end: CaseCommand = {
      kind: 'end_certificate',
      data: { how: 'withdrawn', ground: 'law_changed', grounds: ['条例修改'] },
      words: 'The rule was repealed.',
    }
    expect(course.state.queue).toBe('collect')
    expect(course.code('issuer', end)).toBe('CASE_ROLE')
    expect(course.code('approver', { ...end, data: { ...end.data, grounds: [] } } as CaseCommand)).toBe(
      'CASE_BASIS_NEEDED',
    )
    expect(effectsOf(course, 'approver', end)).toEqual(['paper_decision'])
    expect(course.act('approver', end).state).toMatchObject({ state: 'closed', queue: '' })
    expect(course.code('issuer', handOut)).toBe('CASE_STATE')
  })
})

describe('a renewal that was asked for in time (art. 50)', () => {
  const renewal = (course: Course) => course.renewing(RENEWS)
  const DAY_AFTER = '2026-04-11'

  it('may be decided either way on the last day of the certificate, and counts as granted on the day after', () => {
    const ripe = () => renewal(accepted({ variant: 'renew' }).act('reviewer', agree))
    expect(ripe().on(RENEWS.validUntil).code('approver', refuse)).toBe('ok')
    const late = ripe().on(DAY_AFTER)
    expect(late.code('approver', refuse)).toBe('CASE_RENEWAL_DEEMED')
    expect(late.code('resident', { kind: 'withdraw', data: {} })).toBe('CASE_RENEWAL_DEEMED')
    // A grant only repeats what the law has done.
    late.act('approver', grant)
    expect(kinds(late).slice(-1)).toEqual(['deem_renewed'])
    expect(late.state).toMatchObject({ state: 'granted', queue: 'issue', decider: { kind: 'system' } })
    expect(late.act('issuer', issue).state.state).toBe('issued')
  })

  it('brings a paper with it and is published', () => {
    const course = renewal(accepted({ variant: 'renew' })).on(DAY_AFTER)
    const decision = course.attempt('system', { kind: 'deem_renewed', data: RENEWS })
    expect(decision.ok && decision.effects.map(({ name }) => name)).toEqual(['paper_decision', 'publish_grant'])
  })

  it('counts whatever it waits for: acceptance, a paper, a pause', () => {
    const waiting = renewal(received({ variant: 'renew' }).act('clerk', missing('lease'))).on(DAY_AFTER)
    expect(waiting.code('clerk', { kind: 'refuse_acceptance', data: { ground: 'overdue' }, words: 'Late.' })).toBe(
      'CASE_RENEWAL_DEEMED',
    )
    const paused = renewal(accepted({ variant: 'renew' }).act('reviewer', pause(60))).on(DAY_AFTER)
    paused.act('system', { kind: 'deem_renewed', data: RENEWS })
    expect(paused.state).toMatchObject({ state: 'granted', paused: false })
    const early = renewal(received({ variant: 'renew', acceptanceDays: 60 })).on(DAY_AFTER)
    early.act('system', { kind: 'deem_renewed', data: RENEWS })
    expect(early.state).toMatchObject({ acceptedAt: early.events[0]?.at, acceptanceToldAt: early.now })
    expect(stateChangeDays(early.workflow, early.state, calendar)).toEqual([])
  })

  it('is nothing of the sort without a certificate it is about, too late, for another one, or for no licence', () => {
    const deem: CaseCommand = { kind: 'deem_renewed', data: RENEWS }
    const late = () => accepted({ variant: 'renew' }).act('reviewer', agree).on(DAY_AFTER)
    expect(late().code('approver', refuse)).toBe('ok')
    expect(late().code('system', deem)).toBe('CASE_STATE')
    expect(
      late()
        .renewing({ ...RENEWS, certificateId: 'other' })
        .code('system', deem),
    ).toBe('CASE_STATE')
    expect(
      renewal(accepted({ variant: 'renew' }))
        .on(RENEWS.validUntil)
        .code('system', deem),
    ).toBe('CASE_TOO_EARLY')
    expect(
      renewal(accepted({ variant: 'change' }))
        .on(DAY_AFTER)
        .code('system', deem),
    ).toBe('CASE_NOT_OFFERED')
    const registered = renewal(accepted({ variant: 'renew', nature: 'registration' })).on(DAY_AFTER)
    expect(registered.code('system', deem)).toBe('CASE_NOT_OFFERED')
  })
})
