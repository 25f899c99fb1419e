import type { FileView } from '../../../shared/contract/file'
import { CHUNK_BYTES, chunkCount, type FileType } from '../../../shared/domain/file'

/** What is said of a file before it is sent. */
export interface Manifest {
  materialId: string | null
  mediaType: FileType
  bytes: number
  chunks: string[]
  owner: 'self' | 'hall'
}

/** The parts of the outside world an upload uses. */
export interface UploadParts {
  begin: (manifest: Manifest) => Promise<FileView>
  send: (id: string, ordinal: number, bytes: ArrayBuffer) => Promise<FileView>
  complete: (id: string) => Promise<FileView>
  hash: (bytes: ArrayBuffer) => Promise<string>
  /** How an error is met: the same once more, from the beginning (the upload is gone), or given up. */
  meet: (error: unknown) => 'again' | 'anew' | 'give up'
  /** Whether the phone says that it has a network. */
  connected: () => boolean
  wait: (milliseconds: number) => Promise<void>
}

export interface Upload {
  bytes: ArrayBuffer
  mediaType: FileType
  materialId: string | null
  /** `hall`: staff send it for somebody at the counter. */
  owner: 'self' | 'hall'
  /** Called with the share that has come, 0 to 1. */
  onProgress: (share: number) => void
  isCancelled: () => boolean
}

/** The person has changed their mind. */
export class UploadCancelled extends Error {
  override name = 'UploadCancelled'
}

/** Pauses between attempts at one step; with a network that is there, about a minute in all. */
const PAUSES = [500, 1000, 2000, 4000, 8000, 15_000, 30_000]
/** How often a phone without a network looks whether it has one: it waits as long as the person does. */
const LOOK = 500

/**
 * Sends a file piece by piece. A step whose answer was lost is done once more, which does no harm; without a network it
 * waits for one. What came before, on this phone or another, is not sent again.
 * @returns the whole file. @throws UploadCancelled; the error of a step that is given up
 */
export async function uploadFile(parts: UploadParts, upload: Upload): Promise<FileView> {
  const manifest = await manifestOf(parts, upload)
  for (let isAnew = false; ; isAnew = true) {
    try {
      return await sendAll(parts, upload, manifest)
    } catch (error) {
      if (isAnew || parts.meet(error) !== 'anew') throw error
    }
  }
}

async function manifestOf(parts: UploadParts, upload: Upload): Promise<Manifest> {
  const { bytes, mediaType, materialId, owner } = upload
  const chunks: string[] = []
  for (let ordinal = 0; ordinal < chunkCount(bytes.byteLength); ordinal++) {
    // A phone that counts slowly draws and listens in between.
    await parts.wait(0)
    stopIfCancelled(upload)
    chunks.push(await parts.hash(chunkOf(bytes, ordinal)))
  }
  return { materialId, mediaType, bytes: bytes.byteLength, chunks, owner }
}

async function sendAll(parts: UploadParts, upload: Upload, manifest: Manifest): Promise<FileView> {
  let file = await steadily(parts, upload, () => parts.begin(manifest))
  const { id, chunks, missing } = file
  let left = missing.length
  upload.onProgress((chunks - left) / chunks)
  for (const ordinal of missing) {
    file = await steadily(parts, upload, () => parts.send(id, ordinal, chunkOf(upload.bytes, ordinal)))
    left--
    upload.onProgress((chunks - left) / chunks)
  }
  return file.state === 'ready' ? file : steadily(parts, upload, () => parts.complete(id))
}

async function steadily<T>(parts: UploadParts, upload: Upload, step: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    await networkOf(parts, upload)
    try {
      return await step()
    } catch (error) {
      const pause = PAUSES[attempt]
      if (pause === undefined || parts.meet(error) !== 'again') throw error
      await parts.wait(pause)
    }
  }
}

async function networkOf(parts: UploadParts, upload: Upload): Promise<void> {
  stopIfCancelled(upload)
  while (!parts.connected()) {
    await parts.wait(LOOK)
    stopIfCancelled(upload)
  }
}

function stopIfCancelled({ isCancelled }: Upload): void {
  if (isCancelled()) throw new UploadCancelled()
}

function chunkOf(bytes: ArrayBuffer, ordinal: number): ArrayBuffer {
  return bytes.slice(ordinal * CHUNK_BYTES, (ordinal + 1) * CHUNK_BYTES)
}
