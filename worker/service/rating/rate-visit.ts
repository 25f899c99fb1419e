import type { InputOf } from '../../../shared/contract/endpoint'
import type { rateVisit as endpoint, RatingView } from '../../../shared/contract/rating'
import { ratingVerdict, tagsFit } from '../../../shared/domain/rating'
import { query, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { OWN_VISIT_SQL, type OwnVisitRow, wordsSpot } from './rating-row'

const SQL = `${OWN_VISIT_SQL} WHERE v.id = ? AND v.account_id = ?`
const OPENID_SQL = 'SELECT wechat_sealed FROM account WHERE id = ?'
const INSERT_SQL = `INSERT INTO rating (id, visit_id, account_id, party_id, point_id, window_id, clerk_id, level, tags,
    words_sealed, words_checked, anonymous, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/**
 * Rates a visit, once. A visit that two requests rate at the same moment is rated by one: the index decides.
 * @throws AppError NOT_FOUND, BAD_FIELD, RATING_NOT_YET, RATING_EXISTS, RATING_CLOSED, CONTENT_REFUSED
 */
export async function rateVisit(context: Context, input: InputOf<typeof endpoint>): Promise<RatingView> {
  const { now, accountId } = context
  const [rows, rules, accounts] = await context.load([
    query<OwnVisitRow>(SQL, [input.id, accountId]),
    RULE_QUERY,
    query<{ wechat_sealed: string | null }>(OPENID_SQL, [accountId]),
  ])
  const row = found(rows[0])
  const { ratingDays } = ruleOf(rules)
  const verdict = ratingVerdict({ finishedAt: row.finished_at, alreadyRated: row.rating_id !== null }, now, ratingDays)
  if (!verdict.ok) throw new AppError(verdict.code)
  const { level, tags, anonymous } = input
  if (!tagsFit(level, tags)) throw new AppError('BAD_FIELD', { field: 'tags', message: '选的标签和评价对不上。' })
  const words = await checkedWords(context, input.words ?? '', accounts[0]?.wechat_sealed ?? null)

  const id = context.id()
  const sealed =
    words.text === null ? null : await context.deps.vault.seal(await context.accountKey(), wordsSpot(id), words.text)
  const { visit_id, party_id, point_id, window_id, clerk_id } = row
  const rating: RatingView = {
    id,
    visitId: visit_id,
    level,
    tags,
    words: words.text,
    anonymous,
    pointId: point_id,
    windowId: window_id,
    createdAt: now,
  }
  const who = [id, visit_id, accountId, party_id, point_id, window_id, clerk_id]
  const what = [level, JSON.stringify(tags), sealed, words.checked ? 1 : 0, anonymous ? 1 : 0, now]
  await context.save(
    [
      write(INSERT_SQL, [...who, ...what], 'RATING_EXISTS'),
      context.audit('rate', 'rating', id, point_id, { level }, anonymous ? 'unnamed' : 'named'),
    ],
    rating,
  )
  return rating
}

/**
 * Lets WeChat look at the words. When it cannot (it is down, or the person has no WeChat or was not there for two hours),
 * the rating is taken all the same and its words are marked unchecked: a rating must not depend on another's server, and
 * only supervisors read words. They may not be published. @throws AppError CONTENT_REFUSED
 */
async function checkedWords(
  context: Context,
  text: string,
  wechatSealed: string | null,
): Promise<{ text: string | null; checked: boolean }> {
  if (text === '') return { text: null, checked: true }
  const { vault, wechat } = context.deps
  const openid =
    wechatSealed === null
      ? null
      : await vault.unseal(await context.accountKey(), `account/${context.accountId}/wechat_sealed`, wechatSealed)
  const verdict = await wechat.checkText(openid, text)
  if (verdict === 'risky') throw new AppError('CONTENT_REFUSED', { field: 'words' })
  return { text, checked: verdict === 'pass' }
}
