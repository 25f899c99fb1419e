import type { PartProblem } from '../contract/application-part'
import { checkAgent, checkApplicant } from './applicant'
import type { ApplicationPlan, PlannedMaterial } from './application-plan'
import { checkDelivery } from './delivery'
import type { DraftContent } from './draft'
import type { Day } from './time'
import { identityProblem, type KnownIdentity } from './verified-identity'

/** What a draft consists of, as far as it must be complete to be submitted. */
export interface DraftFacts {
  plan: ApplicationPlan
  content: DraftContent
  /** Who is applying, as far as that was verified. */
  identity: KnownIdentity
  materials: readonly (PlannedMaterial & { state: string })[]
  pointId: string | null
  /** Items the chosen service point takes; null: no such point. */
  accepts: readonly string[] | null
  /** What is missing or wrong in the form, by field. */
  form: readonly PartProblem[]
  /** Asia/Shanghai. */
  today: Day
}

/**
 * Everything that keeps a draft from being submitted, in the order of the pages: answers, service point, applicant, agent,
 * identity, form, materials. Parts are named as in a draft's marks; empty when it can go.
 */
export function draftProblems(facts: DraftFacts): PartProblem[] {
  const { plan, content, materials, today } = facts
  const problems: PartProblem[] = []
  if (plan.isStopped) problems.push({ part: 'answers', problem: 'STOPPED' })
  else if (plan.items.length === 0) problems.push({ part: 'answers', problem: 'NOTHING' })
  for (const question of plan.openQuestions) problems.push({ part: `answers.${question}`, problem: 'OPEN' })
  if (facts.pointId === null) problems.push({ part: 'point', problem: 'MISSING' })
  else if (!plan.items.every(({ id }) => facts.accepts?.some((item) => item === id)))
    problems.push({ part: 'point', problem: 'NOT_ACCEPTING' })
  problems.push(...within('applicant', checkApplicant(content.applicant, { today, isNewBusiness: plan.isNewBusiness })))
  problems.push(...within('delivery', checkDelivery(content.delivery)))
  if (content.agent !== null) problems.push(...within('agent', checkAgent(content.agent, today)))
  const unknown = identityProblem(facts.identity, content)
  if (unknown !== null) problems.push({ part: 'identity', problem: unknown })
  problems.push(...within('form', facts.form))
  for (const { id, required, from, state } of materials) {
    // One that a look beforehand found wrong does not keep anybody from submitting: the look is voluntary.
    if (required && from !== 'form' && state === 'missing')
      problems.push({ part: `material.${id}`, problem: from === 'hall' ? 'CONSENT' : 'MISSING' })
  }
  return problems
}

function within(place: string, problems: readonly PartProblem[]): PartProblem[] {
  return problems.map(({ part, problem }) => ({ part: `${place}.${part}`, problem }))
}
