import type { AnswerOf } from '../../../shared/contract/endpoint'
import type { logout as endpoint } from '../../../shared/contract/session'
import { write } from '../../db/statement'
import type { Context } from '../context'
import { END_ONE_SQL } from './statements'

/** Ends the caller's session; its access token is refused from the next request on. */
export async function logout(context: Context): Promise<AnswerOf<typeof endpoint>> {
  await context.load([])
  await context.save([
    write(END_ONE_SQL, [context.now, 'logout', context.sessionId, context.accountId]),
    context.audit('logout', 'session', context.sessionId),
  ])
  return { done: true }
}
