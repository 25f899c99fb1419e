import type { NewEvent, SaidFacts } from '../../../shared/domain/case/event'
import type { DataKey, Vault } from '../../adapter/vault'
import type { EventRow } from './row'

/** Free words of an event: as a whole, and (supplement notice) about each listed point; `said`: what it rests on. */
export interface Words {
  text: string | null
  points: Readonly<Record<string, string>>
  said?: SaidFacts
}

export const NO_WORDS: Words = { text: null, points: {} }

const wordsSpot = (caseId: string, seq: number): string => `case_event/${caseId}/${seq}/words_sealed`

/** Words as an event of the engine carries them, to be sealed. Undefined when nobody said anything. */
export function packWords({ text, points }: Words): string | undefined {
  return text === null && Object.keys(points).length === 0 ? undefined : JSON.stringify({ text, points })
}

/** All that was said with an event of this request, before it is stored. */
export function wordsOf({ words, said }: Pick<NewEvent, 'words' | 'said'>): Words {
  const packed = words === undefined ? NO_WORDS : (JSON.parse(words) as Words)
  return said === undefined ? packed : { ...packed, said }
}

/** Seals what was said with an event with the application's key; `seq` is the event's number in the case. */
export async function sealWords(
  vault: Vault,
  key: DataKey,
  caseId: string,
  seq: number,
  event: Pick<NewEvent, 'words' | 'said'>,
): Promise<string | null> {
  if (event.words === undefined && event.said === undefined) return null
  return vault.seal(key, wordsSpot(caseId, seq), JSON.stringify(wordsOf(event)))
}

/** Opens the words of a stored event. */
export async function openWords(
  vault: Vault,
  key: DataKey,
  { case_id, seq, words_sealed }: Pick<EventRow, 'case_id' | 'seq' | 'words_sealed'>,
): Promise<Words> {
  if (words_sealed === null) return NO_WORDS
  return JSON.parse(await vault.unseal(key, wordsSpot(case_id, seq), words_sealed)) as Words
}
