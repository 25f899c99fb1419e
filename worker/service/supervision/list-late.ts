import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listLate as endpoint } from '../../../shared/contract/supervision'
import type { Queue } from '../../../shared/contract/work-list'
import type { Light } from '../../../shared/domain/case/light'
import { dayOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import { type NameRow, workPerson } from '../account/work-name'
import { NO_DEADLINE } from '../case/event-writes'
import type { Context } from '../context'
import { cut, PAGE, placeOf, Where } from '../cursor'
import { itemName } from './item-name'
import { requireReach } from './reach'

interface Row extends NameRow {
  id: string
  application_id: string
  number: string | null
  item_id: string
  department_id: string
  point_id: string
  state: string
  queue: Queue | ''
  light: Light
  assignee_id: string | null
  paused: 0 | 1
  due_at: number
}

/** Open cases of a department or a service point with one light, the most overdue first. @throws AppError NOT_FOUND, BAD_FIELD */
export async function listLate(context: Context, input: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const { pointId, departmentId, light, itemId, queue, after } = input
  const where = new Where()
    .equals('c.point_id', pointId)
    .equals('c.department_id', departmentId)
    .and("c.light = ? AND c.light <> 'none' AND c.ended_at IS NULL", light)
    .equals('c.item_id', itemId)
    .equals('c.queue', queue)
  // Without a place the list is refused below; nothing may be read for it.
  if (pointId === undefined && departmentId === undefined) where.and('c.id = ?', '')
  if (after !== undefined) where.and('(c.due_at, c.id) > (?, ?)', ...placeOf(after))
  const [read] = await context.load([
    query<Row>(
      `SELECT c.id, c.application_id, a.number, c.item_id, c.department_id, c.point_id, c.state, c.queue, c.light, c.assignee_id,
          c.paused, c.due_at, n.work_name, n.work_badge
        FROM "case" c JOIN application a ON a.id = c.application_id LEFT JOIN account n ON n.id = c.assignee_id AND n.deleted_at IS NULL WHERE ${where.sql}
        ORDER BY c.due_at, c.id LIMIT ${PAGE + 1}`,
      where.args,
    ),
  ])
  requireReach(context, input)
  const { rows, next } = cut(read, ({ due_at, id }) => `${due_at}.${id}`)
  return {
    cases: rows.map((row) => ({
      caseId: row.id,
      applicationId: row.application_id,
      number: row.number,
      itemId: row.item_id,
      name: itemName(context, row.item_id),
      departmentId: row.department_id,
      pointId: row.point_id,
      state: row.state,
      light: row.light,
      taken: row.assignee_id !== null,
      takenBy: workPerson(row),
      paused: row.paused === 1,
      queue: row.queue === '' ? null : row.queue,
      dueDay: row.due_at >= NO_DEADLINE ? null : dayOf(row.due_at - 1),
    })),
    next,
  }
}
