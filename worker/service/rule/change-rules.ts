import type { changeRules as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { guarded, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { ownRule, RULE_SETTING, ruleOf } from '../slot/rule'
import { type Rules, rulesView, VERSIONED_RULE_QUERY } from './view'

const INSERT_SQL = 'INSERT INTO setting (name, value, version) VALUES (?, ?, 1)'
const UPDATE_SQL = 'UPDATE setting SET value = ?, version = version + 1 WHERE name = ? AND version = ?'
/** Slots follow the rules: the job that plans them is due at once. */
const PLAN_SQL = "UPDATE job SET next_due_at = 0 WHERE name = 'plan-slots'"

/**
 * Changes the booking rules. Only what differs from the rules in force is kept, so that a service point's own walk-in
 * share stays until the district sets one. @throws AppError CONFLICT when somebody else changed them meanwhile
 */
export async function changeRules(
  context: Context,
  { rules, version }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([VERSIONED_RULE_QUERY])
  if ((rows[0]?.version ?? 0) !== version) throw new AppError('CONFLICT')
  const before = rulesView(ruleOf(rows))
  const names = Object.keys(rules) as (keyof Rules)[]
  const changed = names.filter((name) => rules[name] !== before[name])
  const value = JSON.stringify({
    ...ownRule(rows),
    ...Object.fromEntries(changed.map((name) => [name, rules[name]])),
  })
  const answer = { rules, version: version + 1 }
  await context.save(
    [
      keep(value, version),
      write(PLAN_SQL),
      context.audit('change', 'setting', RULE_SETTING, null, { version: answer.version, changed: changed.join(',') }),
    ],
    answer,
  )
  return answer
}

function keep(value: string, version: number): Write {
  return version === 0
    ? write(INSERT_SQL, [RULE_SETTING, value], 'CONFLICT')
    : guarded('CONFLICT', UPDATE_SQL, [value, RULE_SETTING, version])
}
