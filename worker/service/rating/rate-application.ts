import type { InputOf } from '../../../shared/contract/endpoint'
import type { rateApplication as endpoint, RatingView } from '../../../shared/contract/rating'
import { isBad, ratingVerdict } from '../../../shared/domain/rating'
import type { Context } from '../context'
import { AppError } from '../error'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { giveRating, openidQuery } from './give-rating'
import { partsOf, requireRater, toRateQuery } from './own-application'

/**
 * Rates an application that came to its end, once. A bad rating can name the items it is about; then it is told to their
 * departments only. Nothing of the application changes: a version that went up would tell staff when somebody rated.
 * @throws AppError NOT_FOUND, BAD_FIELD, RATING_NOT_YET, RATING_EXISTS, RATING_CLOSED, CONTENT_REFUSED
 */
export async function rateApplication(
  context: Context,
  { id, code, ...said }: InputOf<typeof endpoint>,
): Promise<RatingView> {
  const [rows, rules, accounts] = await context.load([toRateQuery(id), RULE_QUERY, openidQuery(context)])
  const row = await requireRater(context, rows, code)
  const over = { finishedAt: row.rating_invited_at, alreadyRated: row.rating_id !== null }
  const verdict = ratingVerdict(over, context.now, ruleOf(rules).ratingDays)
  if (!verdict.ok) throw new AppError(verdict.code)
  const parts = partsOf(row)
  const named = parts.filter(([item]) => said.items.includes(item))
  const isKnown = named.length === said.items.length
  if (!isKnown || (said.items.length > 0 && !isBad(said.level))) {
    throw new AppError('BAD_FIELD', { field: 'items', message: '选的事项和评价对不上。' })
  }
  const thing = {
    visitId: null,
    applicationId: row.application_id,
    pointId: row.point_id ?? '',
    windowId: null,
    partyId: null,
    clerkId: null,
    departments: (named.length > 0 ? named : parts).map(([, department]) => department),
  }
  return giveRating(context, thing, said, accounts)
}
