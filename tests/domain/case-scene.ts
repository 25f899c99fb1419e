import type { CaseCommand } from '../../shared/domain/case/event'
import type { CaseStateName } from '../../shared/domain/case/state'
import type { Workflow } from '../../shared/domain/case/workflow'
import {
  accepted,
  agree,
  type Course,
  finding,
  grant,
  granted,
  handOut,
  issue,
  LICENCE,
  missing,
  Course as NewCourse,
  OFFICERS,
  pause,
  plan,
  receive,
  received,
  rectify,
  refuse,
  resume,
  START,
  supplement,
  workflow,
} from './case-course'

/** A moment in the life of a case, made anew each time. */
export type Scene = () => Course

const CHECKED: Partial<Workflow> = {
  commitment: { checkDays: 20, article: '消防法 15' },
  stages: [{ id: 'decide', role: 'approver', limitDays: 1 }],
}
const RECEIPT: Partial<Workflow> = { nature: 'filing', result: 'receipt', kind: 'agency' }
const OUTSIDE: Partial<Workflow> = { handledBy: 'outside' }
const TOLERANT: Partial<Workflow> = { tolerates: ['lease'] }

export const handOver: CaseCommand = { kind: 'hand_over', data: { authority: 'police', number: 'P-1' } }
export const tolerant: CaseCommand = {
  kind: 'accept_tolerant',
  data: { materials: ['lease'], untilDay: '2026-03-10', promise: 'application' },
}
const WHY = 'For a reason.'

const waiting: Scene = () => new NewCourse(workflow(), START).act('resident', receive(['other']))
const told: Scene = () => received().act('clerk', missing('lease', 'plan'))
const toldTolerant: Scene = () => received(TOLERANT).act('clerk', missing('lease'))
const answered: Scene = () => told().act('resident', supplement('lease', 'plan'))
const overdue: Scene = () => told().on('2026-06-01')
const outside: Scene = () => accepted(OUTSIDE).act('clerk', handOver)
const outsideEarly: Scene = () => received(OUTSIDE).act('clerk', handOver)
const promised: Scene = () => received(TOLERANT).act('clerk', tolerant)
const inspected: Scene = () => accepted({ inspection: 'before' }).act('inspector', plan('visit'))
const toRectify: Scene = () => inspected().act('inspector', rectify('visit', '2026-03-20'))
const benefit: Scene = () => accepted({ nature: 'benefit', publicityDays: 5 })
const published: Scene = () => benefit().act('clerk', { kind: 'publicity_begin', data: {} })
const atStreet: Scene = () => accepted({ kind: 'upward' })
const passedUp: Scene = () => atStreet().act('clerk', { kind: 'pass_up', data: { toPointId: 'district' } })
const ripe: Scene = () => accepted().act('reviewer', agree)
const issued: Scene = () => granted().act('issuer', issue)
const onPromise: Scene = () => granted(CHECKED)
const onPromiseIssued: Scene = () => onPromise().act('issuer', issue)
const checkPlanned: Scene = () => onPromise().act('inspector', plan('check'))
const checkPlannedIssued: Scene = () => onPromiseIssued().act('inspector', plan('check'))
export const check = (outcome: 'pass' | 'fail'): CaseCommand => ({
  kind: 'commitment_check',
  data: { inspectionId: 'check', outcome, officers: OFFICERS },
})
export const checkRectify: CaseCommand = {
  kind: 'commitment_check',
  data: { inspectionId: 'check', outcome: 'rectify', officers: OFFICERS, rectifyUntil: '2026-03-20' },
}
const notAccepted: CaseCommand = { kind: 'refuse_acceptance', data: { ground: 'form', points: ['plan'] }, words: WHY }
const cancel = (inspectionId: string): CaseCommand => ({
  kind: 'visit_cancelled',
  data: { inspectionId, because: 'cancelled' },
})
const revoke: CaseCommand = { kind: 'revoke', data: { ground: 'commitment', grounds: ['condition-1'] }, words: WHY }

const outsideResult = (outcome: 'accepted' | 'granted' | 'refused' | 'not_accepted'): CaseCommand => ({
  kind: 'outside_result',
  data: { outcome, number: 'P-1' },
  words: WHY,
})
const simple = (kind: 'correct' | 'assign' | 'explain' | 'rectified' | 'require_rectification'): CaseCommand => {
  switch (kind) {
    case 'correct':
      return { kind, data: { fields: ['phone'] } }
    case 'assign':
      return { kind, data: { to: 'person-1' } }
    case 'require_rectification':
      return { kind, data: { untilDay: '2026-03-25' } }
    default:
      return { kind, data: {}, words: WHY }
  }
}
const endCertificate: CaseCommand = {
  kind: 'end_certificate',
  data: { how: 'withdrawn', ground: 'law_changed', grounds: ['条例修改'] },
  words: WHY,
}
/** The certificate that a renewal is about, and the day after its last one. */
export const RENEWS = { certificateId: 'certificate-0', validUntil: '2026-04-10' } as const
const RENEWAL: Partial<Workflow> = { variant: 'renew' }
const overdueRenewal = (course: Course): Course => course.renewing(RENEWS).on('2026-04-11')
const deemRenewed: CaseCommand = { kind: 'deem_renewed', data: RENEWS }
const PASSED_DOWN: CaseCommand = { kind: 'passed_down', data: { toPointId: 'street' } }
const WITHDRAW: CaseCommand = { kind: 'withdraw', data: {} }
const CLOSE: CaseCommand = { kind: 'close', data: {} }

