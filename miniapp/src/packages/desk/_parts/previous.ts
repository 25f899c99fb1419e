import type { DeskCase } from '@shared/contract/desk-view'
import { keepsTime } from '@shared/domain/certificate'

/** None of those that are known: the certificate before is older than the hall's books. */
export const NO_ONE = 'none'

/**
 * Which certificate a case takes the place of or ends: `said` is what was chosen on the page. Undefined: there is nothing
 * to say, it is a new one or nothing that is known could end. Null in `id`: none. Missing: it has to be chosen.
 */
export function previousSaid(one: DeskCase, said: string | undefined): { id: string | null } | 'missing' | undefined {
  if (one.previous === null || one.previous.held.length === 0) return undefined
  const chosen = said ?? one.previous.named
  if (chosen === null) return 'missing'
  return { id: chosen === NO_ONE ? null : chosen }
}

/** The last day taken over from the certificate before. Empty: it has none. Undefined: not taken over, or not clear from which. */
export function keptUntil(one: DeskCase, said: string | undefined): string | undefined {
  if (!keepsTime(one.variant)) return undefined
  const replaced = previousSaid(one, said)
  const id = typeof replaced === 'object' ? replaced.id : null
  const before = one.previous?.held.find((held) => held.id === id)
  return before && (before.validUntil ?? '')
}
