import type { AppointmentView, readAppointment as endpoint } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { APPOINTMENT_SQL, type AppointmentRow, appointmentView } from './view'

const SQL = `${APPOINTMENT_SQL} WHERE a.id = ? AND a.account_id = ?`

/** One appointment of the caller. */
export async function readAppointment(context: Context, { id }: InputOf<typeof endpoint>): Promise<AppointmentView> {
  const [rows, rules] = await context.load([query<AppointmentRow>(SQL, [id, context.accountId]), RULE_QUERY])
  return appointmentView(context, found(rows[0]), ruleOf(rules), 'resident')
}
