import type { Answers } from '@shared/domain/condition'
import { hallNow } from '@/api/clock'
import { keep, recall } from './storage'
import { createStore, type Store } from './store'
import { useStore } from './use-store'

/** What a person answered and ticked off for one bundle. */
export interface KeptChecklist {
  answers: Answers
  /** Ids of the materials that are ready. */
  ticked: readonly string[]
  /** By the hall's clock; the newer of two devices wins. */
  updatedAt: number
}

const KEY = 'checklists'
type Kept = Readonly<Record<string, KeptChecklist>>

function isKept(value: unknown): value is KeptChecklist {
  return (
    typeof value === 'object' &&
    value !== null &&
    'answers' in value &&
    typeof value.answers === 'object' &&
    value.answers !== null &&
    'ticked' in value &&
    Array.isArray(value.ticked) &&
    'updatedAt' in value &&
    typeof value.updatedAt === 'number'
  )
}

function remembered(): Kept {
  const value = recall(KEY)
  if (typeof value !== 'object' || value === null) return {}
  const kept: Record<string, KeptChecklist> = {}
  for (const [bundle, one] of Object.entries(value)) if (isKept(one)) kept[bundle] = one
  return kept
}

const checklists: Store<Kept> = createStore(remembered())
const NOTHING: KeptChecklist = { answers: {}, ticked: [], updatedAt: 0 }

function put(bundleId: string, next: KeptChecklist): void {
  const all = { ...checklists.get(), [bundleId]: next }
  checklists.set(all)
  keep(KEY, all)
}

/** What is kept of a bundle on this phone; empty, from the year 1970, when nothing is. */
export const readKept = (bundleId: string): KeptChecklist => checklists.get()[bundleId] ?? NOTHING

/** {@link readKept}; the component is drawn again when it changes. */
export const useKept = (bundleId: string): KeptChecklist => useStore(checklists)[bundleId] ?? NOTHING

/** Keeps one answer, at once. */
export function keepAnswer(bundleId: string, question: string, answer: string | number): void {
  const { answers, ticked } = readKept(bundleId)
  put(bundleId, { answers: { ...answers, [question]: answer }, ticked, updatedAt: hallNow() })
}

/** Takes a whole set of answers in place of what was there; ticks stay, a paper at hand is at hand. */
export function keepAnswers(bundleId: string, answers: Answers): void {
  put(bundleId, { answers, ticked: readKept(bundleId).ticked, updatedAt: hallNow() })
}

/** Ticks a material off, or takes the tick away. */
export function keepTick(bundleId: string, material: string, on: boolean): void {
  const { answers, ticked } = readKept(bundleId)
  const others = ticked.filter((id) => id !== material)
  put(bundleId, { answers, ticked: on ? [...others, material] : others, updatedAt: hallNow() })
}

/** Takes over what the account has, where it is newer than this phone's. */
export function takeOver(bundleId: string, theirs: KeptChecklist): void {
  if (theirs.updatedAt > readKept(bundleId).updatedAt) put(bundleId, theirs)
}
