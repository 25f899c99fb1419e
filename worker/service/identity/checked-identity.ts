import { checkDocument, type DocumentKind, normaliseDocument } from '../../../shared/domain/identity'
import { dayOf } from '../../../shared/domain/time'
import type { VerifiedIdentity } from '../../../shared/domain/verified-identity'
import { DOCUMENT_SENTENCES } from '../account/document-problem'
import type { Context } from '../context'
import { AppError } from '../error'

/** What was typed, in its normal form. @throws AppError BAD_FIELD for a number that cannot be one */
export function checkedIdentity(
  { now }: Context,
  { name, documentKind, document }: { name: string; documentKind: DocumentKind; document: string },
): VerifiedIdentity {
  const problem = checkDocument(documentKind, document, dayOf(now))
  if (problem !== null) throw new AppError('BAD_FIELD', { field: 'document', message: DOCUMENT_SENTENCES[problem] })
  return { name, documentKind, document: normaliseDocument(documentKind, document) }
}