/** The same moment of an item that is part of a joint handling. */
const inBundle =
  (scene: Scene): Scene =>
  () => {
    const course = scene()
    course.bundleSince = START
    return course
  }
const EXTEND_BUNDLE: CaseCommand = { kind: 'extend_bundle', data: { days: 15 }, words: WHY }
const AGENCY: Partial<Workflow> = { kind: 'agency' }
const ENTRUST: CaseCommand = { kind: 'make_responsible', data: { to: 'person-1' }, words: WHY }

/** For each edge of the table: a moment at which it can be taken, and the command that takes it. */
export const TAKEN: Readonly<Record<string, readonly [Scene, CaseCommand]>> = {
  'none receive:ready': [() => new NewCourse(LICENCE, START), receive()],
  'none receive:waits': [() => new NewCourse(LICENCE, START), receive(['other'])],
  'waiting prerequisite_out': [waiting, { kind: 'prerequisite_out', data: { itemId: 'other' } }],
  'waiting prerequisite_failed': [
    waiting,
    { kind: 'prerequisite_failed', data: { itemId: 'other', outcome: 'refused' } },
  ],
  'waiting start': [waiting, { kind: 'start', data: { instead: ['other'] } }],
  'waiting withdraw': [waiting, WITHDRAW],
  'waiting correct': [waiting, simple('correct')],
  'received correct': [received, simple('correct')],
  'supplement correct': [told, simple('correct')],
  'review correct': [accepted, simple('correct')],
  'received no_licence_needed': [received, { kind: 'no_licence_needed', data: {}, words: WHY }],
  'received not_here': [received, { kind: 'not_here', data: { authority: 'water' } }],
  'received request_supplement:first': [received, missing('lease')],
  'received request_supplement:repeat': [() => told().act('resident', supplement('lease', 'plan')), missing('plan')],
  'supplement request_supplement:repeat': [() => told().act('resident', supplement('lease')), missing('lease')],
  'supplement supplement:partial': [told, supplement('lease')],
  'supplement supplement:complete': [told, supplement('lease', 'plan')],
  'received accept': [received, { kind: 'accept', data: {} }],
  'received accept_tolerant': [() => received(TOLERANT), tolerant],
  'supplement accept_tolerant': [toldTolerant, tolerant],
  'received deem_accepted': [() => received().on('2026-03-12'), { kind: 'deem_accepted', data: {} }],
  'received refuse_acceptance': [answered, notAccepted],
  'supplement refuse_acceptance': [overdue, { kind: 'refuse_acceptance', data: { ground: 'overdue' }, words: WHY }],
  'received withdraw': [received, WITHDRAW],
  'supplement withdraw': [told, WITHDRAW],
  'review withdraw': [accepted, WITHDRAW],
  'review tolerated_arrived': [promised, { kind: 'tolerated_arrived', data: { materialId: 'lease' } }],
  'review tolerated_wrong': [
    () => promised().act('resident', { kind: 'tolerated_arrived', data: { materialId: 'lease' } }),
    { kind: 'tolerated_wrong', data: { materialId: 'lease', untilDay: '2026-03-11' }, words: WHY },
  ],
  'review tolerance_broken': [() => promised().on('2026-03-11'), { kind: 'tolerance_broken', data: {}, words: WHY }],
  'review pause': [accepted, pause(10)],
  'review resume': [() => accepted().act('reviewer', pause(10)), resume],
  'review extend': [accepted, { kind: 'extend', data: { days: 10 }, words: WHY }],
  'waiting extend_bundle': [inBundle(waiting), EXTEND_BUNDLE],
  'received extend_bundle': [inBundle(received), EXTEND_BUNDLE],
  'supplement extend_bundle': [inBundle(told), EXTEND_BUNDLE],
  'review extend_bundle': [inBundle(accepted), EXTEND_BUNDLE],
  'received make_responsible': [() => received(AGENCY), ENTRUST],
  'supplement make_responsible': [() => received(AGENCY).act('clerk', missing('lease')), ENTRUST],
  'review make_responsible': [() => accepted(AGENCY), ENTRUST],
  'granted make_responsible': [() => granted(AGENCY), ENTRUST],
  'issued make_responsible': [() => granted(AGENCY).act('issuer', issue), ENTRUST],
  'review opinion': [accepted, agree],
  'review plan_inspection': [accepted, plan('visit')],
  'review visit_cancelled': [inspected, cancel('visit')],
  'granted visit_cancelled': [checkPlanned, cancel('check')],
  'issued visit_cancelled': [checkPlannedIssued, cancel('check')],
  'review record_finding': [inspected, finding('visit', 'pass')],
  'review require_rectification': [toRectify, simple('require_rectification')],
  'review rectified': [toRectify, simple('rectified')],
  'review publicity_begin': [benefit, { kind: 'publicity_begin', data: {} }],
  'review publicity_end': [() => published().on('2026-03-12'), { kind: 'publicity_end', data: { objections: 0 } }],
  'review pass_up': [atStreet, { kind: 'pass_up', data: { toPointId: 'district' } }],
  'received hand_over': [() => received(OUTSIDE), handOver],
  'review hand_over': [() => accepted(OUTSIDE), handOver],
  'received outside_result:accepted': [outsideEarly, outsideResult('accepted')],
  'received outside_result:not_accepted': [outsideEarly, outsideResult('not_accepted')],
  'review outside_result:granted': [outside, outsideResult('granted')],
  'review outside_result:refused': [outside, outsideResult('refused')],
  'review passed_down': [passedUp, PASSED_DOWN],
  'granted passed_down': [() => passedUp().act('reviewer', agree).act('approver', grant), PASSED_DOWN],
  'issued passed_down': [
    () => passedUp().act('reviewer', agree).act('approver', grant).act('issuer', issue),
    PASSED_DOWN,
  ],
  'review grant': [ripe, grant],
  'review refuse': [ripe, refuse],
  'granted issue': [granted, issue],
  'issued hand_out': [issued, handOut],
  'issued superseded': [() => issued().superseded(), { kind: 'superseded', data: {} }],
  'issued post': [issued, { kind: 'post', data: { carrier: 'EMS', tracking: 'E1' } }],
  'granted plan_inspection': [onPromise, plan('check')],
  'issued plan_inspection': [onPromiseIssued, plan('check')],
  'granted commitment_check': [checkPlanned, check('pass')],
  'issued commitment_check': [checkPlannedIssued, check('pass')],
  'granted revoke': [() => checkPlanned().act('inspector', checkRectify).on('2026-03-23'), revoke],
  'issued revoke': [() => checkPlannedIssued().act('inspector', checkRectify).on('2026-03-23'), revoke],
  'issued end_certificate': [issued, endCertificate],
  'waiting deem_renewed': [
    () => overdueRenewal(new NewCourse(workflow(RENEWAL), START).act('resident', receive(['other']))),
    deemRenewed,
  ],
  'received deem_renewed': [() => overdueRenewal(received({ ...RENEWAL, acceptanceDays: 60 })), deemRenewed],
  'supplement deem_renewed': [() => overdueRenewal(received(RENEWAL).act('clerk', missing('lease'))), deemRenewed],
  'review deem_renewed': [() => overdueRenewal(accepted(RENEWAL)), deemRenewed],
  'granted close': [() => granted(RECEIPT), CLOSE],
  'issued close': [() => granted({ kind: 'agency' }).act('issuer', issue).act('issuer', handOut), CLOSE],
  'granted require_rectification': [
    () => checkPlanned().act('inspector', checkRectify),
    simple('require_rectification'),
  ],
  'issued require_rectification': [
    () => checkPlannedIssued().act('inspector', checkRectify),
    simple('require_rectification'),
  ],
  'granted rectified': [() => checkPlanned().act('inspector', checkRectify), simple('rectified')],
  'issued rectified': [() => checkPlannedIssued().act('inspector', checkRectify), simple('rectified')],
}

/** One moment of each state, for what is possible in all of them and for what is not. */
export const SCENES: Readonly<Record<CaseStateName, Scene>> = {
  waiting,
  received,
  supplement: told,
  review: accepted,
  granted,
  issued,
  closed: () => issued().act('issuer', handOut),
  refused: () => ripe().act('approver', refuse),
  not_needed: () => received().act('clerk', { kind: 'no_licence_needed', data: {}, words: WHY }),
  not_here: () => received().act('clerk', { kind: 'not_here', data: { authority: 'water' }, words: WHY }),
  not_accepted: () => answered().act('clerk', notAccepted),
  withdrawn: () => received().act('resident', WITHDRAW),
  returned: () => promised().on('2026-03-11').act('reviewer', { kind: 'tolerance_broken', data: {}, words: WHY }),
  revoked: () => checkPlanned().act('inspector', checkRectify).on('2026-03-23').act('approver', revoke),
}

/** One command of each kind that several states know. */
export const COMMON: Readonly<Record<'assign' | 'explain', CaseCommand>> = {
  assign: simple('assign'),
  explain: simple('explain'),
}
