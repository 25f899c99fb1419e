import type { Day, Instant } from '../time'
import type { Advice } from './advice'

/** As what somebody acts on a case. `resident` includes an agent with an authorisation; `system` is the product itself. */
export const CASE_ROLES = [
  'resident',
  'clerk',
  'reviewer',
  'inspector',
  'approver',
  'issuer',
  'supervisor',
  'system',
] as const
export type CaseRole = (typeof CASE_ROLES)[number]

export interface CaseActor {
  readonly kind: 'resident' | 'staff' | 'system'
  /** Account id; empty for the product itself. */
  readonly id: string
}

/** 行政许可法 art. 45: the only grounds on which a limit stands still. 现场踏勘 is not among them. */
export const PAUSE_GROUNDS = [
  'hearing',
  'tender',
  'auction',
  'inspection_testing',
  'quarantine',
  'appraisal',
  'expert_review',
] as const
export type PauseGround = (typeof PAUSE_GROUNDS)[number]

/**
 * 撤销: `commitment` 承诺没有做到, found by a check afterwards; the others of 行政许可法 art. 69, in its order: 滥用职权、玩忽职守,
 * 超越法定职权, 违反法定程序, 不具备申请资格或者不符合法定条件, 依法可以撤销的其他情形, 以欺骗、贿赂等不正当手段取得.
 */
export const REVOCATION_GROUNDS = [
  'commitment',
  'abuse',
  'overreach',
  'procedure',
  'unqualified',
  'otherwise',
  'deceit',
] as const
export type RevocationGround = (typeof REVOCATION_GROUNDS)[number]

/** 撤回, 行政许可法 art. 8: 所依据的法律、法规、规章修改或者废止, 所依据的客观情况发生重大变化. */
export const WITHDRAWAL_GROUNDS = ['law_changed', 'circumstances'] as const
export type WithdrawalGround = (typeof WITHDRAWAL_GROUNDS)[number]

/**
 * 注销, 行政许可法 art. 70: 有效期届满未延续, 公民死亡或者丧失行为能力, 法人或者其他组织依法终止, 因不可抗力无法实施,
 * 应当注销的其他情形.
 */
export const CANCELLATION_GROUNDS = ['not_renewed', 'death', 'dissolved', 'force_majeure', 'otherwise'] as const
export type CancellationGround = (typeof CANCELLATION_GROUNDS)[number]

/** One thing that is missing; `materialId` null: not a paper (a field of the form). The words are sealed beside the event. */
export interface SupplementPoint {
  readonly id: string
  readonly materialId: string | null
}

export type InspectionOutcome = 'pass' | 'rectify' | 'fail'
export type OutsideOutcome = 'accepted' | 'granted' | 'refused' | 'not_accepted'
/** How a prerequisite ended without giving what its dependants need. */
export type FailedOutcome =
  | 'refused'
  | 'not_needed'
  | 'not_here'
  | 'not_accepted'
  | 'withdrawn'
  | 'returned'
  | 'revoked'

/** A granted 注销 ends a certificate in the same write; null: none that the hall knows. No other grant says anything here. */
interface EndsCertificate {
  readonly ends?: string | null
}

/**
 * What an officer says a decision rests on, in words of their own: `grounds` of a refusal or of what ends a certificate,
 * `ground` of a refusal to accept, `basis` of a pause. Somebody may be named in it, so it is sealed with the words.
 */
export interface SaidFacts {
  readonly grounds?: readonly string[]
  readonly ground?: string
  readonly basis?: string
}

/**
 * The facts of each event, without anything personal: free words travel as `words` and `said`, and are stored sealed. Of
 * authorities outside the hall the name and their number of the case stand here. `outcome` says which edge of the table an
 * event takes where there are several.
 */
