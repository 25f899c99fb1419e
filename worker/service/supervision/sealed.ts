import { applicationKey } from '../application/content'
import type { ApplicationRow } from '../application/row'
import type { Context } from '../context'

/** Columns that open the key of an application; the row itself goes by `application_id`. */
export const KEY_COLUMNS = 'k.id AS key_id, k.wrapped, k.version AS key_version'
export const KEY_JOINS = 'JOIN application a ON a.id = x.application_id JOIN person_key k ON k.id = a.key_id'

/** A row whose words are sealed with the key of the application it is about. */
export type Keyed = Pick<ApplicationRow, 'key_id' | 'wrapped' | 'key_version'> & { application_id: string }

/** Where free words of supervision are sealed. */
export type WordsSpot = `${'card' | 'urge'}/${string}/${'explanation' | 'cancel' | 'words' | 'answer'}_sealed`

const keyOf = ({ deps: { vault } }: Context, row: Keyed) => applicationKey(vault, { ...row, id: row.application_id })

export async function sealWords(context: Context, row: Keyed, spot: WordsSpot, words: string): Promise<string> {
  return context.deps.vault.seal(await keyOf(context, row), spot, words)
}

export async function openWords(
  context: Context,
  row: Keyed,
  spot: WordsSpot,
  sealed: string | null,
): Promise<string | null> {
  return sealed === null ? null : context.deps.vault.unseal(await keyOf(context, row), spot, sealed)
}
