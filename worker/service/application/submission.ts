import type { Subject } from '../../../shared/contract/common'
import { normaliseAgent, normaliseApplicant } from '../../../shared/domain/applicant'
import type { ApplicationChannel } from '../../../shared/domain/application'
import { queryNumber } from '../../../shared/domain/application'
import type { ApplicationPlan } from '../../../shared/domain/application-plan'
import { decide } from '../../../shared/domain/case/decide'
import type { LightThresholds } from '../../../shared/domain/case/light'
import { workflowOf } from '../../../shared/domain/case/workflow-of'
import { normaliseDelivery } from '../../../shared/domain/delivery'
import type { DraftContent } from '../../../shared/domain/draft'
import { settleForm } from '../../../shared/domain/form'
import type { WorkCalendar } from '../../../shared/domain/working-day'
import type { DataKey, Vault } from '../../adapter/vault'
import type { Write } from '../../db/statement'
import { type CaseIdentity, eventWrites, type Happening, workflowWrite } from '../case/event-writes'
import { namingOf } from '../case/naming'
import type { TurnActor } from '../case/turn'
import { issuesNow } from '../certificate/rules'
import type { Context } from '../context'
import { documentWrites } from '../document/document-writes'
import { AppError, found } from '../error'
import { collectWrite } from './collectable'
import { sealContent } from './content'

/** A complete application that is received now: by its applicant online, or by a clerk at the counter. */
export interface Submission {
  id: string
  key: DataKey
  subject: Subject
  plan: ApplicationPlan
  content: DraftContent
  pointId: string
  channel: ApplicationChannel
  actor: TurnActor
  /** Materials that were handed in: what the receipt names. */
  given: readonly string[]
  calendar: WorkCalendar
  thresholds: LightThresholds
}

/** What a submission comes to. */
export interface Submitted {
  /** The query number. */
  number: string
  /** As it is sealed from now on: numbers in their normal form. */
  content: DraftContent
  /** Columns of the application's row that the submission fills, in the order of {@link SUBMITTED_COLUMNS}. */
  columns: (string | number | null)[]
  /** Cases, their first events, the receipt; behind the write of the application's own row in the same batch. */
  writes: Write[]
  /** The cases as they begin. */
  cases: Happening[]
}

/** What {@link submissionWrites} gives values for. */
export const SUBMITTED_COLUMNS = [
  'number',
  'point_id',
  'state',
  'applicant_kind',
  'applicant_hash',
  'phone_hash',
  'lookup_hash',
  'submitted_at',
  'changed_at',
  'applicant_sealed',
  'agent_sealed',
  'form_sealed',
  'delivery_sealed',
] as const

/** How a public question finds an application: by its number and the last four characters of the applicant's document. */
export function lookupHash(vault: Vault, number: string, document: string): Promise<string> {
  return vault.hash('lookup', `${number}/${document.slice(-4).toUpperCase()}`)
}

/** By what an application is found: `applicant_hash`, `phone_hash` and `lookup_hash`. */
export async function identityHashes(
  vault: Vault,
  number: string,
  { document, phone }: Pick<DraftContent['applicant'], 'document' | 'phone'>,
): Promise<(string | null)[]> {
  return [
    document === null ? null : await vault.hash('document', document),
    phone === null ? null : await vault.hash('phone', phone),
    document === null ? null : await lookupHash(vault, number, document),
  ]
}

/**
 * Receives an application: its number, a case an item (those whose prerequisite is not out wait), the receipt. Reads
 * nothing, so whatever must hold was checked before. Call after `load`.
 * @throws AppError POINT_NOT_ACCEPTING for an item that the service point does not take in
 */
export async function submissionWrites(context: Context, submission: Submission): Promise<Submitted> {
  const { deps, now } = context
  const { id, key, pointId } = submission
  const number = queryNumber(now, deps.random)
  const { applicant, agent, form, delivery } = submission.content
  const content = {
    applicant: normaliseApplicant(applicant),
    agent: agent === null ? null : normaliseAgent(agent),
    form: settleForm(submission.plan.form, form),
    delivery: normaliseDelivery(delivery),
  }
  const { kind, name } = content.applicant
  const columns = [
    number,
    pointId,
    'submitted',
    kind,
    ...(await identityHashes(deps.vault, number, content.applicant)),
    now,
    now,
    ...(await sealContent(deps.vault, key, id, content)),
  ]
  const received = await Promise.all(submission.plan.items.map((_, ordinal) => caseOf(context, submission, ordinal)))
  const receipt = await documentWrites(context, {
    application: { id, number, pointId, holder: { kind: kind ?? 'person', name: name ?? '' } },
    case: null,
    facts: {
      kind: 'receipt',
      items: received.map(({ happening: { workflow, state } }, ordinal) => ({
        name: found(submission.plan.items[ordinal]).name,
        answerDays: workflow.acceptanceDays,
        byLaw: workflow.nature === 'licence',
        waits: state.state === 'waiting',
      })),
      materials: submission.given.map(
        (material) => found(deps.catalogue.materials.find((one) => one.id === material)).name,
      ),
    },
    key,
  })
  return {
    number,
    content,
    columns,
    writes: [
      ...received.flatMap(({ writes }) => writes),
      ...(content.delivery.pointId === null ? [] : [collectWrite(id, content.delivery)]),
      ...receipt.writes,
    ],
    cases: received.map(({ happening }) => happening),
  }
}

/** The case of one item, received or waiting for what it needs from the others. */
async function caseOf(context: Context, submission: Submission, ordinal: number) {
  const { catalogue } = context.deps
  const { subject, pointId, plan, actor, channel, calendar, thresholds } = submission
  const planned = found(plan.items[ordinal])
  const item = found(catalogue.items.find(({ id }) => id === planned.id))
  const point = found(catalogue.points.find(({ id }) => id === pointId))
  if (!point.accepts.includes(item.id) || item.acceptedAt[point.level] === undefined)
    throw new AppError('POINT_NOT_ACCEPTING', { field: item.id })
  const bundle = catalogue.bundles.find(({ id }) => subject.kind === 'bundle' && id === subject.id)
  const workflow = workflowOf(item, planned.variant, planned.route, point.level, bundle)
  const naming = namingOf(catalogue, item, workflow)
  const issues = issuesNow(catalogue, planned)
  const kept = await workflowWrite({ ...workflow, naming, ...(issues ? { issues } : {}) })
  const decision = decide(
    workflow,
    null,
    { kind: 'receive', data: { channel, after: planned.after } },
    { now: context.now, calendar, actor, bundleSince: null },
  )
  if (!decision.ok) throw new AppError(decision.code)
  const row: CaseIdentity = {
    id: context.id(),
    application_id: submission.id,
    ordinal,
    item_id: item.id,
    variant: planned.variant,
    route: planned.route,
    workflow_id: kept.id,
    kind: workflow.kind,
    department_id: item.authority,
    point_id: pointId,
    after: JSON.stringify(planned.after),
  }
  const happening = { row, workflow, events: decision.events, state: decision.state }
  const writes = await eventWrites(context, submission.key, happening, { calendar, bundleSince: null, thresholds })
  return { happening, writes: [kept.write, ...writes, context.audit('receive', 'case', row.id, pointId)] }
}
