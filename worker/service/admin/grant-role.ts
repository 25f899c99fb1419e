import type { grantRole as endpoint } from '../../../shared/contract/admin'
import { type AnswerOf, DEPARTMENT_ROLES, type InputOf, type StaffRole } from '../../../shared/contract/endpoint'
import { maskPhone } from '../../../shared/domain/mask'
import { query, write } from '../../db/statement'
import { type NameRow, workPerson } from '../account/work-name'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { nameWrites, requireName } from './name-staff'

const ACCOUNT_SQL = 'SELECT id, work_name, work_badge FROM account WHERE phone_hash = ? AND deleted_at IS NULL'
/** A role that has run out makes room for the new one. */
const END_SQL = `UPDATE role_grant SET revoked_at = ? WHERE account_id = ? AND role = ? AND point_id IS ?
  AND department_id IS ? AND revoked_at IS NULL AND expires_at <= ?`
const INSERT_SQL = `INSERT INTO role_grant (id, account_id, role, point_id, department_id, granted_by, granted_at, expires_at)
  VALUES (?,?,?,?,?,?,?,?)`

/**
 * Gives someone who has logged in before a role until an instant; with a name, the work name as well.
 * @throws AppError NOT_FOUND without such an account, BAD_FIELD for a place or an end that cannot be, CONFLICT when held
 *   already, BADGE_TAKEN
 */
export async function grantRole(context: Context, input: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps } = context
  const { phone, role, pointId, departmentId, expiresAt, name = null, badge = null } = input
  const hash = await deps.vault.hash('phone', phone)
  const [accounts] = await context.load([query<NameRow & { id: string }>(ACCOUNT_SQL, [hash])])
  requirePlace(context, role, pointId)
  requireDepartment(context, role, departmentId)
  if (expiresAt <= now) throw new AppError('BAD_FIELD', { field: 'expiresAt', message: '到期时间已经过去了。' })
  requireName(name, badge)
  const account = found(accounts[0])
  const id = context.id()
  const answer = {
    id,
    accountId: account.id,
    person: name === null ? workPerson(account) : { name, badge },
    phone: maskPhone(phone),
    role,
    pointId,
    departmentId,
    expiresAt,
    revokedAt: null,
  }
  const row = [id, account.id, role, pointId, departmentId, context.accountId, now, expiresAt]
  await context.save(
    [
      write(END_SQL, [now, account.id, role, pointId, departmentId, now]),
      write(INSERT_SQL, row, 'CONFLICT'),
      context.audit('grant', 'role_grant', id, pointId, {
        role,
        department: departmentId,
        account: account.id,
        expiresAt,
      }),
      // After the role: only who holds one has a work name.
      ...(name === null ? [] : nameWrites(context, account.id, name, badge)),
    ],
    answer,
  )
  return answer
}

/** An administrator acts for the whole district; everyone else may be bound to one service point that exists. */
function requirePlace({ deps }: Context, role: string, pointId: string | null): void {
  const isKnown = pointId === null || deps.catalogue.points.some((point) => point.id === pointId)
  if (isKnown && (role !== 'admin' || pointId === null)) return
  const message = isKnown ? '管理员管全区，不能只给一个网点。' : '没有这个网点。'
  throw new AppError('BAD_FIELD', { field: 'pointId', message })
}

/** Who reviews, decides or inspects does so in the name of one department; nobody else has one. */
function requireDepartment({ deps }: Context, role: StaffRole, departmentId: string | null): void {
  const isKnown = deps.catalogue.departments.some(({ id }) => id === departmentId)
  if (DEPARTMENT_ROLES.includes(role) ? isKnown : departmentId === null) return
  const message = departmentId === null ? '这个角色要说明是哪个部门的。' : '部门不对。'
  throw new AppError('BAD_FIELD', { field: 'departmentId', message })
}
