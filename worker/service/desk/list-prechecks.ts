import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listPrechecks as endpoint, PrecheckRow } from '../../../shared/contract/work-list'
import { query } from '../../db/statement'
import type { ApplicationRow } from '../application/row'
import { subjectName } from '../application/view'
import type { Context } from '../context'
import { cut, PAGE, placeOf, Where } from '../cursor'
import { AppError } from '../error'
import { maskedApplicant } from './work-row'

type Row = Pick<ApplicationRow, 'id' | 'subject_kind' | 'subject_id' | 'answers' | 'applicant_sealed'> &
  Pick<ApplicationRow, 'key_id' | 'wrapped' | 'key_version'> & {
    precheck_at: number
    precheck_due_at: number
    given: number
  }

/** What a service point was asked to look at, whoever waits longest first. @throws AppError NOT_FOUND for another's point */
export async function listPrechecks(
  context: Context,
  { pointId, after }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const where = new Where().and("a.point_id = ? AND a.state = 'precheck'", pointId)
  if (after !== undefined) where.and('(a.precheck_at, a.id) > (?, ?)', ...placeOf(after))
  const [read] = await context.load([
    query<Row>(
      `SELECT a.id, a.subject_kind, a.subject_id, a.answers, a.applicant_sealed, a.precheck_at, a.precheck_due_at,
          k.id AS key_id, k.wrapped, k.version AS key_version,
          (SELECT COUNT(*) FROM application_material m WHERE m.application_id = a.id AND m.state = 'given') AS given
        FROM application a JOIN person_key k ON k.id = a.key_id WHERE ${where.sql}
        ORDER BY a.precheck_at, a.id LIMIT ${PAGE + 1}`,
      where.args,
    ),
  ])
  if (!context.mayAt(pointId, 'clerk')) throw new AppError('NOT_FOUND')
  const { rows, next } = cut(read, (row) => `${row.precheck_at}.${row.id}`)
  return { prechecks: await Promise.all(rows.map((row) => viewOf(context, row))), next }
}

async function viewOf(context: Context, row: Row): Promise<PrecheckRow> {
  return {
    applicationId: row.id,
    subject: { kind: row.subject_kind, id: row.subject_id },
    name: subjectName(context, row),
    applicant: await maskedApplicant(context, row),
    askedAt: row.precheck_at,
    dueAt: row.precheck_due_at,
    late: row.precheck_due_at <= context.now,
    given: row.given,
  }
}
