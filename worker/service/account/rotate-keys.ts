import { query, type Write, write } from '../../db/statement'
import type { Context } from '../context'

interface KeyRow {
  id: string
  wrapped: string
  version: number
}

const PAGE_SQL = `SELECT id, wrapped, version FROM person_key WHERE version < ? AND wrapped IS NOT NULL
  AND (version, id) > (?, ?) ORDER BY version, id LIMIT ?`
/** A key that was destroyed or wrapped again meanwhile is left as it is. */
const REWRAP_SQL = 'UPDATE person_key SET wrapped = ?, version = ? WHERE id = ? AND wrapped = ?'

/**
 * Wraps every person's key with the newest master key, a page at a time. What is sealed stays as it is, so nothing else
 * is written. A run that is cut off is taken up by the next one: it finds the keys that are still of an older version.
 * @returns how many keys were wrapped again
 * @throws Error when a master key that is still needed is missing from DATA_KEYS
 */
export async function rotateKeys(context: Context, pageSize = 200): Promise<number> {
  const { vault } = context.deps
  let last: Pick<KeyRow, 'version' | 'id'> = { version: 0, id: '' }
  let done = 0
  for (;;) {
    const [rows] = await context.load([query<KeyRow>(PAGE_SQL, [vault.version, last.version, last.id, pageSize])])
    const end = rows[rows.length - 1]
    if (!end) return done
    const writes = await Promise.all(rows.map((row) => rewrap(context, row)))
    await context.save([
      ...writes,
      context.audit('rotate', 'person_key', '-', null, { keys: rows.length, version: vault.version }),
    ])
    done += rows.length
    last = end
  }
}

async function rewrap(context: Context, row: KeyRow): Promise<Write> {
  const { wrapped, version } = await context.deps.vault.rewrap(row.id, row.wrapped, row.version)
  return write(REWRAP_SQL, [wrapped, version, row.id, row.wrapped])
}
