import type { Apply } from './draft'
import type { EventKind } from './event'
import { INTAKE_FACTS } from './facts-intake'
import { REVIEW_FACTS } from './facts-review'
import { VISIT_FACTS } from './facts-visit'

/** What each event changes beside state, stage and queue, which follow from the table and `place.ts`. */
export const FACTS: { readonly [K in EventKind]: Apply<K> } = { ...INTAKE_FACTS, ...REVIEW_FACTS, ...VISIT_FACTS }
