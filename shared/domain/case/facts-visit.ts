import { type Apply, type Draft, ImpossibleHistory, withOnce } from './draft'
import type { EventData, EventKind } from './event'
import type { InspectionState } from './state'

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
    demandedAt: before?.demandedAt ?? null,
    rectifiedAt: before?.rectifiedAt ?? null,
    isAgain: before !== null && (before.isAgain || before.rectifyUntil !== null),
    // Another time or other people for the same visit: what it followed stays what it was.
    before: before?.inspectionId === data.inspectionId && before.outcome === null ? before.before : before,
  }
}

function found(data: EventData['record_finding'], before: InspectionState | null): InspectionState {
  return {
    inspectionId: data.inspectionId,
    visitAt: before?.visitAt ?? null,
    officers: data.officers,
    outcome: data.outcome,
    rectifyUntil: null,
    demandedAt: null,
    rectifiedAt: null,
    isAgain: before !== null && (before.isAgain || before.rectifyUntil !== null),
    before: null,
  }
}

/** Looking at the place: before the decision, or after one on a commitment. */
export const VISIT_FACTS = {
  plan_inspection(draft, { data }) {
    if (draft.check !== null) draft.check = { ...draft.check, newest: planned(data, draft.check.newest) }
    else draft.inspection = planned(data, draft.inspection)
  },
  visit_cancelled(draft, event) {
    const visit = draft.check === null ? draft.inspection : draft.check.newest
    if (visit?.inspectionId !== event.data.inspectionId) throw new ImpossibleHistory(event, 'no such visit ahead')
    if (draft.check !== null) draft.check = { ...draft.check, newest: visit.before }
    else draft.inspection = visit.before
  },
  record_finding(draft, { data }) {
    draft.inspection = found(data, draft.inspection)
    draft.inspectorIds = withOnce(draft.inspectorIds, data.officers)
  },
  require_rectification(draft, { at, data }) {
    mend(draft, (visit) => ({ ...visit, rectifyUntil: data.untilDay, demandedAt: at }))
  },
  rectified(draft, { at }) {
    mend(draft, (visit) => ({ ...visit, rectifiedAt: at }))
  },
  commitment_check(draft, event) {
    if (draft.check === null) throw new ImpossibleHistory(event, 'nothing to check')
    const newest = found(event.data, draft.check.newest)
    const doneAt = newest.outcome === 'pass' ? event.at : null
    draft.check = { ...draft.check, newest, foundAt: draft.check.foundAt ?? event.at, doneAt }
    draft.inspectorIds = withOnce(draft.inspectorIds, event.data.officers)
  },
} satisfies { readonly [K in EventKind]?: Apply<K> }
