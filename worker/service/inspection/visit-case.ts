import type { CaseCommand } from '../../../shared/domain/case/event'
import type { CaseState } from '../../../shared/domain/case/state'
import { type Write, write } from '../../db/statement'
import type { VisitCaseRow } from './row'

/** What a visit is to a case, by where the case stands: before the decision, or the check of a commitment after it. */
export function visitCase(inspectionId: string, caseId: string, state: CaseState): VisitCaseRow {
  const before = state.check === null ? state.inspection : state.check.newest
  return {
    inspection_id: inspectionId,
    case_id: caseId,
    purpose: state.check === null ? 'before' : 'commitment',
    again: before?.outcome === 'rectify' ? 1 : 0,
    is_open: 1,
  }
}

const INSERT_SQL =
  'INSERT INTO inspection_case (inspection_id, case_id, purpose, again, is_open) VALUES (?, ?, ?, ?, 1)'

/** Puts a case on a visit; one that has another visit ahead of it refuses the batch with INSPECTION_OPEN. */
export const visitCaseWrite = ({ inspection_id, case_id, purpose, again }: VisitCaseRow): Write =>
  write(INSERT_SQL, [inspection_id, case_id, purpose, again], 'INSPECTION_OPEN')

/** The command by which a case learns when who comes. */
export const planCommand = (inspectionId: string, visitAt: number, officers: readonly string[]): CaseCommand => ({
  kind: 'plan_inspection',
  data: { inspectionId, visitAt, officers },
})
