import type { DataKey, Vault } from '../../adapter/vault'
import type { EventRow } from './row'

/** Free words of an event: as a whole, and (supplement notice) about each listed point. */
export interface Words {
  text: string | null
  points: Readonly<Record<string, string>>
}

const NO_WORDS: Words = { text: null, points: {} }

const wordsSpot = (caseId: string, seq: number): string => `case_event/${caseId}/${seq}/words_sealed`

/** Words as an event of the engine carries them, to be sealed. Undefined when nobody said anything. */
export function packWords({ text, points }: Words): string | undefined {
  return text === null && Object.keys(points).length === 0 ? undefined : JSON.stringify({ text, points })
}

/** Seals the words of an event with the application's key; `seq` is the event's number in the case. */
export async function sealWords(
  vault: Vault,
  key: DataKey,
  caseId: string,
  seq: number,
  words: string | undefined,
): Promise<string | null> {
  return words === undefined ? null : vault.seal(key, wordsSpot(caseId, seq), words)
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
