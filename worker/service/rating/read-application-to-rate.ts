import type { InputOf } from '../../../shared/contract/endpoint'
import type { ApplicationToRate, readApplicationToRate as endpoint } from '../../../shared/contract/rating'
import { ratingClosesAt } from '../../../shared/domain/rating'
import type { Context } from '../context'
import { AppError } from '../error'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { applicationToRate, requireRater, toRateQuery } from './own-application'

/**
 * An application to rate, and the rating when there is one. What another has said who held the same code is theirs.
 * @throws AppError NOT_FOUND, RATING_NOT_YET, RATING_EXISTS
 */
export async function readApplicationToRate(
  context: Context,
  { id, code }: InputOf<typeof endpoint>,
): Promise<ApplicationToRate> {
  const [rows, rules] = await context.load([toRateQuery(id), RULE_QUERY])
  const row = await requireRater(context, rows, code)
  const { rating_invited_at } = row
  if (rating_invited_at === null) throw new AppError('RATING_NOT_YET')
  if (row.rating_id !== null && row.rated_by !== context.accountId) throw new AppError('RATING_EXISTS')
  const closesAt = ratingClosesAt(rating_invited_at, ruleOf(rules).ratingDays)
  return applicationToRate(context, { ...row, rating_invited_at }, closesAt)
}
