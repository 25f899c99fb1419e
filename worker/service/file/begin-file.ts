import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { beginFile as endpoint } from '../../../shared/contract/file'
import { CHUNK_BYTES, chunkBytes, chunkCount } from '../../../shared/domain/file'
import { DAY_MS } from '../../../shared/domain/time'
import { guarded, query, write } from '../../db/statement'
import { requireConsent } from '../account/consent'
import { newKey } from '../account/new-account'
import type { Context } from '../context'
import { AppError } from '../error'
import { readAgain } from '../read-again'
import { sha256 } from './chunk'
import { FILE_SQL, type FileRow, viewOf } from './row'

type Input = InputOf<typeof endpoint>

/** So long an upload that was cut off can be gone on with, counted from its last chunk. */
export const OPEN_MS = 2 * DAY_MS
/** Files that somebody may keep here without using them: a guard of the store, far above what an application asks for. */
const LOOSE_LIMIT = 80

const SAME_OPEN_SQL = `${FILE_SQL}
  WHERE f.created_by = ? AND f.account_id IS ? AND f.material_id IS ? AND f.sha256 = ? AND f.type = ?
    AND f.state = 'open' LIMIT 1`
/** The same bytes for the same material are never sent twice; for somebody at the counter they are another one's. */
const SAME_READY_SQL = `${FILE_SQL}
  WHERE f.account_id = ? AND f.material_id IS ? AND f.sha256 = ? AND f.type = ? AND f.state = 'ready' LIMIT 1`
const INSERT_SQL = `INSERT INTO file (id, account_id, created_by, key_id, material_id, type, size, sha256, chunk_size,
    chunks, state, created_at, expires_at)
  SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?
  WHERE (SELECT COUNT(*) FROM file WHERE created_by = ? AND expires_at IS NOT NULL) < ?`
const MANIFEST_SQL = `INSERT INTO file_chunk (file_id, ordinal, size, sha256)
  SELECT ?, j.key, CASE j.key WHEN ? THEN ? ELSE ? END, j.value FROM json_each(?) j`

/**
 * Begins an upload, or answers the one of the same bytes for the same material that was begun before, on whatever phone:
 * what it still misses is all that is sent. Beginning twice needs no key, since the manifest itself is one.
 * @throws AppError BAD_FIELD, CONSENT_NEEDED, FORBIDDEN, FILE_TOO_MANY
 */
export function beginFile(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  return readAgain(() => begin(context, input))
}

async function begin(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId } = context
  const { mediaType, bytes, chunks } = input
  if (chunks.length !== chunkCount(bytes)) throw new AppError('BAD_FIELD', { field: 'chunks' })
  const materialId = input.materialId ?? null
  const owner = input.owner === 'self' ? accountId : null
  const hash = await sha256(hexBytes(chunks.join('')))
  const [open, ready] = await context.load([
    query<FileRow>(SAME_OPEN_SQL, [accountId, owner, materialId, hash, mediaType]),
    query<FileRow>(SAME_READY_SQL, [owner, materialId, hash, mediaType]),
  ])
  requireOwner(context, input)
  const same = open[0] ?? ready[0]
  if (same) return viewOf(same)

  const id = context.id()
  const own = await newKey(context)
  const last = chunks.length - 1
  const row: FileRow = {
    id,
    account_id: owner,
    created_by: accountId,
    material_id: materialId,
    type: mediaType,
    size: bytes,
    chunks: chunks.length,
    state: 'open',
    accepted_at: null,
    created_at: now,
    expires_at: now + OPEN_MS,
    missing: chunks.map((_, ordinal) => ordinal).join(','),
    in_use: 0,
    key_id: own.id,
    wrapped: '',
    key_version: 0,
  }
  await context.save([
    own.write,
    guarded(
      'FILE_TOO_MANY',
      INSERT_SQL,
      [
        ...[id, owner, accountId, own.id, materialId, mediaType, bytes, hash, CHUNK_BYTES, chunks.length, now],
        ...[row.expires_at, accountId, LOOSE_LIMIT],
      ],
      'CONFLICT',
    ),
    write(MANIFEST_SQL, [id, last, chunkBytes(bytes, last), CHUNK_BYTES, JSON.stringify(chunks)]),
    context.audit('begin', 'file', id),
  ])
  return viewOf(row)
}

/** @throws AppError CONSENT_NEEDED, FORBIDDEN */
function requireOwner(context: Context, { owner }: Input): void {
  const { actor } = context
  if (owner === 'self') requireConsent(context)
  else if (actor.kind !== 'person' || actor.grants.length === 0) throw new AppError('FORBIDDEN')
}

function hexBytes(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2)
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
  return bytes
}
