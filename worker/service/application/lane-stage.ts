import type { Catalogue, Text } from '../../../shared/contract/catalogue'
import type { LaneView } from '../../../shared/contract/progress'
import type { Clock } from '../../../shared/domain/case/clock'
import type { CaseEvent } from '../../../shared/domain/case/event'
import { foldNext } from '../../../shared/domain/case/fold'
import type { CaseState } from '../../../shared/domain/case/state'
import type { Workflow } from '../../../shared/domain/case/workflow'
import type { Day, Instant } from '../../../shared/domain/time'
import type { OpenCase } from '../case/case-file'

type StageView = LaneView['stages'][number]

const INTAKE: Step = { id: 'intake', name: { zh: '受理', en: 'Acceptance' }, clock: 'acceptance' }
const UPWARD: Step = { id: 'upward', name: { zh: '初审后上报', en: 'First check, then passed up' }, clock: 'upward' }
const ISSUE: Step = { id: 'issue', name: { zh: '做证', en: 'Making the certificate' }, clock: 'issuing' }
const COLLECT: Step = { id: 'collect', name: { zh: '领证', en: 'Handing over' }, clock: null }
const CHECK: Step = {
  id: 'check',
  name: { zh: '上门核对承诺', en: 'Check of the commitment' },
  clock: 'commitment_check',
}

interface Step {
  id: string
  name: Text
  /** The clock whose last day is the step's. */
  clock: Clock['id'] | null
}

/** Where a case was, and from when. */
interface Stop {
  stage: string
  at: Instant
}

/** The steps of an item from beginning to end; those of the review are called as they were when the case began. */
function stepsOf({ items }: Catalogue, { row, workflow }: OpenCase): Step[] {
  const now = items.find(({ id }) => id === row.item_id)?.workflow.stages ?? []
  const review = workflow.stages.map(({ id, role }): Step => {
    const kept = workflow.naming?.stages[id] ?? now.find((stage) => stage.id === id)?.name
    const name = kept ?? { zh: id, en: id }
    return { id, name, clock: role === 'approver' ? 'promised' : 'stage' }
  })
  return [
    INTAKE,
    ...(workflow.kind === 'upward' ? [UPWARD] : []),
    ...review,
    ...(workflow.result === 'certificate' ? [ISSUE, COLLECT] : []),
    ...(workflow.commitment === null ? [] : [CHECK]),
  ]
}

/** Every place a case has been at, in order. Waiting for the applicant's papers is a part of acceptance. */
function stopsOf(workflow: Workflow, events: readonly CaseEvent[]): Stop[] {
  const stops: Stop[] = []
  let state: CaseState | null = null
  for (const event of events) {
    state = foldNext(workflow, state, event)
    const stage = state.stage === 'supplement' ? 'intake' : state.stage
    if (stops[stops.length - 1]?.stage !== stage) stops.push({ stage, at: event.at })
  }
  return stops
}

/** The steps with what is done, where the case is now and what comes; skipped is what an early end leaves out. */
export function stagesOf(catalogue: Catalogue, one: OpenCase, clocks: readonly Clock[]): StageView[] {
  const { workflow, state, events } = one
  const stops = stopsOf(workflow, events)
  const isOver = state.endedAt !== null
  return stepsOf(catalogue, one).map(({ id, name, clock }) => {
    // A case that is checked afterwards stands at its check, whether or not its certificate was fetched.
    const { handedOutAt, supersededAt } = state
    // Nobody has collected it, and nobody will.
    if (id === COLLECT.id && supersededAt !== null)
      return { id, name, state: 'skipped', from: null, to: null, dueDay: null }
    if (id === COLLECT.id && handedOutAt !== null)
      return {
        id,
        name,
        state: 'done',
        from: stops.find(({ stage }) => stage === id)?.at ?? handedOutAt,
        to: handedOutAt,
        dueDay: null,
      }
    const index = stops.findIndex(({ stage }) => stage === id)
    const last = stops.map(({ stage }) => stage).lastIndexOf(id)
    const isNow = !isOver && index >= 0 && last === stops.length - 1
    const from = stops[index]?.at ?? null
    const to = isNow ? null : (stops[last + 1]?.at ?? (from === null ? null : state.endedAt))
    const progress = isNow ? 'now' : from !== null ? 'done' : isOver || isPast(id, workflow, state) ? 'skipped' : 'next'
    return { id, name, state: progress, from, to, dueDay: dueDayOf(clocks, clock, progress) }
  })
}

/** A step of the review that was never stood at, although the decision is there. */
function isPast(id: string, workflow: Workflow, state: CaseState): boolean {
  return state.decidedAt !== null && workflow.stages.some((stage) => stage.id === id)
}

function dueDayOf(clocks: readonly Clock[], id: Clock['id'] | null, progress: StageView['state']): Day | null {
  const clock = clocks.find((one) => one.id === id)
  if (clock === undefined || progress === 'skipped' || progress === 'done') return null
  // The clock of a stage is that of the stage the case is at.
  return id === 'stage' && progress !== 'now' ? null : clock.dueDay
}
