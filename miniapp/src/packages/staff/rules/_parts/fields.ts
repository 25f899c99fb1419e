import type { readRules } from '@shared/contract/admin'
import type { AnswerOf } from '@shared/contract/endpoint'
import { clockText, parseClock } from '@shared/domain/time'

export type Rules = AnswerOf<typeof readRules>['rules']
/** Everything but the switch is typed. */
export type RuleName = Exclude<keyof Rules, 'banEnabled'>
export type Draft = Record<RuleName, string>

interface RuleField {
  name: RuleName
  unit: 'walkInShareUnit' | 'workingDaysUnit' | 'clockUnit' | 'minutesUnit' | 'timesUnit' | 'daysUnit'
  min: number
  max: number
}

/** The limits are those of the contract; shares are shown in percent, times as a clock. */
export const FIELDS: readonly RuleField[] = [
  { name: 'walkInShare', unit: 'walkInShareUnit', min: 0, max: 100 },
  { name: 'releaseWorkingDays', unit: 'workingDaysUnit', min: 1, max: 30 },
  { name: 'releaseMinute', unit: 'clockUnit', min: 0, max: 1440 },
  { name: 'holdMinutes', unit: 'minutesUnit', min: 1, max: 30 },
  { name: 'offerMinutes', unit: 'minutesUnit', min: 1, max: 240 },
  { name: 'cancelBeforeMinutes', unit: 'minutesUnit', min: 0, max: 2880 },
  { name: 'noShowLimit', unit: 'timesUnit', min: 1, max: 50 },
  { name: 'cancelLimit', unit: 'timesUnit', min: 1, max: 50 },
  { name: 'banDays', unit: 'daysUnit', min: 1, max: 365 },
]
/** Rules that only matter while the ban is on. */
export const BAN_FIELDS: readonly RuleName[] = ['noShowLimit', 'cancelLimit', 'banDays']

/** What stands in a field for a rule. */
export function shown(name: RuleName, rules: Rules): string {
  if (name === 'walkInShare') return String(Math.round(rules.walkInShare * 100))
  return name === 'releaseMinute' ? clockText(rules.releaseMinute) : String(rules[name])
}

/** The rule that a field means; undefined when it is no number within the limits, or no time. */
export function meant({ name, min, max }: RuleField, text: string): number | undefined {
  if (name === 'releaseMinute') return parseClock(text.trim()) ?? undefined
  const value = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max)) return undefined
  return name === 'walkInShare' ? value / 100 : value
}
