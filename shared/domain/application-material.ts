import { AGENT_MATERIAL, type ApplicationPlan, type PlannedMaterial } from './application-plan'

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
