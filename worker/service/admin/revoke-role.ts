import type { revokeRole as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { guarded, query } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'

interface Row {
  role: string
  point_id: string | null
}

const GRANT_SQL = 'SELECT role, point_id FROM role_grant WHERE id = ? AND revoked_at IS NULL'
/** The condition stands in the write: two administrators who revoke each other at once leave one. */
const REVOKE_SQL = `UPDATE role_grant SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL
  AND (role <> 'admin' OR EXISTS (SELECT 1 FROM role_grant other JOIN account a ON a.id = other.account_id
    WHERE other.role = 'admin' AND other.revoked_at IS NULL AND other.expires_at > ? AND other.id <> role_grant.id
      AND a.deleted_at IS NULL))`

/** Takes a role away; the next request of that person is refused. @throws AppError NOT_FOUND, LAST_ADMIN */
export async function revokeRole(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now } = context
  const [rows] = await context.load([query<Row>(GRANT_SQL, [id])])
  const grant = found(rows[0])
  await context.save([
    guarded(grant.role === 'admin' ? 'LAST_ADMIN' : 'NOT_FOUND', REVOKE_SQL, [now, id, now]),
    context.audit('revoke', 'role_grant', id, grant.point_id, { role: grant.role }),
  ])
  return { done: true }
}
