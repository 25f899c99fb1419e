import type { DeskCommand } from '../../../shared/contract/case-command'
import { type Write, write } from '../../db/statement'
import { reasonSpot } from '../application/content'
import type { MaterialRow } from '../application/row'
import type { Context } from '../context'
import type { DeskFile } from './desk-file'

const MARK_SQL = `INSERT INTO application_material (application_id, material_id, state, reason_sealed, checked_by,
    checked_at, changed_at) VALUES (?,?,?,?,?,?,?)
  ON CONFLICT (application_id, material_id) DO UPDATE SET state = excluded.state, reason_sealed = excluded.reason_sealed,
    checked_by = excluded.checked_by, checked_at = excluded.checked_at`

/**
 * What commands say of single papers beside what they do to a case: promised for later on a paper the window took, or
 * come and found wrong, with the officer's words.
 */
export async function materialMarks(
  { deps, now }: Context,
  { application, key }: DeskFile,
  commands: readonly DeskCommand[],
): Promise<MaterialRow[]> {
  const marks: MaterialRow[] = []
  for (const command of commands) {
    if (command.kind === 'accept_tolerant' && command.data.promise === 'counter') {
      for (const material_id of command.data.materials)
        marks.push({ material_id, state: 'promised', reason_sealed: null, checked_at: null })
    }
    if (command.kind === 'tolerated_wrong') {
      const material_id = command.data.materialId
      const reason_sealed = await deps.vault.seal(key, reasonSpot(application.id, material_id), command.words)
      marks.push({ material_id, state: 'wrong', reason_sealed, checked_at: now })
    }
  }
  return marks
}

/** Behind the writes of the turn, which takes what is in order. */
export function markWrites({ now, accountId }: Context, id: string, marks: readonly MaterialRow[]): Write[] {
  return marks.map(({ material_id, state, reason_sealed, checked_at }) =>
    write(MARK_SQL, [id, material_id, state, reason_sealed, checked_at === null ? null : accountId, checked_at, now]),
  )
}

/** The rows as {@link markWrites} leaves them. */
export function withMarks(rows: readonly MaterialRow[], marks: readonly MaterialRow[]): MaterialRow[] {
  const isMarked = ({ material_id }: MaterialRow) => marks.some((mark) => mark.material_id === material_id)
  return [...rows.filter((row) => !isMarked(row)), ...marks]
}
