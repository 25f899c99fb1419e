import type { readMyCertificate as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { Context } from '../context'
import { found } from '../error'
import { certificateQuery } from './row'
import { ownCertificate } from './view'

/** One certificate of the caller. @throws AppError NOT_FOUND for another's */
export async function readMyCertificate(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([certificateQuery('c.id = ? AND c.account_id = ?', [id, context.accountId])])
  return ownCertificate(context, found(rows[0]))
}
