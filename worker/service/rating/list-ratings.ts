import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listRatings as endpoint } from '../../../shared/contract/rating'
import { maskPhone } from '../../../shared/domain/mask'
import { dayOf, instantOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import { workPerson } from '../account/work-name'
import { maskedName } from '../appointment/view'
import type { Context } from '../context'
import { pageOf } from '../page'
import { RATING_COLUMNS, type RatingRow, wordsOf } from './rating-row'

type StaffRating = AnswerOf<typeof endpoint>['ratings'][number]

/** Whoever wrote, was served or served may have been deleted since. */
interface ListedRow extends RatingRow {
  party_id: string | null
  name_sealed: string | null
  key_id: string | null
  wrapped: string | null
  key_version: number | null
  visit_id: string
  point_id: string
  window_id: string | null
  created_at: number
  words_checked: 0 | 1
  writer_key_id: string | null
  writer_wrapped: string | null
  writer_key_version: number | null
  clerk_id: string | null
  work_name: string | null
  work_badge: string | null
  clerk_phone_sealed: string | null
  clerk_key_id: string | null
  clerk_wrapped: string | null
  clerk_key_version: number | null
}

const PAGE = 20
const LIST_SQL = `SELECT ${RATING_COLUMNS}, r.created_at, r.words_checked, r.visit_id, r.point_id, r.window_id, r.clerk_id,
    p.id AS party_id, p.name_sealed, k.id AS key_id, k.wrapped, k.version AS key_version,
    wk.id AS writer_key_id, wk.wrapped AS writer_wrapped, wk.version AS writer_key_version,
    c.work_name, c.work_badge, c.phone_sealed AS clerk_phone_sealed, ck.id AS clerk_key_id, ck.wrapped AS clerk_wrapped, ck.version AS clerk_key_version
  FROM rating r LEFT JOIN party p ON p.id = r.party_id LEFT JOIN person_key k ON k.id = p.key_id
  LEFT JOIN account w ON w.id = r.account_id LEFT JOIN person_key wk ON wk.id = w.key_id
  LEFT JOIN account c ON c.id = r.clerk_id LEFT JOIN person_key ck ON ck.id = c.key_id
  WHERE r.point_id = ? AND r.created_at < ? __BAD__ ORDER BY r.created_at DESC LIMIT ${PAGE + 1}`
const ALL_SQL = LIST_SQL.replace('__BAD__', '')
const BAD_SQL = LIST_SQL.replace('__BAD__', 'AND r.level >= 4')

/** Ratings of a service point for its supervisor, newest first; `bad`: only the two worst levels. @throws AppError NOT_FOUND */
export async function listRatings(
  context: Context,
  { id, bad, before = Number.MAX_SAFE_INTEGER }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [read] = await context.load([query<ListedRow>(bad ? BAD_SQL : ALL_SQL, [id, before])])
  context.requireAt(id)
  const { rows, next } = pageOf(read, PAGE)
  return { ratings: await Promise.all(rows.map((row) => staffRating(context, row))), next }
}

/**
 * An anonymous rating shows no person, no visit (whose appointment names the person) and no time but its day: at a quiet
 * window the minute alone would tell.
 */
async function staffRating(context: Context, row: ListedRow): Promise<StaffRating> {
  const isAnonymous = row.anonymous === 1
  return {
    id: row.rating_id,
    visitId: isAnonymous ? null : row.visit_id,
    level: row.level,
    tags: JSON.parse(row.tags) as string[],
    words: await words(context, row),
    wordsChecked: row.words_checked === 1,
    anonymous: isAnonymous,
    pointId: row.point_id,
    windowId: row.window_id,
    createdAt: isAnonymous ? instantOf(dayOf(row.created_at), 0) : row.created_at,
    clerk: await clerkPhone(context, row),
    clerkPerson: workPerson(row),
    person: isAnonymous ? null : await person(context, row),
  }
}

async function person(context: Context, row: ListedRow): Promise<string | null> {
  const { party_id, name_sealed, key_id, wrapped, key_version } = row
  if (party_id === null || name_sealed === null || key_id === null || key_version === null) return null
  return maskedName(context, { party_id, name_sealed, key_id, wrapped, key_version })
}

async function words({ deps }: Context, row: ListedRow): Promise<string | null> {
  const { writer_key_id, writer_wrapped, writer_key_version } = row
  if (writer_key_id === null || writer_wrapped === null || writer_key_version === null) return null
  return wordsOf(deps.vault, await deps.vault.openKey(writer_key_id, writer_wrapped, writer_key_version), row)
}

/** A clerk without a work name is known to a supervisor by the masked phone that the role was granted to. */
async function clerkPhone({ deps }: Context, row: ListedRow): Promise<string | null> {
  const { clerk_id, clerk_phone_sealed, clerk_key_id, clerk_wrapped, clerk_key_version } = row
  if (!clerk_phone_sealed || !clerk_key_id || !clerk_wrapped || clerk_key_version === null) return null
  const key = await deps.vault.openKey(clerk_key_id, clerk_wrapped, clerk_key_version)
  return maskPhone(await deps.vault.unseal(key, `account/${clerk_id}/phone_sealed`, clerk_phone_sealed))
}
