import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { askOtherTime as endpoint } from '../../../shared/contract/own-inspection'
import { guarded } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { requireTimes } from './choice'
import { advance } from './desk-visit'
import { loadOwnVisit } from './own-visit'
import { visitSpot } from './row'
import { ownInspection, visitChoice } from './view'

const ASK_SQL = `UPDATE inspection SET state = 'asked', asked_at = ?, asked_times = ?, asked_sealed = ?,
  version = version + 1 WHERE id = ? AND version = ? AND state IN ('proposed','asked')`

/**
 * None of the proposed times suits the applicant, who may name others. @throws AppError NOT_FOUND, CONSENT_NEEDED,
 * AGENT_NOT_AUTHORISED, INSPECTION_CLOSED, INSPECTION_PAST, INSPECTION_DAY, INSPECTION_HOUR, CONFLICT
 */
export async function askOtherTime(
  context: Context,
  { id, base, times, words }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { file, rows, row } = await loadOwnVisit(context, id)
  if (row.state !== 'proposed' && row.state !== 'asked') throw new AppError('INSPECTION_CLOSED')
  const wanted = requireTimes(context, times, visitChoice(context, file, row, rows))
  const { vault } = context.deps
  const change = {
    state: 'asked' as const,
    version: row.version + 1,
    asked_at: context.now,
    asked_times: JSON.stringify(wanted),
    asked_sealed: words === undefined ? null : await vault.seal(file.key, visitSpot(id, 'asked_sealed'), words),
  }
  const answer = await ownInspection(context, file, { ...row, ...change }, rows)
  await context.save(
    [
      advance(context, row.application_id, file.application.version),
      guarded('CONFLICT', ASK_SQL, [context.now, change.asked_times, change.asked_sealed, id, base]),
      context.audit('ask_other_time', 'inspection', id),
    ],
    answer,
  )
  return answer
}
