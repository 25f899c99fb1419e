import { DAY_MS, MINUTE_MS } from '../../shared/domain/time'
import { query, type Write, write } from '../db/statement'
import { eraseParty } from '../service/account/party'
import { purgeDrafts } from '../service/application/purge-drafts'
import type { Context } from '../service/context'
import type { EachRow } from '../service/each-row'
import { OPEN } from '../service/slot/statements'
import type { Job } from './runner'

const PAGE = 500
/** People, each with a write of their own. */
const PEOPLE_PAGE = 50

/** Rows that have no use any more. */
interface Old {
  table: string
  /** Age at which they go; the `?` of `where` is that instant. An index or the key answers `where`. */
  days: number
  where: string
}

const OLD: readonly Old[] = [
  // A code's row counts the codes of its day: it goes when that day is surely over.
  { table: 'login_code', days: 2, where: 'expires_at < ?' },
  // So long a repeated request still gets its first answer.
  { table: 'idempotency', days: 7, where: 'created_at < ?' },
  // An ended session stays a while, so that a stolen token is still told apart from an unknown one.
  { table: 'session', days: 30, where: 'expires_at < ?' },
  // What became of a message is of interest while somebody may still ask; what waits to be sent stays.
  { table: 'outbox', days: 90, where: "state IN ('sent','failed','skipped','unknown') AND created_at < ?" },
  // Booked places of days long over. Rows are numbered as they come, so the oldest are the first: no index of their own.
  {
    table: 'place',
    days: 90,
    where: `rowid IN (SELECT rowid FROM place WHERE rowid > 0 ORDER BY rowid LIMIT ${PAGE})
      AND (SELECT s.starts_at FROM slot s WHERE s.id = place.slot_id) < ?`,
  },
]
const HAS_OLD_SQL = `SELECT ${OLD.map(({ table, where }) => `EXISTS (SELECT 1 FROM ${table} WHERE ${where}) AS ${table}`)}`
const deleteSql = ({ table, where }: Old) =>
  `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${where} LIMIT ${PAGE})`

/** Removed people whose appointment was open then and is over now. */
const LEAVING_SQL = `SELECT p.id, p.deleted_at FROM party p WHERE p.deleted_at IS NOT NULL AND p.erased_at IS NULL
  AND (p.deleted_at, p.id) > (?, ?)
  AND NOT EXISTS (SELECT 1 FROM appointment a WHERE a.limit_key = p.limit_key AND a.party_id = p.id AND a.${OPEN})
  ORDER BY p.deleted_at, p.id LIMIT ${PEOPLE_PAGE}`

/** Deletes what has no use any more, a page at a time: a run that is cut off goes on where it was. */
export const purge: Job = {
  name: 'purge',
  everyMs: 60 * MINUTE_MS,
  run: async (context, each) => {
    await deleteOld(context)
    await eraseLeaving(context, each)
    await purgeDrafts(context, each)
  },
}

async function deleteOld(context: Context): Promise<void> {
  const before = ({ days }: Old) => context.now - days * DAY_MS
  for (;;) {
    const [[has]] = await context.load([query<Record<string, 0 | 1>>(HAS_OLD_SQL, OLD.map(before))])
    const found = OLD.filter(({ table }) => has?.[table])
    if (found.length === 0) return
    await context.save(
      found.flatMap((old): Write[] => [write(deleteSql(old), [before(old)]), context.audit('purge', old.table, '-')]),
    )
  }
}

async function eraseLeaving(context: Context, each: EachRow): Promise<void> {
  let last = { id: '', deleted_at: 0 }
  for (;;) {
    const [rows] = await context.load([query<typeof last>(LEAVING_SQL, [last.deleted_at, last.id])])
    const end = rows[rows.length - 1]
    if (!end) return
    last = end
    await each(rows, async ({ id }) => {
      await context.save([...eraseParty(context, id), context.audit('erase', 'party', id)])
    })
  }
}
