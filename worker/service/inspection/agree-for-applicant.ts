import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { agreeForApplicant as endpoint } from '../../../shared/contract/inspection-plan'
import { authorityQuery, standInQuery } from '../case/authority'
import { openTurn, turnQueries } from '../case/open-turn'
import type { Context } from '../context'
import { found } from '../error'
import { readAgain } from '../read-again'
import { requireTime } from './choice'
import { changedView, deskFile, requirePlanned } from './desk-visit'
import { fixTime } from './fix-time'
import { ofInspection, visitQueries, visitRows } from './row'
import { toldAgreed } from './told'
import { visitChoice } from './view'

type Input = InputOf<typeof endpoint>
type Answer = AnswerOf<typeof endpoint>

/**
 * Fixes the time that the applicant agreed to by telephone or at the window, one that either side named or
 * another that may be chosen.
 * @throws AppError NOT_FOUND, CASE_ROLE, CASE_STATE, INSPECTION_CLOSED, INSPECTION_PAST, INSPECTION_DAY, INSPECTION_HOUR,
 * CONFLICT
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
  const file = await deskFile(context, filed, cases, authorities, standIns, notices)
  const rows = visitRows(...visit)
  const row = found(rows.visits[0])
  const actor = requirePlanned(context, { file, rows, row }, base)
  const named = [row.times, row.asked_times ?? '[]'].flatMap((times) => JSON.parse(times) as number[])
  // What was named before may be today by now; whether it has passed is looked at when it is fixed.
  if (!named.includes(visitAt)) requireTime(context, visitAt, visitChoice(context, file, row, rows))
  const { turn, calendar } = await openTurn(context, filed, cases, stored, notices, settings)
  const { version } = file.application
  const fixed = await fixTime(
    context,
    turn,
    { row, rows, cases, version },
    { base, visitAt, by: null, calendar, actorOn: () => actor },
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
