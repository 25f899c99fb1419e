import type { VerifiedIdentity } from '../../shared/domain/verified-identity'

/**
 * `same`: name, document and phone belong to one person · `different`: they do not · `unsupported`: this kind of document
 * cannot be asked about · `down`: no answer, nothing is known.
 */
export type IdentityOutcome = 'same' | 'different' | 'unsupported' | 'down'

/** The national authentication service, or whoever a district reaches it through. */
export interface IdentityService {
  /** `key` names the question, so that a service that counts them counts a repeated one once. */
  check(question: VerifiedIdentity & { phone: string; key: string }): Promise<IdentityOutcome>
}

/** A district without such a service: everybody is verified at the counter. */
export const NO_IDENTITY_SERVICE: IdentityService = { check: async () => 'unsupported' }
