import type { AgentView, ApplicantView, FormValues } from '../../../shared/contract/application'
import type { DeskCase, DeskView } from '../../../shared/contract/case'
import { materialsWanted } from '../../../shared/domain/application-material'
import { allowedOf } from '../../../shared/domain/case/allowed'
import { bundleSinceOf } from '../../../shared/domain/case/application-state'
import type { CaseEvent } from '../../../shared/domain/case/event'
import type { CaseState } from '../../../shared/domain/case/state'
import { maskDocument, maskName, maskPhone } from '../../../shared/domain/mask'
import { mayPromise } from '../application/item'
import { laneOf } from '../application/lane'
import { openReasons, planOf } from '../application/view'
import type { OpenCase } from '../case/case-file'
import { openWords, type Words } from '../case/words'
import type { Context } from '../context'
import type { DeskFile } from './desk-file'

/** A case as it is about to be written: the new state and the events with their words. */
export interface Moved {
  state: CaseState
  events: readonly CaseEvent[]
}

/** Officers see everything that happened; how a colleague advised too. */
function eventViews(events: readonly CaseEvent[], words: ReadonlyMap<number, string>): DeskCase['events'] {
  return events.map(({ seq, kind, at, role, data }) => ({
    seq,
    kind,
    at,
    by: BY[role],
    facts: factsOf(data),
    words: words.get(seq) ?? null,
  }))
}

const BY = {
  resident: 'applicant',
  clerk: 'hall',
  issuer: 'hall',
  supervisor: 'hall',
  reviewer: 'department',
  inspector: 'department',
  approver: 'department',
  system: 'system',
} as const

function factsOf(data: object): DeskCase['events'][number]['facts'] {
  const facts: DeskCase['events'][number]['facts'] = {}
  for (const [name, value] of Object.entries(data) as [string, unknown][]) {
    if (Array.isArray(value)) facts[name] = value.map((one) => (typeof one === 'string' ? one : pointName(one)))
    else if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
      facts[name] = value as string | number | boolean | null
    }
  }
  return facts
}

function pointName(point: unknown): string {
  const { id, materialId } = point as { id?: string; materialId?: string | null }
  return materialId ?? id ?? ''
}

/** The application as the hall's people see it: names and numbers masked. `moved`: cases that this request changed. */
export async function deskView(
  context: Context,
  file: DeskFile,
  version: number,
  moved: ReadonlyMap<string, Moved> = new Map(),
): Promise<DeskView> {
  const { deps, now } = context
  const { application, calendar } = file
  const plan = planOf(context, application)
  const { applicant, agent, form } = file.content
  const cases = file.cases.map((one) => ({ ...one, ...moved.get(one.row.id) }))
  const setting = { catalogue: deps.catalogue, calendar, now, bundleSince: bundleSinceOf(cases) }
  const isOver = cases.length > 0 && cases.every(({ state }) => state.endedAt !== null)
  return {
    id: application.id,
    number: application.number,
    version,
    subject: { kind: application.subject_kind, id: application.subject_id },
    name: plan.name,
    answers: application.answers,
    state: isOver ? 'ended' : application.state,
    channel: application.channel,
    pointId: application.point_id ?? '',
    submittedAt: application.submitted_at,
    precheckDueAt: application.precheck_due_at,
    applicant: maskApplicant(applicant),
    agent: agent && maskAgent(agent),
    form: maskForm(form),
    materials: await materialViews(context, file),
    cases: await Promise.all(cases.map((one) => caseView(context, file, one, setting))),
    actions: actionsOf(context, file),
  }
}

/** What can be done with the application as a whole. */
function actionsOf(context: Context, { application, cases }: DeskFile): string[] {
  const isClerk = context.mayAt(application.point_id ?? '', 'clerk')
  if (application.state === 'precheck') return isClerk ? ['check', 'precheck_answer', 'reveal'] : []
  const isOpen = cases.some(({ state }) => ['received', 'supplement'].includes(state.state))
  return [...(isClerk && isOpen ? ['check', 'intake'] : []), 'reveal']
}

