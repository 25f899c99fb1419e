import type { listAppointments as endpoint } from '../../../shared/contract/appointment'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { OPEN } from '../slot/statements'
import { APPOINTMENT_SQL, type AppointmentRow, appointmentView } from './view'

const OPEN_SQL = `${APPOINTMENT_SQL} WHERE a.account_id = ? AND a.${OPEN} ORDER BY a.starts_at LIMIT 50`
const PAST_SQL = `${APPOINTMENT_SQL} WHERE a.account_id = ? AND a.starts_at < ? AND NOT a.${OPEN}
  ORDER BY a.starts_at DESC LIMIT ?`
const PAGE = 20

/** The account's appointments: on the first page the open ones by time, then the past ones, newest first. */
export async function listAppointments(
  context: Context,
  { before }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { accountId } = context
  const [open, past, rules] = await context.load([
    query<AppointmentRow>(OPEN_SQL, [accountId]),
    query<AppointmentRow>(PAST_SQL, [accountId, before ?? Number.MAX_SAFE_INTEGER, PAGE + 1]),
    RULE_QUERY,
  ])
  const rule = ruleOf(rules)
  const page = wholePage(past)
  const rows = before === undefined ? [...open, ...page] : page
  const appointments = await Promise.all(rows.map((row) => appointmentView(context, row, rule, 'resident')))
  return { appointments, next: past.length > PAGE ? (page.at(-1)?.starts_at ?? null) : null }
}

/** A page never ends between appointments of the same time (a family's), since the next one begins before that time. */
function wholePage(past: readonly AppointmentRow[]): readonly AppointmentRow[] {
  const beyond = past[PAGE]
  if (!beyond) return past
  const whole = past.filter((row) => row.starts_at > beyond.starts_at)
  return whole.length > 0 ? whole : past.slice(0, PAGE)
}
