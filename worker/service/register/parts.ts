import { FilesDownError } from '../../adapter/files'
import type { DataKey } from '../../adapter/vault'
import type { Deps } from '../deps'
import { AppError } from '../error'

/** Where a part is kept, and what it is sealed for. */
export const partKey = (id: string, ordinal: number): string => `register/${id}/${ordinal}`

/** Seals a part of a spreadsheet and keeps it; the same part again takes its place. @throws FilesDownError */
export async function storePart({ vault, files }: Deps, key: DataKey, name: string, text: string): Promise<number> {
  const bytes = new TextEncoder().encode(text)
  await files.put(name, await vault.sealBytes(key, name, bytes))
  return bytes.length
}

/** @throws AppError FILES_DOWN */
export async function loadPart(
  { vault, files, log }: Deps,
  key: DataKey,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const sealed = await files.get(name)
    if (sealed) return vault.unsealBytes(key, name, sealed)
    log({ level: 'error', lost: name })
  } catch (error) {
    if (!(error instanceof FilesDownError)) throw error
  }
  throw new AppError('FILES_DOWN', { retryAfterMs: 5000 })
}
