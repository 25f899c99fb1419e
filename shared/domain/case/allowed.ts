import type { Edge } from './edge'
import type { CaseRole, EventKind } from './event'
import type { DecideContext } from './guard-input'
import { isCheckOpen, isCollectOver, isOutside, mayDemand, mayLookAgain, newestVisit } from './place'
import type { CaseState } from './state'
import { CASE_EDGES } from './table'
import type { Workflow } from './workflow'

/** Kinds of events an item never sees, whatever its state: nothing of the sort is offered. */
function isOffered(
  workflow: Workflow,
  state: CaseState,
  { event }: Edge,
  roles: readonly CaseRole[],
  isLate: boolean,
): boolean {
  const visit = newestVisit(state)
  switch (event) {
    case 'correct':
      return state.acceptedAt === null
    case 'refuse_acceptance':
      return state.listed.length > 0
    case 'accept_tolerant':
      return workflow.tolerates.length > 0
    case 'tolerated_wrong':
      return state.toleratedCame.length > 0
    case 'tolerated_arrived':
    case 'tolerance_broken':
      return state.tolerated.length > 0
    case 'hand_over':
      return workflow.handledBy === 'outside' && !isOutside(state)
    case 'outside_result':
      return isOutside(state)
    case 'grant':
    case 'refuse':
      return (
        isOwn(workflow, state) && (roles.indexOf('approver') >= 0 || isPlain(workflow) || workflow.kind === 'instant')
      )
    case 'opinion':
      return isOwn(workflow, state)
    case 'extend':
      return (workflow.statutory?.extensionDays ?? 0) > 0 && state.extendedDays === 0
    case 'extend_bundle':
      // Of the application, not of one case: see the desk's own list of what may be done with it.
      return false
    case 'make_responsible':
      return workflow.kind === 'agency'
    case 'plan_inspection':
      return (state.decidedAt === null || isCheckOpen(state)) && mayLookAgain(visit)
    case 'record_finding':
      return visit !== null && mayLookAgain(visit)
    case 'visit_cancelled':
      return visit !== null && visit.outcome === null
    case 'require_rectification':
      return mayDemand(state)
    case 'rectified':
      return visit?.rectifyUntil != null && visit.rectifiedAt === null
    case 'close':
      return workflow.result !== 'certificate' || isCollectOver(state)
    case 'publicity_begin':
    case 'publicity_end':
      return workflow.publicityDays > 0 && (state.publicity !== null) === (event === 'publicity_end')
    case 'pass_up':
      return state.atLowerLevel
    case 'passed_down':
      return state.passedUpAt !== null && !state.atLowerLevel
    case 'pause':
      return !state.paused && !state.atLowerLevel
    case 'resume':
      return state.paused
    case 'commitment_check':
      return isCheckOpen(state)
    case 'revoke':
      return workflow.variant !== 'cancel'
    // An act on the certificate, which has a page of its own.
    case 'end_certificate':
      return false
    case 'hand_out':
    case 'post':
      return !isCollectOver(state)
    case 'explain':
      return isLate
    case 'issue':
      return workflow.result === 'certificate'
    default:
      return true
  }
}

const isOwn = (workflow: Workflow, state: CaseState): boolean =>
  workflow.handledBy === 'department' && !state.atLowerLevel

/** What is no decision of an authority; see the guard `decider`. */
const isPlain = ({ nature }: Workflow): boolean => nature === 'filing' || nature === 'public_service'

/** What is done in the name of the authority, by whom it has authorised; see the guards. */
function needsAuthorisation(workflow: Workflow, kind: EventKind): boolean {
  if (kind === 'grant' || kind === 'refuse' || kind === 'revoke') return !isPlain(workflow)
  return kind === 'extend'
}

/**
 * What somebody may try with a case now, by roles and authorisation of today, in the order of the table, for the buttons of
 * a page. The guards speak when it is tried: whether a reason is given or a day is right cannot be known before.
 * `isLate`: see `DecideContext`.
 */
export function allowedOf(
  workflow: Workflow,
  state: CaseState,
  { roles, authorised }: Pick<DecideContext['actor'], 'roles' | 'authorised'>,
  isLate = false,
): EventKind[] {
  const kinds: EventKind[] = []
  for (const one of CASE_EDGES) {
    const isMine = one.from === state.state && one.who.some((role) => roles.indexOf(role) >= 0)
    if (isMine && isOffered(workflow, state, one, roles, isLate) && kinds.indexOf(one.event) < 0) kinds.push(one.event)
  }
  if (isDecidedAtWindow(workflow, state, roles)) kinds.push('grant', 'refuse')
  return kinds.filter((kind) => authorised || !needsAuthorisation(workflow, kind))
}

/** 即办件: received, accepted and decided in one go; see `decide`. */
function isDecidedAtWindow(workflow: Workflow, state: CaseState, roles: readonly CaseRole[]): boolean {
  const isReady = workflow.kind === 'instant' && workflow.handledBy === 'department' && state.state === 'received'
  return isReady && roles.indexOf('clerk') >= 0
}
