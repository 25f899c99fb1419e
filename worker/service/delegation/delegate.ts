import type { delegate as endpoint } from '../../../shared/contract/authority'
import { type AnswerOf, DEPARTMENT_ROLES, type InputOf } from '../../../shared/contract/endpoint'
import { maskPhone } from '../../../shared/domain/mask'
import { dayOf } from '../../../shared/domain/time'
import { query, write } from '../../db/statement'
import { maskedPhone, type PhoneRow } from '../account/masked-phone'
import { type NameRow, workPerson } from '../account/work-name'
import type { Context } from '../context'
import { AppError, found } from '../error'

const OFFICERS = DEPARTMENT_ROLES.map((role) => `'${role}'`).join()
const COLLEAGUE_SQL = `SELECT a.id, a.work_name, a.work_badge FROM account a JOIN role_grant g ON g.account_id = a.id AND g.department_id = ?
  AND g.role IN (${OFFICERS}) AND g.revoked_at IS NULL AND g.expires_at > ? WHERE a.phone_hash = ?
  AND a.deleted_at IS NULL LIMIT 1`
const MYSELF_SQL = `SELECT a.id AS account_id, a.work_name, a.work_badge, a.phone_sealed, a.key_id, k.wrapped, k.version AS key_version
  FROM account a JOIN person_key k ON k.id = a.key_id WHERE a.id = ?`
const INSERT_SQL = `INSERT INTO delegation (id, from_account_id, to_account_id, department_id, from_day, to_day, created_by,
  created_at) VALUES (?,?,?,?,?,?,?,?)`

/**
 * AB 角: lets a colleague of the same department act for the caller from a day to a day (Asia/Shanghai, both included),
 * with the caller's roles and authorisations of that department and no others.
 * @throws AppError NOT_FOUND for somebody who is no officer there, BAD_FIELD for days or people that cannot be
 */
export async function delegate(context: Context, input: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId, deps } = context
  const { phone, departmentId, fromDay, toDay } = input
  const hash = await deps.vault.hash('phone', phone)
  const [colleagues, own] = await context.load([
    query<NameRow & { id: string }>(COLLEAGUE_SQL, [departmentId, now, hash]),
    query<PhoneRow & NameRow>(MYSELF_SQL, [accountId]),
  ])
  if (!context.mayIn(departmentId)) throw new AppError('NOT_FOUND')
  if (toDay < fromDay || toDay < dayOf(now)) {
    throw new AppError('BAD_FIELD', { field: 'toDay', message: '到期的日子不对。' })
  }
  const colleague = found(colleagues[0])
  if (colleague.id === accountId) throw new AppError('BAD_FIELD', { field: 'phone', message: '不能委托给自己。' })
  const myself = found(own[0])
  const id = context.id()
  const view = {
    id,
    departmentId,
    from: workPerson(myself),
    fromPhone: await maskedPhone(deps.vault, myself),
    to: workPerson(colleague),
    toPhone: maskPhone(phone),
    fromDay,
    toDay,
    endedAt: null,
  }
  await context.save(
    [
      write(INSERT_SQL, [id, accountId, colleague.id, departmentId, fromDay, toDay, accountId, now]),
      context.audit('delegate', 'delegation', id, null, { to: colleague.id, department: departmentId }),
    ],
    view,
  )
  return view
}
