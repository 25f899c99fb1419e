import type { CaseCommand } from '../../../shared/domain/case/event'
import type { CaseState } from '../../../shared/domain/case/state'

/** What things given now mean to a case: listed points that are met, promised papers that arrived. Empty for one that is over. */
export function arrivedCommands(
  state: CaseState,
  materials: readonly string[],
  fields: readonly string[],
): CaseCommand[] {
  if (state.endedAt !== null) return []
  const points = state.listed
    .filter(({ id }) => state.missing.includes(id))
    .filter(({ id, materialId }) => (materialId === null ? fields.includes(id) : materials.includes(materialId)))
    .map(({ id }) => id)
  const commands: CaseCommand[] = points.length > 0 ? [{ kind: 'supplement', data: { points } }] : []
  const arrived = state.state === 'review' ? state.tolerated.filter((one) => materials.includes(one)) : []
  return [...commands, ...arrived.map((materialId) => ({ kind: 'tolerated_arrived', data: { materialId } }) as const)]
}
