import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { agreeForApplicant as endpoint } from '../../../shared/contract/inspection'
import { authorityQuery, standInQuery } from '../case/authority'
import { openTurn, turnQueries } from '../case/open-turn'
import type { Context } from '../context'
import { found } from '../error'
import { readAgain } from '../read-again'
import { changedView, deskFile, requirePlanned } from './desk-visit'
import { fixTime } from './fix-time'
import { ofInspection, visitQueries, visitRows } from './row'
import { toldAgreed } from './told'

type Input = InputOf<typeof endpoint>
type Answer = AnswerOf<typeof endpoint>

/**
 * Fixes the time that the applicant agreed to by telephone or at the window, one of the proposed ones or another.
 * @throws AppError NOT_FOUND, CASE_ROLE, CASE_STATE, INSPECTION_CLOSED, INSPECTION_PAST, CONFLICT
 */
export function agreeForApplicant(context: Context, input: Input): Promise<Answer> {
  return readAgain(() => agree(context, input))
}

async function agree(context: Context, { id, base, visitAt }: Input): Promise<Answer> {
  const [filed, cases, stored, notices, settings, authorities, standIns, ...visit] = await context.load([
    ...turnQueries(ofInspection(id)),
    authorityQuery(context),
    standInQuery(context),
    ...visitQueries(id),
  ])
  const file = await deskFile(context, filed, cases, authorities, standIns)
  const rows = visitRows(...visit)
  const row = found(rows.visits[0])
  const actor = requirePlanned(context, { file, rows, row }, base)
  const { turn } = await openTurn(context, filed, cases, stored, notices, settings)
  const { version } = file.application
  const fixed = await fixTime(
    context,
    turn,
    { row, rows, cases, version },
    { base, visitAt, by: null, actorOn: () => actor },
  )
  const answer = await changedView(context, { file, rows, row }, fixed.change, { cases: fixed.cases })
  await context.save(
    [
      ...fixed.writes,
      ...(await toldAgreed(context, file.application, row, visitAt)),
      context.audit('agree_for_applicant', 'inspection', id),
    ],
    answer,
  )
  return answer
}
