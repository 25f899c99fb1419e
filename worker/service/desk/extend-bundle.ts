import type { extendBundle as endpoint } from '../../../shared/contract/case'
import type { DeskView } from '../../../shared/contract/desk-view'
import type { InputOf } from '../../../shared/contract/endpoint'
import { Turn } from '../case/turn'
import { packWords } from '../case/words'
import type { Context } from '../context'
import { AppError } from '../error'
import { deskQueries, openDesk } from './desk-file'
import { deskView } from './desk-view'

/**
 * 行政许可法 art. 42 (2): the limit of a joint handling is extended for all of it at once, for those of its cases too that
 * are accepted later. Once, and before any of them has passed it.
 * @throws AppError CONFLICT, the codes of the engine, NOT_FOUND
 */
export async function extendBundle(
  context: Context,
  { id, base, days, words }: InputOf<typeof endpoint>,
): Promise<DeskView> {
  const file = await openDesk(context, await context.load(deskQueries(context, id)))
  if (file.application.version !== base) throw new AppError('CONFLICT')
  const open = file.cases.filter(({ state }) => state.decidedAt === null && state.endedAt === null)
  if (open.length === 0) throw new AppError('CASE_STATE')
  const turn = new Turn(context, file, file.calendar, file.rules)
  const said = packWords({ text: words, points: {} })
  for (const { row } of open) {
    const authority = file.authorities.get(row.id) ?? { roles: [], authorised: false }
    const command = { kind: 'extend_bundle', data: { days }, ...(said === undefined ? {} : { words: said }) } as const
    turn.command(row.id, command, { kind: 'staff', id: context.accountId, ...authority })
  }
  const view = await deskView(context, file, base + 1, turn.moved())
  await context.save(await turn.writes(base), view)
  return view
}
