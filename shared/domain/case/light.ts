import { addDays, type Day, type Instant, instantOf } from '../time'
import type { WorkCalendar } from '../working-day'
import { type ClockOptions, type ClockSpan, clockSpansOf } from './clock-span'
import type { CaseState } from './state'
import { stateChangeDays } from './sweep'
import { dayReached, lastDayOf } from './walk'
import type { Workflow } from './workflow'

/** 预警: from nothing to the worst. */
export const LIGHTS = ['none', 'reminder', 'yellow', 'red'] as const
export type Light = (typeof LIGHTS)[number]

/** 电子监察: when a light comes on, in per cent of a limit; some districts show yellow earlier. */
export interface LightThresholds {
  /** Of the promise, and of a limit of the law that has no promise beside it: from the day this share is reached. */
  readonly remindPercent: number
  /** Of the promise: from the day after this share is used up. */
  readonly yellowPercent: number
  /** Of a limit of the law: from the day after this share is used up. */
  readonly redPercent: number
  /** Yellow as well when a stage takes longer than its own limit. */
  readonly stageYellow: boolean
}

export const LIGHT_DEFAULTS: LightThresholds = {
  remindPercent: 80,
  yellowPercent: 100,
  redPercent: 100,
  stageYellow: true,
}

interface LightDay {
  readonly day: Day
  readonly light: Light
}

/** The days on which a running clock turns a light on. */
function lightDays(span: ClockSpan, thresholds: LightThresholds, calendar: WorkCalendar): LightDay[] {
  // The resident's own time and a publication warn nobody; a clock that has stopped is a matter of cards, not of lights.
  if (span.endDay !== null || span.id === 'supplement' || span.id === 'correction' || span.id === 'publicity') return []
  // Past a share of the limit is past its last day, and no day on which the limit stands still is.
  const after = (percent: number): Day =>
    addDays(lastDayOf(span, Math.floor((span.days * percent) / 100), calendar).day, 1)
  if (span.id === 'stage') return thresholds.stageYellow ? [{ day: after(100), light: 'yellow' }] : []
  const isOfLaw = span.basis !== 'promise' && span.basis !== 'rule'
  const late: LightDay = isOfLaw
    ? { day: after(thresholds.redPercent), light: 'red' }
    : { day: after(span.basis === 'promise' ? thresholds.yellowPercent : 100), light: 'yellow' }
  // Where a promise runs beside the law's limit, the promise reminds. A promise for the same day needs no reminder.
  if (span.id === 'statutory' || span.id === 'bundle' || span.days === 0) return [late]
  const remindAt = Math.ceil((span.days * thresholds.remindPercent) / 100)
  return [{ day: dayReached(span, remindAt, calendar).day, light: 'reminder' }, late]
}

export interface LightResult {
  readonly light: Light
  /** The start of the next day on which the light, or a state that the law changes by itself, may be another; or null. */
  readonly sweepAt: Instant | null
}

/**
 * The light of a case on a day, and when to look again. A sweep that comes late finds `sweepAt` in the past as long as
 * something is due; see `dueCommandsOf`.
 */
export function lightOf(
  workflow: Workflow,
  state: CaseState,
  today: Day,
  options: ClockOptions,
  thresholds: LightThresholds,
): LightResult {
  let worst = 0
  const later: Day[] = stateChangeDays(workflow, state, options.calendar)
  for (const span of clockSpansOf(workflow, state, options)) {
    for (const { day, light } of lightDays(span, thresholds, options.calendar)) {
      if (day > today) later.push(day)
      else worst = Math.max(worst, LIGHTS.indexOf(light))
    }
  }
  const next = later.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null)
  return { light: LIGHTS[worst] ?? 'none', sweepAt: next === null ? null : instantOf(next, 0) }
}
