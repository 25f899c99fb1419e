import type { SlotRule } from '../../shared/domain/slot-rule'
import { MINUTE_MS } from '../../shared/domain/time'
import { guarded, query, type Write } from '../db/statement'
import { banNotice } from '../service/appointment/ban'
import { noticeFacts } from '../service/appointment/own'
import { RECORD_COLUMNS, type RecordRow, recordSince } from '../service/appointment/person'
import { RECEIVER_COLUMNS, RECEIVER_JOINS, type ReceiverRow, receiverOf } from '../service/appointment/receiver'
import type { AppointmentRow } from '../service/appointment/view'
import type { Context } from '../service/context'
import { noticeWrites } from '../service/notice/notice'
import { RULE_QUERY, ruleOf } from '../service/slot/rule'
import { handleEach } from './page'
import type { Job } from './runner'

const PAGE = 50

type DueRow = Omit<AppointmentRow, keyof ReceiverRow> & RecordRow & ReceiverRow

const DUE_SQL = `SELECT x.*, ${RECORD_COLUMNS}, ${RECEIVER_COLUMNS} FROM appointment x ${RECEIVER_JOINS}
  WHERE x.state = 'booked' AND x.starts_at < ? ORDER BY x.starts_at LIMIT ${PAGE}`
const NO_SHOW_SQL = `UPDATE appointment SET state = ?, ended_at = ?, changed_at = ?, version = version + 1
  WHERE id = ? AND state = 'booked' AND version = ?`

/** Marks who did not come. A time the hall could not keep is cancelled instead, and is nobody's fault. */
export const noShowJob: Job = {
  name: 'no-show',
  everyMs: 5 * MINUTE_MS,
  run: async (context) => {
    const { now } = context
    const [rules] = await context.load([RULE_QUERY])
    const rule = ruleOf(rules)
    const before = now - rule.checkInLateMinutes * MINUTE_MS
    for (;;) {
      const [rows] = await context.load([query<DueRow>(DUE_SQL, [recordSince(now), before])])
      await handleEach(rows, async (row) => {
        const state = row.displaced === null ? 'no_show' : 'cancelled'
        await context.save([
          guarded('CONFLICT', NO_SHOW_SQL, [state, now, now, row.id, row.version]),
          context.audit(state, 'appointment', row.id, row.point_id),
          ...(await tell(context, row, state, rule)),
        ])
      })
      if (rows.length < PAGE) return
    }
  },
}

async function tell(context: Context, row: DueRow, topic: 'no_show' | 'cancelled', rule: SlotRule): Promise<Write[]> {
  const receiver = await receiverOf(context, row)
  if (!receiver) return []
  const ref = { kind: 'appointment', id: row.id } as const
  const told = { topic, facts: noticeFacts(row), ...receiver, ref, dedupe: `${topic}/${row.id}` }
  return [
    ...(await noticeWrites(context, told)),
    ...(topic === 'no_show' ? await banNotice(context, row, 'no_show', rule, row.limit_key, receiver) : []),
  ]
}
