import { guarded, type Write, write } from '../../db/statement'
import { LOOSE_MS } from './complete-file'
import { IN_USE } from './in-use'

const HOLD_SQL = `UPDATE file SET expires_at = NULL WHERE id = ? AND state = 'ready'
  AND (account_id = ? OR (account_id IS NULL AND created_by = ?))`
const RELEASE_SQL = `UPDATE file AS f SET expires_at = ? WHERE f.id IN (SELECT value FROM json_each(?))
  AND f.state = 'ready' AND NOT ${IN_USE}`
const ACCEPT_SQL = `UPDATE file SET accepted_at = ? WHERE accepted_at IS NULL AND state = 'ready'
  AND id IN (SELECT file_id FROM application_file WHERE application_id = ? AND material_id = ?)`
/** What a look found fine, of whatever material. */
const ACCEPT_CHECKED_SQL = `UPDATE file SET accepted_at = ? WHERE accepted_at IS NULL AND state = 'ready' AND id IN (
  SELECT u.file_id FROM application_file u JOIN application_material m ON m.application_id = u.application_id
    AND m.material_id = u.material_id AND m.state = 'fine' WHERE u.application_id = ?)`

/**
 * Keeps a whole file from going while something uses it; into the batch that writes the row which names it. The file is
 * `holder`'s: in that account's wallet, or made by that member of staff. Guard: NOT_FOUND when it is not there, not whole or
 * not theirs.
 */
export const holdFile = (fileId: string, holder: string): Write =>
  guarded('NOT_FOUND', HOLD_SQL, [fileId, holder, holder])

/** Lets go of files that nothing uses any more; into the same batch, behind the removal of the rows that named them. */
export const releaseFiles = (now: number, fileIds: readonly string[]): Write =>
  write(RELEASE_SQL, [now + LOOSE_MS, JSON.stringify(fileIds)])

/** Puts the pages of a material that a department took into their owners' wallets. */
export const acceptFiles = (now: number, applicationId: string, materialId: string): Write =>
  write(ACCEPT_SQL, [now, applicationId, materialId])

/** Puts the pages of all materials that were found fine into their owners' wallets; behind the write that says so. */
export const acceptChecked = (now: number, applicationId: string): Write =>
  write(ACCEPT_CHECKED_SQL, [now, applicationId])
