import type { Catalogue, ServiceItem, Text, Variant } from '../contract/catalogue'
import type { Subject } from '../contract/common'
import { parseAnswersText } from './answers-text'
import { bundleView } from './bundle-view'
import { type Answers, type Checklist, checklistOf, ORDINARY } from './checklist'
import { UNKNOWN } from './condition'
import { type FormField, formOf, guideOf } from './form'
import { materialsFor } from './item-material'
import { nameOfVariant } from './variant-name'

/** The form itself, as a paper of the list: made of what is filled in, never uploaded. */
export const FORM_MATERIAL = 'combined-form'
/** 授权委托书 with the identity of the 经办人. */
export const AGENT_MATERIAL = 'agent-authorisation'

/** The 营业执照: whoever asks for it has no 统一社会信用代码 yet. */
const BUSINESS_LICENCE = 'business-licence-cert'

/** One item that is applied for. */
export interface PlannedItem {
  id: string
  name: Text
  authority: string
  variant: Variant
  route: string
  /** Items of this application it waits for. */
  after: string[]
}

/** One material to give, once for all items that need it. */
export interface PlannedMaterial {
  id: string
  /** False where only the applicant can tell whether the case applies. */
  required: boolean
  from: 'applicant' | 'hall' | 'form'
  neededBy: string[]
}

/** What an application consists of, by its subject and the guide answers. */
export interface ApplicationPlan {
  name: Text
  items: PlannedItem[]
  materials: PlannedMaterial[]
  /** Guide questions whose answer decides what is applied for. */
  openQuestions: string[]
  /** A blocker holds: this cannot be applied for as answered. */
  isStopped: boolean
  /** The 营业执照 is among what is applied for. */
  isNewBusiness: boolean
  /** The one form of all items, with what the guide settles. */
  form: FormField[]
}

/** An item that makes a new business. */
function makesBusiness(item: ServiceItem | undefined, variant: Variant | undefined): boolean {
  return variant === 'establish' && item?.result.material === BUSINESS_LICENCE
}

/**
 * Resolves what is applied for. An item alone is answered by `variant:…` and `route:…`; a bundle by its guide.
 * @returns null when the catalogue has no such subject, the answers are no answers, or the item has no such variant
 */
export function applicationPlan(catalogue: Catalogue, subject: Subject, answersText: string): ApplicationPlan | null {
  const answers = parseAnswersText(answersText)
  if (answers === null) return null
  const plan =
    subject.kind === 'bundle' ? bundlePlan(catalogue, subject.id, answers) : itemPlan(catalogue, subject.id, answers)
  if (plan === null) return null
  const name = subject.kind === 'bundle' ? plan.name : nameOfVariant(plan.name, answersText)
  return { ...plan, name, form: formOf(catalogue, plan.items, guideOf(catalogue.bundles, subject, answersText)) }
}

function bundlePlan(catalogue: Catalogue, id: string, answers: Answers): Omit<ApplicationPlan, 'form'> | null {
  const view = bundleView(catalogue, id)
  if (view === undefined) return null
  const list = checklistOf(view, answers)
  return {
    name: view.bundle.name,
    items: list.items.map((item) => ({
      id: item.id,
      name: item.name,
      authority: item.authority,
      variant: item.variants[0] ?? 'establish',
      route: item.routes[0] ?? ORDINARY,
      after: item.after,
    })),
    materials: list.materials.map((material) => ({
      id: material.id,
      required: material.certainty === 'certain',
      from: material.id === FORM_MATERIAL ? 'form' : material.from,
      neededBy: material.neededBy.map((need) => need.item),
    })),
    openQuestions: openQuestionsOf(list),
    isStopped: list.stopped,
    isNewBusiness: list.items.some((entry) =>
      makesBusiness(
        view.items.find((item) => item.id === entry.id),
        entry.variants[0],
      ),
    ),
  }
}

/** Unanswered questions, and those answered 我不知道 on which an item, its variant or its route still hangs. */
function openQuestionsOf({ questions, items }: Checklist): string[] {
  const decisive = new Set<string>()
  let isUnclear = false
  for (const item of items) {
    for (const question of item.dependsOn) decisive.add(question)
    if (item.variants.length > 1 || item.routes.length > 1) isUnclear = true
  }
  return questions
    .filter(({ id, state }) => state === 'open' || (state === UNKNOWN && (isUnclear || decisive.has(id))))
    .map(({ id }) => id)
}

function itemPlan(catalogue: Catalogue, id: string, answers: Answers): Omit<ApplicationPlan, 'form'> | null {
  const item = catalogue.items.find((candidate) => candidate.id === id)
  if (item === undefined) return null
  const variant = item.variants.find((one) => one.variant === (answers.variant ?? item.variants[0]?.variant))?.variant
  const route = answers.route ?? ORDINARY
  if (variant === undefined || !(route === ORDINARY || item.routes.some((one) => one.id === route))) return null
  const { name, authority } = item
  return {
    name,
    items: [{ id, name, authority, variant, route: String(route), after: [] }],
    materials: materialsFor(item, variant).map(({ material, need }) => {
      const known = catalogue.materials.find((candidate) => candidate.id === material)
      const from = material === FORM_MATERIAL ? 'form' : known?.fetchedByHall === undefined ? 'applicant' : 'hall'
      return { id: material, required: need === 'always', from, neededBy: [id] }
    }),
    openQuestions: [],
    isStopped: false,
    isNewBusiness: makesBusiness(item, variant),
  }
}
