import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listDepartmentRatings as endpoint } from '../../../shared/contract/rating'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { cut, Where } from '../cursor'
import { AppError } from '../error'
import { behind, type ListedRow, pageSql, staffRating } from './staff-rating'

/**
 * Ratings of applications for the people of a department: those that name one of its items, and those of the whole where
 * it took part. @throws AppError NOT_FOUND for another department
 */
export async function listDepartmentRatings(
  context: Context,
  { id, bad, before }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const where = new Where().and('d.department_id = ?', id)
  if (bad) where.and('d.level >= 4')
  behind(where, 'd.created_at', 'd.rating_id', before)
  const from = 'rating_department d JOIN rating r ON r.id = d.rating_id'
  const sql = pageSql(from, where, 'd.created_at', 'd.rating_id')
  const [read] = await context.load([query<ListedRow>(sql, where.args)])
  if (!context.mayIn(id)) throw new AppError('NOT_FOUND')
  const { rows, next } = cut(read, (row) => row.rating_id)
  return { ratings: await Promise.all(rows.map((row) => staffRating(context, row))), next }
}
