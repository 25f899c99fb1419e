import { type Write, write } from '../../db/statement'
import { IN_USE } from './in-use'

const REMOVE_SQL = `UPDATE file AS f SET state = 'removed', removed_at = ?, expires_at = NULL
  WHERE f.account_id = ? AND f.state IN ('open', 'ready') AND NOT ${IN_USE}`
const DESTROY_SQL = `UPDATE person_key SET wrapped = NULL, destroyed_at = ? WHERE wrapped IS NOT NULL
  AND id IN (SELECT key_id FROM file WHERE account_id = ? AND state = 'removed')`

/** Removes what a leaving account keeps here. What an application rests on stays in its file, in nobody's wallet. */
export const forgetFiles = (accountId: string, now: number): Write[] => [
  write(REMOVE_SQL, [now, accountId]),
  write(DESTROY_SQL, [now, accountId]),
  write("UPDATE file SET account_id = NULL WHERE account_id = ? AND state = 'ready'", [accountId]),
]
