import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { joinInspection as endpoint } from '../../../shared/contract/inspection-plan'
import { officersOf } from '../../../shared/domain/inspection'
import { guarded, write } from '../../db/statement'
import { authorityQuery, standInQuery } from '../case/authority'
import { openTurn, turnQueries } from '../case/open-turn'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { advance, changedView, type DeskFile, deskFile, staffActor } from './desk-visit'
import { inspectorsQuery, officerWrites, requireOfficers } from './officers'
import { ofInspection, type VisitRows, visitQueries, visitRows } from './row'
import { isOpenVisit, mayPlan, visitOf } from './view'
import { planCommand, visitCase, visitCaseWrite } from './visit-case'

const JOIN_SQL = `UPDATE inspection SET version = version + 1, based_on = ?
  WHERE id = ? AND version = ? AND state IN ('proposed','asked','agreed')`
const LEAVE_SQL =
  'DELETE FROM inspection_officer WHERE inspection_id = ? AND department_id IN (SELECT value FROM json_each(?))'

/** A department changes a visit for cases of its own only. @throws AppError CASE_ROLE */
function requireDepartments(file: DeskFile, departments: readonly string[]): void {
  const isOwn = (id: string) =>
    file.cases.some((row, index) => {
      const authority = file.authorities[index]
      return row.department_id === id && authority !== undefined && mayPlan(authority)
    })
  if (!departments.every(isOwn)) throw new AppError('CASE_ROLE')
}

/**
 * Adds a department's cases and people to a visit, or changes who of its people comes. When the time is fixed already,
 * the cases learn of it in the same write.
 * @throws AppError NOT_FOUND, CASE_ROLE, CASE_STATE, INSPECTION_CLOSED, INSPECTION_OFFICERS, INSPECTION_OPEN, CONFLICT
 */
export async function joinInspection(
  context: Context,
  { id, base, caseIds, officers }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const which = ofInspection(id)
  const [filed, cases, stored, notices, settings, authorities, standIns, known, ...visit] = await context.load([
    ...turnQueries(which),
    authorityQuery(context),
    standInQuery(context),
    inspectorsQuery(context, officers),
    ...visitQueries(id),
  ])
  const file = await deskFile(context, filed, cases, authorities, standIns, notices)
  const rows = visitRows(...visit)
  const row = found(rows.visits[0])
  if (!isOpenVisit(row)) throw new AppError('INSPECTION_CLOSED')
  const joining = caseIds.map((caseId) => found(cases.find((one) => one.id === caseId)))
  const departments = [...new Set(officers.map(({ departmentId }) => departmentId))]
  requireDepartments(file, [...departments, ...joining.map(({ department_id }) => department_id)])

  const staying = rows.officers.filter(({ department_id }) => !departments.includes(department_id))
  const coming = requireOfficers(officers, known, departments).map((one) => ({ ...one, inspection_id: id }))
  const people = [...staying, ...coming]
  const { turn } = await openTurn(context, filed, cases, stored, notices, settings)
  const added = joining.map((one) => visitCase(id, one.id, turn.stateOf(one.id)))
  const changed: VisitRows = { ...rows, cases: [...rows.cases, ...added], officers: people }
  const after = visitOf(row, changed, cases)
  const [first = 0] = after.times
  for (const one of after.cases.filter(({ isOpen, departmentId }) => isOpen && departments.includes(departmentId))) {
    const of = found(cases.find((it) => it.id === one.caseId))
    const command = planCommand(id, row.visit_at ?? first, officersOf(after, of.department_id))
    turn.command(of.id, command, staffActor(context, file, of))
  }
  if (joining.some(({ department_id }) => officersOf(after, department_id).length === 0))
    throw new AppError('INSPECTION_OFFICERS', { field: 'officers' })

  const { version } = file.application
  const answer = await changedView(context, { file, rows, row }, { based_on: version + 1 }, changed)
  const isFixed = row.state === 'agreed'
  await context.save(
    [
      ...(isFixed ? await turn.writes(version) : [advance(context, row.application_id, version)]),
      guarded('CONFLICT', JOIN_SQL, [version + 1, id, base]),
      write(LEAVE_SQL, [id, JSON.stringify(departments)]),
      ...added.map(visitCaseWrite),
      ...officerWrites(id, coming, row.visit_at ?? first),
      context.audit('join', 'inspection', id, null, { application: row.application_id }),
    ],
    answer,
  )
  return answer
}
