import type { Edge } from './edge'
import { AFTER_EDGES, COMMON_EDGES, RENEWAL_EDGES } from './edges-after'
import { INTAKE_EDGES } from './edges-intake'
import { ELSEWHERE_EDGES, REVIEW_EDGES } from './edges-review'
import type { EventKind } from './event'
import type { CaseStateName } from './state'

/** The whole life of a case. What is not in this list cannot happen. */
export const CASE_EDGES: readonly Edge[] = [
  ...INTAKE_EDGES,
  ...REVIEW_EDGES,
  ...ELSEWHERE_EDGES,
  ...AFTER_EDGES,
  ...RENEWAL_EDGES,
  ...COMMON_EDGES,
]

const keyOf = (from: string, event: string, outcome: string | null): string => `${from} ${event} ${outcome ?? ''}`
const BY_KEY = new Map(CASE_EDGES.map((one) => [keyOf(one.from, one.event, one.outcome), one]))

/** The edge an event takes; `outcome` is that of its facts. Undefined when the state knows no such event. */
export function edgeOf(from: CaseStateName | 'none', event: EventKind, outcome: string | null): Edge | undefined {
  return BY_KEY.get(keyOf(from, event, outcome)) ?? BY_KEY.get(keyOf(from, event, null))
}

/** The `outcome` among the facts of an event or command, if it has one. */
export function outcomeOf(data: object): string | null {
  const outcome = 'outcome' in data ? data.outcome : null
  return typeof outcome === 'string' ? outcome : null
}
