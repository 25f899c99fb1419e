import type { AppointmentView } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { markNoShow as endpoint } from '../../../shared/contract/visit'
import { checkInWindow, transition } from '../../../shared/domain/appointment'
import { MINUTE_MS } from '../../../shared/domain/time'
import { guarded, query, type Write, write } from '../../db/statement'
import { banNotice } from '../appointment/ban'
import { noticeFacts } from '../appointment/own'
import { RECORD_COLUMNS, type RecordRow, recordSince } from '../appointment/person'
import { RECEIVER_COLUMNS, RECEIVER_JOINS, type ReceiverRow, receiverOf } from '../appointment/receiver'
import type { AppointmentRow } from '../appointment/view'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { noticeWrites, type Receiver } from '../notice/notice'
import { readAgain } from '../read-again'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { appointmentById, requireOwnPoint, roleAt, staffView } from './appointment-at'
import { END_SQL } from './move'

const LEFT_SQL = "UPDATE visit SET state = 'left' WHERE appointment_id = ? AND state = 'waiting'"
/** The offences of the person, and who is told. */
const ABOUT_SQL = `SELECT ${RECORD_COLUMNS}, ${RECEIVER_COLUMNS} FROM appointment x ${RECEIVER_JOINS} WHERE x.id = ?`

/**
 * Marks that nobody came, or that someone who was checked in had gone when called. Only after the time in which one may
 * still be late. @throws AppError NOT_FOUND, APPOINTMENT_NOT_OPEN, NO_SHOW_TOO_EARLY with the minutes that are left
 */
export function markNoShow(context: Context, { id }: InputOf<typeof endpoint>): Promise<AppointmentView> {
  return readAgain(async () => {
    const [rows, rules, abouts] = await context.load([
      appointmentById(id),
      RULE_QUERY,
      query<RecordRow & ReceiverRow>(ABOUT_SQL, [recordSince(context.now), id]),
    ])
    const { now } = context
    const row = requireOwnPoint(context, rows[0])
    const step = transition(row.state, 'no_show', roleAt(context, row.point_id))
    if (!step.ok) throw new AppError(step.code)
    const rule = ruleOf(rules)
    const { closesAt } = checkInWindow({ day: row.day, startMinute: row.start_minute }, rule)
    if (now <= closesAt) {
      const minutes = Math.floor((closesAt - now) / MINUTE_MS) + 1
      throw new AppError('NO_SHOW_TOO_EARLY', { details: { minutes } })
    }
    const about = found(abouts[0])
    const receiver = await receiverOf(context, about)
    // A time the hall could not keep is nobody's fault.
    const counts = row.displaced === null
    await context.save([
      guarded('CONFLICT', END_SQL, [step.state, now, now, id, row.state]),
      write(LEFT_SQL, [id]),
      context.audit('no_show', 'appointment', id, row.point_id),
      ...(receiver ? await told(context, row, receiver) : []),
      ...(receiver && counts ? await banNotice(context, about, 'no_show', rule, row.limit_key, receiver) : []),
    ])
    return staffView(context, { ...row, state: step.state, version: row.version + 1 }, rule)
  })
}

function told(context: Context, row: AppointmentRow, receiver: Receiver): Promise<Write[]> {
  return noticeWrites(context, {
    topic: 'no_show',
    facts: noticeFacts(row),
    ...receiver,
    ref: { kind: 'appointment', id: row.id },
    dedupe: `no_show/${row.id}`,
  })
}
