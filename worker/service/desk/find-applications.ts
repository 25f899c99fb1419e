import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { findApplications as endpoint } from '../../../shared/contract/work-list'
import { normaliseQueryNumber } from '../../../shared/domain/application'
import { type Query, query } from '../../db/statement'
import type { ApplicationRow } from '../application/row'
import { subjectName } from '../application/view'
import type { Context } from '../context'
import { AppError } from '../error'
import { maskedApplicant } from './work-row'

type Input = InputOf<typeof endpoint>
type Row = Pick<
  ApplicationRow,
  | 'id'
  | 'number'
  | 'subject_kind'
  | 'subject_id'
  | 'answers'
  | 'state'
  | 'submitted_at'
  | 'applicant_sealed'
  | 'key_id'
  | 'wrapped'
  | 'key_version'
>

/** Nobody reads further: whoever has more files says a number. */
const MOST = 20
const SELECT = `SELECT a.id, a.number, a.subject_kind, a.subject_id, a.answers, a.state, a.submitted_at, a.applicant_sealed,
  k.id AS key_id, k.wrapped, k.version AS key_version FROM application a JOIN person_key k ON k.id = a.key_id`
/** A window finds every application; a department those in which it has a case. */
const SEEN = `EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = ? AND g.revoked_at IS NULL AND g.expires_at > ?
  AND (g.role IN ('clerk', 'issuer') OR EXISTS (SELECT 1 FROM "case" c
    WHERE c.application_id = a.id AND c.department_id = g.department_id)))`
const NEWEST = `ORDER BY a.created_at DESC LIMIT ${MOST}`
/** A person's account is known by the appointment they came with; their files are those of the account. */
const APPOINTMENT_SQL = `${SELECT} WHERE a.account_id = (SELECT account_id FROM appointment WHERE id = ?)
  AND a.number IS NOT NULL AND ${SEEN} ${NEWEST}`

/** Exactly one way of finding: nothing can be browsed. @throws AppError BAD_FIELD for none or several */
async function findQuery({ deps: { vault }, accountId, now }: Context, input: Input): Promise<Query<Row>> {
  const { number, document, phone, appointmentId } = input
  if ([number, document, phone, appointmentId].filter((one) => one !== undefined).length !== 1) {
    throw new AppError('BAD_FIELD', { field: 'number', message: '请用查询号、证件号、手机号或预约中的一样来找。' })
  }
  const seen = [accountId, now]
  if (number !== undefined) {
    return query<Row>(`${SELECT} WHERE a.number = ? AND ${SEEN}`, [normaliseQueryNumber(number), ...seen])
  }
  if (document !== undefined) {
    const hash = await vault.hash('document', document.toUpperCase())
    return query<Row>(`${SELECT} WHERE a.applicant_hash = ? AND a.number IS NOT NULL AND ${SEEN} ${NEWEST}`, [
      hash,
      ...seen,
    ])
  }
  if (phone !== undefined) {
    const hash = await vault.hash('phone', phone)
    return query<Row>(`${SELECT} WHERE a.phone_hash = ? AND a.number IS NOT NULL AND ${SEEN} ${NEWEST}`, [
      hash,
      ...seen,
    ])
  }
  return query<Row>(APPOINTMENT_SQL, [appointmentId ?? '', ...seen])
}

/** Finds submitted applications by something exact that somebody says or shows at the window; names are masked. */
export async function findApplications(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([await findQuery(context, input)])
  return {
    applications: await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        number: row.number ?? '',
        subject: { kind: row.subject_kind, id: row.subject_id },
        name: subjectName(context, row),
        applicant: await maskedApplicant(context, row),
        state: row.state,
        submittedAt: row.submitted_at,
      })),
    ),
  }
}
