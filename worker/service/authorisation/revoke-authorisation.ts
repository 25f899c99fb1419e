import type { InferOutput } from 'valibot'
import type { Done, IdParams } from '../../../shared/contract/common'
import { guarded } from '../../db/statement'
import type { Context } from '../context'

const SQL = 'UPDATE authorisation SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL'

/** Ends an authorisation at once; decisions made before stay. @throws AppError NOT_FOUND when there is none in force */
export async function revokeAuthorisation(context: Context, { id }: InferOutput<typeof IdParams>): Promise<Done> {
  await context.load([])
  const done = { done: true } as const
  await context.save([guarded('NOT_FOUND', SQL, [context.now, id]), context.audit('revoke', 'authorisation', id)], done)
  return done
}
