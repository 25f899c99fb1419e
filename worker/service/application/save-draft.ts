import type { ApplicationView, saveDraft as endpoint } from '../../../shared/contract/application'
import type { InputOf } from '../../../shared/contract/endpoint'
import { isOpenDraft } from '../../../shared/domain/application'
import { materialsWanted, mayPromise } from '../../../shared/domain/application-material'
import { applicationPlan } from '../../../shared/domain/application-plan'
import { conflictsOf, type Marks, mergeDraft } from '../../../shared/domain/draft'
import { guarded } from '../../db/statement'
import { requireConsent } from '../account/consent'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { readAgain } from '../read-again'
import { requireCollectable } from './collectable'
import { sealContent } from './content'
import { materialWrites, stateOf } from './material-writes'
import { type ApplicationRow, type MaterialInputs, materialsQuery, ownApplication, pagesQuery, readyFiles } from './row'
import { type ApplicationFacts, applicationView, draftFacts, planOf } from './view'
import { withMaterials } from './with-materials'

type Input = InputOf<typeof endpoint>

const SAVE_SQL = `UPDATE application SET version = version + 1, answers = ?, point_id = ?, marks = ?, applicant_sealed = ?,
  agent_sealed = ?, form_sealed = ?, delivery_sealed = ?, changed_at = ? WHERE id = ? AND version = ? AND state IN ('draft','precheck')`

/**
 * Keeps what a device has changed. Devices that change different parts are merged; where two changed the same part to
 * different things, the later one is refused and the parts are named, so nothing is lost unseen.
 * @throws AppError DRAFT_CONFLICT, CONFLICT, NOT_A_DRAFT, BAD_FIELD, FILE_NOT_READY, CONSENT_NEEDED
 */
export function saveDraft(context: Context, input: Input): Promise<ApplicationView> {
  return readAgain(() => save(context, input))
}

async function save(context: Context, input: Input): Promise<ApplicationView> {
  const { id, base } = input
  const [rows, materials, pages, ready] = await context.load([
    ownApplication(context, id),
    materialsQuery(id),
    pagesQuery(id),
    readyFiles(context, input.materials ?? {}),
  ])
  requireConsent(context)
  const own = found(rows[0])
  if (!isOpenDraft(own.state)) throw new AppError('NOT_A_DRAFT')
  if (base > own.version) throw new AppError('BAD_FIELD', { field: 'base' })
  const facts = await draftFacts(context, own, materials, pages)
  const marks = JSON.parse(own.marks) as Marks

  const { answers = own.answers, pointId = own.point_id } = input
  requireChoices(context, own, answers, pointId)
  requireCollectable(context, input.delivery?.pointId ?? null)
  const given = changedMaterials(facts, input.materials ?? {})
  const merged = mergeDraft(facts.content, marks, input, base)
  const changed = [
    ...(answers === own.answers ? [] : ['answers']),
    ...(pointId === own.point_id ? [] : ['point']),
    ...Object.keys(given).map((materialId) => `material.${materialId}`),
  ]
  refuseConflicts([...conflictsOf(changed, marks, base), ...(merged.ok ? [] : merged.conflicts)], own.version)
  if (!merged.ok) throw new AppError('CONFLICT')
  changed.push(...merged.changed)
  if (changed.length === 0) return applicationView(context, facts)

  const next = { ...own, answers, point_id: pointId, version: own.version + 1, changed_at: context.now }
  const after = { ...facts, row: next, content: merged.content, ...withMaterials(facts, given, ready) }
  requireKnown(context, after, input, given)
  const newMarks = JSON.stringify({ ...marks, ...Object.fromEntries(changed.map((part) => [part, next.version])) })
  const sealed = await sealContent(context.deps.vault, facts.key, id, merged.content)
  const view = applicationView(context, after)
  const of = { applicationId: id, accountId: context.accountId, now: context.now, pages: facts.pages }
  await context.save(
    [
      guarded('CONFLICT', SAVE_SQL, [answers, pointId, newMarks, ...sealed, context.now, id, own.version]),
      ...Object.entries(given).flatMap(([materialId, value]) => materialWrites(of, materialId, value)),
      context.audit('save', 'application', id, pointId),
    ],
    view,
  )
  return view
}

/** @throws AppError DRAFT_CONFLICT with the parts, and the version to read again */
function refuseConflicts(parts: readonly string[], version: number): void {
  const [first] = parts
  if (first === undefined) return
  throw new AppError('DRAFT_CONFLICT', { field: first, details: { parts: parts.join(','), version } })
}

/** @throws AppError BAD_FIELD for answers or a service point that the catalogue does not have */
function requireChoices(
  { deps: { catalogue } }: Context,
  { subject_kind, subject_id }: ApplicationRow,
  answers: string,
  pointId: string | null,
): void {
  const subject = { kind: subject_kind, id: subject_id }
  if (applicationPlan(catalogue, subject, answers) === null) throw new AppError('BAD_FIELD', { field: 'answers' })
  if (pointId !== null && !catalogue.points.some(({ id }) => id === pointId))
    throw new AppError('BAD_FIELD', { field: 'pointId' })
}

/** The materials that are given otherwise than they are already. */
function changedMaterials({ materials, pages }: ApplicationFacts, given: MaterialInputs): MaterialInputs {
  const changed = Object.entries(given).filter(([id, input]) => {
    const kept = materials.find(({ material_id }) => material_id === id)
    if (input === null) return kept !== undefined
    if (!('files' in input)) return kept?.state !== stateOf(input)
    const files = pages.filter(({ material_id }) => material_id === id).map(({ file_id }) => file_id)
    return files.join() !== input.files.join()
  })
  return Object.fromEntries(changed)
}

/** @throws AppError BAD_FIELD for a form field or material that this application does not have, or a promise not offered */
function requireKnown(context: Context, { row, content }: ApplicationFacts, input: Input, given: MaterialInputs): void {
  const plan = planOf(context, row)
  const isField = (id: string) => plan.form.some((field) => field.id === id)
  const unknown = Object.entries(input.form ?? {}).find(([id, value]) => value !== null && !isField(id))
  if (unknown) throw new AppError('BAD_FIELD', { field: 'form' })
  const wanted = materialsWanted(plan, content.agent !== null)
  for (const [id, value] of Object.entries(given)) {
    if (value === null) continue
    const material = wanted.find((one) => one.id === id)
    const fits =
      material &&
      material.from !== 'form' &&
      !('consent' in value && material.from !== 'hall') &&
      !('promise' in value && !mayPromise(context.deps.catalogue.items, plan.items, material))
    if (!fits) throw new AppError('BAD_FIELD', { field: 'materials' })
  }
}
