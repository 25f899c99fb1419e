import { addWorkingDays } from '../working-day'
import { hasAdvised, isReviewStage } from './advice'
import type { GuardName } from './edge'
import { PAUSE_GROUNDS, REVOCATION_GROUNDS } from './event'
import {
  clockNow,
  factsOf,
  firstOf,
  type Guard,
  type GuardInput,
  isBlank,
  isCount,
  type Refusal,
  today,
  unless,
} from './guard-input'
import { isCheckOpen, isOutside, isToRectify, mayDemand, mayLookAgain, newestVisit as newestOf } from './place'
import type { InspectionState } from './state'

/** The longest time that can be told for one pause, in working days. More is a slip of the keyboard. */
const LONGEST_PAUSE_DAYS = 365

/** Art. 42: once, no longer than the law allows, and before expiry only. `clock`: what is extended, as it stands. */
function extension(rule: {
  clock: { id: 'statutory' | 'bundle'; overdue: boolean } | undefined
  most: number
  used: number
  days: number
}): Refusal | null {
  return firstOf(
    unless(rule.most > 0 && rule.clock !== undefined, 'CASE_NOT_OFFERED', rule.clock?.id),
    unless(rule.used === 0, 'CASE_EXTENDED'),
    unless(isCount(rule.days, 1, rule.most), 'CASE_DAYS', 'days'),
    unless(rule.clock?.overdue === false, 'CASE_EXPIRED'),
  )
}

/** The cap of the joint handling; a case that is not accepted yet has no clock of its own for it, but the cap runs. */
function capNow(input: GuardInput): { id: 'bundle'; overdue: boolean } | undefined {
  const { bundleSince, calendar } = input.context
  if (bundleSince == null) return undefined
  const last = addWorkingDays(bundleSince, input.workflow.bundleCap.days, calendar).day
  return { id: 'bundle', overdue: clockNow(input, 'bundle')?.overdue ?? today(input) > last }
}

function plannable(visit: InspectionState | null): Refusal | null {
  return unless(mayLookAgain(visit), 'CASE_STATE', 'inspection')
}

function planned(visit: InspectionState | null, inspectionId: string | undefined): Refusal | null {
  const isAwaited = visit !== null && visit.inspectionId === inspectionId
  const isNew = visit?.outcome === null || (mayLookAgain(visit) && visit?.rectifiedAt != null)
  return unless(isAwaited && isNew, 'CASE_STATE', 'inspectionId')
}

