import { LIGHT_DEFAULTS, type LightThresholds } from '../../../shared/domain/case/light'
import { query } from '../../db/statement'
import { RULE_SETTING, ruleOf } from '../slot/rule'

interface Row {
  value: string
  version: number
}

/** Reads when the lights of supervision come on; goes into the one `load` of a verb. */
export const THRESHOLDS_QUERY = query<Row>("SELECT value, version FROM setting WHERE name = 'lights'")

/** The district's thresholds; the usual ones where it set none. */
export function thresholdsOf([row]: readonly Row[]): LightThresholds {
  return row ? { ...LIGHT_DEFAULTS, ...(JSON.parse(row.value) as Partial<LightThresholds>) } : LIGHT_DEFAULTS
}

/** What the district has set that counts when something happens to a case. */
export interface CaseRules {
  thresholds: LightThresholds
  /** Natural days in which an application can be rated after its end; the same as for a visit. */
  ratingDays: number
}

/** Reads {@link CaseRules}; goes into the one `load` of a verb. */
export const CASE_RULES_QUERY = query<Row & { name: string }>(
  'SELECT name, value, version FROM setting WHERE name IN (?, ?)',
  ['lights', RULE_SETTING],
)

/** The district's rules; the usual ones where it set none. */
export function caseRulesOf(rows: readonly (Row & { name: string })[]): CaseRules {
  const named = (name: string) => rows.filter((row) => row.name === name)
  return { thresholds: thresholdsOf(named('lights')), ratingDays: ruleOf(named(RULE_SETTING)).ratingDays }
}
