import type { DeskCase, DeskView } from '@shared/contract/case'
import type { Action } from './actions'
import type { Draft } from './draft'

/**
 * The points that a later notice may tell: those of the one notice that are still unmet, or, once all have come, those
 * that were listed. Undefined while no notice was given: everything may still be listed.
 */
export function listedOf(one: DeskCase): readonly string[] | undefined {
  const notices = one.events.filter(({ kind }) => kind === 'request_supplement')
  if (notices.length === 0) return undefined
  if (one.missing.length > 0) return one.missing
  const points = notices.flatMap(({ facts }) => (Array.isArray(facts.points) ? facts.points : []))
  return points.filter((id, index) => points.indexOf(id) === index)
}

/** Papers of the item that were promised for later (容缺) and that it may wait for. */
export const promisedOf = ({ itemId, tolerable }: DeskCase, materials: DeskView['materials']): string[] =>
  materials
    .filter(({ id, state, neededBy }) => state === 'promised' && neededBy.includes(itemId) && tolerable.includes(id))
    .map(({ id }) => id)

/** What is ticked when a sheet opens: the only paper that can be meant, or what was promised. */
export function mustTell(action: Action, one: DeskCase, materials: DeskView['materials']): Draft['ticked'] {
  if (action === 'accept_tolerant') return Object.fromEntries(promisedOf(one, materials).map((id) => [id, '']))
  const [only, second] = action === 'tolerated_arrived' ? one.tolerated : action === 'supplement' ? one.missing : []
  return only !== undefined && second === undefined ? { [only]: '' } : {}
}
