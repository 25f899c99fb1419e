import { DAY_MS } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import type { Context } from '../context'
import type { EachRow } from '../each-row'
import { releaseFiles } from '../file/hold'
import { removeDraftWrites } from './remove-draft'

/** A draft nobody has touched for so long is given up; the page of a draft says so. */
const DRAFT_DAYS = 180
const PAGE = 100

interface OldRow {
  id: string
  key_id: string
  changed_at: number
  files: string | null
}

const OLD_SQL = `SELECT a.id, a.key_id, a.changed_at,
    (SELECT group_concat(f.file_id) FROM application_file f WHERE f.application_id = a.id) AS files
  FROM application a WHERE a.state = 'draft' AND a.changed_at < ?
    AND (a.changed_at, a.id) > (?, ?) ORDER BY a.changed_at, a.id LIMIT ${PAGE}`

/**
 * Takes drafts away that were given up, with their keys, a page at a time and each in a write of its own: one that somebody
 * takes up again between the look and the write stays.
 */
export async function purgeDrafts(context: Context, each: EachRow): Promise<void> {
  const before = context.now - DRAFT_DAYS * DAY_MS
  let place = { changed_at: -1, id: '' }
  for (;;) {
    const [rows] = await context.load([query<OldRow>(OLD_SQL, [before, place.changed_at, place.id])])
    const last = rows.at(-1)
    if (!last) return
    place = last
    await each(rows, async (row) => {
      await context.save([
        ...removeDraftWrites(row, context.now, before),
        releaseFiles(context.now, row.files?.split(',') ?? []),
        context.audit('purge', 'application', row.id),
      ])
    })
  }
}
