import type { ApplicationToRate } from '../../../shared/contract/rating'
import { type Query, query } from '../../db/statement'
import { itemName, subjectName } from '../application/view'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { isRatingCode } from './rating-code'
import { type MaybeRated, ownRating, RATING_COLUMNS } from './rating-row'

/** An application that the caller may rate, with its rating if there is one. */
export type OwnApplicationRow = MaybeRated & {
  application_id: string
  applicant_id: string | null
  channel: 'online' | 'counter'
  point_id: string | null
  subject_kind: 'bundle' | 'item'
  subject_id: string
  answers: string
  rating_invited_at: number | null
  /** JSON: item and department of each case, in their order. */
  cases: string
}

const SQL = `SELECT a.id AS application_id, a.account_id AS applicant_id, a.channel, a.point_id, a.subject_kind, a.subject_id, a.answers, a.rating_invited_at,
    (SELECT json_group_array(json_array(c.item_id, c.department_id) ORDER BY c.ordinal) FROM "case" c
      WHERE c.application_id = a.id) AS cases, ${RATING_COLUMNS}
  FROM application a LEFT JOIN rating r ON r.application_id = a.id
  WHERE a.id = ?`

/** Reads an application to rate; whether it is the caller's to rate is said by {@link requireRater}. */
export const toRateQuery = (id: string): Query<OwnApplicationRow> => query<OwnApplicationRow>(SQL, [id])

/**
 * Lets in the applicant's account; where there is none (received at the counter) whoever logged in with the code that the
 * window showed, unless they work for the hall themselves. @throws AppError NOT_FOUND: another's application is not there
 */
export async function requireRater(
  { accountId, actor, deps }: Context,
  rows: readonly OwnApplicationRow[],
  code: string | undefined,
): Promise<OwnApplicationRow> {
  const row = found(rows[0])
  if (row.applicant_id === accountId) return row
  const isAtCounter = row.applicant_id === null && row.channel === 'counter'
  const isOutsider = actor.kind === 'person' && actor.grants.length === 0
  if (!isAtCounter || !isOutsider || code === undefined) throw new AppError('NOT_FOUND')
  if (!(await isRatingCode(deps.signer, row.application_id, code))) throw new AppError('NOT_FOUND')
  return row
}

/** Item and department of each case. */
export const partsOf = ({ cases }: OwnApplicationRow) => JSON.parse(cases) as [item: string, department: string][]

/** @returns what was rated, and how; for the applicant */
export async function applicationToRate(
  context: Context,
  row: OwnApplicationRow & { rating_invited_at: number },
  closesAt: number,
): Promise<ApplicationToRate> {
  const { catalogue } = context.deps
  const { application_id: applicationId, point_id } = row
  const thing = { visitId: null, applicationId, pointId: point_id ?? '', windowId: null }
  return {
    applicationId,
    subject: { kind: row.subject_kind, id: row.subject_id },
    name: subjectName(context, row),
    items: partsOf(row).map(([id, departmentId]) => ({
      id,
      name: itemName(catalogue, id),
      departmentId,
      department: catalogue.departments.find((one) => one.id === departmentId)?.name ?? { zh: '', en: '' },
    })),
    invitedAt: row.rating_invited_at,
    rating: await ownRating(context, row, thing),
    closesAt,
  }
}
