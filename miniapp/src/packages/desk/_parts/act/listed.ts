import type { DeskCase } from '@shared/contract/case'
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

/** What is ticked when a sheet opens: the only paper that can be meant. */
export function mustTell(action: Action, one: DeskCase): Draft['ticked'] {
  const [only, second] = action === 'tolerated_arrived' ? one.tolerated : action === 'supplement' ? one.missing : []
  return only !== undefined && second === undefined ? { [only]: '' } : {}
}
