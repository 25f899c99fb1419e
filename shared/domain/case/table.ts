import { type Edge, edge, type GuardName, loops } from './edge'
import type { CaseRole, EventKind } from './event'
import { CASE_STATES, type CaseStateName } from './state'

const SYSTEM: readonly CaseRole[] = ['system']
const CLERK: readonly CaseRole[] = ['clerk']
const RESIDENT: readonly CaseRole[] = ['resident', 'clerk']
const DEPARTMENT: readonly CaseRole[] = ['reviewer', 'approver']
/** A visit is proposed by the hall; the time is fixed by who agrees to it, the resident too. */
const VISIT: readonly CaseRole[] = ['clerk', 'reviewer', 'inspector', 'approver', 'resident']
const OUTSIDE: readonly CaseRole[] = ['clerk', 'reviewer', 'approver', 'system']

/** 行政许可法 art. 32: what the window can answer to an application. */
const INTAKE: readonly Edge[] = [
  edge('none', 'receive:ready', 'received', { who: RESIDENT, effects: ['paper_receipt'] }),
  edge('none', 'receive:waits', 'waiting', { who: RESIDENT, effects: ['paper_receipt'] }),
  edge('waiting', 'prerequisite_out', 'waiting', {
    who: SYSTEM,
    guards: ['prerequisite_known'],
    effects: ['start_when_ready'],
  }),
  edge('waiting', 'prerequisite_failed', 'waiting', { who: SYSTEM, guards: ['prerequisite_known'] }),
  edge('waiting', 'start', 'received', { who: ['system', 'clerk'], guards: ['all_out'] }),
  edge('received', 'correct', 'received', { who: CLERK }),
  edge('received', 'no_licence_needed', 'not_needed', {
    who: CLERK,
    guards: ['reasons'],
    effects: ['paper_not_accepted', 'warn_dependants'],
  }),
  edge('received', 'not_here', 'not_here', {
    who: CLERK,
    guards: ['authority_named'],
    effects: ['paper_not_accepted', 'warn_dependants'],
  }),
  edge('received', 'request_supplement:first', 'supplement', {
    who: CLERK,
    guards: ['points_new'],
    effects: ['paper_supplement'],
  }),
  edge('received', 'request_supplement:repeat', 'supplement', {
    who: CLERK,
    guards: ['points_listed'],
    effects: ['paper_supplement'],
  }),
  edge('supplement', 'request_supplement:repeat', 'supplement', {
    who: CLERK,
    guards: ['points_listed'],
    effects: ['paper_supplement'],
  }),
  edge('supplement', 'supplement:partial', 'supplement', { who: RESIDENT, guards: ['points_missing'] }),
  edge('supplement', 'supplement:complete', 'received', { who: RESIDENT, guards: ['points_missing'] }),
  edge('received', 'accept', 'review', { who: CLERK, effects: ['paper_acceptance'] }),
  edge('received', 'accept_tolerant', 'review', {
    who: CLERK,
    guards: ['tolerates'],
    effects: ['paper_acceptance'],
  }),
  edge('supplement', 'accept_tolerant', 'review', {
    who: CLERK,
    guards: ['tolerates'],
    effects: ['paper_acceptance'],
  }),
  edge('received', 'deem_accepted', 'review', {
    who: SYSTEM,
    guards: ['acceptance_over'],
    effects: ['paper_acceptance'],
  }),
  edge('received', 'refuse_acceptance', 'not_accepted', {
    who: CLERK,
    guards: ['reasons'],
    effects: ['paper_not_accepted', 'warn_dependants'],
  }),
  edge('supplement', 'refuse_acceptance', 'not_accepted', {
    who: ['clerk', 'system'],
    guards: ['supplement_over', 'reasons'],
    effects: ['paper_not_accepted', 'warn_dependants'],
  }),
]

/** Inside the department, and every way out of the review but the decision. */
const REVIEW: readonly Edge[] = [
  edge('review', 'tolerated_arrived', 'review', {
    who: ['resident', 'clerk', 'reviewer'],
    guards: ['tolerated_known'],
  }),
  edge('review', 'tolerance_broken', 'returned', {
    who: ['clerk', 'reviewer', 'approver'],
    guards: ['tolerance_over', 'reasons'],
    effects: ['paper_result', 'warn_dependants'],
  }),
  edge('review', 'pause', 'review', {
    who: DEPARTMENT,
    guards: ['not_paused', 'pause_lawful'],
    effects: ['paper_pause'],
  }),
  edge('review', 'resume', 'review', { who: ['reviewer', 'approver', 'system'], guards: ['is_paused'] }),
  edge('review', 'extend', 'review', {
    who: ['approver', 'supervisor'],
    guards: ['extendable', 'reasons'],
    effects: ['paper_extension'],
  }),
  edge('review', 'opinion', 'review', { who: ['reviewer'], guards: ['own_decision', 'opinion_reasoned'] }),
  edge('review', 'plan_inspection', 'review', {
    who: VISIT,
    guards: ['visit_plannable', 'officers'],
  }),
  edge('review', 'record_finding', 'review', {
    who: ['inspector'],
    guards: ['visit_planned', 'officers'],
    effects: ['demand_rectification'],
  }),
  edge('review', 'publicity_begin', 'review', { who: ['clerk', 'reviewer', 'approver'], guards: ['publicity_due'] }),
  edge('review', 'publicity_end', 'review', { who: ['clerk', 'reviewer', 'approver'], guards: ['publicity_ended'] }),
  edge('review', 'pass_up', 'review', { who: ['clerk', 'reviewer'], guards: ['at_lower_level'] }),
]

