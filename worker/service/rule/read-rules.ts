import type { readRules as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import type { Context } from '../context'
import { ruleOf } from '../slot/rule'
import { rulesView, VERSIONED_RULE_QUERY } from './view'

/** The booking rules in force. Version 0: the district has changed nothing yet. */
export async function readRules(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([VERSIONED_RULE_QUERY])
  return { rules: rulesView(ruleOf(rows)), version: rows[0]?.version ?? 0 }
}
