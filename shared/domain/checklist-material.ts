import type { BundleItem, BundleView, Material, MaterialForm, ServiceItem, Text } from '../contract/catalogue'
import type { Formula, Scenario } from './condition'
import { allOf, anyOf, not } from './condition'
import type { Standing } from './standing'
import { standingOf } from './standing'

export interface Need extends Standing {
  item: string
  reason: Text | null
}

export interface ChecklistMaterial extends Standing {
  id: string
  name: Text
  form: MaterialForm
  copies: number
  issuer: Text
  /** Who gets it: the applicant brings it, or the hall fetches it with the applicant's consent (免提交). */
  from: 'applicant' | 'hall'
  /** Why the applicant has to bring what the hall can otherwise fetch. */
  bringReason: Text | null
  neededBy: Need[]
}

/** A certificate that one member issues and others need: passed on inside the hall, never asked for. */
export interface HandedOn extends Standing {
  material: string
  name: Text
  madeBy: string[]
  neededBy: string[]
}

/** An item of a bundle, and when it applies. */
export interface Member {
  entry: BundleItem
  item: ServiceItem
  applies: Formula
}

interface Wanted {
  material: Material
  copies: number
  neededBy: Need[]
  needed: Formula[]
}

/** @returns the papers to ask for, each once, and those that members make for each other. */
export function materialsOf(
  view: BundleView,
  scenario: Scenario,
  members: readonly Member[],
): { materials: ChecklistMaterial[]; handedOn: HandedOn[] } {
  const wanted = wantedOf(view, scenario, members)
  const materials: ChecklistMaterial[] = []
  const handedOn: HandedOn[] = []
  for (const { material, copies, neededBy, needed } of wanted) {
    const makers = members.filter((member) => member.item.result.material === material.id)
    const made = anyOf(makers.map((member) => member.applies))
    const asked = standingOf(scenario, allOf([anyOf(needed), not(made)]))
    if (asked !== null) {
      const { id, name, form, issuer } = material
      // While it is open whether the hall can fetch it, people are told to bring it: never a wasted trip.
      const bring = view.bundle.bring.find(
        (entry) => entry.material === id && scenario.verdict(scenario.formula(entry.when)) !== 'no',
      )
      const from = material.fetchedByHall === undefined || bring !== undefined ? 'applicant' : 'hall'
      const bringReason = bring?.reason ?? null
      materials.push({ ...asked, id, name, form, copies, issuer, from, bringReason, neededBy })
    }
    const handed = standingOf(scenario, allOf([anyOf(needed), made]))
    if (handed !== null) {
      const madeBy = makers.map((member) => member.item.id)
      const { id, name } = material
      handedOn.push({ ...handed, material: id, name, madeBy, neededBy: neededBy.map((need) => need.item) })
    }
  }
  return { materials, handedOn }
}

/** Every material some member may need, each once, in the order in which the bundle first names it. */
function wantedOf(view: BundleView, scenario: Scenario, members: readonly Member[]): Wanted[] {
  const byId = new Map(view.materials.map((material) => [material.id, material]))
  const wanted = new Map<string, Wanted>()
  for (const { entry, item, applies } of members) {
    for (const { material: id, when, reason, copies } of entry.materials) {
      const material = byId.get(id)
      if (material === undefined) continue
      const formula = allOf([applies, scenario.formula(when)])
      const standing = standingOf(scenario, formula)
      if (standing === null) continue
      const known = wanted.get(id) ?? { material, copies: material.copies, neededBy: [], needed: [] }
      known.copies = Math.max(known.copies, copies ?? material.copies)
      known.neededBy.push({ ...standing, item: item.id, reason: reason ?? null })
      known.needed.push(formula)
      wanted.set(id, known)
    }
  }
  return [...wanted.values()]
}
