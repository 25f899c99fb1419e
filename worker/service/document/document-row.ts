import { canonicalJson } from '../../../shared/domain/document/canonical'
import type { PaperContent } from '../../../shared/domain/document/content'
import { isOfSeries } from '../../../shared/domain/document/number'
import type { Context } from '../context'
import type { Deps } from '../deps'

/** A paper as it is stored, with the key of its application. */
export interface DocumentRow {
  id: string
  application_id: string
  case_id: string | null
  kind: PaperContent['kind']
  department_id: string | null
  point_id: string
  number: string
  content_sealed: string
  digest: string
  algorithm: string
  signer_key: string
  signature: string
  state: 'genuine' | 'revoked'
  created_at: number
  revoked_at: number | null
  revoked_why_sealed: string | null
  key_id: string
  /** Null once the file was destroyed for good. */
  wrapped: string | null
  key_version: number
}

/** Columns of {@link DocumentRow}, from {@link DOCUMENT_FROM}. */
export const DOCUMENT_COLUMNS = `d.id, d.application_id, d.case_id, d.kind, d.department_id, d.point_id, d.number,
    d.content_sealed, d.digest, d.algorithm, d.signer_key, d.signature, d.state, d.created_at, d.revoked_at,
    d.revoked_why_sealed, k.id AS key_id, k.wrapped, k.version AS key_version`
export const DOCUMENT_FROM =
  'FROM document d JOIN application a ON a.id = d.application_id JOIN person_key k ON k.id = a.key_id'
/** Reads papers; add a WHERE. */
export const DOCUMENT_SQL = `SELECT ${DOCUMENT_COLUMNS} ${DOCUMENT_FROM}`

export const contentSpot = (id: string): string => `document/${id}/content_sealed`
export const revokedWhySpot = (id: string): string => `document/${id}/revoked_why_sealed`

/** A paper that was opened and checked. */
export interface OpenDocument {
  content: PaperContent
  revokedWhy: string | null
  /** Our signature fits every word, and the row says the same as the words. */
  isAuthentic: boolean
}

/**
 * Opens a paper and checks its signature; null when it cannot be opened: its key is gone, or the sealed bytes are not
 * what was written. A paper that does not fit its signature is told to the operator, whoever reads it.
 */
export async function openDocument(context: Context, row: DocumentRow): Promise<OpenDocument | null> {
  const open = await opened(context.deps, row).catch(() => null)
  if (!open?.isAuthentic && row.wrapped !== null) {
    const { requestId, deps } = context
    const what = 'a document does not fit its signature'
    deps.log({ level: 'error', requestId, what, application: row.application_id, kind: row.kind })
  }
  return open
}

async function opened({ vault, documentSigner }: Deps, row: DocumentRow): Promise<OpenDocument | null> {
  const { id, wrapped } = row
  if (wrapped === null) return null
  const key = await vault.openKey(row.key_id, wrapped, row.key_version)
  const content = JSON.parse(await vault.unseal(key, contentSpot(id), row.content_sealed)) as PaperContent
  const isSigned = await documentSigner.verify(canonicalJson(content), {
    algorithm: row.algorithm,
    keyId: row.signer_key,
    value: row.signature,
  })
  const isSame = content.code === id && content.kind === row.kind && isOfSeries(row.number, content.series)
  const revokedWhy =
    row.revoked_why_sealed === null ? null : await vault.unseal(key, revokedWhySpot(id), row.revoked_why_sealed)
  return { content, revokedWhy, isAuthentic: isSigned && isSame }
}
