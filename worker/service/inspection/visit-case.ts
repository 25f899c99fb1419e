import type { CaseCommand } from '../../../shared/domain/case/event'
import { newestVisit } from '../../../shared/domain/case/place'
import type { CaseState } from '../../../shared/domain/case/state'
import { type Write, write } from '../../db/statement'
import type { Turn, TurnActor } from '../case/turn'
import type { VisitCaseRow, VisitRows } from './row'

/** What a visit is to a case, by where the case stands: before the decision, or the check of a commitment after it. */
export function visitCase(inspectionId: string, caseId: string, state: CaseState): VisitCaseRow {
  const before = state.check === null ? state.inspection : state.check.newest
  return {
    inspection_id: inspectionId,
    case_id: caseId,
    purpose: state.check === null ? 'before' : 'commitment',
    again: before?.outcome === 'rectify' || before?.rectifyUntil != null ? 1 : 0,
    is_open: 1,
  }
}

const INSERT_SQL =
  'INSERT INTO inspection_case (inspection_id, case_id, purpose, again, is_open) VALUES (?, ?, ?, ?, 1)'

/** Puts a case on a visit; one that has another visit ahead of it refuses the batch with INSPECTION_OPEN. */
export const visitCaseWrite = ({ inspection_id, case_id, purpose, again }: VisitCaseRow): Write =>
  write(INSERT_SQL, [inspection_id, case_id, purpose, again], 'INSPECTION_OPEN')

/**
 * Tells the cases of a visit whose time was fixed that it does not take place then: each is again as it was before. Those
 * that never learned of a time, or have left the visit, need not be told. @returns whether any case was
 */
export function tellCancelled(
  turn: Turn,
  inspectionId: string,
  rows: Pick<VisitRows, 'cases'>,
  because: 'moved' | 'cancelled',
  actor: TurnActor,
): boolean {
  let isTold = false
  for (const { case_id, is_open } of rows.cases) {
    const visit = newestVisit(turn.stateOf(case_id))
    if (is_open === 0 || visit?.inspectionId !== inspectionId || visit.outcome !== null) continue
    turn.command(case_id, { kind: 'visit_cancelled', data: { inspectionId, because } }, actor)
    isTold = true
  }
  return isTold
}

/** The command by which a case learns when who comes. */
export const planCommand = (inspectionId: string, visitAt: number, officers: readonly string[]): CaseCommand => ({
  kind: 'plan_inspection',
  data: { inspectionId, visitAt, officers },
})
