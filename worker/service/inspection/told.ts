import type { Write } from '../../db/statement'
import type { FiledRow } from '../case/row'
import type { Context } from '../context'
import { tellApplicant } from '../notice/tell-applicant'
import type { VisitRow } from './row'
import { subjectOf } from './subject'

/** Tells the applicant that a time is fixed; `row` is the visit as it was before. */
export function toldAgreed(context: Context, application: FiledRow, row: VisitRow, visitAt: number): Promise<Write[]> {
  return tellApplicant(
    context,
    application,
    { topic: 'inspection_agreed', facts: { subject: subjectOf(application), at: visitAt } },
    { ref: { kind: 'application', id: application.id }, dedupe: `inspection_agreed/${row.id}/${row.version + 1}` },
  )
}
