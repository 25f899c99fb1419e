import type { AnswerOf } from '../../../shared/contract/endpoint'
import type { logoutEverywhere as endpoint } from '../../../shared/contract/session'
import { write } from '../../db/statement'
import type { Context } from '../context'
import { END_ALL_SQL } from './statements'

/** Ends every session of the account, the caller's too. */
export async function logoutEverywhere(context: Context): Promise<AnswerOf<typeof endpoint>> {
  await context.load([])
  await context.save([
    write(END_ALL_SQL, [context.now, 'everywhere', context.accountId]),
    context.audit('logout_everywhere', 'account', context.accountId),
  ])
  return { done: true }
}
