import type { Formula, Scenario } from './condition'

/** `certain`: applies whatever the open answers turn out to be; `depends`: for some of them only. */
export type Certainty = 'certain' | 'depends'

export interface Standing {
  certainty: Certainty
  /** Questions whose answer would settle it; empty when certain. */
  dependsOn: string[]
}

/** @returns how firmly a formula holds, or null if it cannot hold. */
export function standingOf(scenario: Scenario, formula: Formula): Standing | null {
  const verdict = scenario.verdict(formula)
  if (verdict === 'no') return null
  if (verdict === 'yes') return { certainty: 'certain', dependsOn: [] }
  return { certainty: 'depends', dependsOn: scenario.openQuestions(formula) }
}
