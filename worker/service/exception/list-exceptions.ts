import type { listExceptions as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { dayOf } from '../../../shared/domain/time'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { exceptionView, type StoredException } from './view'

const SQL = `SELECT id, point_id, kind, day, from_minute, to_minute, window_kind, windows, reason FROM hall_exception
  WHERE point_id = ? AND day >= ? AND removed_at IS NULL ORDER BY day LIMIT 500`

/** A service point's closures and extra openings from today on. @throws AppError NOT_FOUND for another's point */
export async function listExceptions(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([query<StoredException>(SQL, [id, dayOf(context.now)])])
  context.requireAt(id)
  return { exceptions: rows.map(exceptionView) }
}
