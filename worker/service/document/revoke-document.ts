import type { DocumentView, revokeDocument as endpoint } from '../../../shared/contract/document'
import type { InputOf } from '../../../shared/contract/endpoint'
import { guarded } from '../../db/statement'
import { filedQuery, type Which } from '../case/row'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { tellApplicant } from '../notice/tell-applicant'
import { deskDocument, reachable } from './access'
import { openDocument, revokedWhySpot } from './document-row'
import { documentView } from './view'

const ofDocument = (id: string): Which => ({ sql: '(SELECT application_id FROM document WHERE id = ?)', args: [id] })
const SQL = `UPDATE document SET state = 'revoked', revoked_at = ?, revoked_by = ?, revoked_why_sealed = ?
  WHERE id = ? AND state = 'genuine'`

/**
 * Revokes a paper, and tells the applicant. It stays in the file with the reason; its number is not given again. For the supervisor of its service
 * point and the approver of its department. @throws AppError NOT_FOUND, DOCUMENT_REVOKED
 */
export async function revokeDocument(
  context: Context,
  { id, reason }: InputOf<typeof endpoint>,
): Promise<DocumentView> {
  const { now, deps } = context
  const [rows, filed] = await context.load([deskDocument(id), filedQuery(ofDocument(id))])
  const row = reachable(context, rows, ['supervisor'])
  if (row.wrapped === null) throw new AppError('NOT_FOUND')
  const key = await deps.vault.openKey(row.key_id, row.wrapped, row.key_version)
  const sealed = await deps.vault.seal(key, revokedWhySpot(id), reason)
  const after = { ...row, state: 'revoked' as const, revoked_at: now, revoked_why_sealed: sealed }
  const opened = found(await openDocument(context, after))
  const answer = documentView(after, opened)
  await context.save(
    [
      guarded('DOCUMENT_REVOKED', SQL, [now, context.accountId, sealed, id]),
      ...(await tellApplicant(
        context,
        found(filed[0]),
        { topic: 'document_revoked', facts: { title: opened.content.title } },
        { ref: { kind: 'application', id: row.application_id }, dedupe: `document_revoked/${id}` },
      )),
      context.audit('revoke', 'document', id, row.point_id),
    ],
    answer,
  )
  return answer
}
