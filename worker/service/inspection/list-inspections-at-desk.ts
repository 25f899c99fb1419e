import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { listInspectionsAtDesk as endpoint } from '../../../shared/contract/inspection'
import { withId } from '../case/row'
import type { Context } from '../context'
import { choiceOf, limitOf } from './choice'
import { deskFile, deskQueries } from './desk-visit'
import { visitRows, visitsQueries } from './row'
import { inspectionView } from './view'

/** All visits of an application, newest first. @throws AppError NOT_FOUND */
export async function listInspectionsAtDesk(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [filed, cases, authorities, standIns, notices, ...visits] = await context.load([
    ...deskQueries(context, withId(id)),
    ...visitsQueries(id),
  ])
  const file = await deskFile(context, filed, cases, authorities, standIns, notices)
  const rows = visitRows(...visits)
  return {
    inspections: await Promise.all(
      rows.visits.map((row) => inspectionView(context, file, row, rows, file.authorities)),
    ),
    choice: choiceOf(context, file.calendar, []),
    limits: cases.flatMap((row) => {
      const day = limitOf(row)
      return day === null ? [] : [{ caseId: row.id, day }]
    }),
  }
}
