import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { sendChunk as endpoint } from '../../../shared/contract/file'
import { typeOfBytes } from '../../../shared/domain/file'
import { guarded, query, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { readAgain } from '../read-again'
import { OPEN_MS } from './begin-file'
import { fileKey, sha256, storeChunk } from './chunk'
import { type FileRow, fileQuery, ownFile, viewOf } from './row'

type Input = InputOf<typeof endpoint>

interface ChunkRow {
  size: number
  sha256: string
  stored_at: number | null
}

const CHUNK_SQL = 'SELECT size, sha256, stored_at FROM file_chunk WHERE file_id = ? AND ordinal = ?'
const ALIVE_SQL = "UPDATE file SET expires_at = ? WHERE id = ? AND state = 'open'"
const STORED_SQL = 'UPDATE file_chunk SET stored_at = ? WHERE file_id = ? AND ordinal = ? AND stored_at IS NULL'

/**
 * Takes one chunk, which must be the one that the manifest names. It is kept first and written down afterwards: what is
 * written down is surely there, and a twin of this call keeps the same bytes in the same place. The first chunk shows of
 * what type the file really is. @throws AppError NOT_FOUND, FILE_CHUNK_WRONG, FILE_TYPE_WRONG, FILES_DOWN
 */
export function sendChunk(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  return readAgain(() => send(context, input))
}

async function send(context: Context, { id, ordinal, bytes }: Input): Promise<AnswerOf<typeof endpoint>> {
  const { now, deps } = context
  const [files, chunks] = await context.load([fileQuery(id), query<ChunkRow>(CHUNK_SQL, [id, ordinal])])
  const file = ownFile(context, files)
  const chunk = found(chunks[0])
  if (bytes.length !== chunk.size || (await sha256(bytes)) !== chunk.sha256) throw new AppError('FILE_CHUNK_WRONG')
  if (ordinal === 0 && typeOfBytes(bytes) !== file.type) throw new AppError('FILE_TYPE_WRONG')
  if (chunk.stored_at !== null) return viewOf(file)

  await storeChunk(deps, await fileKey(deps, file), { id, ordinal, bytes })
  await context.save([
    guarded('CONFLICT', ALIVE_SQL, [now + OPEN_MS, id]),
    write(STORED_SQL, [now, id, ordinal]),
    context.audit('send', 'file', id, null, { ordinal }),
  ])
  return viewOf(without(file, ordinal, now))
}

/** The file as it is now; what others sent meanwhile is seen with the next question. */
function without(file: FileRow, ordinal: number, now: number): FileRow {
  const missing = (file.missing ?? '').split(',').filter((one) => one !== String(ordinal))
  return { ...file, missing: missing.length === 0 ? null : missing.join(','), expires_at: now + OPEN_MS }
}
