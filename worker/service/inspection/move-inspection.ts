import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { moveInspection as endpoint } from '../../../shared/contract/inspection-plan'
import { guarded, write } from '../../db/statement'
import type { Context } from '../context'
import { tellApplicant } from '../notice/tell-applicant'
import { requireTimes } from './choice'
import { advance, changedView, loadVisitTurn, requirePlanned } from './desk-visit'
import { subjectOf } from './subject'
import { visitChoice } from './view'
import { tellCancelled } from './visit-case'

const MOVE_SQL = `UPDATE inspection SET state = 'proposed', times = ?, minutes = ?, visit_at = NULL, agreed_at = NULL,
  agreed_by = NULL, asked_at = NULL, asked_times = NULL, asked_sealed = NULL, version = version + 1, based_on = ?
  WHERE id = ? AND version = ? AND state IN ('proposed','asked','agreed')
    AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.inspection_id = inspection.id)`
const SORT_SQL = 'UPDATE inspection_officer SET sort_at = ? WHERE inspection_id = ?'

/**
 * Proposes other times; what was agreed no longer holds, also to the cases, and what a phone records by the old plan becomes a conflict.
 * @throws AppError CASE_ROLE, INSPECTION_CLOSED, INSPECTION_PAST, INSPECTION_DAY, INSPECTION_HOUR, CONFLICT when it was changed
 * or something was found
 */
export async function moveInspection(
  context: Context,
  { id, base, times, minutes }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const visit = await loadVisitTurn(context, id)
  const actor = requirePlanned(context, visit, base)
  const { file, row, rows, turn } = visit
  const proposed = requireTimes(context, times, visitChoice(context, file, row, rows))
  const [first = 0] = proposed
  const change = {
    state: 'proposed' as const,
    times: JSON.stringify(proposed),
    minutes: minutes ?? row.minutes,
    visit_at: null,
    asked_at: null,
    based_on: file.application.version + 1,
  }
  const isTold = tellCancelled(turn, id, rows, 'moved', actor)
  const answer = await changedView(context, visit, change)
  await context.save(
    [
      ...(isTold
        ? await turn.writes(file.application.version)
        : [advance(context, row.application_id, file.application.version)]),
      guarded('CONFLICT', MOVE_SQL, [change.times, change.minutes, change.based_on, id, base]),
      write(SORT_SQL, [first, id]),
      ...(await tellApplicant(
        context,
        file.application,
        { topic: 'inspection_proposed', facts: { subject: subjectOf(file.application), at: first } },
        {
          ref: { kind: 'application', id: row.application_id },
          dedupe: `inspection_proposed/${id}/${row.version + 1}`,
        },
      )),
      context.audit('move', 'inspection', id),
    ],
    answer,
  )
  return answer
}
