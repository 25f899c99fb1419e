import type { CaseRole, EventKind } from './event'
import type { CaseStateName } from './state'

/** Conditions of an edge beyond state and role; `guard.ts` has one function for each. */
export type GuardName =
  | 'all_out'
  | 'prerequisite_known'
  | 'reasons'
  | 'authority_named'
  | 'points_new'
  | 'points_listed'
  | 'points_missing'
  | 'points_unmet'
  | 'tolerates'
  | 'acceptance_over'
  | 'supplement_over'
  | 'tolerance_over'
  | 'tolerated_known'
  | 'tolerated_came'
  | 'pause_lawful'
  | 'at_own_level'
  | 'not_paused'
  | 'is_paused'
  | 'extendable'
  | 'bundle_extendable'
  | 'agency'
  | 'opinion_reasoned'
  | 'officers'
  | 'visit_plannable'
  | 'visit_planned'
  | 'visit_ahead'
  | 'check_plannable'
  | 'check_planned'
  | 'finding_asks'
  | 'rectification_open'
  | 'publicity_due'
  | 'publicity_ended'
  | 'handed_over_once'
  | 'outside_open'
  | 'at_lower_level'
  | 'passed_up'
  | 'decider'
  | 'own_decision'
  | 'last_stage'
  | 'tolerance_settled'
  | 'inspection_passed'
  | 'publicity_settled'
  | 'two_officers'
  | 'ends_named'
  | 'revocable'
  | 'renewal_over'
  | 'has_certificate'
  | 'not_handed_out'
  | 'nothing_open'
  | 'responsible'
  | 'late'
  | 'superseded'

/**
 * What an event brings with it. The first three are further events of the same write (`follow.ts`); the others are told
 * to whoever writes: papers to make, dependants to free or warn, a grant to publish.
 */
export type EffectName =
  | 'start_when_ready'
  | 'demand_rectification'
  | 'close_when_done'
  | 'paper_receipt'
  | 'paper_supplement'
  | 'paper_acceptance'
  | 'paper_not_accepted'
  | 'paper_pause'
  | 'paper_extension'
  | 'paper_decision'
  | 'paper_result'
  | 'free_dependants'
  | 'warn_dependants'
  | 'publish_grant'

export interface Edge {
  readonly from: CaseStateName | 'none'
  readonly event: EventKind
  /** The `outcome` of the event's facts, where it decides the way. */
  readonly outcome: string | null
  readonly to: CaseStateName
  readonly who: readonly CaseRole[]
  readonly guards: readonly GuardName[]
  readonly effects: readonly EffectName[]
}

interface Rest {
  readonly who: readonly CaseRole[]
  readonly guards?: readonly GuardName[]
  readonly effects?: readonly EffectName[]
}

/** One edge; `event` is a kind, or a kind with its outcome: 'supplement:complete'. */
export function edge(
  from: CaseStateName | 'none',
  event: EventKind | `${EventKind}:${string}`,
  to: CaseStateName,
  rest: Rest,
): Edge {
  const [kind, outcome] = event.split(':')
  return {
    from,
    event: kind as EventKind,
    outcome: outcome ?? null,
    to,
    who: rest.who,
    guards: rest.guards ?? [],
    effects: rest.effects ?? [],
  }
}

/** The same edge in several states, each leading back to itself. */
export function loops(states: readonly CaseStateName[], event: EventKind, rest: Rest): Edge[] {
  return states.map((state) => edge(state, event, state, rest))
}
