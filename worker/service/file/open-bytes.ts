import type { FileType } from '../../../shared/domain/file'
import type { Context } from '../context'
import { AppError } from '../error'
import { fileKey, loadChunk } from './chunk'
import type { FileRow } from './row'

/** A file on its way out. */
export interface OpenedFile {
  mediaType: FileType
  bytes: number
  stream: ReadableStream<Uint8Array>
}

/**
 * Opens the chunks one behind the other, so that a request holds one of them at a time. The first is opened at once: a
 * store that is down is an answer, and not a torn file. @throws AppError FILE_INCOMPLETE, FILES_DOWN
 */
export async function openBytes({ deps }: Context, file: FileRow): Promise<OpenedFile> {
  if (file.state !== 'ready') throw new AppError('FILE_INCOMPLETE')
  const key = await fileKey(deps, file)
  let next: Uint8Array | null = await loadChunk(deps, key, file.id, 0)
  let ordinal = 0
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(next ?? (await loadChunk(deps, key, file.id, ordinal)))
      next = null
      ordinal++
      if (ordinal === file.chunks) controller.close()
    },
  })
  return { mediaType: file.type, bytes: file.size, stream }
}
