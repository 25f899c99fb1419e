import type { Bundle, BundleSummary, BundleView, Catalogue, Condition, ServiceItem } from '../contract/catalogue'
import { testsOf } from './condition'

/** @returns every condition a bundle holds, the visibility of its questions included. */
export function conditionsOf(bundle: Bundle): Condition[] {
  const found: (Condition | undefined)[] = []
  for (const question of bundle.questions) found.push(question.showWhen)
  for (const blocker of bundle.blockers) found.push(blocker.when)
  for (const entry of [...bundle.notNeeded, ...bundle.bring]) found.push(entry.when)
  for (const member of bundle.items) {
    found.push(member.when)
    for (const choice of [...member.variants, ...member.routes]) found.push(choice.when)
    for (const material of member.materials) found.push(material.when)
  }
  return found.filter((condition): condition is Condition => condition !== undefined)
}

/**
 * @returns the bundle with only the items, materials, departments and local rules it refers to: all a phone needs,
 * offline afterwards; undefined if the catalogue has no such bundle.
 */
export function bundleView(catalogue: Catalogue, bundleId: string): BundleView | undefined {
  const bundle = catalogue.bundles.find((candidate) => candidate.id === bundleId)
  if (bundle === undefined) return undefined
  const itemIds = new Set(bundle.items.map((member) => member.item))
  const items = catalogue.items.filter((item) => itemIds.has(item.id))
  const materialIds = new Set<string>()
  for (const member of bundle.items) for (const entry of member.materials) materialIds.add(entry.material)
  for (const item of items) {
    // An item's own page shows its whole list, whichever of it the bundle asks for.
    for (const { material } of item.materials) materialIds.add(material)
    if (item.result.material !== undefined) materialIds.add(item.result.material)
  }
  const ruleIds = new Set<string>()
  for (const condition of conditionsOf(bundle)) {
    for (const test of testsOf(condition)) if ('rule' in test && test.rule !== undefined) ruleIds.add(test.rule)
  }
  const departmentIds = new Set(items.map((item) => item.authority))
  return {
    district: catalogue.district,
    bundle,
    items,
    materials: catalogue.materials.filter((material) => materialIds.has(material.id)),
    departments: catalogue.departments.filter((department) => departmentIds.has(department.id)),
    rules: catalogue.rules.filter((rule) => ruleIds.has(rule.id)),
    ...formPartsOf(catalogue, items),
  }
}

/** @returns the fields that the items ask for, whichever variant, and the sections they stand in. */
export function formPartsOf(
  { fields, sections }: Pick<Catalogue, 'fields' | 'sections'>,
  items: readonly ServiceItem[],
): Pick<Catalogue, 'fields' | 'sections'> {
  const used = new Set<string>()
  for (const { form } of items) for (const use of Object.values(form).flat()) used.add(use.field)
  const found = fields.filter((field) => used.has(field.id))
  return { fields: found, sections: sections.filter(({ id }) => found.some((field) => field.section === id)) }
}

/** @returns what the home page needs of a bundle. */
export function summaryOf(bundle: Bundle): BundleSummary {
  const { id, name, summary, category, icon, order, words } = bundle
  return { id, name, summary, category, icon, order, words }
}
