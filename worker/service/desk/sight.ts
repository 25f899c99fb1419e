import { DEPARTMENT_ROLES } from '../../../shared/contract/endpoint'
import type { Authority } from '../case/authority'
import type { OpenCase } from '../case/case-file'

/** What of an application its reader at a desk may see. */
export interface Sight {
  /** A window takes in and gives out the whole of it. */
  isWhole: boolean
  /** Items the reader works on; of the others a department sees how far they are, and nothing else. */
  items: readonly string[]
}

const HELD_IN_A_DEPARTMENT: readonly string[] = DEPARTMENT_ROLES

/** 最小够用: a department sees what its own items ask for. An application without cases is looked at by windows only. */
export function sightOf(
  cases: readonly Pick<OpenCase, 'row'>[],
  authorities: ReadonlyMap<string, Pick<Authority, 'roles'>>,
): Sight {
  const held = cases.map(({ row }) => ({ item: row.item_id, roles: authorities.get(row.id)?.roles ?? [] }))
  const isWindow = held.some(({ roles }) => roles.some((role) => !HELD_IN_A_DEPARTMENT.includes(role)))
  return {
    isWhole: cases.length === 0 || isWindow,
    items: held.filter(({ roles }) => roles.length > 0).map(({ item }) => item),
  }
}
