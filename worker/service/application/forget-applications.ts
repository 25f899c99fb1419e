import { type Write, write } from '../../db/statement'

const DRAFTS = "SELECT id FROM application WHERE account_id = ? AND state IN ('draft','precheck')"
const FILES_SQL = `DELETE FROM application_file WHERE application_id IN (${DRAFTS})`
const MATERIALS_SQL = `DELETE FROM application_material WHERE application_id IN (${DRAFTS})`
const KEYS_SQL = `UPDATE person_key SET wrapped = NULL, destroyed_at = ? WHERE id IN
  (SELECT key_id FROM application WHERE account_id = ? AND state IN ('draft','precheck'))`
const DRAFTS_SQL = "DELETE FROM application WHERE account_id = ? AND state IN ('draft','precheck')"
const UNLINK_SQL = 'UPDATE application SET account_id = NULL WHERE account_id = ?'

/**
 * What becomes of the applications of an account that is deleted: drafts go with their keys; what was submitted is a file
 * that the law keeps, under its own key, and belongs to no account any more. Before the account's files are looked at:
 * those of a draft are in use no longer.
 */
export const forgetApplications = (accountId: string, now: number): Write[] => [
  write(FILES_SQL, [accountId]),
  write(MATERIALS_SQL, [accountId]),
  write(KEYS_SQL, [now, accountId]),
  write(DRAFTS_SQL, [accountId]),
  write(UNLINK_SQL, [accountId]),
]
