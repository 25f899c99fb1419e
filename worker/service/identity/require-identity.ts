import type { Context } from '../context'
import { AppError } from '../error'

/** Who reads how a case stands has to be known. Call after `load`. @throws AppError IDENTITY_NEEDED */
export function requireIdentity({ actor }: Context): void {
  if (actor.kind === 'person' && !actor.identified) throw new AppError('IDENTITY_NEEDED')
}
