import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { cancelInspection as endpoint } from '../../../shared/contract/inspection-plan'
import { guarded, write } from '../../db/statement'
import type { Context } from '../context'
import { tellApplicant } from '../notice/tell-applicant'
import { advance, changedView, loadVisitTurn, requirePlanned } from './desk-visit'
import { visitSpot } from './row'
import { subjectOf } from './subject'
import { tellCancelled } from './visit-case'

const CANCEL_SQL = `UPDATE inspection SET state = 'cancelled', ended_at = ?, cancelled_why_sealed = ?,
  version = version + 1, based_on = ? WHERE id = ? AND version = ? AND state IN ('proposed','asked','agreed')
    AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.inspection_id = inspection.id)`
export const CLOSE_CASES_SQL = 'UPDATE inspection_case SET is_open = 0 WHERE inspection_id = ?'
export const CLOSE_OFFICERS_SQL = 'UPDATE inspection_officer SET is_open = 0 WHERE inspection_id = ?'

/** Cancels a visit before anything was found at it; its cases stand as if it had not been planned. @throws AppError CASE_ROLE, INSPECTION_CLOSED, CONFLICT */
export async function cancelInspection(
  context: Context,
  { id, base, words }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const visit = await loadVisitTurn(context, id)
  const actor = requirePlanned(context, visit, base)
  const { file, row, turn } = visit
  const isTold = tellCancelled(turn, id, visit.rows, 'cancelled', actor)
  const { vault } = context.deps
  const basedOn = file.application.version + 1
  const answer = await changedView(context, visit, { state: 'cancelled', based_on: basedOn })
  const why = await vault.seal(file.key, visitSpot(id, 'cancelled_why_sealed'), words)
  await context.save(
    [
      ...(isTold
        ? await turn.writes(file.application.version)
        : [advance(context, row.application_id, file.application.version)]),
      guarded('CONFLICT', CANCEL_SQL, [context.now, why, basedOn, id, base]),
      write(CLOSE_CASES_SQL, [id]),
      write(CLOSE_OFFICERS_SQL, [id]),
      ...(await tellApplicant(
        context,
        file.application,
        { topic: 'inspection_cancelled', facts: { subject: subjectOf(file.application), words } },
        { ref: { kind: 'application', id: row.application_id }, dedupe: `inspection_cancelled/${id}` },
      )),
      context.audit('cancel', 'inspection', id),
    ],
    answer,
  )
  return answer
}
