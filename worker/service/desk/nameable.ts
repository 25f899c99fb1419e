import type { DeskCommand } from '../../../shared/contract/case-command'
import { IDENTITY_POINTS } from '../../../shared/domain/applicant'
import { passedBefore } from '../../../shared/domain/application'
import { materialsWanted } from '../../../shared/domain/application-material'
import { FORM_MATERIAL } from '../../../shared/domain/application-plan'
import { above } from '../../../shared/domain/level'
import { planOf } from '../application/view'
import type { OpenCase } from '../case/case-file'
import type { Context } from '../context'
import { AppError } from '../error'
import type { DeskFile } from './desk-file'

type Of<K extends DeskCommand['kind']> = Extract<DeskCommand, { kind: K }>

/** What a command may name is the catalogue's and the papers' to say, which the engine does not know. @throws AppError BAD_FIELD */
export function requireNameable(context: Context, file: DeskFile, one: OpenCase, command: DeskCommand): void {
  if (command.kind === 'pass_up' || command.kind === 'passed_down') requirePlace(context, one, command)
  if (command.kind === 'request_supplement') requireAskable(context, file, one, command)
  if (command.kind === 'accept_tolerant') requirePromised(file, one, command)
  if (command.kind === 'tolerated_wrong') requireUnchecked(file, command)
}

/** 上报 goes to a place above the one that took the case in, 转回 to that one. */
function requirePlace({ deps }: Context, { row }: OpenCase, { kind, data }: Of<'pass_up' | 'passed_down'>): void {
  const own = row.point_id
  const right = kind === 'pass_up' ? above(deps.catalogue.points, own).map(({ id }) => id) : [own]
  if (!right.includes(data.toPointId)) throw new AppError('BAD_FIELD', { field: 'data.toPointId' })
}

/**
 * A notice asks for what this item needs of the applicant and nothing else: no paper of another item, none that the hall
 * fetches, none that a look before submitting has passed. A later notice repeats listed points, which the engine knows.
 */
function requireAskable(
  context: Context,
  { application, content, materials }: DeskFile,
  { row, state }: OpenCase,
  { data }: Of<'request_supplement'>,
): void {
  const plan = planOf(context, application)
  const isKnown = plan.items.some(({ id }) => id === row.item_id)
  const wanted = materialsWanted(plan, content.agent !== null).filter(({ neededBy }) => neededBy.includes(row.item_id))
  const fields = plan.form.filter(({ items, settled }) => settled === null && items.includes(row.item_id))
  const askable = [...fields.map((field) => field.id), ...IDENTITY_POINTS]
  for (const { id, materialId } of data.points) {
    if (state.listed.some((point) => point.id === id)) continue
    const given = materials.find(({ material_id }) => material_id === materialId)
    if (given && passedBefore({ state: given.state, checkedAt: given.checked_at }, application.submitted_at))
      throw new AppError('BAD_FIELD', { field: 'data.points', message: '看过没问题的材料不再打回。' })
    const isPaper = materialId !== null && id === materialId && materialId !== FORM_MATERIAL && given?.state !== 'fetch'
    // Of an item that left the catalogue only the papers that were given tell what it needed.
    const isWanted = isKnown ? wanted.some((one) => one.id === materialId) : given !== undefined
    if (materialId === null ? isKnown && !askable.includes(id) : !(isPaper && isWanted))
      throw new AppError('BAD_FIELD', { field: 'data.points', message: '这个事项不要这一样，不能列进补正。' })
  }
}

/** 容缺 rests on a written promise: one that came with the application, or a paper that the window has just taken. */
function requirePromised(
  { materials }: DeskFile,
  { state }: OpenCase,
  { data: { materials: named, promise } }: Of<'accept_tolerant'>,
): void {
  const missing = state.listed.filter(({ id }) => state.missing.includes(id)).map(({ materialId }) => materialId)
  for (const id of named) {
    const known = materials.find(({ material_id }) => material_id === id)?.state ?? 'missing'
    if (['given', 'fine', 'fetch'].includes(known) && !missing.includes(id))
      throw new AppError('BAD_FIELD', { field: 'data.materials', message: '这一份已经交来了，不用容缺。' })
    if (known !== 'promised' && promise !== 'counter')
      throw new AppError('BAD_FIELD', { field: 'data.promise', message: '要有申请人的书面承诺，才能容缺受理。' })
  }
}

/** What somebody of the hall has looked at and taken is not turned back. */
function requireUnchecked({ materials }: DeskFile, { data }: Of<'tolerated_wrong'>): void {
  const known = materials.find(({ material_id }) => material_id === data.materialId)
  if (known?.state === 'fine')
    throw new AppError('BAD_FIELD', { field: 'data.materialId', message: '看过没问题的材料不再打回。' })
}
