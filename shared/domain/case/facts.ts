import type { Instant } from '../time'
import type { CaseActor, CaseEvent, CaseEventOf, EventData, EventKind } from './event'
import type { CaseState, InspectionState } from './state'
import type { Workflow } from './workflow'

/** A folded case while an event is put into it. */
export type Draft = { -readonly [K in keyof CaseState]: CaseState[K] }

/** A history that the rules cannot have produced: a row is lost, doubled or was changed. */
export class ImpossibleHistory extends Error {
  constructor(event: Pick<CaseEvent, 'seq' | 'kind'>, why: string) {
    super(`event ${event.seq} (${event.kind}): ${why}`)
    this.name = 'ImpossibleHistory'
  }
}

const without = (list: readonly string[], gone: string): string[] => list.filter((one) => one !== gone)
const withOnce = (list: readonly string[], more: readonly string[]): string[] => [
  ...list,
  ...more.filter((one, index) => list.indexOf(one) < 0 && more.indexOf(one) === index),
]

/** What acceptance means, whoever brought it about. */
function accepted(draft: Draft, told: Instant, from: Instant | null, workflow: Workflow): void {
  draft.acceptedAt = from ?? told
  draft.acceptanceToldAt = told
  draft.atLowerLevel = workflow.kind === 'upward'
}

function decided(draft: Draft, event: { at: number; actor: CaseActor }): void {
  draft.decidedAt = event.at
  draft.decider = event.actor
}

/** The visit the event speaks of: of the check afterwards once granted, of the review before. */
function mend(draft: Draft, change: (visit: InspectionState) => InspectionState): void {
  if (draft.check?.newest != null) draft.check = { ...draft.check, newest: change(draft.check.newest) }
  else if (draft.check === null && draft.inspection !== null) draft.inspection = change(draft.inspection)
}

function planned(data: EventData['plan_inspection'], before: InspectionState | null): InspectionState {
  return {
    inspectionId: data.inspectionId,
    visitAt: data.visitAt,
    officers: data.officers,
    outcome: null,
    rectifyUntil: before?.rectifyUntil ?? null,
    rectifiedAt: before?.rectifiedAt ?? null,
  }
}

function found(data: EventData['record_finding'], before: InspectionState | null): InspectionState {
  return {
    inspectionId: data.inspectionId,
    visitAt: before?.visitAt ?? null,
    officers: data.officers,
    outcome: data.outcome,
    rectifyUntil: null,
    rectifiedAt: null,
  }
}

type Apply<K extends EventKind> = (draft: Draft, event: CaseEventOf<K>, workflow: Workflow) => void

const nothing = (): void => undefined

