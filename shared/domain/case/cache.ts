import { type Day, type Instant, instantOf } from '../time'
import { bindingOf, type Clock, clocksOf } from './clock'
import type { ClockId, ClockOptions } from './clock-span'
import { type Light, type LightThresholds, lightOf } from './light'
import type { CaseQueue, CaseState, CaseStateName } from './state'
import type { Workflow } from './workflow'

/** What a case's row keeps of its events, for lists and the sweep. */
export interface CaseCache {
  readonly state: CaseStateName
  readonly stage: string
  readonly queue: CaseQueue
  readonly assigneeId: string | null
  readonly paused: boolean
  /** The end of the day that binds next; null while no clock runs. */
  readonly dueAt: Instant | null
  readonly promisedDay: Day | null
  readonly statutoryDay: Day | null
  readonly stageDay: Day | null
  readonly issueDay: Day | null
  /** A limit that runs rests on days no notice of the State Council covers yet. */
  readonly provisional: boolean
  readonly light: Light
  readonly sweepAt: Instant | null
  readonly receivedAt: Instant | null
  readonly acceptedAt: Instant | null
  readonly decidedAt: Instant | null
  readonly issuedAt: Instant | null
  readonly endedAt: Instant | null
}

const dueOf = (clocks: readonly Clock[], id: ClockId): Day | null =>
  clocks.find((clock) => clock.id === id)?.dueDay ?? null

/** What a case's row says of it on a day. Folding the events again and asking for that day must give the same. */
export function cacheOf(
  workflow: Workflow,
  state: CaseState,
  today: Day,
  options: ClockOptions,
  thresholds: LightThresholds,
): CaseCache {
  const clocks = clocksOf(workflow, state, today, options)
  const binding = bindingOf(clocks)
  const { light, sweepAt } = lightOf(workflow, state, today, options, thresholds)
  return {
    state: state.state,
    stage: state.stage,
    queue: state.queue,
    assigneeId: state.assigneeId,
    paused: state.paused,
    dueAt: binding === undefined ? null : instantOf(binding.dueDay, 1440),
    promisedDay: dueOf(clocks, 'promised'),
    statutoryDay: dueOf(clocks, 'statutory'),
    stageDay: dueOf(clocks, 'stage'),
    issueDay: dueOf(clocks, 'issuing'),
    provisional: clocks.some((clock) => clock.endDay === null && clock.provisional),
    light,
    sweepAt,
    receivedAt: state.receivedAt,
    acceptedAt: state.acceptedAt,
    decidedAt: state.decidedAt,
    issuedAt: state.issuedAt,
    endedAt: state.endedAt,
  }
}
