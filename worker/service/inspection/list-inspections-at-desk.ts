import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listInspectionsAtDesk as endpoint } from '../../../shared/contract/inspection'
import { withId } from '../case/row'
import type { Context } from '../context'
import { deskFile, deskQueries } from './desk-visit'
import { visitRows, visitsQueries } from './row'
import { inspectionView } from './view'

/** All visits of an application, newest first. @throws AppError NOT_FOUND */
export async function listInspectionsAtDesk(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [filed, cases, authorities, standIns, ...visits] = await context.load([
    ...deskQueries(context, withId(id)),
    ...visitsQueries(id),
  ])
  const file = await deskFile(context, filed, cases, authorities, standIns)
  const rows = visitRows(...visits)
  return {
    inspections: await Promise.all(
      rows.visits.map((row) => inspectionView(context, file, row, rows, file.authorities)),
    ),
  }
}
