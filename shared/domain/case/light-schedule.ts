import { type Day, dayOf, type Instant } from '../time'
import type { ClockOptions } from './clock-span'
import { type Light, type LightThresholds, lightOf } from './light'
import type { CaseState } from './state'
import { stateChangeDays } from './sweep'
import type { Workflow } from './workflow'

/** A day at whose start the light becomes another, or (`law`) time alone changes the state. */
export interface LightStep {
  readonly at: Instant
  readonly light: Light
  readonly law: boolean
}

/** More steps than a case has lights and timed changes; what comes later is planned when the last one is reached. */
const MOST = 6

/**
 * What the sweep will find as long as nothing else happens to the case, so that a light can be turned on without reading
 * its history. Ends with the first change by law: after it everything is planned anew.
 */
export function lightSchedule(
  workflow: Workflow,
  state: CaseState,
  today: Day,
  options: ClockOptions,
  thresholds: LightThresholds,
): LightStep[] {
  const lawful = stateChangeDays(workflow, state, options.calendar)
  const steps: LightStep[] = []
  let { light, sweepAt } = lightOf(workflow, state, today, options, thresholds)
  while (sweepAt !== null && steps.length < MOST) {
    const at = sweepAt
    const day = dayOf(at)
    const law = lawful.indexOf(day) >= 0
    const next = lightOf(workflow, state, day, options, thresholds)
    if (law || next.light !== light) steps.push({ at, light: next.light, law })
    if (law) break
    light = next.light
    // Something that is due already keeps its day: nothing later can be planned behind it.
    if (next.sweepAt !== null && next.sweepAt <= at) break
    sweepAt = next.sweepAt
  }
  return steps
}
