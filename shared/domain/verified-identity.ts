import type { DraftContent } from './draft'
import { type DocumentKind, normaliseDocument } from './identity'

/** Who somebody was found to be, by the authentication service or by a clerk who saw the document. */
export interface VerifiedIdentity {
  readonly name: string
  readonly documentKind: DocumentKind
  /** In its normal form. */
  readonly document: string
}

/** `seen`: a clerk has the person and the document in front of them. */
export type KnownIdentity = VerifiedIdentity | 'seen' | null

/**
 * What keeps somebody from applying: who they are was never verified (NEEDED), or it is neither the applicant nor, where
 * somebody acts for the applicant, that 经办人 (OTHER). Null when they are the one, or while no number is filled in yet.
 */
export function identityProblem(
  known: KnownIdentity,
  { applicant, agent }: Pick<DraftContent, 'applicant' | 'agent'>,
): 'NEEDED' | 'OTHER' | null {
  if (known === 'seen') return null
  if (known === null) return 'NEEDED'
  const { documentKind, document } = agent ?? applicant
  if (document === null || document.trim() === '') return null
  const kind = documentKind ?? 'id_card'
  return kind === known.documentKind && normaliseDocument(kind, document) === known.document ? null : 'OTHER'
}
