import type { AppointmentView } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { startVisit as endpoint } from '../../../shared/contract/visit'
import { transition } from '../../../shared/domain/appointment'
import { guarded } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { readAgain } from '../read-again'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { appointmentByVisit, requireOwnPoint, roleAt, staffView } from './appointment-at'
import { MOVE_SQL } from './move'

const START_SQL = `UPDATE visit SET state = 'serving', window_id = ?, clerk_id = ?, started_at = ?
  WHERE id = ? AND state = 'waiting'`

/**
 * Begins to serve at a window. Two clerks never get the same person (the state is part of the condition), and a window
 * never has two (a unique index). @throws AppError NOT_FOUND, BAD_FIELD, WINDOW_BUSY, APPOINTMENT_NOT_OPEN
 */
export function startVisit(context: Context, { id, windowId }: InputOf<typeof endpoint>): Promise<AppointmentView> {
  return readAgain(async () => {
    const [rows, rules] = await context.load([appointmentByVisit(id), RULE_QUERY])
    const { now, accountId } = context
    const row = requireOwnPoint(context, rows[0])
    const point = context.deps.catalogue.points.find((candidate) => candidate.id === row.point_id)
    if (!point?.desks.some((desk) => desk.id === windowId))
      throw new AppError('BAD_FIELD', { field: 'windowId', message: '这个网点没有这个窗口。' })
    const step = transition(row.state, 'start', roleAt(context, row.point_id))
    if (!step.ok) throw new AppError(step.code)
    await context.save([
      guarded('CONFLICT', START_SQL, [windowId, accountId, now, id], 'WINDOW_BUSY'),
      guarded('CONFLICT', MOVE_SQL, [step.state, now, row.id, row.state]),
      context.audit('start', 'visit', id, row.point_id, { appointment: row.id, window: windowId }),
    ])
    const started = { ...row, state: step.state, version: row.version + 1, window_id: windowId, started_at: now }
    return staffView(context, started, ruleOf(rules))
  })
}
