import type { receiveAtCounter } from '../../../shared/contract/counter'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { MaterialState } from '../../../shared/domain/application'
import { materialsWanted, mayPromise } from '../../../shared/domain/application-material'
import type { ApplicationPlan } from '../../../shared/domain/application-plan'
import { type Write, write } from '../../db/statement'
import type { PageRow } from '../application/row'
import type { Context } from '../context'
import { AppError } from '../error'
import { acceptChecked } from '../file/hold'
import { type Begun, carryWrites, scanWrites } from './counter-papers'

type Given = InputOf<typeof receiveAtCounter>['materials']

const MATERIAL_SQL = `INSERT INTO application_material (application_id, material_id, state, checked_by, checked_at,
  changed_at) VALUES (?,?,?,?,?,?)`

/** The pages of a material: scanned here, or sent from home. */
export const filesOf = (given: Given[string]): readonly string[] => ('files' in given ? (given.files ?? []) : [])

/** @throws AppError BAD_FIELD for a paper that nobody asks for, a consent to fetch what the hall cannot, a promise not offered */
export function requireGivable(
  { deps: { catalogue } }: Context,
  plan: ApplicationPlan,
  { materials, agent }: Pick<InputOf<typeof receiveAtCounter>, 'materials' | 'agent'>,
): void {
  const wanted = materialsWanted(plan, agent !== undefined)
  for (const [id, given] of Object.entries(materials)) {
    const material = wanted.find((one) => one.id === id)
    const fits =
      material &&
      material.from !== 'form' &&
      !('consent' in given && material.from !== 'hall') &&
      !('promise' in given && !mayPromise(catalogue.items, plan.items, material))
    if (!fits) throw new AppError('BAD_FIELD', { field: `materials.${id}` })
  }
}

function stateOf(given: Given[string]): MaterialState {
  if ('shown' in given) return 'fine'
  if ('uploaded' in given) return 'given'
  return 'consent' in given ? 'fetch' : 'promised'
}

/** Papers as the clerk saw them: looked at ones are fine, the others what they are online. */
export function materialsOf({ now }: Context, materials: Given) {
  return Object.entries(materials).map(([material_id, given]) => ({
    material_id,
    state: stateOf(given),
    checked_at: 'shown' in given ? now : null,
  }))
}

/**
 * Writes the materials with their pages; those sent from home are taken over from the draft, before it goes in the same
 * batch. Guard: FILE_NOT_READY for a page that is in the draft no more, or is of another paper.
 */
export function counterMaterialWrites(
  context: Context,
  id: string,
  materials: Given,
  begun: Begun | undefined,
  pages: readonly PageRow[],
): Write[] {
  const { now, accountId } = context
  const carried = (fileId: string) => begun?.pages.some(({ file_id }) => file_id === fileId) === true
  return [
    ...materialsOf(context, materials).flatMap(({ material_id, state, checked_at }) => [
      write(MATERIAL_SQL, [id, material_id, state, checked_at === null ? null : accountId, checked_at, now]),
      ...pages
        .filter((page) => page.material_id === material_id)
        .flatMap(({ file_id }) =>
          begun && carried(file_id)
            ? carryWrites(begun, id, material_id, file_id)
            : scanWrites(context, id, material_id, [file_id]),
        ),
    ]),
    // What was found fine here is in its owner's wallet from now on.
    ...(pages.some(({ file_id }) => carried(file_id)) ? [acceptChecked(now, id)] : []),
  ]
}
