import type { DeskCase, DeskView } from '@shared/contract/desk-view'
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

/** Whether one of the ticked papers was not promised with the application: the window then takes a written promise. */
export const needsPromise = (materials: DeskView['materials'], ticked: Draft['ticked']): boolean =>
  Object.keys(ticked).some((id) => materials.find((one) => one.id === id)?.state !== 'promised')

/** Papers that were promised for later and have come, nobody having found them wrong. */
export function cameOf(one: DeskCase): readonly string[] {
  const came: string[] = []
  for (const { kind, facts } of one.events) {
    const id = typeof facts.materialId === 'string' ? facts.materialId : ''
    if (kind === 'tolerated_arrived' && !came.includes(id)) came.push(id)
    if (kind === 'tolerated_wrong') came.splice(came.indexOf(id), 1)
  }
  return came
}

/** What is ticked when a sheet opens: the only paper that can be meant, or what was promised. */
export function mustTell(action: Action, one: DeskCase, materials: DeskView['materials']): Draft['ticked'] {
  if (action === 'accept_tolerant') return Object.fromEntries(promisedOf(one, materials).map((id) => [id, '']))
  const [only, second] = offeredFor(action, one)
  return only !== undefined && second === undefined ? { [only]: '' } : {}
}

/** What a sheet offers to tick, where that follows from the case alone. */
function offeredFor(action: Action, one: DeskCase): readonly string[] {
  switch (action) {
    case 'tolerated_arrived':
      return one.tolerated
    case 'tolerated_wrong':
      return cameOf(one)
    case 'supplement':
      return one.missing
    case 'refuse_acceptance':
      return listedOf(one) ?? []
    default:
      return []
  }
}
