import type { DeskView, act as endpoint } from '../../../shared/contract/case'
import type { DeskCommand } from '../../../shared/contract/case-command'
import type { InputOf } from '../../../shared/contract/endpoint'
import { passedBefore } from '../../../shared/domain/application'
import type { CaseCommand } from '../../../shared/domain/case/event'
import { above } from '../../../shared/domain/level'
import type { CaseRow } from '../case/row'
import { withTaken } from '../case/taken'
import { Turn } from '../case/turn'
import { packWords } from '../case/words'
import type { Context } from '../context'
import { AppError } from '../error'
import { type DeskFile, deskQueries, openDesk } from './desk-file'
import { deskView } from './desk-view'

/**
 * Something happens to one case or several of an application: all of it or nothing, in one write. Of two who act at the
 * same moment one wins; the other is told CONFLICT and sees what is there now.
 * @throws AppError CONFLICT, the codes of the engine, NOT_FOUND
 */
export async function act(context: Context, { id, base, commands }: InputOf<typeof endpoint>): Promise<DeskView> {
  const others = [context.accountId, ...commands.flatMap(({ command }) => takersOf(command))]
  const file = await openDesk(context, await context.load(deskQueries(context, id, others)))
  if (file.application.version !== base) throw new AppError('CONFLICT')
  const turn = new Turn(context, file, file.calendar, file.thresholds)
  for (const { caseId, command } of commands) {
    const authority = file.authorities.get(caseId)
    const row = file.cases.find(({ row }) => row.id === caseId)?.row
    if (!authority || !row) throw new AppError('NOT_FOUND')
    requirePlace(context, row, command)
    requireUnpassed(file, command)
    turn.command(caseId, commandOf(command), { kind: 'staff', id: context.accountId, ...authority })
  }
  const writes = await turn.writes(base)
  const materials = withTaken(file.materials, turn.taken(), context.now)
  const view = await deskView(context, { ...file, materials }, base + 1, turn.moved())
  await context.save(writes, view)
  return view
}

/** Who is to have the case after a command. */
function takersOf(command: DeskCommand): string[] {
  return command.kind === 'assign' && command.data.to !== null ? [command.data.to] : []
}

/** The engine's command; the words about each point of a supplement notice are kept beside it. */
function commandOf(command: DeskCommand): CaseCommand {
  const isNotice = command.kind === 'request_supplement'
  const points = isNotice ? Object.fromEntries(command.data.points.map(({ id, words }) => [id, words])) : {}
  const words = packWords({ text: command.words ?? null, points })
  const data = isNotice
    ? { points: command.data.points.map(({ id, materialId }) => ({ id, materialId })) }
    : command.data
  return { kind: command.kind, data, ...(words === undefined ? {} : { words }) } as CaseCommand
}

/** 上报 goes to a place above the one that took the case in, 转回 to that one. @throws AppError BAD_FIELD */
function requirePlace({ deps }: Context, { point_id: own }: CaseRow, command: DeskCommand): void {
  if (command.kind !== 'pass_up' && command.kind !== 'passed_down') return
  const right = command.kind === 'pass_up' ? above(deps.catalogue.points, own).map(({ id }) => id) : [own]
  if (!right.includes(command.data.toPointId)) throw new AppError('BAD_FIELD', { field: 'data.toPointId' })
}

/** A notice does not ask again for what a look before submitting has passed. @throws AppError BAD_FIELD */
function requireUnpassed({ application, materials }: DeskFile, command: DeskCommand): void {
  if (command.kind !== 'request_supplement') return
  for (const { materialId } of command.data.points) {
    const one = materials.find(({ material_id }) => material_id === materialId)
    if (one && passedBefore({ state: one.state, checkedAt: one.checked_at }, application.submitted_at)) {
      throw new AppError('BAD_FIELD', { field: 'data.points', message: '看过没问题的材料不再打回。' })
    }
  }
}