async function caseView(
  context: Context,
  file: DeskFile,
  one: OpenCase,
  setting: Parameters<typeof laneOf>[0],
): Promise<DeskCase> {
  const { row, workflow, state, events } = one
  const words = await wordsOf(context, file, one)
  const lane = laneOf(setting, one, words)
  const { roles } = file.authorities.get(row.id) ?? { roles: [] }
  return {
    id: row.id,
    itemId: row.item_id,
    name: lane.name,
    departmentId: row.department_id,
    kind: row.kind,
    variant: row.variant,
    route: row.route,
    after: JSON.parse(row.after) as string[],
    state: state.state,
    stage: state.stage,
    queue: state.queue === '' ? null : state.queue,
    mine: state.assigneeId !== null && state.assigneeId === context.accountId,
    taken: state.assigneeId !== null,
    paused: state.paused,
    twoOfficers: workflow.twoOfficers,
    officers: state.reviewerIds.length,
    clock: lane.clock,
    lane,
    events: eventViews(events, words),
    missing: [...state.missing],
    tolerated: [...state.tolerated],
    tolerable: [...workflow.tolerates],
    actions: allowedOf(workflow, state, roles),
  }
}

/** The words of a case by number of the event; those of this request are not stored yet. */
async function wordsOf({ deps }: Context, file: DeskFile, { row, events }: OpenCase): Promise<Map<number, string>> {
  const texts = new Map<number, string>()
  const keep = (seq: number, { text, points }: Words) => {
    const said = [text, ...Object.values(points)].filter((one) => one !== null)
    if (said.length > 0) texts.set(seq, said.join('；'))
  }
  for (const stored of file.stored.filter(({ case_id }) => case_id === row.id)) {
    keep(stored.seq, await openWords(deps.vault, file.key, stored))
  }
  for (const { seq, words } of events) if (words !== undefined) keep(seq, JSON.parse(words) as Words)
  return texts
}

async function materialViews(context: Context, file: DeskFile): Promise<DeskView['materials']> {
  const plan = planOf(context, file.application)
  const kept = await openReasons(context, file.key, file.application.id, file.materials)
  const wanted = materialsWanted(plan, file.content.agent !== null)
  return wanted.map((material) => {
    const row = kept.find(({ material_id }) => material_id === material.id)
    return {
      id: material.id,
      state: row?.state ?? 'missing',
      required: material.required,
      neededBy: material.neededBy,
      mayPromise: mayPromise(context, plan, material),
      reason: row?.reason ?? null,
      checkedAt: row?.checked_at ?? null,
      pages: file.pages
        .filter(({ material_id }) => material_id === material.id)
        .map((page) => ({ fileId: page.file_id, mediaType: page.media_type, bytes: page.bytes })),
    }
  })
}

const masked = <T>(value: string | null, mask: (text: string) => T): T | null => (value === null ? null : mask(value))

/** A business is known by its name; a person is not. */
function maskApplicant(one: ApplicantView): ApplicantView {
  return {
    ...one,
    name: one.kind === 'person' ? masked(one.name, maskName) : one.name,
    person: masked(one.person, maskName),
    document: masked(one.document, maskDocument),
    phone: masked(one.phone, maskPhone),
    address: one.kind === 'person' ? null : one.address,
  }
}

function maskAgent(one: AgentView): AgentView {
  return {
    ...one,
    name: masked(one.name, maskName),
    document: masked(one.document, maskDocument),
    phone: masked(one.phone, maskPhone),
  }
}

const DOCUMENT = /^\d{17}[\dX]$/i
const PHONE = /^1[3-9]\d{9}$/

/** Numbers of people are masked wherever a form asks for one. */
function maskForm(form: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value]
      return [name, DOCUMENT.test(value) ? maskDocument(value) : PHONE.test(value) ? maskPhone(value) : value]
    }),
  )
}
