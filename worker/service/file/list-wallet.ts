import type { AnswerOf } from '../../../shared/contract/endpoint'
import type { listWallet as endpoint } from '../../../shared/contract/file'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { FILE_SQL, type FileRow, viewOf } from './row'

const WALLET_SQL = `${FILE_SQL}
  WHERE f.account_id = ? AND f.state = 'ready' AND f.accepted_at IS NOT NULL ORDER BY f.accepted_at DESC LIMIT 200`

/** The caller's files that were accepted before. */
export async function listWallet(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([query<FileRow>(WALLET_SQL, [context.accountId])])
  return { files: rows.map(viewOf) }
}