export interface EventData {
  /** Pressing submit, or taken in at the counter. `after`: item ids of the application whose output this one needs. */
  receive: {
    readonly outcome: 'ready' | 'waits'
    readonly channel: 'online' | 'counter'
    readonly after: readonly string[]
  }
  prerequisite_out: { readonly itemId: string }
  prerequisite_failed: { readonly itemId: string; readonly outcome: FailedOutcome }
  /** `instead`: prerequisites shown to be met in another way (a licence held already), found so by a clerk. */
  start: { readonly instead: readonly string[] }
  /** 当场更正: names of the fields that were put right. */
  correct: { readonly fields: readonly string[] }
  no_licence_needed: Record<string, never>
  /** `authority`: department id or name of the authority that is the right one. */
  not_here: { readonly authority: string }
  /** `first`: the one notice of all that is missing; a later one repeats listed points that are still unmet. */
  request_supplement: { readonly outcome: 'first' | 'repeat'; readonly points: readonly SupplementPoint[] }
  supplement: { readonly outcome: 'complete' | 'partial'; readonly points: readonly string[] }
  accept: Record<string, never>
  /** `promise`: where the applicant promised in writing, with the application or on a paper the window took. */
  accept_tolerant: {
    readonly materials: readonly string[]
    readonly untilDay: Day
    readonly promise: 'application' | 'counter'
  }
  deem_accepted: Record<string, never>
  /** `points`: listed points that are still unmet; nothing else speaks against taking an application. */
  refuse_acceptance: { readonly points: readonly string[] }
  tolerated_arrived: { readonly materialId: string }
  /** What came is not what was promised: it is still to come, until the day. */
  tolerated_wrong: { readonly materialId: string; readonly untilDay: Day }
  tolerance_broken: Record<string, never>
  /** `days`: working days the ground needs, told in writing; the limits stand still no longer than that. */
  pause: { readonly ground: PauseGround; readonly days: number }
  resume: { readonly because: 'done' | 'told_days_over' }
  /** The item's own limit. */
  extend: { readonly days: number }
  /** The cap of the joint handling: written to every case of it that is not decided, whether accepted yet or not. */
  extend_bundle: { readonly days: number }
  assign: { readonly to: string | null }
  /** 首办责任 goes to another clerk, as when the first handler has left. */
  make_responsible: { readonly to: string }
  opinion: { readonly stage: string; readonly advice: Advice }
  plan_inspection: { readonly inspectionId: string; readonly visitAt: Instant; readonly officers: readonly string[] }
  /** The visit does not take place (as) planned: another time has to be agreed first, or there is none any more. */
  visit_cancelled: { readonly inspectionId: string; readonly because: 'moved' | 'cancelled' }
  record_finding: {
    readonly inspectionId: string
    readonly outcome: InspectionOutcome
    readonly officers: readonly string[]
  }
  require_rectification: { readonly untilDay: Day }
  rectified: Record<string, never>
  publicity_begin: Record<string, never>
  publicity_end: { readonly objections: number }
  hand_over: { readonly authority: string; readonly number: string }
  outside_result: { readonly outcome: OutsideOutcome; readonly number: string } & EndsCertificate
  pass_up: { readonly toPointId: string }
  /** Back to the level that took it in: with its part unfinished, or with the result for the resident. */
  passed_down: { readonly toPointId: string }
  grant: EndsCertificate
  refuse: Record<string, never>
  issue: { readonly certificateId: string }
  hand_out: { readonly to: 'applicant' | 'agent' }
  post: { readonly carrier: string; readonly tracking: string }
  /** The check after a grant on commitment. */
  commitment_check: {
    readonly inspectionId: string
    readonly outcome: InspectionOutcome
    readonly officers: readonly string[]
  }
  /** 撤销: `ground` is one of the law; what it rests on in this case is `said`. */
  revoke: { readonly ground: RevocationGround }
  /** 撤回 or 注销 of what was issued, before its case was over: nothing is left to collect or to check. */
  end_certificate: {
    readonly how: 'withdrawn' | 'cancelled'
    readonly ground: WithdrawalGround | CancellationGround
  }
  /** Another application (变更 延续 补办 注销) has ended the certificate before it was collected: nobody comes for it. */
  superseded: Record<string, never>
  /** 行政许可法 art. 50: a renewal asked for in time was undecided on the last day of the certificate. */
  deem_renewed: { readonly certificateId: string; readonly validUntil: Day }
  withdraw: Record<string, never>
  /** Why it is late; made public. */
  explain: Record<string, never>
  /** 销号: nothing is left to do. */
  close: Record<string, never>
}

export type EventKind = keyof EventData

/** What has been decided and is about to be written; the writer gives it `seq`. */
export interface NewEventOf<K extends EventKind> {
  readonly kind: K
  readonly at: Instant
  readonly actor: CaseActor
  readonly role: CaseRole
  readonly data: EventData[K]
  /** Free words; sealed by the writer like `said`, and both are absent again when the events are read for the engine. */
  readonly words?: string
  readonly said?: SaidFacts
}

export interface CaseEventOf<K extends EventKind> extends NewEventOf<K> {
  /** 1, 2, 3 … in the case. */
  readonly seq: number
}

export type NewEvent = { [K in EventKind]: NewEventOf<K> }[EventKind]
export type CaseEvent = { [K in EventKind]: CaseEventOf<K> }[EventKind]

/** What the decider works out itself and no command says. */
interface CommandOverride {
  receive: Omit<EventData['receive'], 'outcome'>
  request_supplement: Omit<EventData['request_supplement'], 'outcome'>
  supplement: Omit<EventData['supplement'], 'outcome'>
  /** Without points: all that are missing. Without ground: the time to supplement is over. */
  refuse_acceptance: { readonly ground?: string; readonly points?: readonly string[] }
  pause: EventData['pause'] & { readonly basis: string }
  refuse: { readonly grounds: readonly string[] }
  revoke: EventData['revoke'] & { readonly grounds: readonly string[] }
  end_certificate: EventData['end_certificate'] & { readonly grounds: readonly string[] }
  opinion: Omit<EventData['opinion'], 'stage'>
  /** `rectifyUntil`: needed with outcome `rectify`; the requirement is recorded with the finding. */
  record_finding: EventData['record_finding'] & { readonly rectifyUntil?: Day }
  commitment_check: EventData['commitment_check'] & { readonly rectifyUntil?: Day }
}
export type CommandData = { [K in EventKind]: K extends keyof CommandOverride ? CommandOverride[K] : EventData[K] }

/** What somebody wants to happen; one kind of command for each kind of event. */
export interface CommandOf<K extends EventKind> {
  readonly kind: K
  readonly data: CommandData[K]
  readonly words?: string
}
export type CaseCommand = { [K in EventKind]: CommandOf<K> }[EventKind]
