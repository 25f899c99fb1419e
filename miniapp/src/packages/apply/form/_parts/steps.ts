import type { PartProblem } from '@shared/contract/application-part'

export const STEPS = ['who', 'fill', 'papers', 'review'] as const
export type Step = (typeof STEPS)[number]

const OF_PLACE: Readonly<Record<string, Step>> = {
  applicant: 'who',
  agent: 'who',
  identity: 'who',
  point: 'who',
  delivery: 'who',
  form: 'fill',
  material: 'papers',
}

/** The step on which a part is filled in; answers of the guide are on a page of their own. */
export const stepOf = (part: string): Step | undefined => OF_PLACE[part.split('.')[0] ?? '']

/** What is wrong on a step. */
export const problemsOn = <P extends PartProblem>(step: Step, problems: readonly P[]): P[] =>
  problems.filter(({ part }) => stepOf(part) === step)

/** Where to go on: the first step that is not complete; the last look when all are. */
export const firstOpen = (problems: readonly PartProblem[]): Step =>
  STEPS.find((step) => problemsOn(step, problems).length > 0) ?? 'review'

/** The step after this one; the last one has none. */
export const stepAfter = (step: Step): Step | undefined => STEPS[STEPS.indexOf(step) + 1]
export const stepBefore = (step: Step): Step | undefined => STEPS[STEPS.indexOf(step) - 1]

/** A part as the id of its element, so that a page can be scrolled to it. */
export const elementOf = (part: string): string =>
  part.slice(0, 9) === 'delivery.' ? 'part-delivery' : `part-${part.split('.').join('-')}`
