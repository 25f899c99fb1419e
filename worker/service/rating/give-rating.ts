import type { RatingView } from '../../../shared/contract/rating'
import { tagsFit } from '../../../shared/domain/rating'
import { type Query, query, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { type RatedThing, wordsSpot } from './rating-row'

/** What the person said. */
export interface Said {
  level: RatingView['level']
  tags: string[]
  words?: string | undefined
  anonymous: boolean
  items?: string[]
}

/** What is rated, with the columns of its rating that follow from it. */
export interface ThingToRate extends RatedThing {
  partyId: string | null
  clerkId: string | null
  /** Departments whose people read it; none for a visit, which is the window's. */
  departments: readonly string[]
}

interface OpenidRow {
  wechat_sealed: string | null
}

/** Reads by what WeChat knows the caller, to have words looked at; goes into the `load` of a rating verb. */
export const openidQuery = ({ accountId }: Context): Query<OpenidRow> =>
  query<OpenidRow>('SELECT wechat_sealed FROM account WHERE id = ?', [accountId])

const INSERT_SQL = `INSERT INTO rating (id, visit_id, application_id, account_id, party_id, point_id, window_id, clerk_id,
    level, tags, items, words_sealed, words_checked, anonymous, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
const DEPARTMENT_SQL = `INSERT INTO rating_department (rating_id, department_id, level, created_at)
  SELECT ?, value, ?, ? FROM json_each(?)`

/**
 * Writes a rating, once. What two requests rate at the same moment is rated by one: the index decides. An anonymous one
 * leaves the actor out of its audit row. Call after `load`. @throws AppError BAD_FIELD, RATING_EXISTS, CONTENT_REFUSED
 */
export async function giveRating(
  context: Context,
  thing: ThingToRate,
  said: Said,
  accounts: readonly OpenidRow[],
): Promise<RatingView> {
  const { now, accountId } = context
  const { level, tags, anonymous, items = [] } = said
  if (!tagsFit(level, tags)) throw new AppError('BAD_FIELD', { field: 'tags', message: '选的标签和评价对不上。' })
  const words = await checkedWords(context, said.words ?? '', accounts[0]?.wechat_sealed ?? null)
  const id = context.id()
  const sealed =
    words.text === null ? null : await context.deps.vault.seal(await context.accountKey(), wordsSpot(id), words.text)
  const { partyId, clerkId, departments, ...of } = thing
  const rating: RatingView = { id, ...of, level, tags, items, words: words.text, anonymous, createdAt: now }
  const who = [id, of.visitId, of.applicationId, accountId, partyId, of.pointId, of.windowId, clerkId]
  const what = [level, JSON.stringify(tags), JSON.stringify(items), sealed, words.checked ? 1 : 0, anonymous ? 1 : 0]
  const writes: Write[] = [
    write(INSERT_SQL, [...who, ...what, now], 'RATING_EXISTS'),
    context.audit('rate', 'rating', id, of.pointId, { level }, anonymous ? 'unnamed' : 'named'),
  ]
  if (departments.length > 0) {
    writes.push(write(DEPARTMENT_SQL, [id, level, now, JSON.stringify([...new Set(departments)])]))
  }
  await context.save(writes, rating)
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
