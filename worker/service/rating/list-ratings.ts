import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listRatings as endpoint } from '../../../shared/contract/rating'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { cut, Where } from '../cursor'
import { behind, type ListedRow, pageSql, staffRating } from './staff-rating'

const ONLY = { visit: 'r.visit_id IS NOT NULL', application: 'r.application_id IS NOT NULL' } as const

/** Ratings of a service point for its supervisor, newest first. @throws AppError NOT_FOUND */
export async function listRatings(
  context: Context,
  { id, about, bad, before }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const where = new Where().and('r.point_id = ?', id)
  if (about !== undefined) where.and(ONLY[about])
  if (bad) where.and('r.level >= 4')
  behind(where, 'r.created_at', 'r.id', before)
  const sql = pageSql('rating r', where, 'r.created_at', 'r.id')
  const [read] = await context.load([query<ListedRow>(sql, where.args)])
  context.requireAt(id)
  const { rows, next } = cut(read, (row) => row.rating_id)
  return { ratings: await Promise.all(rows.map((row) => staffRating(context, row))), next }
}
