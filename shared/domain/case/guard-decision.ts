import type { GuardName } from './edge'
import { factsOf, firstOf, type Guard, isBlank, today, unless } from './guard-input'
import { isCheckOpen, isCollectOver, isOutside, needsTwoOfficers } from './place'

/** Who may decide, when a case is ripe for it, and what is left when it is decided. */
export const DECISION_GUARDS = {
  /** 即办件 are decided at the window; a filing or a service is no decision of an authority. */
  decider: ({ workflow, event, context }) => {
    const isPlain = workflow.nature === 'filing' || workflow.nature === 'public_service'
    return firstOf(
      unless(event.role !== 'clerk' || isPlain || workflow.kind === 'instant', 'CASE_ROLE'),
      unless(isPlain || context.actor.authorised, 'CASE_NOT_AUTHORISED'),
    )
  },
  own_decision: ({ workflow, state }) =>
    firstOf(
      unless(workflow.handledBy === 'department' && !isOutside(state), 'CASE_UNRESOLVED', 'outside'),
      unless(!state.atLowerLevel, 'CASE_UNRESOLVED', 'upward'),
    ),
  last_stage: ({ workflow, state }) => {
    const role = workflow.stages.find((stage) => stage.id === state.stage)?.role
    const code = role === 'inspector' ? 'CASE_INSPECTION_OPEN' : 'CASE_OPINION_NEEDED'
    return unless(role === 'approver', code, state.stage)
  },
  /** 容缺: no decision before the paper arrives; a broken promise may be answered with a refusal. */
  tolerance_settled: (input) => {
    const { tolerated, toleratedUntil } = input.state
    const isBroken = toleratedUntil !== null && today(input) > toleratedUntil
    const isSettled = tolerated.length === 0 || (input.event.kind === 'refuse' && isBroken)
    return unless(isSettled, 'CASE_TOLERANCE_OPEN', tolerated[0])
  },
  inspection_passed: ({ workflow, state }) => {
    const isWanted = workflow.inspection === 'before' || state.inspection !== null
    return unless(!isWanted || state.inspection?.outcome === 'pass', 'CASE_INSPECTION_OPEN')
  },
  publicity_settled: ({ workflow, state }) => {
    const isOver = state.publicity !== null && state.publicity.endedAt !== null && state.publicity.objections === 0
    return unless(workflow.publicityDays === 0 || isOver, 'CASE_PUBLICITY_OPEN')
  },
  /**
   * Art. 34 asks two officers for the check of substance, whichever way the decision goes on it. Refusing for a promised
   * paper that never came rests on no such check.
   */
  two_officers: ({ workflow, state, event }) => {
    const officers = new Set([...state.reviewerIds, ...state.inspectorIds])
    const isForPaper = event.kind === 'refuse' && state.tolerated.length > 0
    return unless(!needsTwoOfficers(workflow) || isForPaper || officers.size >= 2, 'CASE_TWO_OFFICERS')
  },
  /** 注销: what is granted is that a certificate ends, so the grant says which. Nothing else ends one before it is issued. */
  ends_named: ({ workflow, event }) => {
    const { ends } = factsOf(event, 'grant') ?? factsOf(event, 'outside_result') ?? {}
    return workflow.variant === 'cancel'
      ? unless(ends !== undefined && ends !== '', 'CASE_BASIS_NEEDED', 'ends')
      : unless(ends === undefined, 'CASE_NOT_OFFERED', 'ends')
  },
  has_certificate: ({ workflow, event }) =>
    firstOf(
      unless(workflow.result === 'certificate', 'CASE_NOT_OFFERED'),
      unless(!isBlank(factsOf(event, 'issue')?.certificateId), 'CASE_BASIS_NEEDED', 'certificateId'),
    ),
  superseded: ({ context }) => unless(context.isSuperseded === true, 'CASE_STATE', 'certificate'),
  not_handed_out: ({ state }) => unless(!isCollectOver(state), 'CASE_STATE', 'handedOut'),
  nothing_open: ({ workflow, state }) =>
    firstOf(
      unless(workflow.result !== 'certificate' || state.issuedAt !== null, 'CASE_UNRESOLVED', 'issue'),
      unless(workflow.result !== 'certificate' || isCollectOver(state), 'CASE_UNRESOLVED', 'collect'),
      unless(!isCheckOpen(state), 'CASE_UNRESOLVED', 'check'),
    ),
  /** 首办责任制: the first handler closes what he took on; a supervisor can always. */
  responsible: ({ workflow, state, event }) => {
    const isBound = workflow.kind === 'agency' && event.role === 'clerk' && state.responsibleId !== null
    return unless(!isBound || state.responsibleId === event.actor.id, 'CASE_NOT_RESPONSIBLE')
  },
} satisfies { [K in GuardName]?: Guard }
