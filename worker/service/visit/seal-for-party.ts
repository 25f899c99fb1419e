import type { SealedName } from '../appointment/view'
import type { Context } from '../context'

/** Seals free words about a person with that person's key; null when the key is destroyed: then nothing may be kept. */
export async function sealForParty(
  context: Context,
  party: Pick<SealedName, 'key_id' | 'wrapped' | 'key_version'>,
  spot: string,
  words: string,
): Promise<string | null> {
  if (party.wrapped === null) return null
  const { vault } = context.deps
  return vault.seal(await vault.openKey(party.key_id, party.wrapped, party.key_version), spot, words)
}
