import type { DocumentSummary, DocumentView } from '../../../shared/contract/document'
import type { DocumentRow, OpenDocument } from './document-row'

/** @returns one line of a list */
export function documentSummary(row: DocumentRow, { content }: OpenDocument): DocumentSummary {
  const { kind, title, item, authority } = content
  return {
    code: row.id,
    kind,
    title,
    number: row.number,
    state: row.state,
    caseId: row.case_id,
    item,
    authority,
    issuedAt: content.issuedAt,
  }
}

/** @returns the whole paper, for those who may read the application */
export function documentView(row: DocumentRow, open: OpenDocument): DocumentView {
  const { content, revokedWhy, isAuthentic } = open
  return {
    ...documentSummary(row, open),
    applicationId: row.application_id,
    applicationNumber: content.application,
    holder: content.holder.name,
    hall: content.hall,
    hotline: content.hotline,
    sheet: content.sheet,
    isSample: content.seal === null,
    isAuthentic,
    fingerprint: row.digest,
    signedWith: `${row.algorithm} ${row.signer_key}`,
    revokedAt: row.revoked_at,
    revokedWhy,
  }
}
