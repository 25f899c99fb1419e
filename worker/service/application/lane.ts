import type { Catalogue } from '../../../shared/contract/catalogue'
import type { LaneView } from '../../../shared/contract/progress'
import type { WorkPerson } from '../../../shared/contract/staff'
import { bindingOf, type Clock, clocksOf } from '../../../shared/domain/case/clock'
import { holderOf, nextStepOf } from '../../../shared/domain/case/explain'
import { type CaseState, FINAL_STATES } from '../../../shared/domain/case/state'
import { type Day, dayOf, type Instant } from '../../../shared/domain/time'
import { addWorkingDays, type WorkCalendar } from '../../../shared/domain/working-day'
import type { OpenCase } from '../case/case-file'
import { namingNow } from '../case/naming'
import { type EventWords, eventViews } from './lane-event'
import { stagesOf } from './lane-stage'

/** What a lane is drawn with besides the case itself. */
export interface LaneSetting {
  catalogue: Catalogue
  calendar: WorkCalendar
  now: Instant
  /** The day the first item of the bundle was accepted; null: no joint handling, or none accepted yet. */
  bundleSince: Day | null
}

/** One item on its own way, as its applicant sees it. */
export function laneOf(setting: LaneSetting, one: OpenCase, words: EventWords): LaneView {
  const { catalogue, calendar, now, bundleSince } = setting
  const { row, workflow, state, events } = one
  const today = dayOf(now)
  const clocks = clocksOf(workflow, state, today, { calendar, bundleSince })
  return {
    caseId: row.id,
    itemId: row.item_id,
    name: namingNow(catalogue, one).item,
    kind: row.kind,
    variant: row.variant,
    route: row.route,
    // As it is after the write under way, which the row does not know yet.
    state: state.state,
    holder: whoHolds(catalogue, one),
    waitsFor: [...state.waitsFor],
    stages: stagesOf(catalogue, one, clocks),
    clock: clockView(clocks, state, row.light),
    pauses: state.pauses.map(({ ground, at, resumedAt, days }) => ({
      ground,
      from: at,
      to: resumedAt,
      untilDay: addWorkingDays(dayOf(at), days, calendar).day,
    })),
    next: nextStepOf(workflow, state, clocks, calendar),
    outcome: outcomeOf(one, words),
    events: eventViews(events, words),
  }
}

function dueDayOf(clocks: readonly Clock[], ...ids: Clock['id'][]): Day | null {
  const days = clocks.filter(({ id }) => ids.includes(id)).map(({ dueDay }) => dueDay)
  return days.sort()[0] ?? null
}

/** The days that count now. Of the law's own limit and the bundle's cap the earlier one binds. */
export function clockView(clocks: readonly Clock[], state: CaseState, light: LaneView['clock']['light']) {
  const binding = bindingOf(clocks)
  const shown = {
    promisedDay: dueDayOf(clocks, 'promised'),
    statutoryDay: dueDayOf(clocks, 'statutory', 'bundle'),
    stageDay: dueDayOf(clocks, 'stage'),
    issueDay: dueDayOf(clocks, 'issuing'),
    dueDay: binding?.dueDay ?? null,
  }
  // A cap that ends later than every day shown, in a year without a notice, makes none of them a guess.
  const days = Object.values(shown)
  return {
    ...shown,
    daysLeft: binding?.daysLeft ?? null,
    running: binding !== undefined && !state.paused,
    provisional: clocks.some((clock) => clock.endDay === null && clock.provisional && days.includes(clock.dueDay)),
    light,
  }
}

/** In whose hands the case is, by name and with a phone to call; of the hall's people see {@link heldBy}. */
function whoHolds(catalogue: Catalogue, { row, workflow, state }: OpenCase): LaneView['holder'] {
  const kind = holderOf(workflow, state)
  if (kind === 'nobody' || kind === 'applicant') return { kind, id: null, name: null, phone: null, person: null }
  const authority = state.outside?.authority ?? ''
  const id = kind === 'point' ? row.point_id : kind === 'outside' ? authority : row.department_id
  const holder = (kind === 'point' ? catalogue.points : catalogue.departments).find((one) => one.id === id)
  // An authority outside the hall may be known by its name only.
  const name = holder?.name ?? (kind === 'outside' ? { zh: authority, en: authority } : null)
  return { kind, id: holder?.id ?? null, name, phone: holder?.phones[0] ?? null, person: null }
}

/** @returns the lane with whoever has taken it on, where one of the hall's people can have */
export function heldBy(lane: LaneView, person: WorkPerson | null): LaneView {
  const { kind } = lane.holder
  return kind === 'point' || kind === 'department' ? { ...lane, holder: { ...lane.holder, person } } : lane
}

type Result = NonNullable<LaneView['outcome']>['result']
const AGAINST: readonly string[] = ['refused', 'not_accepted', 'revoked']

const textOf = (words: EventWords, seq: number): string | null => words.get(seq)?.text ?? null

function outcomeOf({ state, events }: OpenCase, words: EventWords): LaneView['outcome'] {
  const isFinal = FINAL_STATES.includes(state.state) && state.state !== 'closed'
  const at = isFinal ? (state.endedAt ?? state.decidedAt) : state.decidedAt
  if (at === null) return null
  const result = isFinal ? (state.state as Result) : 'granted'
  const told = [...events].reverse().find((event) => event.at === at && textOf(words, event.seq) !== null)
  return { result, at, words: told ? textOf(words, told.seq) : null, remedies: AGAINST.includes(result) }
}
