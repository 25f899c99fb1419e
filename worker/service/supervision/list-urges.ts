import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listMyUrges, listUrges as listUrgesEndpoint, UrgeView } from '../../../shared/contract/supervision'
import { dayOf } from '../../../shared/domain/time'
import { type Query, query } from '../../db/statement'
import { type NameRow, workPerson } from '../account/work-name'
import type { Context } from '../context'
import { cut, PAGE, placeOf, Where } from '../cursor'
import { itemName } from './item-name'
import { KEY_COLUMNS, KEY_JOINS, type Keyed, openWords } from './sealed'

type Row = Keyed &
  NameRow & {
    from_name: string | null
    from_badge: string | null
    id: string
    case_id: string
    number: string | null
    item_id: string
    department_id: string
    to_account_id: string
    words_sealed: string
    answer_sealed: string | null
    due_day: string
    state: UrgeView['state']
    created_at: number
    answered_at: number | null
  }

function pageQuery(where: Where, before: string | undefined): Query<Row> {
  if (before !== undefined) where.and('(x.created_at, x.id) < (?, ?)', ...placeOf(before))
  return query<Row>(
    `SELECT x.id, x.case_id, x.application_id, a.number, c.item_id, x.department_id, x.to_account_id, x.words_sealed,
        x.answer_sealed, x.due_day, x.state, x.created_at, x.answered_at, n.work_name, n.work_badge,
        f.work_name AS from_name, f.work_badge AS from_badge, ${KEY_COLUMNS}
      FROM urge x ${KEY_JOINS} JOIN "case" c ON c.id = x.case_id LEFT JOIN account n ON n.id = x.to_account_id
      LEFT JOIN account f ON f.id = x.created_by WHERE ${where.sql}
      ORDER BY x.created_at DESC, x.id DESC LIMIT ${PAGE + 1}`,
    where.args,
  )
}

/** What the caller is asked. */
export async function listOwnUrges(
  context: Context,
  { state, before }: InputOf<typeof listMyUrges>,
): Promise<AnswerOf<typeof listMyUrges>> {
  const where = new Where().and('x.to_account_id = ? AND x.state = ?', context.accountId, state)
  const [rows] = await context.load([pageQuery(where, before)])
  return pageOf(context, rows)
}

/** What was asked at a service point. @throws AppError NOT_FOUND for another point */
export async function listUrges(
  context: Context,
  { pointId, before }: InputOf<typeof listUrgesEndpoint>,
): Promise<AnswerOf<typeof listUrgesEndpoint>> {
  const [rows] = await context.load([pageQuery(new Where().and('x.point_id = ?', pointId), before)])
  context.requireAt(pointId)
  return pageOf(context, rows)
}

async function pageOf(context: Context, read: readonly Row[]) {
  const { rows, next } = cut(read, ({ created_at, id }) => `${created_at}.${id}`)
  return { urges: await Promise.all(rows.map((row) => viewOf(context, row))), next }
}

async function viewOf(context: Context, row: Row): Promise<UrgeView> {
  const [words, answer] = await Promise.all([
    openWords(context, row, `urge/${row.id}/words_sealed`, row.words_sealed),
    openWords(context, row, `urge/${row.id}/answer_sealed`, row.answer_sealed),
  ])
  const isOpen = row.state === 'open'
  return {
    id: row.id,
    caseId: row.case_id,
    applicationId: row.application_id,
    number: row.number,
    itemId: row.item_id,
    name: itemName(context, row.item_id),
    departmentId: row.department_id,
    from: workPerson({ work_name: row.from_name, work_badge: row.from_badge }),
    to: workPerson(row),
    words: words ?? '',
    answer,
    dueDay: row.due_day,
    late: isOpen && row.due_day < dayOf(context.now),
    state: row.state,
    createdAt: row.created_at,
    answeredAt: row.answered_at,
    actions: isOpen && row.to_account_id === context.accountId ? ['answer'] : [],
  }
}
