import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listOfficers as endpoint } from '../../../shared/contract/inspection-plan'
import { dayOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import { workPerson } from '../account/work-name'
import type { Context } from '../context'
import { found } from '../error'
import { STANDS_IN } from './officers'
import type { OfficerRow } from './row'
import { phoneOf } from './view'

type Row = Omit<OfficerRow, 'inspection_id' | 'department_id'>

const INSPECTOR_SQL = `SELECT r.account_id FROM role_grant r
  WHERE r.role = 'inspector' AND r.revoked_at IS NULL AND r.expires_at > ? AND r.department_id = ?`
const SQL = `SELECT g.account_id, a.work_name, a.work_badge, a.phone_sealed, k.id AS key_id, k.wrapped,
  k.version AS key_version
  FROM (${INSPECTOR_SQL} UNION SELECT d.to_account_id FROM (${INSPECTOR_SQL}) i
    JOIN delegation d ON d.from_account_id = i.account_id AND d.department_id = ? WHERE ${STANDS_IN}) g
  JOIN account a ON a.id = g.account_id AND a.deleted_at IS NULL JOIN person_key k ON k.id = a.key_id
  ORDER BY g.account_id LIMIT 200`

/** Inspectors of a department, and who stands in for one of them on leave. @throws AppError NOT_FOUND for a department that does not exist */
export async function listOfficers(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now } = context
  found(context.deps.catalogue.departments.find((department) => department.id === id))
  const [rows] = await context.load([query<Row>(SQL, [now, id, now, id, id, now, now, dayOf(now)])])
  return {
    officers: await Promise.all(
      rows.map(async (row) => ({
        accountId: row.account_id,
        person: workPerson(row),
        phone: await phoneOf(context, row),
        me: row.account_id === context.accountId,
      })),
    ),
  }
}
