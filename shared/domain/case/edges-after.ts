import { type Edge, edge, type GuardName, loops } from './edge'
import { HALL_PLANNERS, PLANNERS } from './edges-review'
import type { CaseRole } from './event'
import { CASE_STATES, type CaseStateName } from './state'

const RESIDENT: readonly CaseRole[] = ['resident', 'clerk']

const DECISION: readonly GuardName[] = ['decider', 'own_decision', 'not_paused', 'last_stage', 'tolerance_settled']
const GRANTED: readonly CaseStateName[] = ['granted', 'issued']

/** The decision and what comes of it. */
export const AFTER_EDGES: readonly Edge[] = [
  edge('review', 'grant', 'granted', {
    who: ['approver', 'clerk'],
    guards: [...DECISION, 'inspection_passed', 'publicity_settled', 'two_officers', 'ends_named'],
    effects: ['paper_decision', 'publish_grant', 'close_when_done'],
  }),
  edge('review', 'refuse', 'refused', {
    who: ['approver', 'clerk'],
    guards: [...DECISION, 'two_officers', 'reasons'],
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
  edge('issued', 'superseded', 'issued', {
    who: ['system'],
    guards: ['not_handed_out', 'superseded'],
    effects: ['close_when_done'],
  }),
  ...loops(GRANTED, 'plan_inspection', {
    who: PLANNERS,
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
      guards: ['decider', 'revocable', 'reasons'],
      effects: ['paper_decision', 'warn_dependants'],
    }),
  ),
  edge('issued', 'end_certificate', 'closed', {
    who: ['approver'],
    guards: ['decider', 'reasons'],
    effects: ['paper_decision'],
  }),
  // What is not handed over as a certificate ends with the decision: a receipt, a benefit paid out, a service done.
  ...GRANTED.map((state) =>
    edge(state, 'close', 'closed', {
      who: ['system', 'clerk', 'supervisor'],
      guards: ['nothing_open', 'responsible'],
      effects: state === 'granted' ? ['paper_result', 'free_dependants'] : ['paper_result'],
    }),
  ),
]

/** 行政许可法 art. 50: whatever stood in the way of a decision, the certificate has run out without one. */
export const RENEWAL_EDGES: readonly Edge[] = (['waiting', 'received', 'supplement', 'review'] as const).map((state) =>
  edge(state, 'deem_renewed', 'granted', {
    who: ['system'],
    guards: ['renewal_over'],
    effects: ['paper_decision', 'publish_grant', 'close_when_done'],
  }),
)

const OPEN: readonly CaseStateName[] = ['received', 'supplement', 'review', 'granted', 'issued']
const BEFORE_DECISION: readonly CaseStateName[] = ['waiting', 'received', 'supplement', 'review']

/** What is possible in many states. */
export const COMMON_EDGES: readonly Edge[] = [
  ...BEFORE_DECISION.map((state) =>
    edge(state, 'withdraw', 'withdrawn', { who: RESIDENT, effects: ['paper_result', 'warn_dependants'] }),
  ),
  ...loops(['review', 'granted', 'issued'], 'visit_cancelled', { who: HALL_PLANNERS, guards: ['visit_ahead'] }),
  ...loops(['review', 'granted', 'issued'], 'require_rectification', { who: ['inspector'], guards: ['finding_asks'] }),
  ...loops(['review', 'granted', 'issued'], 'rectified', { who: RESIDENT, guards: ['rectification_open'] }),
  ...loops(BEFORE_DECISION, 'extend_bundle', {
    who: ['supervisor'],
    guards: ['bundle_extendable', 'reasons'],
    effects: ['paper_extension'],
  }),
  ...loops(OPEN, 'make_responsible', { who: ['supervisor'], guards: ['agency', 'reasons'] }),
  ...loops(OPEN, 'assign', { who: ['clerk', 'reviewer', 'approver', 'inspector', 'issuer', 'supervisor'] }),
  ...loops(
    CASE_STATES.filter((state) => state !== 'waiting'),
    'explain',
    { who: ['clerk', 'reviewer', 'approver', 'inspector', 'issuer', 'supervisor'], guards: ['late', 'reasons'] },
  ),
]
