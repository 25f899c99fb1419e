import type { correctAtCounter as endpoint } from '../../../shared/contract/counter'
import type { DeskView } from '../../../shared/contract/desk-view'
import type { InputOf } from '../../../shared/contract/endpoint'
import {
  changedContent,
  changedPoints,
  contentWrites,
  rememberChange,
  requireUnread,
} from '../application/content-change'
import { planOf } from '../application/view'
import { arrivedCommands } from '../case/arrived'
import { Turn, type TurnActor } from '../case/turn'
import { packWords } from '../case/words'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { deskQueries, openDesk } from './desk-file'
import { deskView } from './desk-view'

type Input = InputOf<typeof endpoint>

/**
 * Puts right on the spot what the applicant wrote wrong (行政许可法 art. 32): the new words take the place of the old ones,
 * and every case under way that reads them remembers which fields were corrected. What an accepted case reads stays.
 * @throws AppError CONFLICT, CASE_STATE where no case waits at the window or a department reads the part already,
 * BAD_FIELD for a value that is not right
 */
export async function correctAtCounter(context: Context, input: Input): Promise<DeskView> {
  const { id, base, applicant = {}, form = {}, words } = input
  const file = await openDesk(context, await context.load(deskQueries(context, id)))
  const { application, cases } = file
  if (application.version !== base) throw new AppError('CONFLICT')
  if (!context.mayAt(application.point_id ?? '', 'clerk')) throw new AppError('FORBIDDEN')
  const plan = planOf(context, application)
  const change = { applicant, form }
  requireUnread(plan, cases, change)
  const content = changedContent(context, plan, file.content, change)

  const turn = new Turn(context, file, file.calendar, file.rules)
  const said = packWords({ text: words ?? null, points: {} })
  const actorOn = ({ row }: (typeof cases)[number]): TurnActor => ({
    kind: 'staff',
    id: context.accountId,
    ...found(file.authorities.get(row.id)),
  })
  for (const one of cases) {
    for (const command of arrivedCommands(one.state, [], changedPoints(change)))
      turn.command(one.row.id, command, actorOn(one))
  }
  rememberChange(turn, plan, cases, change, { words: said, actorOn })
  if (turn.moved().size === 0) throw new AppError('CASE_STATE')
  const view = await deskView(context, { ...file, content }, base + 1, turn.moved())
  await context.save(
    [
      ...(await turn.writes(base)),
      ...(await contentWrites(context, application, file.key, content)),
      context.audit('correct', 'application', id, application.point_id),
    ],
    view,
  )
  return view
}
