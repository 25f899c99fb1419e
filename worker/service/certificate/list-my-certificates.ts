import type { listMyCertificates as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { Context } from '../context'
import { pageOf } from '../page'
import { certificateQuery } from './row'
import { ownCertificate } from './view'

const PAGE = 20
const WHERE = `c.account_id = ? AND c.created_at < ? ORDER BY c.created_at DESC LIMIT ${PAGE + 1}`

/** Certificates issued to the caller's applications, newest first. */
export async function listMyCertificates(
  context: Context,
  { before = Number.MAX_SAFE_INTEGER }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [read] = await context.load([certificateQuery(WHERE, [context.accountId, before])])
  const { rows, next } = pageOf(read, PAGE)
  return { certificates: await Promise.all(rows.map((row) => ownCertificate(context, row))), next }
}
