import type { Blocker, BundleView, Limit, NotNeeded, ServiceItem, Text, Variant } from '../contract/catalogue'
import { conditionsOf } from './bundle-view'
import type { ChecklistDays, DaysRange } from './checklist-days'
import { daysOf } from './checklist-days'
import type { ChecklistMaterial, HandedOn, Member } from './checklist-material'
import { materialsOf } from './checklist-material'
import type { Answers, Formula } from './condition'
import { allOf, not, Scenario, UNKNOWN } from './condition'
import { limitOf, ORDINARY } from './item-limit'
import type { Certainty, Standing } from './standing'
import { standingOf } from './standing'

export type { ChecklistMaterial, HandedOn } from './checklist-material'
export type { Answers } from './condition'
export { ORDINARY } from './item-limit'
export type { Certainty } from './standing'

export interface ChecklistItem extends Standing {
  id: string
  name: Text
  authority: string
  reason: Text
  /** The variants and routes the answers leave possible; one each when they are settled. */
  variants: Variant[]
  routes: string[]
  promisedDays: DaysRange
  /** Null where no law sets a limit. */
  statutoryDays: DaysRange | null
  /** Members of this list it waits for. */
  after: string[]
}

export interface ChecklistBlocker extends Standing {
  blocker: Blocker
}

export interface ChecklistFee {
  item: string
  name: Text
  fen: number
  certainty: Certainty
}

export interface ChecklistQuestion {
  id: string
  state: 'open' | 'answered' | 'unknown'
}

/** One person's resolved list; ids refer to the {@link BundleView} it was made from. */
export interface Checklist {
  bundle: string
  /** A blocker holds: nothing more is asked, and the page says what to do instead. */
  stopped: boolean
  blockers: ChecklistBlocker[]
  /** Every question that is or may still be asked, in order; hidden ones are left out. */
  questions: ChecklistQuestion[]
  /** The open ones of them. Empty when all are answered, or stopped. */
  nextQuestions: string[]
  items: ChecklistItem[]
  /** Each once, whoever needs it. */
  materials: ChecklistMaterial[]
  handedOn: HandedOn[]
  notNeeded: NotNeeded[]
  fees: ChecklistFee[]
  /** In fen, the least and the most the open answers allow. */
  totalFen: DaysRange
  /** Promised working days. */
  days: ChecklistDays
}

/**
 * Resolves a bundle for one person's answers. Pure: the same view and answers give an equal list, in whatever order
 * the answers were given. Unanswered questions count as open, like 我不知道 ('unknown'): what hangs on them is listed
 * and marked `depends`, so the list is the union of all outcomes.
 */
export function checklistOf(view: BundleView, answers: Answers): Checklist {
  const { bundle } = view
  const scenario = new Scenario(bundle.questions, conditionsOf(bundle), answers)
  const members = membersOf(view, scenario)
  const blockers: ChecklistBlocker[] = []
  for (const blocker of bundle.blockers) {
    const standing = standingOf(scenario, scenario.formula(blocker.when))
    if (standing !== null) blockers.push({ ...standing, blocker })
  }
  const stopped = blockers.some((entry) => entry.certainty === 'certain')
  const questions = questionsOf(view, scenario, answers)
  const items: ChecklistItem[] = []
  const fees: ChecklistFee[] = []
  for (const member of members) {
    const resolved = resolveItem(scenario, member)
    if (resolved === null) continue
    items.push(resolved)
    for (const fee of member.item.fees) {
      fees.push({ item: resolved.id, name: fee.name, fen: fee.fen, certainty: resolved.certainty })
    }
  }
  const present = new Set(items.map((item) => item.id))
  for (const item of items) item.after = item.after.filter((id) => present.has(id))
  const feesOf = (list: ChecklistFee[]) => list.reduce((total, fee) => total + fee.fen, 0)
  return {
    bundle: bundle.id,
    stopped,
    blockers,
    questions,
    nextQuestions: stopped ? [] : questions.filter((entry) => entry.state === 'open').map((entry) => entry.id),
    items,
    ...materialsOf(view, scenario, members),
    notNeeded: bundle.notNeeded.filter((entry) => scenario.verdict(scenario.formula(entry.when)) !== 'no'),
    fees,
    totalFen: { min: feesOf(fees.filter((fee) => fee.certainty === 'certain')), max: feesOf(fees) },
    days: daysOf(
      items.map((item) => ({
        id: item.id,
        certain: item.certainty === 'certain',
        days: item.promisedDays,
        after: item.after,
      })),
    ),
  }
}

function membersOf(view: BundleView, scenario: Scenario): Member[] {
  const byId = new Map(view.items.map((item) => [item.id, item]))
  const members: Member[] = []
  for (const entry of view.bundle.items) {
    const item = byId.get(entry.item)
    if (item !== undefined) members.push({ entry, item, applies: scenario.formula(entry.when) })
  }
  return members
}

function questionsOf(view: BundleView, scenario: Scenario, answers: Answers): ChecklistQuestion[] {
  const questions: ChecklistQuestion[] = []
  for (const { id } of view.bundle.questions) {
    if (scenario.visible(id) === 'no') continue
    const state = scenario.isAnswered(id) ? 'answered' : answers[id] === UNKNOWN ? 'unknown' : 'open'
    questions.push({ id, state })
  }
  return questions
}

function resolveItem(scenario: Scenario, { entry, item, applies }: Member): ChecklistItem | null {
  const standing = standingOf(scenario, applies)
  if (standing === null) return null
  const variants = possibleOf<Variant>(scenario, applies, entry.variants, 'establish')
  const routes = possibleOf(scenario, applies, entry.routes, ORDINARY)
  const limits = limitsOf(item, variants, routes)
  const statutory: number[] = []
  for (const limit of limits) if (limit.statutory !== undefined) statutory.push(limit.statutory.days)
  return {
    ...standing,
    id: item.id,
    name: item.name,
    authority: item.authority,
    reason: entry.reason,
    variants,
    routes,
    promisedDays: rangeOf(limits.map((limit) => limit.promisedDays)),
    statutoryDays: statutory.length > 0 ? rangeOf(statutory) : null,
    after: entry.after,
  }
}

function limitsOf(item: ServiceItem, variants: readonly Variant[], routes: readonly string[]): Limit[] {
  return routes.flatMap((route) => variants.map((variant) => limitOf(item, variant, route)))
}

/** The choices that some completion of the open answers reaches: the first whose condition holds wins. */
function possibleOf<T extends string>(
  scenario: Scenario,
  applies: Formula,
  choices: readonly { use: T; when: Parameters<Scenario['formula']>[0] }[],
  otherwise: T,
): T[] {
  const possible: T[] = []
  const passed: Formula[] = [applies]
  for (const { use, when } of choices) {
    const formula = scenario.formula(when)
    if (scenario.verdict(allOf([...passed, formula])) !== 'no') possible.push(use)
    passed.push(not(formula))
  }
  if (scenario.verdict(allOf(passed)) !== 'no') possible.push(otherwise)
  return possible.filter((use, place) => possible.indexOf(use) === place)
}

function rangeOf(values: readonly number[]): DaysRange {
  return { min: Math.min(...values), max: Math.max(...values) }
}
