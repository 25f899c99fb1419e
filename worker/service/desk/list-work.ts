import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listWork as endpoint } from '../../../shared/contract/work-list'
import { type Query, query, type Value } from '../../db/statement'
import { COLLECTED_AT } from '../application/collectable'
import { type StandInRow, standInQuery } from '../case/authority'
import type { Context } from '../context'
import { AppError } from '../error'
import { calendarOf, NOTICES_QUERY } from '../slot/calendar'
import { WORK_COLUMNS, type WorkListRow, workView } from './work-row'

const PAGE = 20

type Input = InputOf<typeof endpoint>

/**
 * Cases that wait for one kind of work, the nearest deadline first: of a department for its officers, of a service point
 * for its windows. @throws AppError NOT_FOUND for a department or point that is not the caller's, BAD_FIELD without one
 */
export async function listWork(context: Context, input: Input): Promise<AnswerOf<typeof endpoint>> {
  const { departmentId, pointId } = input
  if ((departmentId === undefined) === (pointId === undefined)) {
    throw new AppError('BAD_FIELD', { field: 'departmentId', message: '请选一个部门，或者一个网点。' })
  }
  const [rows, standIns, notices] = await context.load([
    pageQuery(context, input),
    standInQuery(context),
    NOTICES_QUERY,
  ])
  if (!mayList(context, input, standIns)) throw new AppError('NOT_FOUND')
  const calendar = calendarOf(notices)
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    work: await Promise.all(shown.map((row) => workView(context, row, calendar))),
    next: last ? `${last.due_at}.${last.id}` : null,
  }
}

/** Officers see their department's lists, those of a colleague on leave too; windows and supervisors their point's. */
export function mayList(
  context: Context,
  { departmentId, pointId }: Pick<Input, 'departmentId' | 'pointId'>,
  standIns: readonly StandInRow[],
): boolean {
  if (departmentId === undefined)
    return pointId !== undefined && context.mayAt(pointId, 'clerk', 'issuer', 'supervisor')
  return context.mayIn(departmentId) || standIns.some(({ department_id }) => department_id === departmentId)
}

/** A window gives out what is collected there, wherever it was handed in. */
const placeOf = (queue: Input['queue']): string => (queue === 'collect' ? `${COLLECTED_AT} = ?` : 'c.point_id = ?')
/** What was handed in elsewhere is opened by an issuer of the window only. */
const OPENS = `(c.point_id = ${COLLECTED_AT} OR EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = ? AND g.role = 'issuer'
  AND (g.point_id IS NULL OR g.point_id = ?) AND g.revoked_at IS NULL AND g.expires_at > ?))`

function pageQuery({ accountId, now }: Context, input: Input): Query<WorkListRow> {
  const { queue, departmentId, pointId, itemId, light, mine, after } = input
  const conditions = ['c.queue = ?', departmentId === undefined ? placeOf(queue) : 'c.department_id = ?']
  const args: Value[] = [queue, departmentId ?? pointId ?? '']
  const only = (condition: string, ...values: Value[]) => {
    conditions.push(condition)
    args.push(...values)
  }
  if (itemId !== undefined) only('c.item_id = ?', itemId)
  if (light !== undefined) only('c.light = ?', light)
  if (mine !== undefined) only('c.assignee_id = ?', accountId)
  if (after !== undefined) {
    const [due = '', id = ''] = after.split('.')
    only('(c.due_at, c.id) > (?, ?)', Number(due), id)
  }
  if (departmentId === undefined && queue === 'collect') {
    only("c.queue = 'collect'")
    only(OPENS, accountId, pointId ?? '', now)
  }
  // Left to itself the planner walks the whole list for the few that fit: it knows nothing of how many there are.
  let index = ''
  if (mine !== undefined) index = 'INDEXED BY case_work_mine'
  else if (departmentId !== undefined && light !== undefined && light !== 'none') {
    index = 'INDEXED BY case_light'
    only("c.light <> 'none' AND c.ended_at IS NULL")
  }
  return query<WorkListRow>(
    `SELECT ${WORK_COLUMNS} FROM "case" c ${index} JOIN application a ON a.id = c.application_id
      JOIN person_key k ON k.id = a.key_id LEFT JOIN account n ON n.id = c.assignee_id AND n.deleted_at IS NULL WHERE ${conditions.join(' AND ')} AND c.queue <> ''
      ORDER BY c.due_at, c.id LIMIT ${PAGE + 1}`,
    args,
  )
}
