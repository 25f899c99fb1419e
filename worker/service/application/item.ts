import type { ApplicationPlan, PlannedMaterial } from '../../../shared/domain/application-plan'
import { handlingOf } from '../../../shared/domain/case/workflow-of'
import type { Context } from '../context'

/** True when every item that needs the material may be accepted without it for a while (容缺受理). */
export function mayPromise(
  { deps: { catalogue } }: Context,
  plan: ApplicationPlan,
  { id: materialId, neededBy, from }: PlannedMaterial,
): boolean {
  const needing = plan.items.filter(({ id }) => neededBy.includes(id))
  if (from === 'form' || needing.length === 0) return false
  return needing.every(({ id, variant, route }) => {
    const item = catalogue.items.find((candidate) => candidate.id === id)
    return item !== undefined && handlingOf(item, variant, route).tolerates.includes(materialId)
  })
}
