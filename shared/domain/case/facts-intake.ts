import { type Apply, accepted, ImpossibleHistory, nothing, withOnce, without } from './draft'
import type { EventKind } from './event'

/** Up to acceptance. */
export const INTAKE_FACTS = {
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
  refuse_acceptance: nothing,
} satisfies { readonly [K in EventKind]?: Apply<K> }
