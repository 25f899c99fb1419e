import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listOfficers as endpoint } from '../../../shared/contract/inspection'
import { query } from '../../db/statement'
import { workPerson } from '../account/work-name'
import type { Context } from '../context'
import { found } from '../error'
import type { OfficerRow } from './row'
import { phoneOf } from './view'

type Row = Omit<OfficerRow, 'inspection_id' | 'department_id'>

const SQL = `SELECT DISTINCT g.account_id, a.work_name, a.work_badge, a.phone_sealed, k.id AS key_id, k.wrapped,
  k.version AS key_version
  FROM role_grant g JOIN account a ON a.id = g.account_id AND a.deleted_at IS NULL JOIN person_key k ON k.id = a.key_id
  WHERE g.role = 'inspector' AND g.revoked_at IS NULL AND g.expires_at > ? AND g.department_id = ?
  ORDER BY g.account_id LIMIT 200`

/** Inspectors of a department. @throws AppError NOT_FOUND for a department that does not exist */
export async function listOfficers(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  found(context.deps.catalogue.departments.find((department) => department.id === id))
  const [rows] = await context.load([query<Row>(SQL, [context.now, id])])
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
