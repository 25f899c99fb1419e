import { DRAFTS, keep, recall } from '@/device/storage'
import type { Waiting } from './autosave'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function isWaiting(value: unknown): value is Waiting {
  return isRecord(value) && typeof value.base === 'number' && isRecord(value.patch)
}

function all(): Record<string, Waiting> {
  const kept = recall(DRAFTS)
  const found: Record<string, Waiting> = {}
  if (isRecord(kept)) for (const [id, one] of Object.entries(kept)) if (isWaiting(one)) found[id] = one
  return found
}

/** What was typed on this phone and has not reached the hall yet. */
export const recallWaiting = (id: string): Waiting | undefined => all()[id]

/** Keeps it through a lost network, a closed page, an empty battery; undefined forgets it. */
export function keepWaiting(id: string, waiting: Waiting | undefined): void {
  const { [id]: _, ...others } = all()
  keep(DRAFTS, waiting ? { ...others, [id]: waiting } : others)
}
