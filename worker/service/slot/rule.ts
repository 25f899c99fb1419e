import { DEFAULT_RULE, type SlotRule } from '../../../shared/domain/slot-rule'
import { query } from '../../db/statement'

/** Name of the row of `setting` that holds what the district changed, as JSON. */
export const RULE_SETTING = 'booking-rules'

export interface RuleRow {
  value: string
}

/** Reads the booking rules; goes into the one `load` of a verb. */
export const RULE_QUERY = query<RuleRow>('SELECT value FROM setting WHERE name = ?', [RULE_SETTING])

/** What the district itself has set, which may be less than a whole rule. */
export function ownRule(rows: readonly RuleRow[]): Partial<SlotRule> {
  const [row] = rows
  return row ? (JSON.parse(row.value) as Partial<SlotRule>) : {}
}

/** @returns the rules in force: what the district set, over the defaults */
export function ruleOf(rows: readonly RuleRow[]): SlotRule {
  return rows.length === 0 ? DEFAULT_RULE : { ...DEFAULT_RULE, ...ownRule(rows) }
}
