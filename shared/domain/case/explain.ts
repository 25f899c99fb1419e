import { type Day, dayOf, type Instant } from '../time'
import { addWorkingDays, type WorkCalendar } from '../working-day'
import { bindingOf, type Clock } from './clock'
import type { HolderKind, NextKey } from './next-key'
import { isCheckOpen, isOutside, isToCollect, isToRectify, newestVisit as visitOf } from './place'
import type { CaseState } from './state'
import type { Workflow } from './workflow'

/** Something the applicant has to do, and until when; null: no limit. */
export type Ask =
  | { readonly kind: 'supplement'; readonly points: readonly string[]; readonly untilDay: Day }
  | { readonly kind: 'promised'; readonly materials: readonly string[]; readonly untilDay: Day | null }
  | { readonly kind: 'rectify'; readonly inspectionId: string; readonly untilDay: Day | null }
  | { readonly kind: 'collect'; readonly untilDay: null }

/** What is asked of the applicant now; empty when he only has to wait. */
export function asksOf(workflow: Workflow, state: CaseState, calendar: WorkCalendar): Ask[] {
  if (state.endedAt !== null) return []
  const asks: Ask[] = []
  if (state.state === 'supplement' && state.supplementToldAt !== null) {
    const untilDay = addWorkingDays(dayOf(state.supplementToldAt), workflow.supplementDays, calendar).day
    asks.push({ kind: 'supplement', points: state.missing, untilDay })
  }
  if (state.tolerated.length > 0) {
    asks.push({ kind: 'promised', materials: state.tolerated, untilDay: state.toleratedUntil })
  }
  const visit = visitOf(state)
  if (visit !== null && isToRectify(visit)) {
    asks.push({ kind: 'rectify', inspectionId: visit.inspectionId, untilDay: visit.rectifyUntil })
  }
  if (isToCollect(state)) asks.push({ kind: 'collect', untilDay: null })
  return asks
}

export interface NextStep {
  readonly key: NextKey
  /** When it is to happen at the latest, or the day of the visit; null where nothing is set. */
  readonly day: Day | null
}

function reviewKey(workflow: Workflow, state: CaseState): NextKey {
  if (state.paused) return 'paused'
  if (isToRectify(visitOf(state))) return 'you_rectify'
  if (isOutside(state)) return 'outside_decides'
  if (state.atLowerLevel) return 'department_reviews'
  if (state.queue === 'inspect') return 'inspection'
  return workflow.stages.find((stage) => stage.id === state.stage)?.role === 'approver'
    ? 'department_decides'
    : 'department_reviews'
}

function keyOf(workflow: Workflow, state: CaseState): NextKey {
  switch (state.state) {
    case 'waiting':
      return 'waits_for'
    case 'received':
      return isOutside(state) ? 'outside_decides' : 'hall_checks'
    case 'supplement':
      return 'you_supplement'
    case 'review':
      return reviewKey(workflow, state)
    case 'granted':
      if (workflow.result === 'certificate') return 'certificate_made'
      return isCheckOpen(state) ? 'checked_afterwards' : 'over'
    case 'issued':
      if (isToCollect(state)) return 'you_collect'
      if (isToRectify(visitOf(state))) return 'you_rectify'
      if (!isCheckOpen(state)) return 'over'
      return state.supersededAt === null ? 'checked_afterwards' : 'replaced_checked'
    default:
      return 'over'
  }
}

/** The last day of the time told for the pause that is open. */
export function pausedUntil(state: CaseState, calendar: WorkCalendar): Day | null {
  const open = state.pauses.find((pause) => pause.resumedAt === null)
  return open === undefined ? null : addWorkingDays(dayOf(open.at), open.days, calendar).day
}

const onDay = (instant: Instant | null | undefined): Day | null => (instant == null ? null : dayOf(instant))

/** What happens next in plain terms, from the case and its clocks of the day. */
export function nextStepOf(
  workflow: Workflow,
  state: CaseState,
  clocks: readonly Clock[],
  calendar: WorkCalendar,
): NextStep {
  const key = keyOf(workflow, state)
  const due = bindingOf(clocks)?.dueDay ?? null
  switch (key) {
    case 'waits_for':
    case 'you_collect':
    case 'over':
      return { key, day: null }
    case 'paused':
      return { key, day: pausedUntil(state, calendar) }
    case 'you_rectify':
      return { key, day: visitOf(state)?.rectifyUntil ?? null }
    case 'inspection':
      return { key, day: onDay(visitOf(state)?.visitAt) ?? due }
    default:
      return { key, day: due }
  }
}

/** In whose hands the case is. */
export function holderOf(workflow: Workflow, state: CaseState): HolderKind {
  switch (keyOf(workflow, state)) {
    case 'you_supplement':
    case 'you_rectify':
      return 'applicant'
    case 'hall_checks':
    case 'you_collect':
      return 'point'
    case 'outside_decides':
      return 'outside'
    case 'waits_for':
    case 'over':
      return 'nobody'
    default:
      return state.atLowerLevel ? 'point' : 'department'
  }
}
