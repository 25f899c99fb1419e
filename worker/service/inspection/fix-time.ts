import { officersOf } from '../../../shared/domain/inspection'
import { dayOf } from '../../../shared/domain/time'
import { isWorkingDay, type WorkCalendar } from '../../../shared/domain/working-day'
import { guarded, type Write, write } from '../../db/statement'
import type { CaseRow } from '../case/row'
import type { Turn, TurnActor } from '../case/turn'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { LOOK_AT_VISITS } from './days-off'
import type { VisitRow, VisitRows } from './row'
import { visitOf } from './view'
import { planCommand } from './visit-case'

const AGREE_SQL = `UPDATE inspection SET state = 'agreed', visit_at = ?, agreed_at = ?, agreed_by = ?,
  version = version + 1, based_on = ? WHERE id = ? AND version = ? AND state IN ('proposed','asked')`
const SORT_SQL = 'UPDATE inspection_officer SET sort_at = ? WHERE inspection_id = ?'
const DROP_SQL = 'UPDATE inspection_case SET is_open = 0 WHERE inspection_id = ? AND case_id = ?'

/** A time that is agreed, and what a reader sees of the visit afterwards. */
export interface FixedTime {
  writes: Write[]
  change: Partial<VisitRow>
  cases: VisitRows['cases']
}

/**
 * Fixes the time of a visit: every case that can still be visited learns of it. One that was withdrawn or decided
 * meanwhile leaves the visit. @throws AppError CASE_STATE when none is left, INSPECTION_PAST, INSPECTION_DAY, INSPECTION_CLOSED
 */
export async function fixTime(
  context: Context,
  turn: Turn,
  visit: { row: VisitRow; rows: VisitRows; cases: readonly CaseRow[]; version: number },
  input: {
    base: number
    visitAt: number
    by: string | null
    calendar: WorkCalendar
    actorOn: (row: CaseRow) => TurnActor
  },
): Promise<FixedTime> {
  const { row, rows, version } = visit
  const { visitAt, base } = input
  if (row.state !== 'proposed' && row.state !== 'asked') throw new AppError('INSPECTION_CLOSED')
  if (visitAt <= context.now) throw new AppError('INSPECTION_PAST', { field: 'visitAt' })
  // A notice may have made the day a holiday since it was proposed.
  if (!isWorkingDay(dayOf(visitAt), input.calendar)) throw new AppError('INSPECTION_DAY', { field: 'visitAt' })
  const plan = visitOf(row, rows, visit.cases)
  const gone: string[] = []
  for (const one of plan.cases.filter(({ isOpen }) => isOpen)) {
    const of = found(visit.cases.find(({ id }) => id === one.caseId))
    try {
      turn.command(of.id, planCommand(row.id, visitAt, officersOf(plan, of.department_id)), input.actorOn(of))
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'CASE_STATE')) throw error
      gone.push(of.id)
    }
  }
  const cases = rows.cases.map((one) => (gone.includes(one.case_id) ? { ...one, is_open: 0 as const } : one))
  if (!cases.some(({ is_open }) => is_open === 1)) throw new AppError('CASE_STATE')
  return {
    change: { state: 'agreed', visit_at: visitAt, based_on: version + 1 },
    cases,
    writes: [
      ...(await turn.writes(version)),
      guarded('CONFLICT', AGREE_SQL, [visitAt, context.now, input.by, version + 1, row.id, base]),
      write(SORT_SQL, [visitAt, row.id]),
      ...gone.map((caseId) => write(DROP_SQL, [row.id, caseId])),
      // A notice that is loaded between reading the calendar and this write is looked at once more.
      LOOK_AT_VISITS,
    ],
  }
}
