import { CONSENT_VERSION } from '../../../shared/contract/account'
import { type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'

/** @throws AppError CONSENT_NEEDED unless the caller has agreed to the privacy text in force. Call after `load`. */
export function requireConsent(context: Context): void {
  const { actor } = context
  if (actor.kind === 'person' && actor.consentVersion !== CONSENT_VERSION) throw new AppError('CONSENT_NEEDED')
}

const CONSENT_SQL = `UPDATE account SET consent_version = ?, consent_at = ?
  WHERE id = ? AND (consent_version IS NULL OR consent_version <> ?)`

/** Keeps an agreement to the text in force; one to another text is none, and is asked for again. */
export function consentWrites(context: Context, accountId: string, consent: string | undefined): Write[] {
  if (consent !== CONSENT_VERSION) return []
  return [
    write(CONSENT_SQL, [consent, context.now, accountId, consent]),
    context.audit('consent', 'account', accountId, null, { version: consent }),
  ]
}
