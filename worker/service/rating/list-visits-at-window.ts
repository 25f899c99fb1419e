import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listVisitsAtWindow as endpoint } from '../../../shared/contract/rating'
import { DAY_MS } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { OWN_VISIT_SQL, type OwnVisitRow, visitToRate } from './own-visit'

/** The longest a district may leave ratings open, and a day for midnight; the rules in force decide below. */
const LONGEST_MS = 91 * DAY_MS
const SQL = `${OWN_VISIT_SQL} WHERE v.account_id = ? AND v.window_id = ? AND v.finished_at > ?
  ORDER BY v.finished_at DESC LIMIT 20`

/** The caller's visits at a window that can still be rated, newest first. @throws AppError NOT_FOUND: no such window */
export async function listVisitsAtWindow(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId, deps } = context
  const since = now - LONGEST_MS
  const [rows, rules] = await context.load([query<OwnVisitRow>(SQL, [accountId, id, since]), RULE_QUERY])
  if (!deps.catalogue.points.some((point) => point.desks.some((desk) => desk.id === id)))
    throw new AppError('NOT_FOUND')
  const rule = ruleOf(rules)
  const finished = rows.flatMap((row) => (row.finished_at === null ? [] : [{ ...row, finished_at: row.finished_at }]))
  const visits = await Promise.all(finished.map((row) => visitToRate(context, row, rule)))
  return { visits: visits.filter((visit) => visit.rating === null && now < visit.closesAt) }
}
