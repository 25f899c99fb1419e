import type { authorise as endpoint } from '../../../shared/contract/authority'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { hasInstant } from '../../../shared/domain/case/workflow-of'
import { maskPhone } from '../../../shared/domain/mask'
import { dayOf } from '../../../shared/domain/time'
import { query, write } from '../../db/statement'
import { type NameRow, workPerson } from '../account/work-name'
import type { Context } from '../context'
import { AppError, found } from '../error'

/** An approver of the department, before somebody who is only a clerk at some window. */
const HAND_SQL = `SELECT a.id, a.work_name, a.work_badge, g.role FROM account a JOIN role_grant g ON g.account_id = a.id
  AND ((g.role = 'approver' AND g.department_id = ?) OR g.role = 'clerk') AND g.revoked_at IS NULL AND g.expires_at > ?
  WHERE a.phone_hash = ? AND a.deleted_at IS NULL ORDER BY g.role LIMIT 1`
const INSERT_SQL = `INSERT INTO authorisation (id, account_id, department_id, items, from_day, to_day, granted_by,
  created_at) VALUES (?,?,?,?,?,?,?,?)`

/**
 * Makes an approver of a department its 首席代表: from a day to a day (Asia/Shanghai, both included), for all its items
 * or some. Whoever has the role but no authorisation decides nothing. A clerk is authorised likewise, but only for named
 * items that are decided on the spot (即办件).
 * @throws AppError NOT_FOUND for somebody who is neither, BAD_FIELD for days or items that cannot be
 */
export async function authorise(context: Context, input: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps } = context
  const { phone, departmentId, items, fromDay, toDay } = input
  const hash = await deps.vault.hash('phone', phone)
  const [rows] = await context.load([
    query<NameRow & { id: string; role: 'approver' | 'clerk' }>(HAND_SQL, [departmentId, now, hash]),
  ])
  if (toDay < fromDay || toDay < dayOf(now)) {
    throw new AppError('BAD_FIELD', { field: 'toDay', message: '到期的日子不对。' })
  }
  const named = items?.map((id) => deps.catalogue.items.find((item) => item.id === id))
  if (named?.some((item) => item?.authority !== departmentId))
    throw new AppError('BAD_FIELD', { field: 'items', message: '有的事项不归这个部门。' })
  const hand = found(rows[0])
  const isOnTheSpot = named?.every((item) => item !== undefined && hasInstant(item)) ?? false
  if (hand.role === 'clerk' && !isOnTheSpot)
    throw new AppError('BAD_FIELD', { field: 'items', message: '窗口人员只能授权当场能办的事项，请一项一项勾。' })
  const id = context.id()
  const view = {
    id,
    accountId: hand.id,
    person: workPerson(hand),
    phone: maskPhone(phone),
    departmentId,
    items,
    fromDay,
    toDay,
    revokedAt: null,
  }
  const list = items === null ? null : JSON.stringify(items)
  await context.save(
    [
      write(INSERT_SQL, [id, hand.id, departmentId, list, fromDay, toDay, context.accountId, now]),
      context.audit('authorise', 'authorisation', id, null, { account: hand.id, department: departmentId }),
    ],
    view,
  )
  return view
}
