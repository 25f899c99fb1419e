import type { CaseState } from './state'
import type { Workflow } from './workflow'

/** What a reviewer may say; a `note` leaves the stage as it is, the others end it for who says it. */
export const ADVICES = ['agree', 'disagree', 'note'] as const
export type Advice = (typeof ADVICES)[number]

/** Whether the stage that the case stands at is ended by opinions. */
export function isReviewStage(workflow: Workflow, state: CaseState): boolean {
  return workflow.stages.find(({ id }) => id === state.stage)?.role === 'reviewer'
}

/** Whether this account has agreed or disagreed at the stage; the second officer of art. 34 is somebody else. */
export function hasAdvised({ opinions, stage }: CaseState, accountId: string): boolean {
  return opinions.some((one) => one.stage === stage && one.advice !== 'note' && one.by === accountId)
}

/** What this account may say now where the event `opinion` is allowed to it; the guard `opinion_reasoned` holds to it. */
export function advicesOf(workflow: Workflow, state: CaseState, accountId: string): readonly Advice[] {
  return isReviewStage(workflow, state) && !hasAdvised(state, accountId) ? ADVICES : ['note']
}
