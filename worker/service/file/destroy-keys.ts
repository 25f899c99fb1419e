import { type Write, write } from '../../db/statement'

const DESTROY_SQL = `UPDATE person_key SET wrapped = NULL, destroyed_at = ?
  WHERE id IN (SELECT f.key_id FROM json_each(?) j JOIN file f ON f.id = j.value AND f.state = 'removed')`

/** Destroys the keys of those of these files that are removed: nobody reads them any more, from no backup either. */
export const destroyKeys = (now: number, ids: readonly string[]): Write =>
  write(DESTROY_SQL, [now, JSON.stringify(ids)])
