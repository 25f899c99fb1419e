import { FilesDownError } from '../../adapter/files'
import type { DataKey } from '../../adapter/vault'
import type { Deps } from '../deps'
import { AppError } from '../error'
import type { FileRow } from './row'

/** Where a chunk is kept, and what it is sealed for: one that is put in another's place does not open. */
export const chunkKey = (id: string, ordinal: number): string => `file/${id}/${ordinal}`

/** The key of a file's own. */
export function fileKey({ vault }: Deps, row: Pick<FileRow, 'key_id' | 'wrapped' | 'key_version'>): Promise<DataKey> {
  return vault.openKey(row.key_id, row.wrapped, row.key_version)
}

/** Seals a chunk and keeps it. @throws AppError FILES_DOWN */
export async function storeChunk(
  { vault, files }: Deps,
  key: DataKey,
  chunk: { id: string; ordinal: number; bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const name = chunkKey(chunk.id, chunk.ordinal)
  const sealed = await vault.sealBytes(key, name, chunk.bytes)
  await reach(files.put(name, sealed))
}

/** @returns the plain bytes of a chunk that was kept. @throws AppError FILES_DOWN; Error when the store has changed it */
export async function loadChunk(
  { vault, files, log }: Deps,
  key: DataKey,
  id: string,
  ordinal: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const name = chunkKey(id, ordinal)
  const sealed = await reach(files.get(name))
  if (!sealed) {
    // A folder that is not mounted looks like this; what is lost for good must be seen by somebody.
    log({ level: 'error', lost: name })
    throw new AppError('FILES_DOWN')
  }
  return vault.unsealBytes(key, name, sealed)
}

async function reach<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw error instanceof FilesDownError ? new AppError('FILES_DOWN', { retryAfterMs: 5000 }) : error
  }
}

/** SHA-256 in lower-case hex. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  let text = ''
  for (const byte of new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
    text += byte.toString(16).padStart(2, '0')
  return text
}
