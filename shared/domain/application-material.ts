import type { ServiceItem } from '../contract/catalogue'
import { AGENT_MATERIAL, type ApplicationPlan, type PlannedItem, type PlannedMaterial } from './application-plan'
import { handlingNow } from './case/workflow-of'

/** The papers of an application: those of its plan, and the authorisation as soon as somebody acts for the applicant. */
export function materialsWanted(plan: ApplicationPlan, hasAgent: boolean): PlannedMaterial[] {
  const neededBy = plan.items.map((item) => item.id)
  const authorisation: PlannedMaterial = { id: AGENT_MATERIAL, required: true, from: 'applicant', neededBy }
  const materials = plan.materials.map((material) =>
    material.id === AGENT_MATERIAL && hasAgent ? { ...material, required: true } : material,
  )
  const isListed = materials.some((material) => material.id === AGENT_MATERIAL)
  return hasAgent && !isListed ? [...materials, authorisation] : materials
}

/**
 * True when every item that needs the material may be accepted without it for a while (容缺受理).
 * @param items as the catalogue describes them; an item it does not know waits for nothing
 */
export function mayPromise(
  items: readonly ServiceItem[],
  applied: readonly Pick<PlannedItem, 'id' | 'variant' | 'route'>[],
  { id: materialId, neededBy, from }: PlannedMaterial,
): boolean {
  const needing = applied.filter(({ id }) => neededBy.indexOf(id) >= 0)
  if (from === 'form' || needing.length === 0) return false
  return needing.every((of) => (handlingNow(items, of)?.tolerates.indexOf(materialId) ?? -1) >= 0)
}
