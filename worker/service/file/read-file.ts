import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { readFile as endpoint } from '../../../shared/contract/file'
import type { Context } from '../context'
import { fileQuery, ownFile, viewOf } from './row'

/** What an upload of the caller's has, and what it misses. @throws AppError NOT_FOUND */
export async function readFile(context: Context, { id }: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([fileQuery(id)])
  return viewOf(ownFile(context, rows))
}
