import type { ChecklistStateView, readChecklistState } from '../../../shared/contract/appointment'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'

interface Row {
  bundle_id: string
  answers: string
  ticked: string
  updated_at: number
}

const READ_SQL = `SELECT bundle_id, answers, ticked, updated_at FROM checklist_state WHERE account_id = ?
  ORDER BY bundle_id`

/** Everything the account keeps of its checklists. */
export const checklistsQuery = (accountId: string) => query<Row>(READ_SQL, [accountId])

export function checklistView(row: Row): ChecklistStateView {
  return {
    bundleId: row.bundle_id,
    answers: JSON.parse(row.answers),
    ticked: JSON.parse(row.ticked),
    updatedAt: row.updated_at,
  }
}

/** Answers and ticks kept on the account, for the account's other devices. */
export async function readChecklists(context: Context): Promise<AnswerOf<typeof readChecklistState>> {
  const [rows] = await context.load([checklistsQuery(context.accountId)])
  return { checklists: rows.map(checklistView) }
}
