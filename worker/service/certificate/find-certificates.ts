import type { findCertificates as endpoint } from '../../../shared/contract/certificate'
import { type AnswerOf, DEPARTMENT_ROLES, type InputOf } from '../../../shared/contract/endpoint'
import type { Query } from '../../db/statement'
import { type Authority, authorityOn, authorityQuery, standInQuery, withCollecting } from '../case/authority'
import type { Context } from '../context'
import { AppError } from '../error'
import { type CertificateRow, certificateQuery } from './row'
import { certificateView, openHolder } from './view'

type Input = InputOf<typeof endpoint>

const NEWEST = 'ORDER BY c.created_at DESC LIMIT 50'

/** Exactly one way of finding: nothing can be browsed. @throws AppError BAD_FIELD for none or several */
async function findQuery({ deps: { vault } }: Context, input: Input): Promise<Query<CertificateRow>> {
  const { number, document, caseId, applicationId } = input
  if ([number, document, caseId, applicationId].filter((one) => one !== undefined).length !== 1) {
    throw new AppError('BAD_FIELD', {
      field: 'number',
      message: '请用证照编号、持证人证件号、办件或申请中的一样来找。',
    })
  }
  if (number !== undefined) return certificateQuery(`c.number = ? ${NEWEST}`, [number])
  if (caseId !== undefined) return certificateQuery('c.case_id = ?', [caseId])
  if (applicationId !== undefined) {
    return certificateQuery('c.application_id = ? ORDER BY c.created_at', [applicationId])
  }
  const hash = await vault.hash('document', (document ?? '').toUpperCase())
  return certificateQuery(`c.holder_hash = ? ${NEWEST}`, [hash])
}

/** True when the caller works at the service point of a certificate, or for the department that issued it. */
export function mayRead({ actor }: Context, row: Pick<CertificateRow, 'department_id' | 'point_id'>): boolean {
  if (actor.kind !== 'person') return false
  return actor.grants.some(({ role, pointId, departmentId }) =>
    DEPARTMENT_ROLES.includes(role)
      ? departmentId === row.department_id
      : (role === 'clerk' || role === 'issuer' || role === 'supervisor') &&
        (pointId === null || pointId === row.point_id),
  )
}

/** True when the applicant collects it at the caller's window. */
async function givesOut(context: Context, row: CertificateRow): Promise<boolean> {
  if (row.delivery_sealed === null) return false
  const { delivery } = await openHolder(context, row)
  return withCollecting(context, NOBODY, delivery).roles.length > 0
}
const NOBODY: Authority = { roles: [], authorised: false }

/** Finds certificates by something exact; those of other departments and points are not there. @throws AppError BAD_FIELD */
export async function findCertificates(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  const [rows, authorities, standIns] = await context.load([
    await findQuery(context, input),
    authorityQuery(context),
    standInQuery(context),
  ])
  const readable = await Promise.all(rows.map(async (row) => mayRead(context, row) || (await givesOut(context, row))))
  const own = rows.filter((_, index) => readable[index])
  const mayEnd = (row: CertificateRow): boolean => {
    const { roles, authorised } = authorityOn(context, row, authorities, standIns)
    return authorised && roles.includes('approver') && row.state === 'valid'
  }
  return {
    certificates: await Promise.all(
      own.map(async (row) => ({ ...(await certificateView(context, row)), mayEnd: mayEnd(row) })),
    ),
  }
}
