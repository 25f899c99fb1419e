import { DAY_MS } from '../../../shared/domain/time'
import { guarded, query, write } from '../../db/statement'
import { nameWrites } from '../admin/name-staff'
import type { Context } from '../context'
import { AppError } from '../error'
import { newAccount } from './new-account'

const ADMIN_SQL = `SELECT account_id FROM role_grant WHERE role = 'admin' AND revoked_at IS NULL AND expires_at > ? LIMIT 1`
const ACCOUNT_SQL = 'SELECT id FROM account WHERE phone_hash = ?'
/** A role that has run out makes room for the new one. */
const END_SQL = `UPDATE role_grant SET revoked_at = ? WHERE account_id = ? AND role = 'admin' AND point_id IS NULL
  AND revoked_at IS NULL AND expires_at <= ?`
const GRANT_SQL = `INSERT INTO role_grant (id, account_id, role, point_id, granted_by, granted_at, expires_at)
  SELECT ?, ?, 'admin', NULL, 'first-admin', ?, ? WHERE NOT EXISTS
    (SELECT 1 FROM role_grant WHERE role = 'admin' AND revoked_at IS NULL AND expires_at > ?)`

/**
 * Makes the first administrator of a hall that has none: the account of this phone, which then logs in by SMS like anyone.
 * For who holds the server and its keys; every further role is granted by an administrator. `days` until the role ends;
 * `name`: the work name.
 * @throws AppError CONFLICT when there is an administrator
 */
export async function firstAdmin(
  context: Context,
  { phone, days, name = null }: { phone: string; days: number; name?: string | null },
): Promise<void> {
  const { now, deps } = context
  const [admins, accounts] = await context.load([
    query<{ account_id: string }>(ADMIN_SQL, [now]),
    query<{ id: string }>(ACCOUNT_SQL, [await deps.vault.hash('phone', phone)]),
  ])
  if (admins.length > 0) throw new AppError('CONFLICT')
  const [known] = accounts
  const account = known
    ? { id: known.id, writes: [] }
    : await newAccount(context, { phone, openid: null, consent: undefined })
  const id = context.id()
  await context.save([
    ...account.writes,
    write(END_SQL, [now, account.id, now]),
    guarded('CONFLICT', GRANT_SQL, [id, account.id, now, now + days * DAY_MS, now]),
    context.audit('grant', 'role_grant', id, null, { role: 'admin', account: account.id }),
    ...(name === null ? [] : nameWrites(context, account.id, name, null)),
  ])
}
