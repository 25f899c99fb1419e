import type { removeParty as endpoint } from '../../../shared/contract/account'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { guarded, query, write } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'
import { eraseParty } from './party'

const OWN_SQL = 'SELECT limit_key FROM party WHERE id = ? AND account_id = ? AND deleted_at IS NULL'
const REMOVE_SQL = 'UPDATE party SET deleted_at = ? WHERE id = ? AND account_id = ? AND deleted_at IS NULL'
const WAITS = "limit_key = ? AND party_id = ? AND state IN ('waiting','offered')"
const FREE_OFFER_SQL = `DELETE FROM place WHERE kind = 'offered' AND account_id = ?
  AND id IN (SELECT place_id FROM waitlist WHERE ${WAITS})`
const LEAVE_SQL = `UPDATE waitlist SET state = 'left', place_id = NULL, offer_until = NULL, changed_at = ? WHERE ${WAITS}`

/**
 * Removes someone from the account. Their waiting ends, an offered place is free for the next; their key is destroyed at
 * once, or by the purge job when an appointment of theirs is over. @throws AppError NOT_FOUND
 */
export async function removeParty(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId } = context
  const [rows] = await context.load([query<{ limit_key: string }>(OWN_SQL, [id, accountId])])
  const { limit_key: limitKey } = found(rows[0])
  await context.save([
    guarded('NOT_FOUND', REMOVE_SQL, [now, id, accountId]),
    write(FREE_OFFER_SQL, [accountId, limitKey, id]),
    write(LEAVE_SQL, [now, limitKey, id]),
    ...eraseParty(context, id),
    context.audit('remove', 'party', id),
  ])
  return { done: true }
}
