import type { InputOf } from '../../../shared/contract/endpoint'
import type { rateVisit as endpoint, RatingView } from '../../../shared/contract/rating'
import { ratingVerdict } from '../../../shared/domain/rating'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { giveRating, openidQuery } from './give-rating'
import { OWN_VISIT_SQL, type OwnVisitRow } from './own-visit'

const SQL = `${OWN_VISIT_SQL} WHERE v.id = ? AND v.account_id = ?`

/**
 * Rates a visit, once. @throws AppError NOT_FOUND, BAD_FIELD, RATING_NOT_YET, RATING_EXISTS, RATING_CLOSED, CONTENT_REFUSED
 */
export async function rateVisit(context: Context, { id, ...said }: InputOf<typeof endpoint>): Promise<RatingView> {
  const { now, accountId } = context
  const [rows, rules, accounts] = await context.load([
    query<OwnVisitRow>(SQL, [id, accountId]),
    RULE_QUERY,
    openidQuery(context),
  ])
  const row = found(rows[0])
  const { ratingDays } = ruleOf(rules)
  const verdict = ratingVerdict({ finishedAt: row.finished_at, alreadyRated: row.rating_id !== null }, now, ratingDays)
  if (!verdict.ok) throw new AppError(verdict.code)
  const thing = {
    visitId: row.visit_id,
    applicationId: null,
    pointId: row.point_id,
    windowId: row.window_id,
    partyId: row.party_id,
    clerkId: row.clerk_id,
    departments: [],
  }
  return giveRating(context, thing, said, accounts)
}
