import { found } from '../error'
import { stateOf } from './material-writes'
import type { MaterialInputs, ReadyRow } from './row'
import type { ApplicationFacts } from './view'

/** The materials and pages as they will be. @throws AppError FILE_NOT_READY */
export function withMaterials(
  { materials, pages }: ApplicationFacts,
  given: MaterialInputs,
  ready: readonly ReadyRow[],
): Pick<ApplicationFacts, 'materials' | 'pages'> {
  const isGiven = ({ material_id }: { material_id: string }) => given[material_id] !== undefined
  const known = new Map(ready.map((file) => [file.file_id, file]))
  const set = Object.entries(given).flatMap(([material_id, input]) =>
    input === null ? [] : [{ material_id, state: stateOf(input), reason: null, checked_at: null }],
  )
  const added = Object.entries(given).flatMap(([material_id, input]) =>
    input && 'files' in input
      ? input.files.map((id) => ({ material_id, ...found(known.get(id), 'FILE_NOT_READY') }))
      : [],
  )
  return {
    materials: [...materials.filter((one) => !isGiven(one)), ...set],
    pages: [...pages.filter((one) => !isGiven(one)), ...added],
  }
}
