import { type Day, dayOf, type Instant } from '../time'
import type { WorkCalendar } from '../working-day'
import { type Clock, clockAt } from './clock'
import { type ClockId, clockSpansOf } from './clock-span'
import type { CaseActor, CaseRole, EventData, EventKind, NewEvent, NewEventOf } from './event'
import type { CaseCode, CaseState } from './state'
import type { Workflow } from './workflow'

export interface DecideContext {
  readonly now: Instant
  readonly calendar: WorkCalendar
  readonly actor: CaseActor & {
    /** Those that hold for this case: of its department, at its service point, or as its resident. */
    readonly roles: readonly CaseRole[]
    /** 首席代表: may decide in the name of the department on this day, for this item. */
    readonly authorised: boolean
  }
  /** See `ClockOptions`. */
  readonly bundleSince?: Day | null
  /** 超期: its light is yellow or red, or it has a card that nobody has cancelled. Left out: it is not late. */
  readonly isLate?: boolean
  /** Another application has ended the certificate that waits to be collected. Left out: it holds, or there is none. */
  readonly isSuperseded?: boolean
  /** What a renewal is about. Null or left out: no renewal, asked for too late, or not clear of which certificate. */
  readonly renews?: Renewal | null
}

/** The certificate whose renewal was asked for in time (行政许可法 art. 50), and its last day. */
export interface Renewal {
  readonly certificateId: string
  readonly validUntil: Day
}

export interface Refusal {
  readonly code: CaseCode
  /** What exactly stands in the way: a field of the command, or the name of the open matter. */
  readonly field?: string
}

export interface GuardInput {
  readonly workflow: Workflow
  readonly state: CaseState
  /** What would be recorded. */
  readonly event: NewEvent
  readonly context: DecideContext
}

/** Null: nothing stands in the way. */
export type Guard = (input: GuardInput) => Refusal | null

/** @returns a refusal unless `holds`. */
export function unless(holds: boolean, code: CaseCode, field?: string): Refusal | null {
  if (holds) return null
  return field === undefined ? { code } : { code, field }
}

/** The first refusal of a list. */
export function firstOf(...refusals: readonly (Refusal | null)[]): Refusal | null {
  return refusals.find((one) => one !== null) ?? null
}

function isOf<K extends EventKind>(event: NewEvent, kind: K): event is NewEvent & NewEventOf<K> {
  return event.kind === kind
}

/** The facts of an event of the kind; null for any other, of which the guard then asks nothing. */
export function factsOf<K extends EventKind>(event: NewEvent, kind: K): EventData[K] | null {
  return isOf(event, kind) ? event.data : null
}

export const isBlank = (text: string | undefined): boolean => text === undefined || text.trim() === ''

export const isCount = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

export const today = (input: GuardInput): Day => dayOf(input.context.now)

/** One clock of the case as it is now. Undefined when the case has no such clock. */
export function clockNow({ workflow, state, context }: GuardInput, id: ClockId): Clock | undefined {
  const span = clockSpansOf(workflow, state, context).find((one) => one.id === id)
  return span === undefined ? undefined : clockAt(span, dayOf(context.now), context.calendar)
}
