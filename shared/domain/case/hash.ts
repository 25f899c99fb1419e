import type { CaseActor } from './event'

/** SHA-256 of a text as lower-case hexadecimal; injected, because phones and the server's two targets differ in it. */
export type Sha256 = (text: string) => Promise<string>

/** What of an event goes into its hash, beside its sealed words. */
export interface HashedEvent {
  readonly seq: number
  readonly kind: string
  readonly at: number
  readonly actor: CaseActor
  readonly role: string
  readonly data: object
}

/** An event as it is stored. */
export interface ChainedEvent extends HashedEvent {
  readonly wordsSealed: string | null
  readonly hash: string
}

/** What the first event of a chain follows. */
export const FIRST_HASH = ''

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json }

/** The same content in the same order, however it was written down; what is undefined is left out, as JSON does. */
function sorted(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sorted)
  const record = value as { readonly [key: string]: Json }
  const result: Record<string, Json> = {}
  for (const key of Object.keys(record).sort()) result[key] = sorted(record[key])
  return result
}

/**
 * The text whose SHA-256 is the event's hash: `previous` is the hash of the event before, or {@link FIRST_HASH}. A JSON
 * list, so that no content can be shifted from one field to the next; the case's id, so that no chain fits another case.
 */
export function eventText(previous: string, caseId: string, event: HashedEvent, wordsSealed: string | null): string {
  const { seq, kind, at, actor, role, data } = event
  return JSON.stringify([
    previous,
    caseId,
    seq,
    kind,
    at,
    actor.kind,
    actor.id,
    role,
    sorted(data as Json),
    wordsSealed,
  ])
}

export type ChainResult =
  | { readonly ok: true; readonly head: string }
  /** The first event that does not follow from the one before: changed, lost, doubled, or out of order. */
  | { readonly ok: false; readonly seq: number; readonly why: 'number' | 'hash' }

/** Walks the chain of a case, oldest event first. */
export async function verifyChain(
  caseId: string,
  events: readonly ChainedEvent[],
  sha256: Sha256,
): Promise<ChainResult> {
  let head = FIRST_HASH
  let seq = 0
  for (const event of events) {
    seq += 1
    if (event.seq !== seq) return { ok: false, seq, why: 'number' }
    if (event.hash !== (await sha256(eventText(head, caseId, event, event.wordsSealed)))) {
      return { ok: false, seq, why: 'hash' }
    }
    head = event.hash
  }
  return { ok: true, head }
}
