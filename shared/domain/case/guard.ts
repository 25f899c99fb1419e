import type { GuardName } from './edge'
import { DECISION_GUARDS } from './guard-decision'
import type { Guard, GuardInput, Refusal } from './guard-input'
import { INTAKE_GUARDS } from './guard-intake'
import { REVIEW_GUARDS } from './guard-review'

/** Every guard the table names; a name without a function does not compile. */
const GUARDS: { readonly [K in GuardName]: Guard } = { ...INTAKE_GUARDS, ...REVIEW_GUARDS, ...DECISION_GUARDS }

/** The first refusal of the named guards, in their order; null when nothing stands in the way. */
export function guardAll(names: readonly GuardName[], input: GuardInput): Refusal | null {
  for (const name of names) {
    const refusal = GUARDS[name](input)
    if (refusal !== null) return refusal
  }
  return null
}
