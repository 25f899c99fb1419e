import type { LaneView } from '../contract/progress'
import { addDays, DAY_MS, type Day, dayOf, daysBetween, type Instant, instantOf } from './time'

/** The time that the picture shows; places on it are shares from 0 (left edge) to 1. */
export interface Axis {
  from: Instant
  to: Instant
}

/** `wait`: needs another item first · `walked`: up to its end or today · `left`: up to its last day · `late` · `pause`. */
export type SegmentKind = 'wait' | 'walked' | 'left' | 'late' | 'pause'
export interface Segment {
  kind: SegmentKind
  from: number
  to: number
}

export interface LaneBars {
  segments: Segment[]
  /** Where one stage of the walked way ended and the next began. */
  joints: number[]
  /** Where the way ended; null while something goes on. */
  end: number | null
  /** The last day by law, where it lies within the picture. */
  statutory: number | null
}

export interface Tick {
  day: Day
  at: number
  /** The first one, and the first of another month, are written with their month. */
  withMonth: boolean
}

/** So short an application would be all edge. */
const DAYS_AT_LEAST = 4
const STEPS = [1, 2, 3, 5, 7, 10, 14, 21, 30, 60, 90, 180]

const endOf = (day: Day): Instant => instantOf(addDays(day, 1), 0)
const startOf = (day: Day): Instant => instantOf(day, 0)

/** The day that ends what others have to do; the time somebody has for papers is long, and would squeeze the rest. */
const bindingDay = ({ clock, holder }: LaneView): Day | null => (holder.kind === 'applicant' ? null : clock.dueDay)

/** From the day of submission to the last promised day of any lane, to today, or to the last thing that happened. */
export function axisOf(lanes: readonly LaneView[], submittedAt: Instant, now: Instant): Axis {
  const first = dayOf(submittedAt)
  let last = addDays(first, DAYS_AT_LEAST - 1)
  const reach = (day: Day | null) => {
    if (day !== null && day > last) last = day
  }
  for (const lane of lanes) {
    const { clock, stages, outcome } = lane
    reach(clock.promisedDay)
    reach(clock.issueDay)
    reach(bindingDay(lane))
    for (const { from, to } of stages) reach(dayOf(to ?? from ?? submittedAt))
    if (outcome) reach(dayOf(outcome.at))
  }
  if (lanes.some(isOpen)) reach(dayOf(now))
  return { from: startOf(first), to: endOf(last) }
}

/** Something still goes on in this lane, or is still to begin; a certificate that lies ready still does. */
export const isOpen = ({ stages }: LaneView): boolean => stages.some(({ state }) => state === 'now' || state === 'next')

const begunOf = ({ stages }: LaneView) => stages.filter(({ from, state }) => from !== null && state !== 'skipped')

/** The last thing that happened in a lane: the bar of one that is over ends there, and its words name that day. */
export const lastOf = (lane: LaneView, submittedAt: Instant): Instant =>
  begunOf(lane).reduce((end, { from, to }) => Math.max(end, to ?? from ?? 0), lane.outcome?.at ?? submittedAt)

/** Where an instant lies on the axis; beyond an end it is that end. */
export function placeOf({ from, to }: Axis, at: Instant): number {
  return Math.min(1, Math.max(0, (at - from) / (to - from)))
}

/** Joints closer than this to each other or to an end would be specks. */
const SPECK = 0.02

/** One lane as coloured pieces of its line, from left to right; pauses lie over the others. */
export function barsOf(lane: LaneView, axis: Axis, submittedAt: Instant, now: Instant): LaneBars {
  const { clock, outcome, pauses } = lane
  const at = (instant: Instant) => placeOf(axis, instant)
  const begun = begunOf(lane)
  const start = begun[0]?.from ?? null
  // What lies ready to be collected has arrived; nobody is on the way any more.
  const runs = isOpen(lane) && !(outcome !== null && clock.dueDay === null)
  const stop = runs ? now : lastOf(lane, submittedAt)
  const day = bindingDay(lane)
  const due = runs && start !== null && day !== null ? endOf(day) : null
  // A step may end before the whole is promised: what is left is left until the promise.
  const promised = due === null || clock.promisedDay === null ? due : Math.max(due, endOf(clock.promisedDay))
  const late = due !== null && due < now

  const pieces: Segment[] = [
    { kind: 'wait', from: at(submittedAt), to: at(start ?? stop) },
    ...(start === null
      ? []
      : [{ kind: 'walked' as const, from: at(start), to: at(late ? Math.max(due, start) : stop) }]),
    ...(late ? [{ kind: 'late' as const, from: at(Math.max(due, start ?? due)), to: at(now) }] : []),
    ...(promised === null ? [] : [{ kind: 'left' as const, from: at(now), to: at(promised) }]),
    ...pauses.map(({ from, to }) => ({ kind: 'pause' as const, from: at(from), to: at(to ?? stop) })),
  ]
  const walked = pieces.find(({ kind }) => kind === 'walked')
  const joints: number[] = []
  for (const { from } of begun.slice(1)) {
    const joint = at(from ?? submittedAt)
    const before = joints[joints.length - 1] ?? walked?.from ?? 0
    if (walked && joint - before > SPECK && walked.to - joint > SPECK) joints.push(joint)
  }
  const { statutoryDay } = clock
  return {
    segments: pieces.filter(({ from, to }) => to > from),
    joints,
    end: runs ? null : at(stop),
    statutory: statutoryDay === null || endOf(statutoryDay) > axis.to ? null : at(endOf(statutoryDay)),
  }
}

/** The days to write above the axis, `atMost` of them, each in the middle of its column. */
export function ticksOf(axis: Axis, atMost: number): Tick[] {
  const first = dayOf(axis.from)
  const days = Math.round((axis.to - axis.from) / DAY_MS)
  const step = STEPS.find((one) => days / one <= atMost) ?? days
  const ticks: Tick[] = []
  for (let index = 0; index < days; index += step) {
    const day = addDays(first, index)
    const before = ticks[ticks.length - 1]
    ticks.push({
      day,
      at: (daysBetween(first, day) + 0.5) / days,
      withMonth: before === undefined || before.day.slice(0, 7) !== day.slice(0, 7),
    })
  }
  return ticks
}
