import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listRegister as endpoint } from '../../../shared/contract/register'
import type { Context } from '../context'
import { cut, PAGE } from '../cursor'
import { cursorAfter, requireDays, requireRegister, rowsQuery, rowView } from './rows'

/** A page of a register. @throws AppError NOT_FOUND for another service point, BAD_FIELD */
export async function listRegister(
  context: Context,
  input: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { after, ...filters } = input
  requireDays(filters)
  const [read] = await context.load([rowsQuery(filters, after, PAGE + 1)])
  requireRegister(context, filters)
  const { rows, next } = cut(read, (row) => cursorAfter(filters, row))
  return { rows: await Promise.all(rows.map((row) => rowView(context, row))), next }
}
