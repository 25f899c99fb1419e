import type { RegisterFilters, RegisterRow } from '../../../shared/contract/register'
import { MINUTE_MS } from '../../../shared/domain/time'
import { guarded, query, write } from '../../db/statement'
import type { Context } from '../context'
import type { EachRow } from '../each-row'
import { partKey, storePart } from './parts'
import { cursorAfter, type RegisterCase, rowsQuery, rowView } from './rows'
import { sheetRows } from './sheet'
import { partOf } from './workbook'

/** Lines of a part: a moment of work each, so that everybody else is served between two. */
const PART_ROWS = 100
/** How long one run goes on; the next one goes on where it was. Well below the lease of a job: nobody else makes the same part. */
const RUN_MS = MINUTE_MS
/** Lines whose names are opened side by side; more only wait for each other, with all they hold. */
const SIDE_BY_SIDE = 4
const EXPIRED = 20

interface Row {
  id: string
  created_at: number
  filters: string
  cursor: string | null
  parts: number
  key_id: string
  wrapped: string
  version: number
}

type ExpiredRow = Pick<Row, 'id' | 'parts' | 'key_id'> & { expires_at: number }

const OPEN_SQL = `SELECT x.id, x.created_at, x.filters, x.cursor, x.parts, x.key_id, k.wrapped, k.version FROM register_export x
  JOIN person_key k ON k.id = x.key_id AND k.wrapped IS NOT NULL WHERE x.state = 'making'
  AND (x.created_at, x.id) > (?, ?) ORDER BY x.created_at, x.id LIMIT 1`
/** Only who has made the part that is next says so: of two processes one stops here. */
const PART_SQL = `UPDATE register_export SET cursor = ?, rows = rows + ?, parts = parts + 1, size = size + ?, state = ?, finished_at = ?
  WHERE id = ? AND state = 'making' AND parts = ?`
const EXPIRED_SQL = `SELECT id, parts, key_id, expires_at FROM register_export WHERE expires_at <= ?
  AND (expires_at, id) > (?, ?) ORDER BY expires_at, id LIMIT ${EXPIRED}`

/**
 * Makes the spreadsheets that were asked for, part by part; a run that is killed makes its last part once more. One that
 * cannot be made keeps those asked for later from nothing.
 */
export async function makeExports(context: Context, each: EachRow): Promise<void> {
  const end = context.now + RUN_MS
  let place = { created_at: -1, id: '' }
  do {
    const [rows] = await context.load([query<Row>(OPEN_SQL, [place.created_at, place.id])])
    const [row] = rows
    if (!row) return
    const parted: string[] = []
    await each([row], async () => {
      if ((await makePart(context, row, each)) === 'more') parted.push(row.id)
    })
    if (parted.length === 0) place = row
  } while ((await context.deps.clock()) < end)
}

/**
 * A line whose names cannot be opened stands in the register without them, and is counted: nobody's register is shorter.
 * @returns whether there is more to make
 * @throws AppError CONFLICT when another process makes the same one; FilesDownError
 */
async function makePart(context: Context, row: Row, each: EachRow): Promise<'more' | 'ready'> {
  const { deps, now } = context
  const filters = JSON.parse(row.filters) as RegisterFilters
  const [read] = await context.load([rowsQuery(filters, row.cursor ?? undefined, PART_ROWS)])
  const views = new Map<string, RegisterRow>()
  const view = async (line: RegisterCase) => void views.set(line.id, await rowView(context, line))
  const unreadable = await each(read, view, SIDE_BY_SIDE)
  for (const line of read) if (unreadable.has(line.id)) await view({ ...line, wrapped: null })
  const lines = read.flatMap(({ id }) => views.get(id) ?? [])
  const isLast = read.length < PART_ROWS
  const key = await deps.vault.openKey(row.key_id, row.wrapped, row.version)
  const size = await storePart(deps, key, partKey(row.id, row.parts), partOf(sheetRows(context, lines)))
  const last = read.at(-1)
  const cursor = last ? cursorAfter(filters, last) : row.cursor
  await context.save([
    guarded('CONFLICT', PART_SQL, [
      ...[cursor, read.length, size, isLast ? 'ready' : 'making', isLast ? now : null],
      ...[row.id, row.parts],
    ]),
  ])
  return isLast ? 'ready' : 'more'
}

/** Throws away what is too old: the key first, so that nobody reads what a store could not take away. */
export async function dropExports(context: Context, each: EachRow): Promise<void> {
  const { deps, now } = context
  let place = { expires_at: -1, id: '' }
  for (;;) {
    const [rows] = await context.load([query<ExpiredRow>(EXPIRED_SQL, [now, place.expires_at, place.id])])
    const last = rows.at(-1)
    if (!last) return
    place = last
    const drop = async ({ id, parts, key_id }: ExpiredRow) => {
      await context.save([
        write('UPDATE person_key SET wrapped = NULL, destroyed_at = ? WHERE id = ?', [now, key_id]),
        write("UPDATE register_export SET state = 'removed' WHERE id = ?", [id]),
      ])
      // One more than was written down: a run may have been killed between the two.
      const keys = Array.from({ length: parts + 1 }, (_, ordinal) => partKey(id, ordinal))
      for (let at = 0; at < keys.length; at += 1000) await deps.files.remove(keys.slice(at, at + 1000))
      await context.save([
        write('DELETE FROM register_export WHERE id = ?', [id]),
        context.audit('purge', 'register', id),
      ])
    }
    await each(rows, drop, 1)
  }
}
