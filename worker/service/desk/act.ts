import type { act as endpoint } from '../../../shared/contract/case'
import type { DeskCommand } from '../../../shared/contract/case-command'
import type { DeskView } from '../../../shared/contract/desk-view'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { CaseCommand } from '../../../shared/domain/case/event'
import type { CaseRow } from '../case/row'
import { withTaken } from '../case/taken'
import { Turn } from '../case/turn'
import { packWords } from '../case/words'
import { endedBy } from '../certificate/previous'
import type { Context } from '../context'
import { AppError } from '../error'
import { type DeskFile, deskQueries, openDesk } from './desk-file'
import { deskView } from './desk-view'
import { markWrites, materialMarks, withMarks } from './material-mark'
import { requireNameable } from './nameable'

/**
 * Something happens to one case or several of an application: all of it or nothing, in one write. Of two who act at the
 * same moment one wins; the other is told CONFLICT and sees what is there now.
 * @throws AppError CONFLICT, the codes of the engine, NOT_FOUND, CERTIFICATE_UNKNOWN
 */
export async function act(context: Context, { id, base, commands }: InputOf<typeof endpoint>): Promise<DeskView> {
  const others = [context.accountId, ...commands.flatMap(({ command }) => takersOf(command))]
  const file = await openDesk(context, await context.load(deskQueries(context, id, others)))
  if (file.application.version !== base) throw new AppError('CONFLICT')
  const turn = new Turn(context, file, file.calendar, file.rules)
  for (const { caseId, command } of commands) {
    const authority = file.authorities.get(caseId)
    const one = file.cases.find(({ row }) => row.id === caseId)
    if (!authority || !one) throw new AppError('NOT_FOUND')
    requireNameable(context, file, one, command)
    const ends = await endsOf(context, file, one.row, command)
    turn.command(caseId, commandOf(command, ends), { kind: 'staff', id: context.accountId, ...authority })
  }
  const marks = await materialMarks(
    context,
    file,
    commands.map(({ command }) => command),
  )
  const writes = [...(await turn.writes(base)), ...markWrites(context, id, marks)]
  const materials = withMarks(withTaken(file.materials, turn.taken(), context.now), marks)
  const view = await deskView(context, { ...file, materials }, base + 1, turn.moved())
  await context.save(writes, view)
  return view
}

/** Who is to have the case after a command. */
function takersOf(command: DeskCommand): string[] {
  return command.kind === 'assign' && command.data.to !== null ? [command.data.to] : []
}

/** The engine's command; the words about each point of a supplement notice are kept beside it. */
function commandOf(command: DeskCommand, ends: Ends): CaseCommand {
  const isNotice = command.kind === 'request_supplement'
  const points = isNotice ? Object.fromEntries(command.data.points.map(({ id, words }) => [id, words])) : {}
  const words = packWords({ text: command.words ?? null, points })
  const data = isNotice
    ? { points: command.data.points.map(({ id, materialId }) => ({ id, materialId })) }
    : { ...command.data, ...ends }
  return { kind: command.kind, data, ...(words === undefined ? {} : { words }) } as CaseCommand
}

type Ends = { ends?: string | null }

/** Which certificate a granted 注销 ends; nothing is said of it for any other. @throws AppError CERTIFICATE_UNKNOWN */
async function endsOf(context: Context, file: DeskFile, of: CaseRow, command: DeskCommand): Promise<Ends> {
  const isGrant = command.kind === 'grant' || (command.kind === 'outside_result' && command.data.outcome === 'granted')
  if (!isGrant || of.variant !== 'cancel') return {}
  return { ends: await endedBy(context, file, of, command.data.ends, 'data.ends') }
}
