import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { readToday as endpoint } from '../../../shared/contract/visit'
import { dayOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import { APPOINTMENT_SQL, type AppointmentRow } from '../appointment/view'
import type { Context } from '../context'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { staffView } from './appointment-at'

const ORDER = 'ORDER BY a.start_minute, a.window_kind, a.ordinal'
const ALL = `${APPOINTMENT_SQL} WHERE a.point_id = ? AND a.day = ? ${ORDER}`
const OF_KIND = `${APPOINTMENT_SQL} WHERE a.point_id = ? AND a.day = ? AND a.window_kind = ? ${ORDER}`

/** The appointments of a service point on a day (today when left out), by time, names masked. @throws AppError NOT_FOUND */
export async function readToday(
  context: Context,
  { id, day = dayOf(context.now), windowKind }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const list = windowKind
    ? query<AppointmentRow>(OF_KIND, [id, day, windowKind])
    : query<AppointmentRow>(ALL, [id, day])
  const [rows, rules] = await context.load([list, RULE_QUERY])
  context.requireAt(id)
  const rule = ruleOf(rules)
  return { day, appointments: await Promise.all(rows.map((row) => staffView(context, row, rule))) }
}
