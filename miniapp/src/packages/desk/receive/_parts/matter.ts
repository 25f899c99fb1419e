import type { BundleView, Material, Text } from '@shared/contract/catalogue'
import type { ItemView } from '@shared/contract/catalogue-endpoints'
import { VARIANTS } from '@shared/contract/variant'
import { mayPromise } from '@shared/domain/application-material'
import { AGENT_MATERIAL, FORM_MATERIAL } from '@shared/domain/application-plan'
import { oneOf } from '@shared/domain/case/event-facts'
import { type Answers, type Checklist, checklistOf, ORDINARY } from '@shared/domain/checklist'
import { counterForm, type FormField, formOf } from '@shared/domain/form'
import { materialsFor } from '@shared/domain/item-material'

/** A paper on the desk, and whether every item that needs it may wait for it. `name` null: the authorisation of an agent. */
export interface Paper {
  id: string
  name: Text | null
  /** The only case in which it is needed, where the window cannot tell from what it was told. */
  when: Text | null
  from: 'applicant' | 'hall'
  mayPromise: boolean
}

/** What is received: a bundle with the answers of its guide, or one item with its variant. */
export interface Matter {
  items: readonly { id: string; name: Text }[]
  /** The 营业执照 itself is applied for, newly: there is no 统一社会信用代码 yet. */
  isNew: boolean
  fields: readonly FormField[]
  papers: readonly Paper[]
  materials: readonly Material[]
  /** Questions of the guide, for what is still open. */
  questions: BundleView['bundle']['questions']
}

interface Given {
  answers: Answers
  hasPhone: boolean
  hasAgent: boolean
}

const NEW_BUSINESS: readonly string[] = ['business-licence', 'individual-licence']
const AGENT_PAPER: Paper = { id: AGENT_MATERIAL, name: null, when: null, from: 'applicant', mayPromise: false }

/** Who acts for the applicant shows the authorisation, whether the list knows of it or not. */
function withAgent(papers: readonly Paper[], hasAgent: boolean): readonly Paper[] {
  return hasAgent && !papers.some(({ id }) => id === AGENT_MATERIAL) ? [...papers, AGENT_PAPER] : papers
}

const appliedOf = ({ items }: Checklist) =>
  items.map(({ id, variants, routes }) => ({ id, variant: variants[0] ?? 'establish', route: routes[0] ?? ORDINARY }))

/** A bundle, as far as its guide is answered. */
export function bundleMatter(view: BundleView, { answers, hasPhone, hasAgent }: Given): Matter {
  const list = checklistOf(view, answers)
  const applied = appliedOf(list)
  const papers = list.materials
    .filter(({ id }) => id !== FORM_MATERIAL)
    .map(({ id, name, from, neededBy: needs }) => {
      const neededBy = needs.map(({ item }) => item)
      const needed = { id, from, neededBy, required: true }
      return { id, name, when: null, from, mayPromise: mayPromise(view.items, applied, needed) }
    })
  return {
    items: list.items,
    isNew: applied.some(({ id, variant }) => NEW_BUSINESS.includes(id) && variant === 'establish'),
    // Without a phone nobody is asked for one.
    fields: counterForm(formOf(view, applied, { bundle: view.bundle, answers }), hasPhone),
    papers: withAgent(papers, hasAgent),
    materials: view.materials,
    questions: view.bundle.questions,
  }
}

/** One item, in the variant that was chosen and with the papers of that alone. */
export function itemMatter({ item, materials, fields }: ItemView, { answers, hasPhone, hasAgent }: Given): Matter {
  const variant = oneOf(VARIANTS, answers.variant) ?? item.variants[0]?.variant ?? 'establish'
  const applied = [{ id: item.id, variant, route: String(answers.route ?? ORDINARY) }]
  const papers = materialsFor(item, variant)
    .filter(({ material }) => material !== FORM_MATERIAL)
    .flatMap(({ material, when = null }) => {
      const known = materials.find(({ id }) => id === material)
      if (!known) return []
      const from = known.fetchedByHall === undefined ? ('applicant' as const) : ('hall' as const)
      const needed = { id: material, from, neededBy: [item.id], required: true }
      const isKnown = material === AGENT_MATERIAL && hasAgent
      const paper = { id: material, name: known.name, when: isKnown ? null : when, from }
      return [{ ...paper, mayPromise: mayPromise([item], applied, needed) }]
    })
  return {
    items: [item],
    isNew: NEW_BUSINESS.includes(item.id) && variant === 'establish',
    fields: counterForm(formOf({ items: [item], fields }, applied), hasPhone),
    papers: withAgent(papers, hasAgent),
    materials,
    questions: [],
  }
}
