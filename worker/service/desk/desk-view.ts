import type { DeskCase, DeskEventView, DeskView } from '../../../shared/contract/desk-view'
import type { WorkPerson } from '../../../shared/contract/staff'
import { materialsWanted, mayPromise } from '../../../shared/domain/application-material'
import { advicesOf } from '../../../shared/domain/case/advice'
import { allowedOf } from '../../../shared/domain/case/allowed'
import { bundleSinceOf } from '../../../shared/domain/case/application-state'
import type { CaseEvent } from '../../../shared/domain/case/event'
import { asksForRating } from '../../../shared/domain/case/invitation'
import { needsTwoOfficers } from '../../../shared/domain/case/place'
import type { CaseState } from '../../../shared/domain/case/state'
import { maskDelivery } from '../../../shared/domain/delivery'
import { valuesFor } from '../../../shared/domain/form'
import { ratingClosesAt } from '../../../shared/domain/rating'
import { heldBy, laneOf } from '../application/lane'
import { type EventWords, eventView } from '../application/lane-event'
import { openReasons, pageViews, planOf } from '../application/view'
import { wholeOf } from '../application/whole'
import type { OpenCase } from '../case/case-file'
import { isLate } from '../case/row'
import { openWords, type Words, wordsOf } from '../case/words'
import { previousOf } from '../certificate/previous'
import type { Context } from '../context'
import { canBeAsked } from '../rating/invitation'
import { ratingCode } from '../rating/rating-code'
import type { DeskFile } from './desk-file'
import { maskedAgent, maskedApplicant, maskedForm } from './masked'
import { type Sight, sightOf } from './sight'

/** A case as it is about to be written: the new state and the events with their words. */
export interface Moved {
  state: CaseState
  events: readonly CaseEvent[]
}

/**
 * The application as the hall's people see it: names and numbers masked, and for a department what its own items need.
 * `moved`: cases that this request changed.
 */
export async function deskView(
  context: Context,
  file: DeskFile,
  version: number,
  moved: ReadonlyMap<string, Moved> = new Map(),
): Promise<DeskView> {
  const { deps, now } = context
  const { application, calendar } = file
  const plan = planOf(context, application)
  const { applicant, agent, form, delivery } = file.content
  const sight = sightOf(file.cases, file.authorities)
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
    asked: await askedOf(context, file, cases),
    applicant: maskedApplicant(applicant),
    agent: agent && maskedAgent(agent),
    form: maskedForm(sight.isWhole ? form : valuesFor(plan.form, sight.items, form)),
    delivery: sight.isWhole ? maskDelivery(delivery) : null,
    materials: await materialViews(context, file, sight),
    cases: await Promise.all(
      cases.map((one) => {
        const isOwn = sight.isWhole || sight.items.includes(one.row.item_id)
        return isOwn ? caseView(context, file, one, setting) : strangeView(file, one, setting)
      }),
    ),
    whole: wholeOf(setting, cases),
    actions: actionsOf(context, file, cases),
  }
}

/** Whether the applicant has been asked to rate it, with this request or before. */
async function askedOf(
  context: Context,
  { application, rules, cases }: DeskFile,
  after: readonly OpenCase[],
): Promise<DeskView['asked']> {
  const { account_id, point_id, id } = application
  const isAskedNow = asksForRating(cases, after) && canBeAsked(application)
  const at = application.rating_invited_at ?? (isAskedNow ? context.now : null)
  if (at === null) return null
  const isShown = account_id === null && context.mayAt(point_id ?? '', 'clerk', 'issuer')
  const code = isShown ? await ratingCode(context.deps.signer, id) : null
  return { closesAt: ratingClosesAt(at, rules.ratingDays), code }
}

/** What can be done with the application as a whole. */
function actionsOf(
  context: Context,
  { application, authorities }: DeskFile,
  cases: readonly Pick<OpenCase, 'row' | 'workflow' | 'state'>[],
): string[] {
  const isClerk = context.mayAt(application.point_id ?? '', 'clerk')
  if (application.state === 'precheck') return isClerk ? ['check', 'precheck_answer', 'reveal'] : []
  const isOpen = cases.some(({ state }) => ['received', 'supplement'].includes(state.state))
  const held = cases.map(({ row }) => authorities.get(row.id)?.roles ?? [])
  // Who only supervises has no business with names in full.
  const isHand = held.some((roles) => roles.some((role) => role !== 'supervisor'))
  const open = cases.filter(({ state }) => state.decidedAt === null && state.endedAt === null)
  const mayExtend =
    held.some((roles) => roles.includes('supervisor')) &&
    bundleSinceOf(cases) !== null &&
    open.some(({ workflow, state }) => workflow.bundleCap.extensionDays > 0 && state.bundleExtendedDays === 0)
  return [
    ...(isClerk && isOpen ? ['check', 'intake'] : []),
    ...(isHand ? ['reveal'] : []),
    ...(mayExtend ? ['extend_bundle'] : []),
  ]
}

type Setting = Parameters<typeof laneOf>[0]
type CaseSides = Pick<
  DeskCase,
  | 'lane'
  | 'events'
  | 'actions'
  | 'advices'
  | 'missing'
  | 'tolerated'
  | 'mine'
  | 'previous'
  | 'assigneeId'
  | 'responsibleId'
> & { isOwn: boolean }

