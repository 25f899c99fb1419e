import type { DeskCase } from '@shared/contract/desk-view'

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
