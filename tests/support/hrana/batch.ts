import type { BatchResult, WireCondition } from './protocol'

/** Whether a step of a batch runs, given what the steps before it did. */
export function holds(condition: WireCondition | null | undefined, done: BatchResult, autocommit: boolean): boolean {
  if (!condition) return true
  switch (condition.type) {
    case 'ok':
      return done.step_results[condition.step] != null
    case 'error':
      return done.step_errors[condition.step] != null
    case 'not':
      return !holds(condition.cond, done, autocommit)
    case 'and':
      return condition.conds.every((one) => holds(one, done, autocommit))
    case 'or':
      return condition.conds.some((one) => holds(one, done, autocommit))
    case 'is_autocommit':
      return autocommit
  }
}
