import type { AnswerOf } from '../../../shared/contract/endpoint'
import type { listWaitlist as endpoint } from '../../../shared/contract/slot'
import { dayOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { WAITLIST_SQL, type WaitlistRow, waitlistView } from './view'

const SQL = `${WAITLIST_SQL} WHERE w.account_id = ? AND w.day >= ? ORDER BY w.created_at DESC LIMIT 50`

/** The waiting lists of days to come the account is or was on, newest first. */
export async function listWaitlist(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId } = context
  const [rows] = await context.load([query<WaitlistRow>(SQL, [accountId, dayOf(now)])])
  return { entries: rows.map((row) => waitlistView(row, now)) }
}
