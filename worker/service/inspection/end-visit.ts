import { isCheckOpen } from '../../../shared/domain/case/place'
import type { CaseState } from '../../../shared/domain/case/state'
import { type Write, write } from '../../db/statement'
import type { Context } from '../context'

const OF_CASE = 'IN (SELECT inspection_id FROM inspection_case WHERE case_id = ? AND is_open = 1)'
const LAST_ONE = (id: string) =>
  `NOT EXISTS (SELECT 1 FROM inspection_case v WHERE v.inspection_id = ${id} AND v.is_open = 1 AND v.case_id <> ?)`
const VISIT_SQL = `UPDATE inspection SET version = version + 1, ended_at = ?,
  state = CASE WHEN EXISTS (SELECT 1 FROM finding f WHERE f.inspection_id = inspection.id) THEN 'done' ELSE 'cancelled' END
  WHERE id ${OF_CASE} AND state IN ('proposed','asked','agreed') AND ${LAST_ONE('inspection.id')}`
const OFFICERS_SQL = `UPDATE inspection_officer SET is_open = 0
  WHERE inspection_id ${OF_CASE} AND is_open = 1 AND ${LAST_ONE('inspection_officer.inspection_id')}`
const CASE_SQL = 'UPDATE inspection_case SET is_open = 0 WHERE case_id = ? AND is_open = 1'

/** Whether officers may still look at a case: while it is reviewed, and until a commitment is checked. */
const isVisited = (state: CaseState): boolean =>
  state.endedAt === null && (state.state === 'review' || isCheckOpen(state))

/**
 * A case that was withdrawn, refused or decided leaves the visit ahead of it; a visit without any other case is over. A
 * case that moved on in other ways writes nothing.
 */
export function endVisitWrites({ now }: Context, caseId: string, before: CaseState, after: CaseState): Write[] {
  if (!isVisited(before) || isVisited(after)) return []
  return [write(VISIT_SQL, [now, caseId, caseId]), write(OFFICERS_SQL, [caseId, caseId]), write(CASE_SQL, [caseId])]
}
