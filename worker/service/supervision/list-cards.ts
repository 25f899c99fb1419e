import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { CardView, listCards as endpoint } from '../../../shared/contract/supervision'
import { query } from '../../db/statement'
import { type NameRow, workPerson } from '../account/work-name'
import type { Context } from '../context'
import { cut, PAGE, placeOf, Where } from '../cursor'
import { itemName } from './item-name'
import { requireReach } from './reach'
import { KEY_COLUMNS, KEY_JOINS, type Keyed, openWords } from './sealed'

type Row = Keyed &
  NameRow & {
    id: string
    case_id: string
    number: string | null
    item_id: string
    department_id: string
    point_id: string
    assignee_id: string | null
    level: CardView['level']
    state: CardView['state']
    explanation_sealed: string | null
    cancel_sealed: string | null
    created_at: number
  }

/** Cards of a service point or a department, newest first. @throws AppError NOT_FOUND, BAD_FIELD */
export async function listCards(context: Context, input: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const { pointId, departmentId, itemId, level, state, before } = input
  const where = new Where()
    .equals('x.point_id', pointId)
    .equals('x.department_id', departmentId)
    .equals('x.item_id', itemId)
    .equals('x.level', level)
    .equals('x.state', state)
  // Without a place the list is refused below; nothing may be read for it.
  if (pointId === undefined && departmentId === undefined) where.and('x.id = ?', '')
  if (before !== undefined) where.and('(x.created_at, x.id) < (?, ?)', ...placeOf(before))
  const [read] = await context.load([
    query<Row>(
      `SELECT x.id, x.case_id, x.application_id, a.number, x.item_id, x.department_id, x.point_id, x.assignee_id, x.level,
          x.state, x.explanation_sealed, x.cancel_sealed, x.created_at, n.work_name, n.work_badge, ${KEY_COLUMNS}
        FROM card x ${KEY_JOINS} LEFT JOIN account n ON n.id = x.assignee_id WHERE ${where.sql} ORDER BY x.created_at DESC, x.id DESC LIMIT ${PAGE + 1}`,
      where.args,
    ),
  ])
  requireReach(context, input)
  const { rows, next } = cut(read, ({ created_at, id }) => `${created_at}.${id}`)
  return { cards: await Promise.all(rows.map((row) => viewOf(context, row))), next }
}

async function viewOf(context: Context, row: Row): Promise<CardView> {
  const [explanation, cancelReason] = await Promise.all([
    openWords(context, row, `card/${row.id}/explanation_sealed`, row.explanation_sealed),
    openWords(context, row, `card/${row.id}/cancel_sealed`, row.cancel_sealed),
  ])
  return {
    id: row.id,
    caseId: row.case_id,
    applicationId: row.application_id,
    number: row.number,
    itemId: row.item_id,
    name: itemName(context, row.item_id),
    departmentId: row.department_id,
    pointId: row.point_id,
    level: row.level,
    state: row.state,
    mine: row.assignee_id === context.accountId,
    person: workPerson(row),
    explanation,
    cancelReason,
    createdAt: row.created_at,
    actions: actionsOf(context, row),
  }
}

function actionsOf(context: Context, { state, point_id, department_id }: Row): CardView['actions'] {
  const actions: CardView['actions'] = []
  if (state === 'open' && mayExplain(context, { point_id, department_id })) actions.push('explain')
  if (state !== 'cancelled' && context.mayAt(point_id, 'supervisor')) actions.push('cancel', 'urge')
  return actions
}

/** Those who work on the case: its department, or its windows. */
export function mayExplain(
  context: Context,
  { point_id, department_id }: Pick<Row, 'point_id' | 'department_id'>,
): boolean {
  return context.mayAt(point_id, 'clerk', 'issuer') || context.mayIn(department_id, 'reviewer', 'approver', 'inspector')
}
