import { type Write, write } from '../../db/statement'
import type { Context } from '../context'

const SQL = `UPDATE waitlist SET state = 'taken', changed_at = ?
  WHERE limit_key = ? AND state IN ('waiting','offered') AND state = 'waiting' AND day = ?`

/** Someone who has an appointment on a day waits for none there any more; else the place would be kept for nobody. */
export function stopWaiting({ now }: Context, limitKey: string, day: string): Write {
  return write(SQL, [now, limitKey, day])
}
