import type { InputOf } from '../../../shared/contract/endpoint'
import type { readVisitToRate as endpoint, VisitToRate } from '../../../shared/contract/rating'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { OWN_VISIT_SQL, type OwnVisitRow, visitToRate } from './own-visit'

const SQL = `${OWN_VISIT_SQL} WHERE v.id = ? AND v.account_id = ?`

/** What is rated, and the rating when there is one. @throws AppError NOT_FOUND, RATING_NOT_YET */
export async function readVisitToRate(context: Context, { id }: InputOf<typeof endpoint>): Promise<VisitToRate> {
  const [rows, rules] = await context.load([query<OwnVisitRow>(SQL, [id, context.accountId]), RULE_QUERY])
  const row = found(rows[0])
  if (row.finished_at === null) throw new AppError('RATING_NOT_YET')
  return visitToRate(context, { ...row, finished_at: row.finished_at }, ruleOf(rules))
}