/** 警务、税务、登记系统 and others decide on their own; our clocks run on. */
const ELSEWHERE: readonly Edge[] = [
  ...loops(['received', 'review'], 'hand_over', { who: OUTSIDE, guards: ['handed_over_once'] }),
  edge('received', 'outside_result:accepted', 'review', {
    who: OUTSIDE,
    guards: ['outside_open'],
    effects: ['paper_acceptance'],
  }),
  edge('received', 'outside_result:not_accepted', 'not_accepted', {
    who: OUTSIDE,
    guards: ['outside_open', 'reasons'],
    effects: ['paper_not_accepted', 'warn_dependants'],
  }),
  edge('review', 'outside_result:granted', 'granted', {
    who: OUTSIDE,
    guards: ['outside_open'],
    effects: ['paper_result', 'close_when_done'],
  }),
  edge('review', 'outside_result:refused', 'refused', {
    who: OUTSIDE,
    guards: ['outside_open', 'reasons'],
    effects: ['paper_result', 'warn_dependants'],
  }),
  ...loops(['review', 'granted', 'issued'], 'passed_down', {
    who: ['clerk', 'reviewer', 'approver', 'issuer'],
    guards: ['passed_up'],
  }),
]

const DECISION: readonly GuardName[] = ['decider', 'own_decision', 'not_paused', 'last_stage', 'tolerance_settled']
const GRANTED: readonly CaseStateName[] = ['granted', 'issued']

const AFTER: readonly Edge[] = [
  edge('review', 'grant', 'granted', {
    who: ['approver', 'clerk'],
    guards: [...DECISION, 'inspection_passed', 'publicity_settled', 'two_officers'],
    effects: ['paper_decision', 'publish_grant', 'close_when_done'],
  }),
  edge('review', 'refuse', 'refused', {
    who: ['approver', 'clerk'],
    guards: [...DECISION, 'reasons'],
    effects: ['paper_decision', 'warn_dependants'],
  }),
  edge('granted', 'issue', 'issued', {
    who: ['issuer', 'approver', 'system'],
    guards: ['has_certificate'],
    effects: ['free_dependants'],
  }),
  edge('issued', 'hand_out', 'issued', {
    who: ['issuer', 'clerk'],
    guards: ['not_handed_out'],
    effects: ['close_when_done'],
  }),
  edge('issued', 'post', 'issued', { who: ['issuer'], guards: ['not_handed_out'], effects: ['close_when_done'] }),
  ...loops(GRANTED, 'plan_inspection', {
    who: VISIT,
    guards: ['check_plannable', 'officers'],
  }),
  ...loops(GRANTED, 'commitment_check', {
    who: ['inspector'],
    guards: ['check_planned', 'officers'],
    effects: ['demand_rectification', 'close_when_done'],
  }),
  ...GRANTED.map((state) =>
    edge(state, 'revoke', 'revoked', {
      who: ['approver'],
      guards: ['decider', 'check_failed', 'reasons'],
      effects: ['paper_decision', 'warn_dependants'],
    }),
  ),
  // What is not handed over as a certificate ends with the decision: a receipt, a benefit paid out, a service done.
  ...GRANTED.map((state) =>
    edge(state, 'close', 'closed', {
      who: ['system', 'clerk', 'supervisor'],
      guards: ['nothing_open', 'responsible'],
      effects: state === 'granted' ? ['paper_result', 'free_dependants'] : ['paper_result'],
    }),
  ),
]

const OPEN: readonly CaseStateName[] = ['received', 'supplement', 'review', 'granted', 'issued']
const BEFORE_DECISION: readonly CaseStateName[] = ['waiting', 'received', 'supplement', 'review']

const ANYWHERE: readonly Edge[] = [
  ...BEFORE_DECISION.map((state) =>
    edge(state, 'withdraw', 'withdrawn', { who: RESIDENT, effects: ['paper_result', 'warn_dependants'] }),
  ),
  ...loops(['review', 'granted', 'issued'], 'require_rectification', { who: ['inspector'], guards: ['finding_asks'] }),
  ...loops(['review', 'granted', 'issued'], 'rectified', { who: RESIDENT, guards: ['rectification_open'] }),
  ...loops(OPEN, 'assign', { who: ['clerk', 'reviewer', 'approver', 'inspector', 'issuer', 'supervisor'] }),
  ...loops(
    CASE_STATES.filter((state) => state !== 'waiting'),
    'explain',
    { who: ['clerk', 'reviewer', 'approver', 'inspector', 'issuer', 'supervisor'], guards: ['reasons'] },
  ),
]

/** The whole life of a case. What is not in this list cannot happen. */
export const CASE_EDGES: readonly Edge[] = [...INTAKE, ...REVIEW, ...ELSEWHERE, ...AFTER, ...ANYWHERE]

const keyOf = (from: string, event: string, outcome: string | null): string => `${from} ${event} ${outcome ?? ''}`
const BY_KEY = new Map(CASE_EDGES.map((one) => [keyOf(one.from, one.event, one.outcome), one]))

/** The edge an event takes; `outcome` is that of its facts. Undefined when the state knows no such event. */
export function edgeOf(from: CaseStateName | 'none', event: EventKind, outcome: string | null): Edge | undefined {
  return BY_KEY.get(keyOf(from, event, outcome)) ?? BY_KEY.get(keyOf(from, event, null))
}

/** The `outcome` among the facts of an event or command, if it has one. */
export function outcomeOf(data: object): string | null {
  const outcome = 'outcome' in data ? data.outcome : null
  return typeof outcome === 'string' ? outcome : null
}
