import type { nameStaff as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { guarded, type Write } from '../../db/statement'
import { workPerson } from '../account/work-name'
import type { Context } from '../context'
import { AppError } from '../error'

/** Whoever holds no role is nobody the hall names. */
const NAME_SQL = `UPDATE account SET work_name = ?, work_badge = ? WHERE id = ? AND deleted_at IS NULL AND EXISTS
  (SELECT 1 FROM role_grant g WHERE g.account_id = account.id AND g.revoked_at IS NULL)`

/**
 * Sets the work name and the number of one of the hall's people, or takes them away. Papers that were issued keep the name
 * they were issued with. @throws AppError NOT_FOUND for somebody without a role, BAD_FIELD, BADGE_TAKEN
 */
export async function nameStaff(
  context: Context,
  { id, name, badge }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  await context.load([])
  requireName(name, badge)
  const answer = { person: workPerson({ work_name: name, work_badge: badge }) }
  await context.save(nameWrites(context, id, name, badge), answer)
  return answer
}

/** A number alone names nobody. @throws AppError BAD_FIELD */
export function requireName(name: string | null, badge: string | null): void {
  if (name === null && badge !== null)
    throw new AppError('BAD_FIELD', { field: 'name', message: '有工号，也要写工作姓名。' })
}

/** Names somebody; goes into the batch behind the role, where that is given at the same time. */
export function nameWrites(context: Context, accountId: string, name: string | null, badge: string | null): Write[] {
  return [
    guarded('NOT_FOUND', NAME_SQL, [name, badge, accountId], 'BADGE_TAKEN'),
    context.audit('name', 'account', accountId),
  ]
}
