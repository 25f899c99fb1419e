import type { DocumentView, readDocument as endpoint } from '../../../shared/contract/document'
import type { InputOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'
import { DOCUMENT_SQL, type DocumentRow, openDocument } from './document-row'
import { documentView } from './view'

const SQL = `${DOCUMENT_SQL} WHERE d.id = ? AND a.account_id = ?`

/** One paper of the caller's application, whole. @throws AppError NOT_FOUND */
export async function readDocument(context: Context, { id }: InputOf<typeof endpoint>): Promise<DocumentView> {
  const [rows] = await context.load([query<DocumentRow>(SQL, [id, context.accountId])])
  const row = found(rows[0])
  return documentView(row, found(await openDocument(context, row)))
}
