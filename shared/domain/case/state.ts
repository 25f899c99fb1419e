import type { Day, Instant } from '../time'
import type { Advice } from './advice'
import type { CaseActor, FailedOutcome, InspectionOutcome, OutsideOutcome, PauseGround, SupplementPoint } from './event'

export const CASE_STATES = [
  /** Needs what another item of the application will give. */
  'waiting',
  /** Received, its papers not yet looked through. */
  'received',
  /** The resident was told what is missing. */
  'supplement',
  /** Accepted; in the hands of the department. */
  'review',
  'granted',
  /** The certificate is made; to be collected, posted, checked or closed. */
  'issued',
  'closed',
  'refused',
  'not_needed',
  'not_here',
  'not_accepted',
  'withdrawn',
  /** Sent back: a paper promised for later did not come. */
  'returned',
  /** Granted, and taken back: a commitment was not kept, or another ground of the law (撤销). */
  'revoked',
] as const
export type CaseStateName = (typeof CASE_STATES)[number]

/** States nothing leads out of. */
export const FINAL_STATES: readonly CaseStateName[] = [
  'closed',
  'refused',
  'not_needed',
  'not_here',
  'not_accepted',
  'withdrawn',
  'returned',
  'revoked',
]

/** Whose list a case is in; empty when nobody of the hall can do anything. */
export type CaseQueue = 'intake' | 'review' | 'inspect' | 'decide' | 'issue' | 'collect' | 'outside' | ''

export interface Pause {
  readonly ground: PauseGround
  readonly at: Instant
  /** Working days told; the limits stand still up to the last of them at the most. */
  readonly days: number
  readonly resumedAt: Instant | null
}

export interface Opinion {
  readonly by: string
  readonly stage: string
  readonly advice: Advice
  readonly at: Instant
}

/** What the officers' look at the place has come to; the same for a check after a commitment. */
export interface InspectionState {
  readonly inspectionId: string
  readonly visitAt: Instant | null
  /** Of the newest visit. */
  readonly officers: readonly string[]
  readonly outcome: InspectionOutcome | null
  /** Set while something must be put right. */
  readonly rectifyUntil: Day | null
  /** When that was demanded. */
  readonly demandedAt: Instant | null
  /** Put right by the applicant's word: to be looked at again. */
  readonly rectifiedAt: Instant | null
  /** It was looked at again after something had to be put right. */
  readonly isAgain: boolean
  /** As it stood before this visit was planned: what is left when it is cancelled. */
  readonly before: InspectionState | null
}

/** A case as its events tell it; {@link import('./fold').foldCase} makes it. Nothing here depends on a clock or calendar. */
export interface CaseState {
  readonly state: CaseStateName
  /** 'intake', a stage of the workflow, 'upward', 'issue', 'collect', or empty. */
  readonly stage: string
  readonly stageSince: Instant
  readonly queue: CaseQueue
  /** Number of events. */
  readonly seq: number
  /** Pressing submit. */
  readonly submittedAt: Instant
  /** The day the licensing law counts from: of submission, or of the start when it had to wait for another item. */
  readonly receivedAt: Instant | null
  /** When the last listed point of a supplement notice arrived; null without a notice or while something is missing. */
  readonly completedAt: Instant | null
  /** From when acceptance holds, and when it was pronounced: later, where the law deemed it or a supplement came first. */
  readonly acceptedAt: Instant | null
  readonly acceptanceToldAt: Instant | null
  readonly decidedAt: Instant | null
  readonly issuedAt: Instant | null
  /** In the holder's hands, or on its way there by post. */
  readonly handedOutAt: Instant | null
  /** What came later (换下 or 注销) ended the certificate before anybody collected it: nobody has it, and nobody will. */
  readonly supersededAt: Instant | null
  readonly endedAt: Instant | null
  /** Prerequisites not out yet. */
  readonly waitsFor: readonly string[]
  readonly failedPrerequisites: readonly { readonly itemId: string; readonly outcome: FailedOutcome }[]
  /** All points of the one supplement notice; empty: none was given. */
  readonly listed: readonly SupplementPoint[]
  /** Ids of listed points that are still unmet. */
  readonly missing: readonly string[]
  /** Day of the newest notice. */
  readonly supplementToldAt: Instant | null
  /** 容缺: materials still to come, and until when. */
  readonly tolerated: readonly string[]
  readonly toleratedUntil: Day | null
  /** Of these, what has come. */
  readonly toleratedCame: readonly string[]
  readonly pauses: readonly Pause[]
  readonly paused: boolean
  /** Working days added to the law's own limit, and to the bundle's cap; 0: not extended. */
  readonly extendedDays: number
  readonly bundleExtendedDays: number
  readonly assigneeId: string | null
  readonly opinions: readonly Opinion[]
  readonly inspection: InspectionState | null
  readonly publicity: {
    readonly beganAt: Instant
    readonly endedAt: Instant | null
    readonly objections: number
  } | null
  readonly outside: {
    readonly authority: string
    readonly number: string
    readonly handedOverAt: Instant
    readonly outcome: OutsideOutcome | null
  } | null
  /** 上报件: still with the level that took it in. False for every other kind. */
  readonly atLowerLevel: boolean
  readonly passedUpAt: Instant | null
  /** 首办责任: the first clerk who acted on an agency case; he answers for it until it is closed. */
  readonly responsibleId: string | null
  /** 经办: who reviewed, who inspected, who decided. */
  readonly reviewerIds: readonly string[]
  readonly inspectorIds: readonly string[]
  readonly decider: CaseActor | null
  readonly certificateId: string | null
  /** The check after a grant on commitment; `done` once it was passed. */
  readonly check: {
    readonly since: Instant
    /** When officers looked for the first time, whatever they found. */
    readonly foundAt: Instant | null
    readonly doneAt: Instant | null
    readonly newest: InspectionState | null
  } | null
  readonly explained: boolean
}

/** What one who acts can be answered; the words live beside the other error codes of the contract. */
export const CASE_CODES = [
  'CASE_STATE',
  'CASE_ROLE',
  'CASE_NOT_AUTHORISED',
  'CASE_NOT_OFFERED',
  'CASE_REASONS_NEEDED',
  'CASE_BASIS_NEEDED',
  'CASE_TWO_OFFICERS',
  'CASE_DAYS',
  'CASE_EXPIRED',
  'CASE_TOO_EARLY',
  'CASE_NOT_LATE',
  'CASE_EXTENDED',
  'CASE_PAUSED',
  'CASE_NOT_LISTED',
  'CASE_NOTHING_LISTED',
  'CASE_NOT_TOLD',
  'CASE_STILL_MISSING',
  'CASE_DEEMED_ACCEPTED',
  'CASE_RENEWAL_DEEMED',
  'CASE_UNRESOLVED',
  'CASE_TOLERANCE_OPEN',
  'CASE_INSPECTION_OPEN',
  'CASE_PUBLICITY_OPEN',
  'CASE_OPINION_NEEDED',
  'CASE_NOT_RESPONSIBLE',
] as const
export type CaseCode = (typeof CASE_CODES)[number]
