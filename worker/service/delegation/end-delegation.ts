import type { InferOutput } from 'valibot'
import type { Done, IdParams } from '../../../shared/contract/common'
import { guarded } from '../../db/statement'
import type { Context } from '../context'

const SQL = 'UPDATE delegation SET ended_at = ? WHERE id = ? AND from_account_id = ? AND ended_at IS NULL'

/** Ends a stand-in at once. @throws AppError NOT_FOUND unless the caller gave it and it is in force */
export async function endDelegation(context: Context, { id }: InferOutput<typeof IdParams>): Promise<Done> {
  await context.load([])
  const done = { done: true } as const
  await context.save(
    [guarded('NOT_FOUND', SQL, [context.now, id, context.accountId]), context.audit('end', 'delegation', id)],
    done,
  )
  return done
}
