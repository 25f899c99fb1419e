import type { markMessageRead as endpoint } from '../../../shared/contract/account'
import type { Done } from '../../../shared/contract/common'
import type { InputOf } from '../../../shared/contract/endpoint'
import { query, write } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'

const READ_SQL = 'SELECT read_at FROM inbox_message WHERE id = ? AND account_id = ?'
const MARK_SQL = 'UPDATE inbox_message SET read_at = ? WHERE id = ? AND account_id = ? AND read_at IS NULL'

/** Marks a message of one's own as read; a second time changes nothing. @throws AppError NOT_FOUND */
export async function markMessageRead(context: Context, { id }: InputOf<typeof endpoint>): Promise<Done> {
  const [rows] = await context.load([query<{ read_at: number | null }>(READ_SQL, [id, context.accountId])])
  if (found(rows[0]).read_at !== null) return { done: true }
  await context.save([
    write(MARK_SQL, [context.now, id, context.accountId]),
    context.audit('read_message', 'inbox_message', id),
  ])
  return { done: true }
}