/** Whoever works on a case sees everything that happened in it; how a colleague advised too. */
async function caseView(context: Context, file: DeskFile, one: OpenCase, setting: Setting): Promise<DeskCase> {
  const { row, workflow, state, events } = one
  const words = await openedWords(context, file, one)
  const authority = file.authorities.get(row.id) ?? { roles: [], authorised: false }
  return viewOf(one, {
    isOwn: true,
    lane: heldBy(laneOf(setting, one, words), takenBy(file, state)),
    events: events.map((event) => ({ ...eventView(event, words), person: doneBy(file, event) })),
    actions: allowedOf(workflow, state, authority, isLate(row)),
    advices: [...advicesOf(workflow, state, context.accountId)],
    missing: [...state.missing],
    tolerated: [...state.tolerated],
    mine: state.assigneeId !== null && state.assigneeId === context.accountId,
    assigneeId: state.assigneeId,
    responsibleId: state.responsibleId,
    previous: await previousView(context, file, one),
  })
}

/** Who has taken a case on; nobody holds one whose account is gone. */
function takenBy({ people }: DeskFile, { assigneeId }: CaseState): WorkPerson | null {
  const known = people.get(assigneeId ?? '')
  return known && !known.isGone ? known.person : null
}

const doneBy = ({ people }: DeskFile, { actor }: CaseEvent): DeskEventView['person'] =>
  actor.kind === 'staff' ? (people.get(actor.id)?.person ?? null) : null

/** What a case is about that comes after a certificate; nothing any more once that has ended or been issued anew. */
async function previousView(context: Context, file: DeskFile, { row, state }: OpenCase): Promise<DeskCase['previous']> {
  const isDone = state.endedAt !== null || state.issuedAt !== null
  if (row.variant === 'establish' || isDone || (row.variant === 'cancel' && state.decidedAt !== null)) return null
  const { given, named, held } = await previousOf(context, file, row)
  return {
    given,
    named,
    held: held.map(({ row: { id, number, valid_from, valid_until }, applicant }) => {
      const { name, address } = maskedApplicant(applicant)
      return { id, number, holder: name ?? '', address, validFrom: valid_from, validUntil: valid_until }
    }),
  }
}

/** Another department's case: how far it is, with whom and until when. What was said in it is that department's. */
function strangeView(file: DeskFile, one: OpenCase, setting: Setting): DeskCase {
  const lane = heldBy(laneOf(setting, one, new Map()), takenBy(file, one.state))
  const events = lane.events.map(({ facts, ...event }) => ({
    ...event,
    facts: unsaid(event.kind, facts),
    person: null,
  }))
  return viewOf(one, {
    ...{
      isOwn: false,
      lane: { ...lane, events },
      events,
      actions: [],
      advices: [],
      missing: [],
      tolerated: [],
      mine: false,
      assigneeId: null,
      responsibleId: null,
      previous: null,
    },
  })
}

/**
 * Without the number an authority outside the hall has given the case. What was said is sealed, and was not opened; events
 * from before it was sealed still carry it among their facts.
 */
function unsaid(kind: string, facts: DeskCase['events'][number]['facts']): typeof facts {
  const { number: _number, grounds: _grounds, basis: _basis, ...kept } = facts
  if (kind !== 'refuse_acceptance') return kept
  const { ground: _ground, ...rest } = kept
  return rest
}

function viewOf({ row, workflow, state }: OpenCase, { isOwn, ...sides }: CaseSides): DeskCase {
  return {
    id: row.id,
    itemId: row.item_id,
    name: sides.lane.name,
    own: isOwn,
    departmentId: row.department_id,
    kind: row.kind,
    variant: row.variant,
    route: row.route,
    after: JSON.parse(row.after) as string[],
    state: state.state,
    stage: state.stage,
    queue: state.queue === '' ? null : state.queue,
    taken: state.assigneeId !== null,
    takenBy: sides.lane.holder.person,
    paused: state.paused,
    twoOfficers: needsTwoOfficers(workflow),
    officers: state.reviewerIds.length,
    clock: sides.lane.clock,
    tolerable: [...workflow.tolerates],
    ...sides,
  }
}

/** The words of a case by number of the event; those of this request are not stored yet. */
async function openedWords({ deps }: Context, file: DeskFile, { row, events }: OpenCase): Promise<EventWords> {
  const opened = new Map<number, Pick<Words, 'text' | 'said'>>()
  const keep = (seq: number, { text, points, said }: Words) => {
    const lines = [text, ...Object.values(points)].filter((one) => one !== null)
    opened.set(seq, { text: lines.length > 0 ? lines.join('；') : null, ...(said ? { said } : {}) })
  }
  for (const stored of file.stored.filter(({ case_id }) => case_id === row.id)) {
    keep(stored.seq, await openWords(deps.vault, file.key, stored))
  }
  for (const event of events) if (event.words !== undefined || event.said !== undefined) keep(event.seq, wordsOf(event))
  return opened
}

async function materialViews(context: Context, file: DeskFile, sight: Sight): Promise<DeskView['materials']> {
  const plan = planOf(context, file.application)
  const kept = await openReasons(context, file.key, file.application.id, file.materials)
  const wanted = materialsWanted(plan, file.content.agent !== null)
  const seen = wanted.filter(({ neededBy }) => sight.isWhole || neededBy.some((item) => sight.items.includes(item)))
  return seen.map((material) => {
    const row = kept.find(({ material_id }) => material_id === material.id)
    return {
      id: material.id,
      state: row?.state ?? 'missing',
      required: material.required,
      neededBy: material.neededBy,
      mayPromise: mayPromise(context.deps.catalogue.items, plan.items, material),
      reason: row?.reason ?? null,
      checkedAt: row?.checked_at ?? null,
      pages: pageViews(file.pages, material.id),
    }
  })
}
