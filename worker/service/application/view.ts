import type { ApplicationView } from '../../../shared/contract/application'
import type { ApplicationMaterialView, PartProblem } from '../../../shared/contract/application-part'
import { applicationActions, isOpenDraft } from '../../../shared/domain/application'
import { materialsWanted, mayPromise } from '../../../shared/domain/application-material'
import { type ApplicationPlan, applicationPlan, type PlannedMaterial } from '../../../shared/domain/application-plan'
import { draftProblems } from '../../../shared/domain/application-problem'
import { handlingNow } from '../../../shared/domain/case/workflow-of'
import type { DraftContent, Marks } from '../../../shared/domain/draft'
import { checkForm } from '../../../shared/domain/form'
import { untouched } from '../../../shared/domain/taken-over'
import { type Day, dayOf } from '../../../shared/domain/time'
import { nameOfVariant } from '../../../shared/domain/variant-name'
import type { KnownIdentity } from '../../../shared/domain/verified-identity'
import type { DataKey } from '../../adapter/vault'
import { ITEM_GONE } from '../case/naming'
import type { CaseRow } from '../case/row'
import type { Context } from '../context'
import { applicationKey, openContent, reasonSpot } from './content'
import type { ApplicationRow, DocumentRow, MaterialRow, PageRow } from './row'

/** A row as a view needs it: without key and sealed columns, so that one about to be written will do. */
export type ViewRow = Omit<
  ApplicationRow,
  'applicant_sealed' | 'agent_sealed' | 'form_sealed' | 'delivery_sealed' | 'key_id' | 'wrapped' | 'key_version'
>

/** Everything an application is shown from. */
export interface ApplicationFacts {
  row: ViewRow
  content: DraftContent
  /** Who is applying, as far as that was verified. */
  identity: KnownIdentity
  materials: readonly (Omit<MaterialRow, 'reason_sealed'> & { reason: string | null })[]
  pages: readonly PageRow[]
  cases: readonly (Pick<CaseRow, 'id' | 'item_id' | 'variant' | 'route' | 'after' | 'state'> & { dueDay: Day | null })[]
  documents: readonly DocumentRow[]
  /** Materials that are asked for by a supplement notice or were promised for later. */
  asked: ReadonlySet<string>
  /** A paper or a field is asked for. */
  isAsked: boolean
}

/** A draft as it is about to be written: nothing given, nothing looked at. */
export const freshFacts = (row: ViewRow, content: DraftContent, identity: KnownIdentity): ApplicationFacts => ({
  row,
  content,
  identity,
  materials: [],
  pages: [],
  cases: [],
  documents: [],
  asked: new Set(),
  isAsked: false,
})

/** Opens what was read of a draft. */
export async function draftFacts(
  context: Context,
  row: ApplicationRow,
  materials: readonly MaterialRow[],
  pages: readonly PageRow[],
): Promise<ApplicationFacts & { row: ApplicationRow; key: DataKey }> {
  const { vault } = context.deps
  const key = await applicationKey(vault, row)
  return {
    ...freshFacts(row, await openContent(vault, key, row), await context.identity()),
    row,
    key,
    materials: await openReasons(context, key, row.id, materials),
    pages,
  }
}

/** Opens why materials are wrong. */
export function openReasons(
  { deps: { vault } }: Context,
  key: DataKey,
  id: string,
  rows: readonly MaterialRow[],
): Promise<ApplicationFacts['materials'][number][]> {
  return Promise.all(
    rows.map(async ({ reason_sealed, ...row }) => ({
      ...row,
      reason: reason_sealed && (await vault.unseal(key, reasonSpot(id, row.material_id), reason_sealed)),
    })),
  )
}

/** What is applied for, by name: a list or a progress page needs no plan. */
export function subjectName(
  { deps: { catalogue } }: Context,
  { subject_kind, subject_id, answers }: Pick<ViewRow, 'subject_kind' | 'subject_id' | 'answers'>,
): ApplicationView['name'] {
  const all = subject_kind === 'bundle' ? catalogue.bundles : catalogue.items
  const name = all.find(({ id }) => id === subject_id)?.name ?? ITEM_GONE
  return subject_kind === 'bundle' ? name : nameOfVariant(name, answers)
}

/** The plan by the catalogue of today; an empty one when the subject is gone. */
export function planOf(
  { deps: { catalogue } }: Context,
  { subject_kind, subject_id, answers }: Pick<ViewRow, 'subject_kind' | 'subject_id' | 'answers'>,
): ApplicationPlan {
  const plan = applicationPlan(catalogue, { kind: subject_kind, id: subject_id }, answers)
  return (
    plan ?? {
      name: ITEM_GONE,
      items: [],
      materials: [],
      openQuestions: [],
      isStopped: true,
      isNewBusiness: false,
      form: [],
    }
  )
}

