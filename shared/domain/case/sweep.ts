import { addDays, type Day, dayOf, type Instant } from '../time'
import { addWorkingDays, type WorkCalendar } from '../working-day'
import type { CaseCommand } from './event'
import type { Renewal } from './guard-input'
import { isToCollect } from './place'
import type { CaseState } from './state'
import type { Workflow } from './workflow'

interface DueCommand {
  /** The first day on which it holds. */
  readonly from: Day
  readonly command: CaseCommand
  /** The law makes it so by itself: it counts before anything else is decided, even where no sweep has come by yet. */
  readonly byLaw: boolean
}

const dayAfter = (since: Instant, days: number, calendar: WorkCalendar): Day =>
  addDays(addWorkingDays(dayOf(since), days, calendar).day, 1)

/** What the days are counted with; see `DecideContext`. */
export interface Timed {
  readonly calendar: WorkCalendar
  readonly renews?: Renewal | null
  readonly isSuperseded?: boolean
}

/** What time alone will do to the case as it is. */
function timedCommands(
  workflow: Workflow,
  state: CaseState,
  { calendar, renews = null, isSuperseded = false }: Timed,
): DueCommand[] {
  const due: DueCommand[] = []
  const complete = state.completedAt ?? state.receivedAt
  if (state.state === 'received' && workflow.nature === 'licence' && complete !== null) {
    // 行政许可法 art. 32 (4): what is not told in time cannot be asked for any more.
    const from = dayAfter(complete, workflow.acceptanceDays, calendar)
    due.push({ from, command: { kind: 'deem_accepted', data: {} }, byLaw: true })
  }
  const open = state.pauses.find((pause) => pause.resumedAt === null)
  if (state.state === 'review' && open !== undefined) {
    const from = dayAfter(open.at, open.days, calendar)
    due.push({ from, command: { kind: 'resume', data: { because: 'told_days_over' } }, byLaw: true })
  }
  const isRenewal = workflow.variant === 'renew' && workflow.nature === 'licence'
  if (isRenewal && renews !== null && state.decidedAt === null && state.endedAt === null) {
    // Art. 50: 视为准予延续. The last day of the certificate counts whole.
    due.push({ from: addDays(renews.validUntil, 1), command: { kind: 'deem_renewed', data: renews }, byLaw: true })
  }
  if (isSuperseded && isToCollect(state)) {
    due.push({ from: dayOf(state.issuedAt ?? 0), command: { kind: 'superseded', data: {} }, byLaw: true })
  }
  const isRefused = workflow.afterSupplementDays === 'not_accepted'
  if (state.state === 'supplement' && isRefused && state.supplementToldAt !== null) {
    const from = dayAfter(state.supplementToldAt, workflow.supplementDays, calendar)
    due.push({
      from,
      command: { kind: 'refuse_acceptance', data: { points: state.missing } },
      byLaw: false,
    })
  }
  return due
}

/** The days on which time alone changes the state; one that has passed stays in the list until it was acted on. */
export function stateChangeDays(workflow: Workflow, state: CaseState, calendar: WorkCalendar): Day[] {
  return timedCommands(workflow, state, { calendar }).map((due) => due.from)
}

/**
 * What the product itself has to do now: deemed acceptance, the end of a pause, the end of the time to supplement, a renewal
 * that counts as granted, a certificate that nobody will collect any more.
 */
export function dueCommandsOf(
  workflow: Workflow,
  state: CaseState,
  now: Instant,
  timed: Timed,
  only: 'all' | 'by_law' = 'all',
): CaseCommand[] {
  const today = dayOf(now)
  return timedCommands(workflow, state, timed)
    .filter((due) => due.from <= today && (only === 'all' || due.byLaw))
    .map((due) => due.command)
}
