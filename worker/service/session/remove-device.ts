import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { removeDevice as endpoint } from '../../../shared/contract/session'
import { guarded } from '../../db/statement'
import type { Context } from '../context'
import { END_ONE_SQL } from './statements'

/** Ends one session of the account, from another of its devices. @throws AppError NOT_FOUND */
export async function removeDevice(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  await context.load([])
  await context.save([
    guarded('NOT_FOUND', END_ONE_SQL, [context.now, 'removed', id, context.accountId]),
    context.audit('remove', 'session', id),
  ])
  return { done: true }
}
