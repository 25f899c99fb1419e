import { describe, expect, it } from 'vitest'
import { allowedOf } from '../../shared/domain/case/allowed'
import { clocksOf } from '../../shared/domain/case/clock'
import { CASE_ROLES, type CaseCommand } from '../../shared/domain/case/event'
import { asksOf, holderOf, nextStepOf } from '../../shared/domain/case/explain'
import { NEXT_KEYS } from '../../shared/domain/case/next-key'
import { CASE_STATES } from '../../shared/domain/case/state'
import { CASE_EDGES } from '../../shared/domain/case/table'
import {
  accepted,
  agree,
  type Course,
  calendar,
  finding,
  granted,
  handOut,
  issue,
  missing,
  OFFICERS,
  pause,
  plan,
  received,
  rectify,
  supplement,
} from './case-course'
import { handOver, SCENES, tolerant } from './case-scene'

const nextOf = (course: Course) => {
  const clocks = clocksOf(course.workflow, course.state, course.today, { calendar })
  const { key, day } = nextStepOf(course.workflow, course.state, clocks, calendar)
  return [key, day, holderOf(course.workflow, course.state)]
}
const asked = ({ workflow, state }: Course) => asksOf(workflow, state, calendar)
const commitment = {
  commitment: { checkDays: 20, article: '消防法 15' },
  stages: [{ id: 'decide', role: 'approver', limitDays: null }],
} as const
const inspected = () => accepted({ inspection: 'before' }).act('reviewer', agree)
const toStreet = () => accepted({ kind: 'upward' })

describe('what happens next, until when, and in whose hands it is', () => {
  it.each<[string, () => Course, unknown[]]>([
    ['received', received, ['hall_checks', '2026-03-11', 'point']],
    ['waiting', SCENES.waiting, ['waits_for', null, 'nobody']],
    ['to supplement', SCENES.supplement, ['you_supplement', '2026-04-16', 'applicant']],
    ['in review', accepted, ['department_reviews', '2026-03-09', 'department']],
    ['with the street', toStreet, ['department_reviews', '2026-04-01', 'point']],
    ['paused', () => accepted().act('reviewer', pause(10)), ['paused', '2026-03-18', 'department']],
    ['to be inspected', inspected, ['inspection', '2026-03-06', 'department']],
    ['with a visit', () => inspected().act('inspector', plan('visit')), ['inspection', '2026-03-09', 'department']],
    [
      'to be put right',
      () => inspected().act('inspector', plan('visit')).act('inspector', rectify('visit', '2026-03-20')),
      ['you_rectify', '2026-03-20', 'applicant'],
    ],
    [
      'ripe',
      () => inspected().act('inspector', plan('visit')).act('inspector', finding('visit', 'pass')),
      ['department_decides', '2026-03-06', 'department'],
    ],
    [
      'outside',
      () => accepted({ handledBy: 'outside' }).act('clerk', handOver),
      ['outside_decides', '2026-03-09', 'outside'],
    ],
    [
      'outside early',
      () => received({ handledBy: 'outside' }).act('clerk', handOver),
      ['outside_decides', '2026-03-11', 'outside'],
    ],
    ['granted', granted, ['certificate_made', '2026-03-18', 'department']],
    ['to collect', () => granted().act('issuer', issue), ['you_collect', null, 'point']],
    [
      'to be checked',
      () => granted(commitment).act('issuer', issue).act('issuer', handOut),
      ['checked_afterwards', '2026-04-01', 'department'],
    ],
    [
      'to be checked, and replaced before it was collected',
      () => granted(commitment).act('issuer', issue).superseded().act('system', { kind: 'superseded', data: {} }),
      ['replaced_checked', '2026-04-01', 'department'],
    ],
    ['to be closed', () => granted({ kind: 'agency', result: 'receipt' }), ['over', null, 'nobody']],
    ['over', SCENES.refused, ['over', null, 'nobody']],
  ])('%s', (_, make, expected) => {
    expect(nextOf(make())).toEqual(expected)
  })

  it('has an answer in every state', () => {
    for (const state of CASE_STATES) expect(NEXT_KEYS).toContain(nextOf(SCENES[state]())[0])
  })
})

describe('what is asked of the applicant', () => {
  it('is the listed points that are missing, until the day told', () => {
    const course = received().act('clerk', missing('lease', 'plan')).act('resident', supplement('plan'))
    expect(asked(course)).toEqual([{ kind: 'supplement', points: ['lease'], untilDay: '2026-04-16' }])
  })

  it('is the paper promised for later', () => {
    const course = received({ tolerates: ['lease'] }).act('clerk', tolerant)
    expect(asked(course)).toEqual([{ kind: 'promised', materials: ['lease'], untilDay: '2026-03-10' }])
    course.act('resident', { kind: 'withdraw', data: {} })
    expect(asked(course)).toEqual([])
  })

  it('is to put things right, before the decision or after a commitment, until he says it is done', () => {
    const course = inspected().act('inspector', plan('visit')).act('inspector', rectify('visit', '2026-03-20'))
    expect(asked(course)).toEqual([{ kind: 'rectify', inspectionId: 'visit', untilDay: '2026-03-20' }])
    expect(asked(course.act('resident', { kind: 'rectified', data: {} }))).toEqual([])
    const found = { inspectionId: 'check', outcome: 'rectify', officers: OFFICERS, rectifyUntil: '2026-03-20' } as const
    const check: CaseCommand = { kind: 'commitment_check', data: found }
    const promised = granted(commitment).act('inspector', plan('check')).act('inspector', check)
    expect(asked(promised)).toEqual([{ kind: 'rectify', inspectionId: 'check', untilDay: '2026-03-20' }])
  })

  it('is to collect what is ready, and nothing else', () => {
    expect(asked(granted())).toEqual([])
    expect(asked(granted().act('issuer', issue))).toEqual([{ kind: 'collect', untilDay: null }])
  })
})

