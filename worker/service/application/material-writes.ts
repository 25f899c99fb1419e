import type { MaterialInput } from '../../../shared/contract/application-part'
import type { MaterialState } from '../../../shared/domain/application'
import { type Write, write } from '../../db/statement'
import { holdFile, releaseFiles } from '../file/hold'
import type { PageRow } from './row'

const SET_SQL = `INSERT INTO application_material (application_id, material_id, state, changed_at) VALUES (?,?,?,?)
  ON CONFLICT (application_id, material_id) DO UPDATE SET state = excluded.state, reason_sealed = NULL,
    checked_by = NULL, checked_at = NULL, changed_at = excluded.changed_at`
const CLEAR_SQL = 'DELETE FROM application_material WHERE application_id = ? AND material_id = ?'
const CLEAR_PAGES_SQL = 'DELETE FROM application_file WHERE application_id = ? AND material_id = ?'
const PAGE_SQL = 'INSERT INTO application_file (application_id, material_id, ordinal, file_id) VALUES (?,?,?,?)'

/** The state a material has with what was given. */
export function stateOf(input: MaterialInput): MaterialState {
  if ('files' in input) return 'given'
  return 'consent' in input ? 'fetch' : 'promised'
}

/** Whose material it is, and the pages it has so far. */
export interface Giving {
  applicationId: string
  accountId: string
  now: number
  pages: readonly PageRow[]
}

/**
 * Gives a material anew: its pages in order, a consent or a promise; null takes it back. What a look found is forgotten
 * with what was looked at. Guard: NOT_FOUND for a file that was removed at this moment.
 */
export function materialWrites(
  { applicationId, accountId, now, pages }: Giving,
  materialId: string,
  input: MaterialInput | null,
): Write[] {
  const of = [applicationId, materialId]
  const before = pages.filter((page) => page.material_id === materialId).map((page) => page.file_id)
  const files = input && 'files' in input ? input.files : []
  return [
    write(CLEAR_PAGES_SQL, of),
    input === null ? write(CLEAR_SQL, of) : write(SET_SQL, [...of, stateOf(input), now]),
    ...files.flatMap((fileId, ordinal) => [write(PAGE_SQL, [...of, ordinal, fileId]), holdFile(fileId, accountId)]),
    ...(before.length > 0 ? [releaseFiles(now, before)] : []),
  ]
}
