import { type Edge, edge, loops } from './edge'
import type { CaseRole } from './event'

const DEPARTMENT: readonly CaseRole[] = ['reviewer', 'approver']
/** A visit is proposed by the hall; the time is fixed by who agrees to it, the resident too. */
export const PLANNERS: readonly CaseRole[] = ['clerk', 'reviewer', 'inspector', 'approver', 'resident']
export const HALL_PLANNERS: readonly CaseRole[] = ['clerk', 'reviewer', 'inspector', 'approver']
const OUTSIDE: readonly CaseRole[] = ['clerk', 'reviewer', 'approver', 'system']

/** Inside the department, and every way out of the review but the decision. */
export const REVIEW_EDGES: readonly Edge[] = [
  edge('review', 'tolerated_arrived', 'review', {
    who: ['resident', 'clerk', 'reviewer'],
    guards: ['tolerated_known'],
  }),
  edge('review', 'tolerated_wrong', 'review', {
    who: ['clerk', 'reviewer'],
    guards: ['tolerated_came', 'reasons'],
  }),
  edge('review', 'tolerance_broken', 'returned', {
    who: ['clerk', 'reviewer', 'approver'],
    guards: ['tolerance_over', 'reasons'],
    effects: ['paper_result', 'warn_dependants'],
  }),
  edge('review', 'pause', 'review', {
    who: DEPARTMENT,
    guards: ['at_own_level', 'not_paused', 'pause_lawful'],
    effects: ['paper_pause'],
  }),
  edge('review', 'resume', 'review', { who: ['reviewer', 'approver', 'system'], guards: ['is_paused'] }),
  edge('review', 'extend', 'review', {
    who: ['approver'],
    guards: ['extendable', 'reasons'],
    effects: ['paper_extension'],
  }),
  edge('review', 'opinion', 'review', { who: ['reviewer'], guards: ['own_decision', 'opinion_reasoned'] }),
  edge('review', 'plan_inspection', 'review', {
    who: PLANNERS,
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
export const ELSEWHERE_EDGES: readonly Edge[] = [
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
    guards: ['outside_open', 'tolerance_settled', 'ends_named'],
    effects: ['paper_result', 'publish_grant', 'close_when_done'],
  }),
  edge('review', 'outside_result:refused', 'refused', {
    who: OUTSIDE,
    guards: ['outside_open', 'reasons'],
    effects: ['paper_decision', 'warn_dependants'],
  }),
  ...loops(['review', 'granted', 'issued'], 'passed_down', {
    who: ['clerk', 'reviewer', 'approver', 'issuer'],
    guards: ['passed_up'],
  }),
]
