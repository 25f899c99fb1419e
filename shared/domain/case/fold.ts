import { type Draft, ImpossibleHistory } from './draft'
import type { CaseEvent, EventKind } from './event'
import { FACTS } from './facts'
import { placeOf } from './place'
import { type CaseState, FINAL_STATES } from './state'
import { edgeOf, outcomeOf } from './table'
import type { Workflow } from './workflow'

const BEFORE: CaseState = {
  state: 'waiting',
  stage: '',
  stageSince: 0,
  queue: '',
  seq: 0,
  submittedAt: 0,
  receivedAt: null,
  completedAt: null,
  acceptedAt: null,
  acceptanceToldAt: null,
  decidedAt: null,
  issuedAt: null,
  handedOutAt: null,
  supersededAt: null,
  endedAt: null,
  waitsFor: [],
  failedPrerequisites: [],
  listed: [],
  missing: [],
  supplementToldAt: null,
  tolerated: [],
  toleratedUntil: null,
  toleratedCame: [],
  pauses: [],
  paused: false,
  extendedDays: 0,
  bundleExtendedDays: 0,
  assigneeId: null,
  opinions: [],
  inspection: null,
  publicity: null,
  outside: null,
  atLowerLevel: false,
  passedUpAt: null,
  responsibleId: null,
  reviewerIds: [],
  inspectorIds: [],
  decider: null,
  certificateId: null,
  check: null,
  explained: false,
}

/** Events and their facts are one union; a kind's own function takes exactly the facts of that kind. */
function record<K extends EventKind>(draft: Draft, event: Extract<CaseEvent, { kind: K }>, workflow: Workflow): void {
  const apply = FACTS[event.kind] as (draft: Draft, event: CaseEvent, workflow: Workflow) => void
  apply(draft, event, workflow)
}

/**
 * The case after one more event; `before` null: the first one. Throws ImpossibleHistory when the table has no such edge
 * for this state and role, the number does not follow, or the facts contradict what is known.
 */
export function foldNext(workflow: Workflow, before: CaseState | null, event: CaseEvent): CaseState {
  const from = before?.state ?? 'none'
  const edge = edgeOf(from, event.kind, outcomeOf(event.data))
  if (edge === undefined) throw new ImpossibleHistory(event, `not possible in ${from}`)
  if (edge.who.indexOf(event.role) < 0) throw new ImpossibleHistory(event, `not for a ${event.role}`)
  if (event.seq !== (before?.seq ?? 0) + 1) throw new ImpossibleHistory(event, 'its number does not follow')
  const draft: Draft = { ...(before ?? BEFORE), state: edge.to, seq: event.seq }
  record(draft, event, workflow)
  if (workflow.kind === 'agency' && event.role === 'clerk' && draft.responsibleId === null) {
    draft.responsibleId = event.actor.id
  }
  const place = placeOf(workflow, draft)
  if (place.stage !== draft.stage) {
    draft.stageSince = event.at
    // What one person took on at one stage is not his at the next.
    if (event.kind !== 'assign') draft.assigneeId = null
  }
  draft.stage = place.stage
  draft.queue = place.queue
  if (draft.endedAt === null && FINAL_STATES.indexOf(draft.state) >= 0) draft.endedAt = event.at
  return draft
}

/**
 * A case from its whole list of events, oldest first. Throws ImpossibleHistory as {@link foldNext}, and RangeError for
 * an empty list.
 */
export function foldCase(workflow: Workflow, events: readonly CaseEvent[]): CaseState {
  let state: CaseState | null = null
  for (const event of events) state = foldNext(workflow, state, event)
  if (state === null) throw new RangeError('a case begins with its receipt')
  return state
}
