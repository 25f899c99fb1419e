import type * as v from 'valibot'
import type { RuleInput } from '../../../shared/contract/admin'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import { query } from '../../db/statement'
import { RULE_SETTING } from '../slot/rule'

export type Rules = v.InferOutput<typeof RuleInput>

export interface VersionedRow {
  value: string
  version: number
}

/** Reads the booking rules with their version. */
export const VERSIONED_RULE_QUERY = query<VersionedRow>('SELECT value, version FROM setting WHERE name = ?', [
  RULE_SETTING,
])

/** @returns the part of the rules that a district can change */
export function rulesView(rule: SlotRule): Rules {
  return {
    walkInShare: rule.walkInShare,
    releaseWorkingDays: rule.releaseWorkingDays,
    releaseMinute: rule.releaseMinute,
    holdMinutes: rule.holdMinutes,
    offerMinutes: rule.offerMinutes,
    cancelBeforeMinutes: rule.cancelBeforeMinutes,
    banEnabled: rule.banEnabled,
    noShowLimit: rule.noShowLimit,
    cancelLimit: rule.cancelLimit,
    banDays: rule.banDays,
  }
}