/** All of an application for its applicant. */
export function applicationView(context: Context, facts: ApplicationFacts): ApplicationView {
  const { row, content } = facts
  const plan = planOf(context, row)
  const isDraft = isOpenDraft(row.state)
  const wanted = materialsWanted(plan, content.agent !== null)
  const materials = materialViews(context, facts, plan, wanted)
  const items = isDraft ? plan.items.map(({ authority: _, ...item }) => item) : itemsOf(context, facts)
  return {
    id: row.id,
    number: row.number,
    subject: { kind: row.subject_kind, id: row.subject_id },
    name: plan.name,
    answers: row.answers,
    state: row.state,
    channel: row.channel,
    version: row.version,
    pointId: row.point_id,
    ...content,
    items,
    deliverable: items.some((item) => issues(context, item)),
    materials,
    problems: isDraft ? problemsOf(context, facts, plan, materials) : [],
    openQuestions: isDraft ? plan.openQuestions : [],
    takenOver: isDraft ? takenOverView(context, row) : null,
    precheck:
      row.precheck_at === null
        ? null
        : { askedAt: row.precheck_at, dueAt: row.precheck_due_at ?? row.precheck_at, answeredAt: row.prechecked_at },
    cases: facts.cases.map((one) => caseInShort(context, one)),
    documents: facts.documents.map(documentInShort),
    actions: applicationActions({
      state: row.state,
      isAsked: facts.isAsked,
      cases: facts.cases.map(({ state }) => state),
      agent: content.agent,
      today: dayOf(context.now),
    }),
    createdAt: row.created_at,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
  }
}

/** What a draft was filled with, as it is kept beside it. */
export interface KeptTakeOver {
  certificateId: string
  itemId: string
  number: string
  parts: string[]
}

/** Whether the item ends in something that is made, and not in a receipt. */
function issues({ deps: { catalogue } }: Context, of: ApplicationView['items'][number]): boolean {
  return handlingNow(catalogue.items, of)?.result === 'certificate'
}

/** From which certificate a draft was begun, and what of it is still as it was then. */
function takenOverView(
  { deps: { catalogue } }: Context,
  { taken_over, marks }: Pick<ViewRow, 'taken_over' | 'marks'>,
): ApplicationView['takenOver'] {
  if (taken_over === null) return null
  const { certificateId, itemId, number, parts } = JSON.parse(taken_over) as KeptTakeOver
  const name = catalogue.items.find(({ id }) => id === itemId)?.result.name ?? ITEM_GONE
  return { certificateId, name, number, parts: untouched(parts, JSON.parse(marks) as Marks) }
}

/** What keeps a draft from being submitted. */
function problemsOf(
  context: Context,
  { row, content, identity }: ApplicationFacts,
  plan: ApplicationPlan,
  materials: readonly ApplicationMaterialView[],
): PartProblem[] {
  const today = dayOf(context.now)
  const point = context.deps.catalogue.points.find(({ id }) => id === row.point_id)
  return draftProblems({
    plan,
    content,
    identity,
    materials,
    pointId: row.point_id,
    accepts: point?.accepts ?? null,
    form: checkForm(plan.form, content.form, today),
    today,
  })
}

function materialViews(
  context: Context,
  { row, materials, pages, asked }: ApplicationFacts,
  plan: ApplicationPlan,
  wanted: readonly PlannedMaterial[],
): ApplicationMaterialView[] {
  const isDraft = isOpenDraft(row.state)
  const known = new Map(materials.map((one) => [one.material_id, one]))
  const listed = wanted.map((material) => material.id)
  // What was given before the catalogue or the answers changed stays in sight.
  const others = materials.filter(({ material_id }) => !isDraft && !listed.includes(material_id))
  const rest = others.map(({ material_id }) => ({
    id: material_id,
    required: false,
    from: 'applicant' as const,
    neededBy: [],
  }))
  return [...wanted, ...rest].map((material) => {
    const kept = known.get(material.id)
    const { id, required, from, neededBy } = material
    return {
      id,
      state: kept?.state ?? 'missing',
      required,
      from,
      neededBy,
      mayPromise: mayPromise(context.deps.catalogue.items, plan.items, material),
      reason: kept?.reason ?? null,
      checkedAt: kept?.checked_at ?? null,
      changeable: from !== 'form' && (isDraft || asked.has(id)),
      pages: pageViews(pages, id),
    }
  })
}

/** The pages of a material, in order. */
export function pageViews(pages: readonly PageRow[], materialId: string): ApplicationMaterialView['pages'] {
  return pages
    .filter((page) => page.material_id === materialId)
    .map((page) => ({ fileId: page.file_id, mediaType: page.media_type, bytes: page.bytes }))
}

function itemsOf({ deps: { catalogue } }: Context, { cases }: ApplicationFacts): ApplicationView['items'] {
  return cases.map(({ item_id, variant, route, after }) => ({
    id: item_id,
    name: itemName(catalogue, item_id),
    variant,
    route,
    after: JSON.parse(after) as string[],
  }))
}

/** The name of an item; one that left the catalogue is named in general words. */
export function itemName({ items }: Context['deps']['catalogue'], id: string): ApplicationView['name'] {
  return items.find((item) => item.id === id)?.name ?? ITEM_GONE
}

/** A case in a list. */
export function caseInShort(
  { deps: { catalogue } }: Context,
  { id, item_id, state, dueDay }: { id: string; item_id: string; state: string; dueDay: Day | null },
): ApplicationView['cases'][number] {
  return { id, itemId: item_id, name: itemName(catalogue, item_id), state, dueDay }
}

export function documentInShort({ id, kind, number, case_id, created_at }: DocumentRow) {
  return { id, kind, number, caseId: case_id, at: created_at }
}
