import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { planInspection as endpoint } from '../../../shared/contract/inspection-plan'
import { officersOf } from '../../../shared/domain/inspection'
import { write } from '../../db/statement'
import { authorityQuery, standInQuery } from '../case/authority'
import { openTurn, turnQueries } from '../case/open-turn'
import { withId } from '../case/row'
import type { Context } from '../context'
import { found } from '../error'
import { tellApplicant } from '../notice/tell-applicant'
import { choiceOf, requireTimes } from './choice'
import { advance, deskFile, staffActor } from './desk-visit'
import { inspectorsQuery, officerWrites, requireOfficers } from './officers'
import { type VisitRow, visitSpot } from './row'
import { subjectOf } from './subject'
import { inspectionView } from './view'
import { planCommand, visitCase, visitCaseWrite } from './visit-case'

const INSERT_SQL = `INSERT INTO inspection (id, application_id, state, version, based_on, times, minutes, place_sealed,
  created_by, created_at) VALUES (?, ?, 'proposed', 1, ?, ?, ?, ?, ?, ?)`

/**
 * Proposes one visit for several cases of an application; the applicant chooses a time. The cases learn of it when the
 * time is fixed; whether they can be visited at all is asked of the engine now.
 * @throws AppError NOT_FOUND, CASE_ROLE, CASE_STATE, INSPECTION_PAST, INSPECTION_DAY, INSPECTION_HOUR,
 * INSPECTION_OFFICERS, INSPECTION_OPEN, CONFLICT
 */
export async function planInspection(
  context: Context,
  { id: applicationId, base, caseIds, times, minutes, place, officers }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId, deps } = context
  const [filed, cases, stored, notices, settings, authorities, standIns, known] = await context.load([
    ...turnQueries(withId(applicationId)),
    authorityQuery(context),
    standInQuery(context),
    inspectorsQuery(context, officers),
  ])
  const file = await deskFile(context, filed, cases, authorities, standIns, notices)
  const visited = caseIds.map((id) => found(cases.find((row) => row.id === id)))
  const proposed = requireTimes(context, times, choiceOf(context, file.calendar, visited))
  const [first = 0] = proposed
  const people = requireOfficers(
    officers,
    known,
    visited.map(({ department_id }) => department_id),
  )

  const { turn } = await openTurn(context, filed, cases, stored, notices, settings)
  const id = context.id()
  const visitCases = visited.map((row) => visitCase(id, row.id, turn.stateOf(row.id)))
  for (const row of visited) {
    turn.command(
      row.id,
      planCommand(id, first, officersOf({ officers }, row.department_id)),
      staffActor(context, file, row),
    )
  }

  const application = { ...file.application, version: base + 1 }
  const row: VisitRow = {
    id,
    application_id: applicationId,
    state: 'proposed',
    version: 1,
    based_on: base + 1,
    times: JSON.stringify(proposed),
    visit_at: null,
    minutes,
    place_sealed: await deps.vault.seal(file.key, visitSpot(id, 'place_sealed'), place),
    asked_times: null,
    asked_sealed: null,
    asked_at: null,
    signature_id: null,
    signature_file_id: null,
    signer_sealed: null,
    signed_at: null,
    created_at: now,
  }
  const rows = {
    visits: [row],
    cases: visitCases,
    officers: people.map((one) => ({ ...one, inspection_id: id })),
    findings: [],
    photos: [],
  }
  const answer = await inspectionView(context, { ...file, application }, row, rows, file.authorities)
  await context.save(
    [
      advance(context, applicationId, base),
      write(INSERT_SQL, [id, applicationId, row.based_on, row.times, minutes, row.place_sealed, accountId, now]),
      ...visitCases.map(visitCaseWrite),
      ...officerWrites(id, people, first),
      ...(await tellApplicant(
        context,
        file.application,
        { topic: 'inspection_proposed', facts: { subject: subjectOf(file.application), at: first } },
        { ref: { kind: 'application', id: applicationId }, dedupe: `inspection_proposed/${id}/1` },
      )),
      context.audit('plan', 'inspection', id, null, { application: applicationId }),
    ],
    answer,
  )
  return answer
}
