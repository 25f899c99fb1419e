import type { FileView } from '../../../shared/contract/file'
import { CHUNK_BYTES, type FileType } from '../../../shared/domain/file'
import { type Query, query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { IN_USE } from './in-use'

export interface FileRow {
  id: string
  account_id: string | null
  created_by: string
  material_id: string | null
  type: FileType
  size: number
  chunks: number
  state: 'open' | 'ready'
  accepted_at: number | null
  created_at: number
  expires_at: number | null
  /** Ordinals with commas between; null when every chunk has come. */
  missing: string | null
  in_use: 0 | 1
  key_id: string
  wrapped: string
  key_version: number
}

/** Files that are there, with what a view and a look at the bytes need. */
export const FILE_SQL = `SELECT f.id, f.account_id, f.created_by, f.material_id, f.type, f.size, f.chunks, f.state,
    f.accepted_at, f.created_at, f.expires_at, ${IN_USE} AS in_use, f.key_id, k.wrapped, k.version AS key_version,
    (SELECT group_concat(c.ordinal) FROM file_chunk c WHERE c.file_id = f.id AND c.stored_at IS NULL) AS missing
  FROM file f JOIN person_key k ON k.id = f.key_id AND k.wrapped IS NOT NULL`

const BY_ID_SQL = `${FILE_SQL} WHERE f.id = ? AND f.state <> 'removed'`

export const fileQuery = (id: string): Query<FileRow> => query<FileRow>(BY_ID_SQL, [id])

/** The caller's own file: in their wallet, or made by them as one of the hall's people, who they still must be. @throws AppError NOT_FOUND */
export function ownFile(context: Context, rows: readonly FileRow[]): FileRow {
  const row = found(rows[0])
  if (!isOwn(context, row)) throw new AppError('NOT_FOUND')
  return row
}

export function isOwn({ actor, accountId }: Context, row: FileRow): boolean {
  if (row.account_id !== null) return row.account_id === accountId
  return row.created_by === accountId && actor.kind === 'person' && actor.grants.length > 0
}

export function viewOf(row: FileRow): FileView {
  return {
    id: row.id,
    materialId: row.material_id,
    mediaType: row.type,
    bytes: row.size,
    chunkBytes: CHUNK_BYTES,
    chunks: row.chunks,
    missing: missingOf(row),
    state: row.state,
    acceptedAt: row.accepted_at,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    allowedActions: actionsOf(row),
  }
}

function missingOf({ missing }: FileRow): number[] {
  return missing === null
    ? []
    : missing
        .split(',')
        .map(Number)
        .sort((a, b) => a - b)
}

function actionsOf(row: FileRow): FileView['allowedActions'] {
  if (row.state === 'open') return row.missing === null ? ['complete', 'remove'] : ['send', 'remove']
  return row.in_use === 1 ? ['open'] : ['open', 'remove']
}
