import type { DocumentSummary, listDocuments as endpoint } from '../../../shared/contract/document'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'
import { DOCUMENT_SQL, type DocumentRow, openDocument } from './document-row'
import { documentSummary } from './view'

const OWN_SQL = 'SELECT id FROM application WHERE id = ? AND account_id = ?'
const SQL = `${DOCUMENT_SQL} WHERE d.application_id = ? AND a.account_id = ? ORDER BY d.created_at, d.rowid`

/** The papers of the caller's application, oldest first. @throws AppError NOT_FOUND */
export async function listDocuments(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const own = [id, context.accountId]
  const [applications, rows] = await context.load([query<{ id: string }>(OWN_SQL, own), query<DocumentRow>(SQL, own)])
  found(applications[0])
  return { documents: await summaries(context, rows) }
}

/** @returns the lines of a list; a paper that cannot be opened is left out, and keeps nobody from the others */
export async function summaries(context: Context, rows: readonly DocumentRow[]): Promise<DocumentSummary[]> {
  const lines = await Promise.all(
    rows.map(async (row) => {
      const open = await openDocument(context, row)
      return open && documentSummary(row, open)
    }),
  )
  return lines.filter((line) => line !== null)
}