describe('what somebody may try', () => {
  it('is nothing the table does not know, and nothing for who has no role', () => {
    for (const state of CASE_STATES) {
      const { workflow, state: folded } = SCENES[state]()
      expect(allowedOf(workflow, folded, { roles: [], authorised: true })).toEqual([])
      for (const role of CASE_ROLES) {
        const known = CASE_EDGES.filter((one) => one.from === state && one.who.includes(role)).map((one) => one.event)
        for (const kind of allowedOf(workflow, folded, { roles: [role], authorised: true }))
          expect(known).toContain(kind)
      }
    }
  })

  it('leaves out what the item does not offer', () => {
    const may = (course: Course, ...roles: (typeof CASE_ROLES)[number][]) =>
      allowedOf(course.workflow, course.state, { roles, authorised: true })
    expect(may(received(), 'clerk')).toEqual([
      'correct',
      'no_licence_needed',
      'not_here',
      'request_supplement',
      'accept',
      'withdraw',
      'assign',
    ])
    expect(allowedOf(received().workflow, received().state, { roles: ['clerk'], authorised: false }, true)).toContain(
      'explain',
    )
    expect(may(received({ tolerates: ['lease'] }), 'clerk')).toContain('accept_tolerant')
    expect(may(received({ kind: 'instant' }), 'clerk').slice(-2)).toEqual(['grant', 'refuse'])
    expect(may(accepted({ handledBy: 'outside' }), 'clerk', 'reviewer')).toContain('hand_over')
    expect(may(accepted({ handledBy: 'outside' }).act('clerk', handOver), 'clerk')).toContain('outside_result')
    expect(may(accepted(), 'clerk')).toEqual(['plan_inspection', 'withdraw', 'assign'])
    expect(may(accepted({ kind: 'instant' }), 'clerk')).toContain('grant')
    expect(may(accepted({ statutory: null }), 'approver')).not.toContain('extend')
    expect(may(inspected().act('inspector', plan('visit')), 'inspector')).toContain('record_finding')
    expect(may(accepted(), 'reviewer')).toEqual(['pause', 'opinion', 'plan_inspection', 'assign'])
    expect(may(accepted().act('reviewer', pause(5)), 'reviewer')).toContain('resume')
    expect(may(accepted({ nature: 'benefit', publicityDays: 5 }), 'reviewer')).toContain('publicity_begin')
    expect(may(toStreet(), 'clerk')).toContain('pass_up')
    expect(may(toStreet(), 'reviewer')).not.toContain('pause')
    expect(may(granted(), 'issuer')).toEqual(['issue', 'assign'])
    expect(may(granted().act('issuer', issue), 'issuer')).toEqual(['hand_out', 'post', 'assign'])
    // Grounds of the law other than a broken commitment need no check.
    expect(may(granted(commitment), 'inspector', 'approver')).toContain('revoke')
    expect(may(granted(), 'approver')).not.toContain('end_certificate')
    const ended = { variant: 'cancel', kind: 'agency', result: 'receipt' } as const
    const cancelled = accepted(ended).act('reviewer', agree)
    cancelled.act('approver', { kind: 'grant', data: { ends: null } })
    expect(may(cancelled, 'approver')).not.toContain('revoke')
    expect(may(received({ tolerates: ['lease'] }).act('clerk', tolerant), 'resident')).toContain('tolerated_arrived')
  })

  it('leaves out what is done in the name of the authority, without its authorisation', () => {
    const may = ({ workflow, state }: Course, role: (typeof CASE_ROLES)[number], authorised: boolean) =>
      allowedOf(workflow, state, { roles: [role], authorised }).filter((kind) =>
        ['grant', 'refuse', 'extend', 'revoke'].includes(kind),
      )
    const instant = received({ kind: 'instant' })
    expect([may(instant, 'clerk', true), may(instant, 'clerk', false)]).toEqual([['grant', 'refuse'], []])
    expect(may(accepted(), 'approver', true)).toEqual(['extend', 'grant', 'refuse'])
    expect(may(accepted(), 'approver', false)).toEqual([])
    expect([may(granted(), 'approver', true), may(granted(), 'approver', false)]).toEqual([['revoke'], []])
    // A filing or a service is no decision of an authority.
    expect(may(accepted({ nature: 'filing', kind: 'instant' }), 'clerk', false)).toEqual(['grant', 'refuse'])
  })
})
