import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listInspections as endpoint } from '../../../shared/contract/own-inspection'
import { withId } from '../case/row'
import type { Context } from '../context'
import { ownFile, ownQueries } from './own-visit'
import { visitRows, visitsQueries } from './row'
import { ownInspection } from './view'

/** Visits of the caller's application, newest first. @throws AppError NOT_FOUND for another's */
export async function listInspections(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [filed, cases, notices, ...visits] = await context.load([...ownQueries(withId(id)), ...visitsQueries(id)])
  const file = await ownFile(context, filed, cases, notices)
  const rows = visitRows(...visits)
  return { inspections: await Promise.all(rows.visits.map((row) => ownInspection(context, file, row, rows))) }
}