/** What each event changes beside state, stage and queue, which follow from the table and `place.ts`. */
export const FACTS: { readonly [K in EventKind]: Apply<K> } = {
  receive(draft, { at, data }) {
    draft.submittedAt = at
    draft.waitsFor = data.after
    if (data.outcome === 'ready') draft.receivedAt = at
  },
  prerequisite_out(draft, { data }) {
    draft.waitsFor = without(draft.waitsFor, data.itemId)
    draft.failedPrerequisites = draft.failedPrerequisites.filter((one) => one.itemId !== data.itemId)
  },
  prerequisite_failed(draft, { data }) {
    draft.failedPrerequisites = [
      ...draft.failedPrerequisites.filter((one) => one.itemId !== data.itemId),
      { itemId: data.itemId, outcome: data.outcome },
    ]
  },
  start(draft, event) {
    if (draft.waitsFor.some((itemId) => event.data.instead.indexOf(itemId) < 0)) {
      throw new ImpossibleHistory(event, 'a prerequisite is not out')
    }
    draft.waitsFor = []
    draft.receivedAt = event.at
  },
  correct: nothing,
  no_licence_needed: nothing,
  not_here: nothing,
  request_supplement(draft, event) {
    const { outcome, points } = event.data
    const ids = points.map((point) => point.id)
    if (outcome === 'first') {
      if (draft.listed.length > 0) throw new ImpossibleHistory(event, 'all that is missing is told once')
      draft.listed = points
    } else if (ids.some((id) => !draft.listed.some((point) => point.id === id))) {
      throw new ImpossibleHistory(event, 'a later notice names what the first did not')
    }
    draft.missing = withOnce(draft.missing, ids)
    draft.supplementToldAt = event.at
    draft.completedAt = null
  },
  supplement(draft, event) {
    if (event.data.points.some((id) => draft.missing.indexOf(id) < 0)) {
      throw new ImpossibleHistory(event, 'a point that was not missing')
    }
    draft.missing = draft.missing.filter((id) => event.data.points.indexOf(id) < 0)
    if ((draft.missing.length === 0) !== (event.data.outcome === 'complete')) {
      throw new ImpossibleHistory(event, 'complete exactly when nothing is missing')
    }
    if (draft.missing.length === 0) draft.completedAt = event.at
  },
  accept(draft, { at }, workflow) {
    accepted(draft, at, draft.completedAt, workflow)
  },
  accept_tolerant(draft, { at, data }, workflow) {
    accepted(draft, at, draft.completedAt, workflow)
    draft.missing = []
    draft.tolerated = data.materials
    draft.toleratedUntil = data.untilDay
  },
  // 行政许可法 art. 32 (4): from the day of receipt, not from the day the time ran out.
  deem_accepted(draft, { at }, workflow) {
    accepted(draft, at, draft.completedAt ?? draft.receivedAt, workflow)
  },
  refuse_acceptance(draft, { data }) {
    draft.refusalGrounds = [data.ground]
  },
  tolerated_arrived(draft, event) {
    if (draft.tolerated.indexOf(event.data.materialId) < 0) {
      throw new ImpossibleHistory(event, 'a material nobody waits for')
    }
    draft.tolerated = without(draft.tolerated, event.data.materialId)
  },
  tolerance_broken: nothing,
  pause(draft, event) {
    if (draft.paused) throw new ImpossibleHistory(event, 'paused twice')
    const { ground, basis, days } = event.data
    draft.pauses = [...draft.pauses, { ground, basis, days, at: event.at, resumedAt: null }]
    draft.paused = true
  },
  resume(draft, event) {
    if (!draft.paused) throw new ImpossibleHistory(event, 'resumed without a pause')
    draft.pauses = draft.pauses.map((one) => (one.resumedAt === null ? { ...one, resumedAt: event.at } : one))
    draft.paused = false
  },
  extend(draft, event) {
    const field = event.data.scope === 'case' ? 'extendedDays' : 'bundleExtendedDays'
    if (draft[field] > 0) throw new ImpossibleHistory(event, 'extended twice')
    draft[field] = event.data.days
  },
  assign(draft, { data, role }, workflow) {
    draft.assigneeId = data.to
    // Only a supervisor moves the responsibility of the first handler to somebody else.
    if (workflow.kind === 'agency' && role === 'supervisor' && data.to !== null) draft.responsibleId = data.to
  },
  opinion(draft, event) {
    if (event.data.stage !== draft.stage) throw new ImpossibleHistory(event, 'an opinion of another stage')
    const { stage, advice } = event.data
    draft.opinions = [...draft.opinions, { by: event.actor.id, stage, advice, at: event.at }]
    if (advice !== 'note') draft.reviewerIds = withOnce(draft.reviewerIds, [event.actor.id])
  },
  plan_inspection(draft, { data }) {
    if (draft.check !== null) draft.check = { ...draft.check, newest: planned(data, draft.check.newest) }
    else draft.inspection = planned(data, draft.inspection)
  },
  record_finding(draft, { data }) {
    draft.inspection = found(data, draft.inspection)
    draft.inspectorIds = withOnce(draft.inspectorIds, data.officers)
  },
  require_rectification(draft, { data }) {
    mend(draft, (visit) => ({ ...visit, rectifyUntil: data.untilDay }))
  },
  rectified(draft, { at }) {
    mend(draft, (visit) => ({ ...visit, rectifiedAt: at }))
  },
  publicity_begin(draft, { at }) {
    draft.publicity = { beganAt: at, endedAt: null, objections: 0 }
  },
  publicity_end(draft, event) {
    if (draft.publicity === null) throw new ImpossibleHistory(event, 'nothing was published')
    draft.publicity = { ...draft.publicity, endedAt: event.at, objections: event.data.objections }
  },
  hand_over(draft, { at, data }) {
    draft.outside = { authority: data.authority, number: data.number, handedOverAt: at, outcome: null }
  },
  outside_result(draft, event, workflow) {
    if (draft.outside === null) throw new ImpossibleHistory(event, 'nothing was handed over')
    const { outcome, number } = event.data
    draft.outside = { ...draft.outside, number, outcome }
    if (outcome === 'accepted') accepted(draft, event.at, draft.completedAt, workflow)
    else decided(draft, event)
  },
  pass_up(draft, { at }) {
    draft.atLowerLevel = false
    if (draft.passedUpAt === null) draft.passedUpAt = at
  },
  passed_down(draft) {
    if (draft.decidedAt === null) draft.atLowerLevel = true
  },
  grant(draft, event, workflow) {
    decided(draft, event)
    if (workflow.commitment !== null) draft.check = { since: event.at, doneAt: null, newest: null }
  },
  refuse(draft, event) {
    decided(draft, event)
    draft.refusalGrounds = event.data.grounds
  },
  issue(draft, { at, data }) {
    draft.issuedAt = at
    draft.certificateId = data.certificateId
  },
  hand_out(draft, { at }) {
    draft.handedOutAt = at
  },
  post(draft, { at }) {
    draft.handedOutAt = at
  },
  commitment_check(draft, event) {
    if (draft.check === null) throw new ImpossibleHistory(event, 'nothing to check')
    const newest = found(event.data, draft.check.newest)
    draft.check = { ...draft.check, newest, doneAt: newest.outcome === 'pass' ? event.at : null }
    draft.inspectorIds = withOnce(draft.inspectorIds, event.data.officers)
  },
  revoke(draft, { data }) {
    draft.refusalGrounds = data.grounds
  },
  withdraw: nothing,
  explain(draft) {
    draft.explained = true
  },
  close: nothing,
}
