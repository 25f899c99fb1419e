import type { AppointmentState } from '../../../shared/domain/appointment'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import { guarded, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { noticeWrites, type Receiver } from '../notice/notice'
import { banNotice } from './ban'
import { noticeFacts } from './own'
import { RECORD_COLUMNS, type RecordRow } from './person'
import { RECEIVER_COLUMNS, type ReceiverRow, receiverOf } from './receiver'
import type { AppointmentRow } from './view'

/** An appointment that nobody came to, with the offences of the person and who is told. */
export type MissedRow = Omit<AppointmentRow, keyof ReceiverRow> & RecordRow & ReceiverRow

/** What is read besides the appointment `x`: one `?`, `recordSince`. Goes with `RECEIVER_JOINS`. */
export const MISSED_COLUMNS = `${RECORD_COLUMNS}, ${RECEIVER_COLUMNS}`

/** What decides how it ends is part of the condition: a closure of that moment is not overlooked. */
const END_SQL = `UPDATE appointment SET state = ?, ended_at = ?, changed_at = ?, version = version + 1
  WHERE id = ? AND state = ? AND version = ? AND displaced IS ?`
const LEFT_SQL = "UPDATE visit SET state = 'left' WHERE appointment_id = ? AND state = 'waiting'"

/**
 * Ends an appointment that nobody came to in the `state` that `missed` gives, the same way whether a clerk or the
 * job notices: a no-show with the ban it may lead to, or a cancellation that is nobody's offence. Guard CONFLICT.
 */
export async function missedWrites(
  context: Context,
  row: MissedRow,
  state: AppointmentState,
  rule: SlotRule,
): Promise<Write[]> {
  const { now } = context
  const receiver = await receiverOf(context, row)
  return [
    guarded('CONFLICT', END_SQL, [state, now, now, row.id, row.state, row.version, row.displaced]),
    ...(row.state === 'checked_in' ? [write(LEFT_SQL, [row.id])] : []),
    context.audit(state === 'no_show' ? 'no_show' : 'cancel', 'appointment', row.id, row.point_id),
    ...(receiver ? await notices(context, row, state, rule, receiver) : []),
  ]
}

async function notices(
  context: Context,
  row: MissedRow,
  state: AppointmentState,
  rule: SlotRule,
  receiver: Receiver,
): Promise<Write[]> {
  const topic = state === 'no_show' ? 'no_show' : 'cancelled'
  const ref = { kind: 'appointment', id: row.id } as const
  const told = { topic, facts: noticeFacts(row), ...receiver, ref, dedupe: `${topic}/${row.id}` } as const
  return [
    ...(await noticeWrites(context, told)),
    ...(topic === 'no_show' ? await banNotice(context, row, 'no_show', rule, row.limit_key, receiver) : []),
  ]
}
