import type { DocumentView, readDeskDocument as endpoint } from '../../../shared/contract/document'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { Context } from '../context'
import { found } from '../error'
import { deskDocument, reachable } from './access'
import { openDocument } from './document-row'
import { documentView } from './view'

/**
 * One paper, whole, for its service point and its department. It names the applicant in full, so the look is recorded.
 * @throws AppError NOT_FOUND
 */
export async function readDeskDocument(context: Context, { id }: InputOf<typeof endpoint>): Promise<DocumentView> {
  const [rows] = await context.load([deskDocument(id)])
  const row = reachable(context, rows)
  const answer = documentView(row, found(await openDocument(context, row)))
  await context.save([context.audit('read', 'document', id, row.point_id)])
  return answer
}
