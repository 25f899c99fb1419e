import type { Edge } from './edge'
import type { CaseCommand } from './event'
import { isCheckOpen, isCollectOver } from './place'
import type { CaseState } from './state'
import type { Workflow } from './workflow'

/** A further event of the same write, in the name of the one who acted or of the product. */
export interface FollowUp {
  readonly by: 'actor' | 'system'
  readonly next: CaseCommand
}

/** Nothing is left to hand over, to check, or (代理件) for the first handler to close by himself. */
function isDone(workflow: Workflow, state: CaseState): boolean {
  if (workflow.kind === 'agency' || isCheckOpen(state)) return false
  return workflow.result === 'certificate' ? isCollectOver(state) : state.state === 'granted'
}

/** What the effects of an edge add to the command that took it; `state` is the case after it. */
export function followUpsOf(workflow: Workflow, state: CaseState, edge: Edge, command: CaseCommand): FollowUp[] {
  const more: FollowUp[] = []
  for (const effect of edge.effects) {
    if (effect === 'start_when_ready' && state.waitsFor.length === 0) {
      more.push({ by: 'system', next: { kind: 'start', data: { instead: [] } } })
    }
    const isFinding = command.kind === 'record_finding' || command.kind === 'commitment_check'
    if (effect === 'demand_rectification' && isFinding && command.data.outcome === 'rectify') {
      const untilDay = command.data.rectifyUntil ?? ''
      more.push({ by: 'actor', next: { kind: 'require_rectification', data: { untilDay } } })
    }
    if (effect === 'close_when_done' && isDone(workflow, state)) {
      more.push({ by: 'system', next: { kind: 'close', data: {} } })
    }
  }
  return more
}
