import type { AppointmentView } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { markNoShow as endpoint } from '../../../shared/contract/visit'
import { checkInWindow, missed } from '../../../shared/domain/appointment'
import { MINUTE_MS } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import { MISSED_COLUMNS, type MissedRow, missedWrites } from '../appointment/miss'
import { type RecordRow, recordSince } from '../appointment/person'
import { RECEIVER_JOINS, type ReceiverRow } from '../appointment/receiver'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { readAgain } from '../read-again'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { appointmentById, requireOwnPoint, roleAt, staffView } from './appointment-at'

const ABOUT_SQL = `SELECT ${MISSED_COLUMNS} FROM appointment x ${RECEIVER_JOINS} WHERE x.id = ?`

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
    const step = missed(row.state, row.displaced !== null, roleAt(context, row.point_id))
    if (!step.ok) throw new AppError(step.code)
    const rule = ruleOf(rules)
    const { closesAt } = checkInWindow({ day: row.day, startMinute: row.start_minute }, rule)
    if (now <= closesAt) {
      const minutes = Math.floor((closesAt - now) / MINUTE_MS) + 1
      throw new AppError('NO_SHOW_TOO_EARLY', { details: { minutes } })
    }
    const missedRow: MissedRow = { ...row, ...found(abouts[0]) }
    await context.save(await missedWrites(context, missedRow, step.state, rule))
    return staffView(context, { ...row, state: step.state, version: row.version + 1 }, rule)
  })
}
