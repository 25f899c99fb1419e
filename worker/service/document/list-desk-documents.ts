import type { listDeskDocuments as endpoint } from '../../../shared/contract/document'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { INVOLVED_SQL, mayReach } from './access'
import { DOCUMENT_SQL, type DocumentRow } from './document-row'
import { summaries } from './list-documents'

const APPLICATION_SQL = `SELECT a.point_id, NULL AS department_id, ${INVOLVED_SQL} FROM application a WHERE a.id = ?`
const SQL = `${DOCUMENT_SQL} WHERE d.application_id = ? ORDER BY d.created_at, d.rowid`

interface ApplicationRow {
  point_id: string
  department_id: null
  departments: string
}

/** The papers of an application that the caller may read: all at its service point, a department its own. @throws AppError NOT_FOUND */
export async function listDeskDocuments(
  context: Context,
  { id }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const [applications, rows] = await context.load([
    query<ApplicationRow>(APPLICATION_SQL, [id]),
    query<DocumentRow>(SQL, [id]),
  ])
  const application = found(applications[0])
  if (!mayReach(context, application, application)) throw new AppError('NOT_FOUND')
  const mine = rows.filter((row) => mayReach(context, row, application))
  return { documents: await summaries(context, mine) }
}
