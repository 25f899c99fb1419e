import { type Apply, accepted, decided, ImpossibleHistory, nothing, withOnce, without } from './draft'
import type { EventKind } from './event'

/** From acceptance to the end. */
export const REVIEW_FACTS = {
  tolerated_arrived(draft, event) {
    if (draft.tolerated.indexOf(event.data.materialId) < 0) {
      throw new ImpossibleHistory(event, 'a material nobody waits for')
    }
    draft.tolerated = without(draft.tolerated, event.data.materialId)
    draft.toleratedCame = withOnce(draft.toleratedCame, [event.data.materialId])
  },
  tolerated_wrong(draft, event) {
    if (draft.toleratedCame.indexOf(event.data.materialId) < 0) {
      throw new ImpossibleHistory(event, 'a promised paper that has not come')
    }
    draft.toleratedCame = without(draft.toleratedCame, event.data.materialId)
    draft.tolerated = withOnce(draft.tolerated, [event.data.materialId])
    draft.toleratedUntil = event.data.untilDay
  },
  tolerance_broken: nothing,
  pause(draft, event) {
    if (draft.paused) throw new ImpossibleHistory(event, 'paused twice')
    const { ground, days } = event.data
    draft.pauses = [...draft.pauses, { ground, days, at: event.at, resumedAt: null }]
    draft.paused = true
  },
  resume(draft, event) {
    if (!draft.paused) throw new ImpossibleHistory(event, 'resumed without a pause')
    draft.pauses = draft.pauses.map((one) => (one.resumedAt === null ? { ...one, resumedAt: event.at } : one))
    draft.paused = false
  },
  extend(draft, event) {
    if (draft.extendedDays > 0) throw new ImpossibleHistory(event, 'extended twice')
    draft.extendedDays = event.data.days
  },
  extend_bundle(draft, event) {
    if (draft.bundleExtendedDays > 0) throw new ImpossibleHistory(event, 'extended twice')
    draft.bundleExtendedDays = event.data.days
  },
  assign(draft, { data }) {
    draft.assigneeId = data.to
  },
  make_responsible(draft, { data }) {
    draft.responsibleId = data.to
  },
  opinion(draft, event) {
    if (event.data.stage !== draft.stage) throw new ImpossibleHistory(event, 'an opinion of another stage')
    const { stage, advice } = event.data
    draft.opinions = [...draft.opinions, { by: event.actor.id, stage, advice, at: event.at }]
    if (advice !== 'note') draft.reviewerIds = withOnce(draft.reviewerIds, [event.actor.id])
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
    if (workflow.commitment !== null) draft.check = { since: event.at, foundAt: null, doneAt: null, newest: null }
  },
  refuse(draft, event) {
    decided(draft, event)
  },
  issue(draft, { at, data }) {
    draft.issuedAt = at
    draft.certificateId = data.certificateId
  },
  hand_out(draft, { at }) {
    draft.handedOutAt = at
  },
  superseded(draft, { at }) {
    draft.supersededAt = at
  },
  post(draft, { at }) {
    draft.handedOutAt = at
  },
  revoke: nothing,
  end_certificate: nothing,
  deem_renewed(draft, event, workflow) {
    // Nobody has accepted it, and nobody has to any more.
    if (draft.acceptedAt === null) accepted(draft, event.at, draft.completedAt ?? draft.receivedAt, workflow)
    decided(draft, event)
    draft.waitsFor = []
    draft.atLowerLevel = false
    draft.paused = false
    draft.pauses = draft.pauses.map((one) => (one.resumedAt === null ? { ...one, resumedAt: event.at } : one))
  },
  withdraw: nothing,
  explain(draft) {
    draft.explained = true
  },
  close: nothing,
} satisfies { readonly [K in EventKind]?: Apply<K> }
