import type { Edge, EffectName } from './edge'
import type { CaseActor, CaseCommand, CaseRole, NewEvent } from './event'
import { eventDraftOf } from './event-of-command'
import { foldNext } from './fold'
import { followUpsOf } from './follow'
import { guardAll } from './guard'
import type { DecideContext, Refusal } from './guard-input'
import type { CaseCode, CaseState } from './state'
import { dueCommandsOf } from './sweep'
import { edgeOf, outcomeOf } from './table'
import type { Workflow } from './workflow'

/** Something to do beside writing the event: a paper, the dependants, the published list. */
export interface Effect {
  readonly name: Exclude<EffectName, 'start_when_ready' | 'demand_rectification' | 'close_when_done'>
  readonly event: NewEvent
}

export type Decision =
  | {
      readonly ok: true
      readonly events: readonly NewEvent[]
      readonly effects: readonly Effect[]
      readonly state: CaseState
    }
  | ({ readonly ok: false } & Refusal)

/** A decision under way: the case as it would be, and what has been decided so far. */
interface Progress {
  state: CaseState | null
  events: NewEvent[]
  effects: Effect[]
}

const SYSTEM: CaseActor & { roles: readonly CaseRole[]; authorised: boolean } = {
  kind: 'system',
  id: '',
  roles: ['system'],
  authorised: false,
}

/** Asking for a certificate before the review is over is answered as such, not as a wrong state. */
const UNRESOLVED_BEFORE: readonly string[] = ['issue', 'hand_out', 'post', 'close']

function stateRefusal(state: CaseState | null, command: CaseCommand): { ok: false; code: CaseCode } {
  const isOpen = state !== null && state.decidedAt === null && state.endedAt === null
  return { ok: false, code: isOpen && UNRESOLVED_BEFORE.indexOf(command.kind) >= 0 ? 'CASE_UNRESOLVED' : 'CASE_STATE' }
}

function record(workflow: Workflow, progress: Progress, edge: Edge, event: NewEvent): void {
  progress.state = foldNext(workflow, progress.state, { ...event, seq: (progress.state?.seq ?? 0) + 1 })
  progress.events.push(event)
  for (const name of edge.effects) {
    if (name === 'start_when_ready' || name === 'demand_rectification' || name === 'close_when_done') continue
    progress.effects.push({ name, event })
  }
}

/** One command and what follows from it by itself. The roles are tried in the order of the edge. */
function take(workflow: Workflow, progress: Progress, command: CaseCommand, context: DecideContext): Refusal | null {
  const { state } = progress
  const draft = eventDraftOf(command, state)
  const edge = edgeOf(state?.state ?? 'none', draft.kind, outcomeOf(draft.data))
  if (edge === undefined) return stateRefusal(state, command)
  const { kind, id, roles } = context.actor
  let refusal: Refusal = { code: 'CASE_ROLE' }
  for (const role of edge.who.filter((one) => roles.indexOf(one) >= 0)) {
    const event: NewEvent = { ...draft, at: context.now, actor: { kind, id }, role }
    const stopped = state === null ? null : guardAll(edge.guards, { workflow, state, event, context })
    if (stopped === null) {
      record(workflow, progress, edge, event)
      return follow(workflow, progress, edge, command, context)
    }
    if (refusal.code === 'CASE_ROLE') refusal = stopped
  }
  return refusal
}

function follow(
  workflow: Workflow,
  progress: Progress,
  edge: Edge,
  command: CaseCommand,
  context: DecideContext,
): Refusal | null {
  if (progress.state === null) return null
  for (const { by, next } of followUpsOf(workflow, progress.state, edge, command)) {
    const actor = by === 'system' ? SYSTEM : context.actor
    const refusal = take(workflow, progress, next, { ...context, actor })
    if (refusal !== null) return refusal
  }
  return null
}

/**
 * What a command comes to: the events to append, in order, with what they bring about, or why not. `state` null: the case
 * does not exist yet. What the law has brought about by the clock alone (deemed acceptance, the end of the time told
 * for a pause, a renewal that counts as granted) comes first, whether or not a sweep has passed; an acceptance or a grant
 * that only repeats it is no error.
 */
export function decide(
  workflow: Workflow,
  state: CaseState | null,
  command: CaseCommand,
  context: DecideContext,
): Decision {
  const progress: Progress = { state, events: [], effects: [] }
  const byLaw = state === null ? [] : dueCommandsOf(workflow, state, context.now, context, 'by_law')
  for (const due of byLaw) {
    // In their order: what comes after the command itself is not before it.
    if (due.kind === command.kind) break
    const refusal = take(workflow, progress, due, { ...context, actor: SYSTEM })
    if (refusal !== null) return { ok: false, ...refusal }
  }
  const isDeemed = progress.events.some((event) => event.kind === 'deem_accepted')
  const isRenewed = progress.events.some((event) => event.kind === 'deem_renewed')
  if (!(isDeemed && command.kind === 'accept') && !(isRenewed && isGrant(command))) {
    const refusal = atWindow(workflow, progress, command, context) ?? take(workflow, progress, command, context)
    if (refusal !== null) {
      if (isRenewed && refusal.code === 'CASE_STATE') return { ok: false, code: 'CASE_RENEWAL_DEEMED' }
      return isDeemed && refusal.code === 'CASE_STATE'
        ? { ok: false, code: 'CASE_DEEMED_ACCEPTED' }
        : { ok: false, ...refusal }
    }
  }
  if (progress.state === null) return { ok: false, code: 'CASE_STATE' }
  return { ok: true, events: progress.events, effects: progress.effects, state: progress.state }
}

/** A grant that comes after the law has granted by itself only repeats it. */
const isGrant = ({ kind, data }: CaseCommand): boolean =>
  kind === 'grant' || (kind === 'outside_result' && outcomeOf(data) === 'granted')

/** 即办件 (art. 34): who decides at the window accepts in the same breath. */
function atWindow(
  workflow: Workflow,
  progress: Progress,
  command: CaseCommand,
  context: DecideContext,
): Refusal | null {
  const isOnSpot = workflow.kind === 'instant' && (command.kind === 'grant' || command.kind === 'refuse')
  if (!isOnSpot || progress.state?.state !== 'received') return null
  return take(workflow, progress, { kind: 'accept', data: {} }, context)
}
