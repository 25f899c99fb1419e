import { DAY_MS } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { releaseFiles } from '../file/hold'
import { removeDraftWrites } from './remove-draft'

/** A draft nobody has touched for so long is given up; the page of a draft says so. */
const DRAFT_DAYS = 180
const PAGE = 100

interface OldRow {
  id: string
  key_id: string
  files: string | null
}

const OLD_SQL = `SELECT a.id, a.key_id,
    (SELECT group_concat(f.file_id) FROM application_file f WHERE f.application_id = a.id) AS files
  FROM application a WHERE a.state = 'draft' AND a.changed_at < ? ORDER BY a.changed_at LIMIT ${PAGE}`

/**
 * Takes drafts away that were given up, with their keys, a page at a time and each in a write of its own: one that somebody
 * takes up again between the look and the write stays. `each` handles the rows of a page and leaves a CONFLICT alone.
 */
export async function purgeDrafts(
  context: Context,
  each: (rows: readonly OldRow[], handle: (row: OldRow) => Promise<void>) => Promise<void>,
): Promise<void> {
  const before = context.now - DRAFT_DAYS * DAY_MS
  for (;;) {
    const [rows] = await context.load([query<OldRow>(OLD_SQL, [before])])
    if (rows.length === 0) return
    await each(rows, async (row) => {
      await context.save([
        ...removeDraftWrites(row, context.now, before),
        releaseFiles(context.now, row.files?.split(',') ?? []),
        context.audit('purge', 'application', row.id),
      ])
    })
  }
}
