import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { agreeInspection as endpoint } from '../../../shared/contract/own-inspection'
import { openTurn, turnQueries } from '../case/open-turn'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { readAgain } from '../read-again'
import { fixTime } from './fix-time'
import { ownFileToAct, residentActor } from './own-visit'
import { ofInspection, visitQueries, visitRows } from './row'
import { toldAgreed } from './told'
import { ownInspection } from './view'

type Input = InputOf<typeof endpoint>
type Answer = AnswerOf<typeof endpoint>

/**
 * Chooses one of the proposed times. @throws AppError NOT_FOUND, INSPECTION_NOT_OFFERED, INSPECTION_PAST,
 * INSPECTION_CLOSED, CASE_STATE, CONSENT_NEEDED, AGENT_NOT_AUTHORISED, CONFLICT when the hall proposed others meanwhile
 */
export function agreeInspection(context: Context, input: Input): Promise<Answer> {
  return readAgain(() => agree(context, input))
}

async function agree(context: Context, { id, base, visitAt }: Input): Promise<Answer> {
  const [filed, cases, stored, notices, settings, ...visit] = await context.load([
    ...turnQueries(ofInspection(id)),
    ...visitQueries(id),
  ])
  const file = await ownFileToAct(context, filed, cases, notices)
  const rows = visitRows(...visit)
  const row = found(rows.visits[0])
  if (row.version !== base) throw new AppError('CONFLICT')
  if (!(JSON.parse(row.times) as number[]).includes(visitAt)) {
    throw new AppError('INSPECTION_NOT_OFFERED', { field: 'visitAt' })
  }
  const { turn, calendar } = await openTurn(context, filed, cases, stored, notices, settings)
  const { version } = file.application
  const actor = residentActor(context)
  const fixed = await fixTime(
    context,
    turn,
    { row, rows, cases, version },
    { base, visitAt, by: context.accountId, calendar, actorOn: () => actor },
  )
  const changed = { ...row, ...fixed.change, version: row.version + 1 }
  const answer = await ownInspection(context, file, changed, { ...rows, cases: fixed.cases })
  await context.save(
    [
      ...fixed.writes,
      ...(await toldAgreed(context, file.application, row, visitAt)),
      context.audit('agree', 'inspection', id),
    ],
    answer,
  )
  return answer
}
