import type { StaffRating } from '../../../shared/contract/rating'
import { maskName, maskPhone } from '../../../shared/domain/mask'
import { dayOf, instantOf } from '../../../shared/domain/time'
import { workPerson } from '../account/work-name'
import { applicationKey, openContent } from '../application/content'
import { itemName } from '../application/view'
import { maskedName } from '../appointment/view'
import type { Context } from '../context'
import { PAGE, type Where } from '../cursor'
import { RATING_COLUMNS, type RatingRow, ratingView, wordsOf } from './rating-row'

/** Whoever wrote, was served, applied or served may have been deleted since. */
export interface ListedRow extends RatingRow {
  visit_id: string | null
  application_id: string | null
  point_id: string
  window_id: string | null
  words_checked: 0 | 1
  party_id: string | null
  name_sealed: string | null
  key_id: string | null
  wrapped: string | null
  key_version: number | null
  applicant_sealed: string | null
  applicant_key_id: string | null
  applicant_wrapped: string | null
  applicant_key_version: number | null
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

const COLUMNS = `${RATING_COLUMNS}, r.words_checked, r.visit_id, r.application_id, r.point_id, r.window_id, r.clerk_id,
    p.id AS party_id, p.name_sealed, k.id AS key_id, k.wrapped, k.version AS key_version,
    x.applicant_sealed, xk.id AS applicant_key_id, xk.wrapped AS applicant_wrapped, xk.version AS applicant_key_version,
    wk.id AS writer_key_id, wk.wrapped AS writer_wrapped, wk.version AS writer_key_version,
    c.work_name, c.work_badge, c.phone_sealed AS clerk_phone_sealed, ck.id AS clerk_key_id, ck.wrapped AS clerk_wrapped, ck.version AS clerk_key_version`
const JOINS = `LEFT JOIN party p ON p.id = r.party_id LEFT JOIN person_key k ON k.id = p.key_id
  LEFT JOIN application x ON x.id = r.application_id LEFT JOIN person_key xk ON xk.id = x.key_id
  LEFT JOIN account w ON w.id = r.account_id LEFT JOIN person_key wk ON wk.id = w.key_id
  LEFT JOIN account c ON c.id = r.clerk_id LEFT JOIN person_key ck ON ck.id = c.key_id`

/** A page of ratings, newest first. @param from `rating r`, or what leads to it by an index; `at` sorts it, `id` after that */
export function pageSql(from: string, where: Where, at: string, id: string): string {
  return `SELECT ${COLUMNS} FROM ${from} ${JOINS} WHERE ${where.sql} ORDER BY ${at} DESC, ${id} DESC LIMIT ${PAGE + 1}`
}

/** Only what stands behind the rating `before`, the last one of another page. */
export function behind(where: Where, at: string, id: string, before: string | undefined): Where {
  if (before === undefined) return where
  return where.and(`(${at}, ${id}) < (SELECT created_at, id FROM rating WHERE id = ?)`, before)
}

/**
 * A rating as staff see it. An anonymous one shows no person, no visit or application (which name the person) and no
 * time but its day: at a quiet window the minute alone would tell.
 */
export async function staffRating(context: Context, row: ListedRow): Promise<StaffRating> {
  const isAnonymous = row.anonymous === 1
  // Who is gone cannot be found by what they applied for, though the law keeps it.
  const isGone = row.rated_by === null
  const thing = {
    visitId: isAnonymous ? null : row.visit_id,
    applicationId: isAnonymous || isGone ? null : row.application_id,
    pointId: row.point_id,
    windowId: row.window_id,
  }
  const view = ratingView(row, thing, await words(context, row))
  return {
    ...view,
    items: view.items.map((id) => ({ id, name: itemName(context.deps.catalogue, id) })),
    about: row.visit_id === null ? 'application' : 'visit',
    wordsChecked: row.words_checked === 1,
    createdAt: isAnonymous ? instantOf(dayOf(row.rated_at), 0) : row.rated_at,
    clerk: await clerkPhone(context, row),
    clerkPerson: workPerson(row),
    person: isAnonymous ? null : await person(context, row),
  }
}

async function person(context: Context, row: ListedRow): Promise<string | null> {
  if (row.application_id !== null) return applicant(context, row, row.application_id)
  const { party_id, name_sealed, key_id, wrapped, key_version } = row
  if (party_id === null || name_sealed === null || key_id === null || key_version === null) return null
  return maskedName(context, { party_id, name_sealed, key_id, wrapped, key_version })
}

/** The applicant; nobody once the account is gone, though the law keeps the application. */
async function applicant({ deps: { vault } }: Context, row: ListedRow, id: string): Promise<string | null> {
  const { applicant_key_id: key_id, applicant_key_version: key_version, applicant_wrapped: wrapped } = row
  if (row.rated_by === null || key_id === null || key_version === null || wrapped === null) return null
  const key = await applicationKey(vault, { id, key_id, wrapped, key_version })
  const sealed = { id, applicant_sealed: row.applicant_sealed, agent_sealed: null, form_sealed: null }
  const { name } = (await openContent(vault, key, sealed)).applicant
  return name === null ? null : maskName(name)
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
