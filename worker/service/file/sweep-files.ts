import { MINUTE_MS } from '../../../shared/domain/time'
import { query, write } from '../../db/statement'
import type { Context } from '../context'
import { chunkKey } from './chunk'
import { destroyKeys } from './destroy-keys'
import { IN_USE } from './in-use'

const PAGE = 40
/** Longer than a request lasts: a chunk that was on its way when its file was removed has come by then. */
const GRACE_MS = 60 * MINUTE_MS

const EXPIRED_SQL = `SELECT f.id FROM file f WHERE f.expires_at <= ? ORDER BY f.expires_at LIMIT ${PAGE}`
const EXPIRE_SQL = `UPDATE file AS f SET state = 'removed', removed_at = ?, expires_at = NULL
  WHERE f.id IN (SELECT value FROM json_each(?)) AND f.expires_at <= ? AND NOT ${IN_USE}`
/** What is in use does not go, whatever its date says. */
const KEEP_SQL = `UPDATE file AS f SET expires_at = NULL
  WHERE f.id IN (SELECT value FROM json_each(?)) AND f.expires_at <= ? AND ${IN_USE}`
const REMOVED_SQL = `SELECT f.id, f.chunks FROM file f WHERE f.removed_at <= ? ORDER BY f.removed_at, f.id LIMIT ${PAGE}`

/** Takes away what nobody used in time, and the bytes of what was removed; page by page, so that a run cut off goes on. */
export async function sweepFiles(context: Context): Promise<void> {
  while (await expirePage(context));
  while (await takeAwayPage(context));
}

async function expirePage(context: Context): Promise<boolean> {
  const { now } = context
  const [rows] = await context.load([query<{ id: string }>(EXPIRED_SQL, [now])])
  if (rows.length === 0) return false
  const ids = rows.map(({ id }) => id)
  const list = JSON.stringify(ids)
  await context.save([
    write(EXPIRE_SQL, [now, list, now]),
    destroyKeys(now, ids),
    write(KEEP_SQL, [list, now]),
    context.audit('expire', 'file', '-', null, { files: ids.length }),
  ])
  return true
}

/** The bytes first, the rows afterwards: a store that is down is asked again with the next run. @throws FilesDownError */
async function takeAwayPage(context: Context): Promise<boolean> {
  const [rows] = await context.load([query<{ id: string; chunks: number }>(REMOVED_SQL, [context.now - GRACE_MS])])
  if (rows.length === 0) return false
  const keysOf = ({ id, chunks }: { id: string; chunks: number }) =>
    Array.from({ length: chunks }, (_, ordinal) => chunkKey(id, ordinal))
  await context.deps.files.remove(rows.flatMap(keysOf))
  const list = JSON.stringify(rows.map(({ id }) => id))
  await context.save([
    write('DELETE FROM file_chunk WHERE file_id IN (SELECT value FROM json_each(?))', [list]),
    write('DELETE FROM file WHERE id IN (SELECT value FROM json_each(?))', [list]),
    context.audit('purge', 'file', '-', null, { files: rows.length }),
  ])
  return true
}
