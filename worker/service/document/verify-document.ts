import type { verifyDocument as endpoint, Verification } from '../../../shared/contract/document'
import type { InputOf } from '../../../shared/contract/endpoint'
import { maskHolder } from '../../../shared/domain/document/content'
import { dayOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { DOCUMENT_SQL, type DocumentRow, openDocument } from './document-row'

const SQL = `${DOCUMENT_SQL} WHERE d.id = ?`
const UNKNOWN: Verification = { state: 'unknown', paper: null }

/**
 * What anybody may know who holds a paper. A row whose words, number or signature do not fit each other is unknown too:
 * it is not what we issued.
 */
export async function verifyDocument(context: Context, { id }: InputOf<typeof endpoint>): Promise<Verification> {
  const [[row]] = await context.load([query<DocumentRow>(SQL, [id])])
  const open = row ? await openDocument(context, row) : null
  if (!row || !open?.isAuthentic) return UNKNOWN
  const { kind, title, issuedAt, holder } = open.content
  return {
    state: row.state,
    paper: { kind, title, number: row.number, day: dayOf(issuedAt), holder: maskHolder(holder) },
  }
}
