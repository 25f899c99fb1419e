import type { listGrants as endpoint } from '../../../shared/contract/admin'
import { type AnswerOf, STAFF_ROLES, type StaffRole } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import { maskedPhone, type PhoneRow } from '../account/masked-phone'
import { type NameRow, workPerson } from '../account/work-name'
import type { Context } from '../context'

interface Row extends PhoneRow, NameRow {
  id: string
  role: StaffRole
  point_id: string | null
  department_id: string | null
  expires_at: number
}

const SQL = `SELECT g.id, g.account_id, g.role, g.point_id, g.department_id, g.expires_at, a.work_name, a.work_badge, a.phone_sealed,
  a.key_id, k.wrapped, k.version AS key_version FROM role_grant g JOIN account a ON a.id = g.account_id JOIN person_key k ON k.id = a.key_id
  WHERE g.role IN (${STAFF_ROLES.map((role) => `'${role}'`).join()}) AND g.revoked_at IS NULL ORDER BY g.expires_at`

/** The roles that were given and not taken back, those that have run out too; the first to run out comes first. */
export async function listGrants(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([query<Row>(SQL)])
  return {
    grants: await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        accountId: row.account_id,
        person: workPerson(row),
        phone: await maskedPhone(context.deps.vault, row),
        role: row.role,
        pointId: row.point_id,
        departmentId: row.department_id,
        expiresAt: row.expires_at,
        revokedAt: null,
      })),
    ),
  }
}