/** From acceptance to the end, but for the decision itself. */
export const REVIEW_GUARDS = {
  tolerance_over: (input) => {
    const { tolerated, toleratedUntil } = input.state
    return firstOf(
      unless(tolerated.length > 0, 'CASE_STATE', 'tolerated'),
      unless(toleratedUntil !== null && today(input) > toleratedUntil, 'CASE_TOO_EARLY'),
    )
  },
  tolerated_known: ({ state, event }) => {
    const materialId = factsOf(event, 'tolerated_arrived')?.materialId ?? ''
    return unless(state.tolerated.indexOf(materialId) >= 0, 'CASE_NOT_LISTED', 'materialId')
  },
  /** The time to bring the right one is not longer than that for the first. */
  tolerated_came: (input) => {
    const { workflow, state, event, context } = input
    const { materialId = '', untilDay = '' } = factsOf(event, 'tolerated_wrong') ?? {}
    const last = addWorkingDays(today(input), workflow.toleranceDays, context.calendar).day
    return firstOf(
      unless(state.toleratedCame.indexOf(materialId) >= 0, 'CASE_NOT_LISTED', 'materialId'),
      unless(untilDay > today(input) && untilDay <= last, 'CASE_DAYS', 'untilDay'),
    )
  },
  /** Art. 45: one of its grounds, the basis named, the time needed told; never to mend a limit that has run out. */
  pause_lawful: (input) => {
    const facts = factsOf(input.event, 'pause')
    return firstOf(
      unless(facts !== null && PAUSE_GROUNDS.indexOf(facts.ground) >= 0, 'CASE_BASIS_NEEDED', 'ground'),
      unless(!isBlank(input.event.said?.basis), 'CASE_BASIS_NEEDED', 'basis'),
      unless(isCount(facts?.days ?? 0, 1, LONGEST_PAUSE_DAYS), 'CASE_DAYS', 'days'),
      unless(clockNow(input, 'statutory')?.overdue !== true, 'CASE_EXPIRED'),
    )
  },
  /** Nothing is explained where nothing was late. */
  late: ({ context }) => unless(context.isLate === true, 'CASE_NOT_LATE'),
  /** 上报件: the limits of the decision run from the day the file reached the level that decides (art. 43, 45). */
  at_own_level: ({ state }) => unless(!state.atLowerLevel, 'CASE_UNRESOLVED', 'upward'),
  not_paused: ({ state }) => unless(!state.paused, 'CASE_PAUSED'),
  is_paused: ({ state }) => unless(state.paused, 'CASE_STATE', 'paused'),
  /** Art. 42 (1): by the head of the authority. */
  extendable: (input) => {
    const { workflow, state, context } = input
    const statutory = clockNow(input, 'statutory')
    const clock = statutory && { id: 'statutory' as const, overdue: statutory.overdue }
    const most = workflow.statutory?.extensionDays ?? 0
    const days = factsOf(input.event, 'extend')?.days ?? 0
    return firstOf(
      unless(context.actor.authorised, 'CASE_NOT_AUTHORISED'),
      extension({ clock, most, used: state.extendedDays, days }),
    )
  },
  /** Art. 42 (2): by the head of the government of that level; the hall's supervisor records it. */
  bundle_extendable: (input) => {
    const { workflow, state } = input
    const days = factsOf(input.event, 'extend_bundle')?.days ?? 0
    const most = workflow.bundleCap.extensionDays
    return extension({ clock: capNow(input), most, used: state.bundleExtendedDays, days })
  },
  agency: ({ workflow }) => unless(workflow.kind === 'agency', 'CASE_NOT_OFFERED'),
  opinion_reasoned: ({ workflow, state, event }) => {
    const advice = factsOf(event, 'opinion')?.advice
    return firstOf(
      unless(advice === 'agree' || !isBlank(event.words), 'CASE_REASONS_NEEDED', 'words'),
      unless(advice === 'note' || isReviewStage(workflow, state), 'CASE_STATE', 'stage'),
      unless(advice === 'note' || !hasAdvised(state, event.actor.id), 'CASE_TWO_OFFICERS'),
    )
  },
  /** Art. 34: a check of substance needs at least two officers. */
  officers: ({ event }) => {
    const facts =
      factsOf(event, 'plan_inspection') ?? factsOf(event, 'record_finding') ?? factsOf(event, 'commitment_check')
    return unless(new Set(facts?.officers ?? []).size >= 2, 'CASE_TWO_OFFICERS', 'officers')
  },
  visit_plannable: ({ state }) => plannable(state.inspection),
  visit_planned: ({ state, event }) => planned(state.inspection, factsOf(event, 'record_finding')?.inspectionId),
  check_plannable: ({ state }) =>
    firstOf(unless(isCheckOpen(state), 'CASE_STATE', 'check'), plannable(state.check?.newest ?? null)),
  check_planned: ({ state, event }) =>
    firstOf(
      unless(isCheckOpen(state), 'CASE_STATE', 'check'),
      planned(state.check?.newest ?? null, factsOf(event, 'commitment_check')?.inspectionId),
    ),
  visit_ahead: ({ state, event }) => {
    const visit = newestOf(state)
    const isAhead = visit?.outcome === null && visit.inspectionId === factsOf(event, 'visit_cancelled')?.inspectionId
    return unless(isAhead, 'CASE_STATE', 'inspectionId')
  },
  /**
   * 撤销: a commitment that is not kept is first to be made good (限期改正), and only what was not put right in time is taken
   * back; another ground of the law needs no check.
   */
  revocable: (input) => {
    const ground = factsOf(input.event, 'revoke')?.ground
    if (ground !== 'commitment') {
      return firstOf(
        unless(ground !== undefined && REVOCATION_GROUNDS.indexOf(ground) >= 0, 'CASE_BASIS_NEEDED', 'ground'),
        // What was ended by a 注销 does not come back to life by taking that back.
        unless(input.workflow.variant !== 'cancel', 'CASE_NOT_OFFERED'),
      )
    }
    const visit = input.state.check?.newest ?? null
    const isMissed = isToRectify(visit) && today(input) > (visit?.rectifyUntil ?? '')
    return unless((visit?.outcome === 'fail' && visit.isAgain) || isMissed, 'CASE_UNRESOLVED', 'check')
  },
  finding_asks: (input) =>
    firstOf(
      unless(mayDemand(input.state), 'CASE_STATE', 'inspection'),
      unless((factsOf(input.event, 'require_rectification')?.untilDay ?? '') > today(input), 'CASE_DAYS', 'untilDay'),
    ),
  rectification_open: ({ state }) => unless(isToRectify(newestOf(state)), 'CASE_STATE', 'inspection'),
  publicity_due: ({ workflow, state }) =>
    firstOf(
      unless(workflow.publicityDays > 0, 'CASE_NOT_OFFERED'),
      // Objections were raised and looked into: it is published again.
      unless(state.publicity === null || state.publicity.objections > 0, 'CASE_STATE', 'publicity'),
    ),
  publicity_ended: (input) => {
    const isOpen = input.state.publicity !== null && input.state.publicity.endedAt === null
    return firstOf(
      unless(isOpen, 'CASE_STATE', 'publicity'),
      unless(clockNow(input, 'publicity')?.overdue === true, 'CASE_TOO_EARLY'),
      unless(isCount(factsOf(input.event, 'publicity_end')?.objections ?? -1, 0, 100_000), 'CASE_DAYS', 'objections'),
    )
  },
  handed_over_once: ({ workflow, state, event }) => {
    const facts = factsOf(event, 'hand_over')
    return firstOf(
      unless(workflow.handledBy === 'outside', 'CASE_NOT_OFFERED'),
      unless(!isOutside(state), 'CASE_STATE', 'outside'),
      unless(!isBlank(facts?.authority), 'CASE_BASIS_NEEDED', 'authority'),
      unless(!isBlank(facts?.number), 'CASE_BASIS_NEEDED', 'number'),
    )
  },
  outside_open: ({ state }) => unless(isOutside(state), 'CASE_STATE', 'outside'),
  at_lower_level: ({ state }) => unless(state.atLowerLevel, 'CASE_STATE', 'upward'),
  passed_up: ({ state }) => unless(state.passedUpAt !== null && !state.atLowerLevel, 'CASE_STATE', 'upward'),
} satisfies { [K in GuardName]?: Guard }
