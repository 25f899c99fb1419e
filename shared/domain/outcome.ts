import type { BundleView, Question, Text } from '../contract/catalogue'
import { conditionsOf } from './bundle-view'
import type { Answers } from './checklist'
import { checklistOf } from './checklist'
import type { ChecklistDays } from './checklist-days'
import { Scenario } from './condition'

/** What one answer to a question would bring. */
export interface Outcome {
  /** The answer to give to reach it; of a number question, the least number of its stretch. */
  answer: string | number
  label: Text
  items: string[]
  materials: string[]
  blockers: string[]
  /** Items and materials that not every outcome has: the difference the answer makes. */
  extraItems: string[]
  extraMaterials: string[]
  days: ChecklistDays
}

/**
 * @returns every outcome of a question somebody cannot answer, side by side; empty for a question the bundle lacks.
 */
export function outcomesOf(view: BundleView, answers: Answers, questionId: string): Outcome[] {
  const question = view.bundle.questions.find((candidate) => candidate.id === questionId)
  if (question === undefined) return []
  const scenario = new Scenario(view.bundle.questions, conditionsOf(view.bundle), {})
  const candidates = scenario.candidates(question)
  const lists = candidates.map((answer, place) => {
    const list = checklistOf(view, { ...answers, [questionId]: answer })
    return {
      answer,
      label: labelOf(question, candidates, place),
      items: list.items.map((item) => item.id),
      materials: list.materials.map((material) => material.id),
      blockers: list.blockers.filter((entry) => entry.certainty === 'certain').map((entry) => entry.blocker.id),
      days: list.days,
    }
  })
  return lists.map((outcome) => ({
    ...outcome,
    extraItems: outcome.items.filter((id) => lists.some((other) => other.items.indexOf(id) < 0)),
    extraMaterials: outcome.materials.filter((id) => lists.some((other) => other.materials.indexOf(id) < 0)),
  }))
}

function labelOf(question: Question, candidates: readonly (string | number)[], place: number): Text {
  if (question.kind === 'choice') {
    const option = question.options[place]
    return option?.label ?? question.ask
  }
  const { zh, en } = question.unit
  const from = candidates[place]
  const to = candidates[place + 1]
  if (to === undefined) return { zh: `${from} ${zh}及以上`, en: `${from} ${en} or more` }
  if (place === 0) return { zh: `不到 ${to} ${zh}`, en: `less than ${to} ${en}` }
  return { zh: `${from} 到不满 ${to} ${zh}`, en: `${from} to less than ${to} ${en}` }
}
