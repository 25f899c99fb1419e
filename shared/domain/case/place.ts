import type { CaseQueue, CaseState, InspectionState } from './state'
import type { Stage, Workflow } from './workflow'

interface Place {
  readonly stage: string
  readonly queue: CaseQueue
}

const NOWHERE: Place = { stage: '', queue: '' }

/** 行政许可法 art. 34; what is decided on the spot or on a commitment is not checked in substance before. */
export function needsTwoOfficers(workflow: Workflow): boolean {
  return workflow.twoOfficers && workflow.commitment === null && workflow.kind !== 'instant'
}

/** Whether what the stage is for has been done. The approver's stage ends with the decision only. */
function isStageDone(stage: Stage, workflow: Workflow, state: CaseState): boolean {
  if (stage.role === 'approver') return false
  if (stage.role === 'inspector') return state.inspection?.outcome === 'pass' || state.inspection?.outcome === 'fail'
  const given = state.opinions.some((opinion) => opinion.stage === stage.id && opinion.advice !== 'note')
  if (!given || !needsTwoOfficers(workflow)) return given
  // An opinion against it leads straight to the decision, past every later stage and visit: the second officer of art. 34
  // checks here. Else a visit has its two, and without one the last stage of review waits for the second.
  const isOpposed = state.opinions.some((one) => one.stage === stage.id && one.advice === 'disagree')
  if (workflow.inspection === 'before' && !isOpposed) return true
  const index = workflow.stages.indexOf(stage)
  const isLastReview = !workflow.stages.slice(index + 1).some((later) => later.role === 'reviewer')
  return (!isLastReview && !isOpposed) || state.reviewerIds.length >= 2
}

/** The stage the review stands at. An opinion against it takes a finished stage straight to the one who decides. */
function reviewStage(workflow: Workflow, state: CaseState): Stage | undefined {
  let opposed = false
  for (const stage of workflow.stages) {
    if (opposed && stage.role !== 'approver') continue
    if (!isStageDone(stage, workflow, state)) return stage
    opposed = opposed || state.opinions.some((one) => one.stage === stage.id && one.advice === 'disagree')
  }
  return undefined
}

function reviewPlace(workflow: Workflow, state: CaseState): Place {
  if (state.atLowerLevel) return { stage: 'upward', queue: 'intake' }
  const stage = reviewStage(workflow, state)
  if (stage === undefined) return NOWHERE
  if (isOutside(state)) return { stage: stage.id, queue: 'outside' }
  if (stage.role === 'reviewer') return { stage: stage.id, queue: 'review' }
  const isLookDue = stage.role === 'inspector' || isInspectionDue(workflow, state)
  return { stage: stage.id, queue: isLookDue ? 'inspect' : 'decide' }
}

/** Handed over to another authority that has not answered. Its acceptance is no answer yet. */
export function isOutside(state: CaseState): boolean {
  return state.outside !== null && (state.outside.outcome === null || state.outside.outcome === 'accepted')
}

/** An inspection is wanted or begun and has come to no end; nobody looks where the papers alone speak against it. */
export function isInspectionDue(workflow: Workflow, state: CaseState): boolean {
  const outcome = state.inspection?.outcome
  if (outcome === 'pass' || outcome === 'fail') return false
  const isOpposed = state.opinions.some((opinion) => opinion.advice === 'disagree')
  return !isOpposed && (workflow.inspection === 'before' || state.inspection !== null)
}

/** The newest look at the place: of the check afterwards once there is one, else before the decision. */
export const newestVisit = (state: CaseState): InspectionState | null =>
  state.check === null ? state.inspection : state.check.newest

/** Something found at the place waits for the applicant to put it right. */
export const isToRectify = (visit: InspectionState | null): boolean =>
  visit !== null && visit.rectifyUntil !== null && visit.rectifiedAt === null

/** A visit is open until it ends well or badly; what has to be put right is looked at again. */
export const mayLookAgain = (visit: InspectionState | null): boolean =>
  visit?.outcome !== 'pass' && (visit?.outcome !== 'fail' || visit.rectifyUntil !== null)

/** Whether the newest look lets officers demand that something be put right: a check that failed for the first time too. */
export function mayDemand(state: CaseState): boolean {
  const visit = newestVisit(state)
  const isFirstFailure = state.check !== null && visit?.outcome === 'fail' && !visit.isAgain
  return visit?.outcome === 'rectify' || isToRectify(visit) || isFirstFailure
}

/** Nothing is left to collect: it was handed out or posted, or what came later has ended it before that. */
export const isCollectOver = ({ handedOutAt, supersededAt }: CaseState): boolean =>
  handedOutAt !== null || supersededAt !== null

/** The certificate lies ready for its holder. */
export const isToCollect = (state: CaseState): boolean => state.state === 'issued' && !isCollectOver(state)

/** A check after a commitment that has not been passed. */
export function isCheckOpen(state: CaseState): boolean {
  return state.check !== null && state.check.doneAt === null
}

/** Where a case stands and whose list it is in, from everything else that is known of it. */
export function placeOf(workflow: Workflow, state: CaseState): Place {
  switch (state.state) {
    case 'waiting':
      // What it needs will not come by itself: the window finds it in its list, to speak with the applicant.
      return state.failedPrerequisites.length > 0 ? { stage: '', queue: 'intake' } : NOWHERE
    case 'received':
      return { stage: 'intake', queue: isOutside(state) ? 'outside' : 'intake' }
    case 'supplement':
      return { stage: 'supplement', queue: '' }
    case 'review':
      return reviewPlace(workflow, state)
    case 'granted':
      if (workflow.result === 'certificate') return { stage: 'issue', queue: 'issue' }
      return isCheckOpen(state) ? { stage: 'check', queue: 'inspect' } : { stage: 'close', queue: 'collect' }
    case 'issued':
      // A certificate is found by its pick-up code at any time; a check has a limit and must be in somebody's list.
      if (isCheckOpen(state)) return { stage: 'check', queue: 'inspect' }
      return { stage: isCollectOver(state) ? 'close' : 'collect', queue: 'collect' }
    default:
      return NOWHERE
  }
}
