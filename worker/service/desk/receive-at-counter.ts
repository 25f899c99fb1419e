import type { PartProblem } from '../../../shared/contract/application-part'
import type { receiveAtCounter as endpoint } from '../../../shared/contract/counter'
import type { DeskView } from '../../../shared/contract/desk-view'
import type { InputOf } from '../../../shared/contract/endpoint'
import { normaliseAgent, normaliseApplicant } from '../../../shared/domain/applicant'
import { type ApplicationPlan, applicationPlan } from '../../../shared/domain/application-plan'
import { NO_DELIVERY } from '../../../shared/domain/delivery'
import type { DraftContent } from '../../../shared/domain/draft'
import { checkForm, counterForm } from '../../../shared/domain/form'
import { dayOf } from '../../../shared/domain/time'
import { query, type Write, write } from '../../db/statement'
import { newKey } from '../account/new-account'
import { documentHash } from '../account/party'
import { namesQuery, peopleOf } from '../account/work-name'
import { requireCollectable } from '../application/collectable'
import { applicationKey, openContent } from '../application/content'
import { removeDraftWrites } from '../application/remove-draft'
import type { ApplicationRow, PageRow } from '../application/row'
import { SUBMITTED_COLUMNS, submissionWrites } from '../application/submission'
import { requireComplete } from '../application/submit-application'
import { applicationView, freshFacts } from '../application/view'
import { authorityOn, authorityQuery, standInQuery } from '../case/authority'
import { CASE_RULES_QUERY, caseRulesOf } from '../case/thresholds'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { releaseFiles } from '../file/hold'
import { readAgain } from '../read-again'
import { calendarOf, NOTICES_QUERY } from '../slot/calendar'
import { counterMaterialWrites, filesOf, materialsOf, requireGivable } from './counter-materials'
import { type Begun, scannedPages, scansQuery } from './counter-papers'
import { deskView } from './desk-view'
import { draftOfBooking } from './draft-of-booking'
import { requireHere } from './take-over'

type Input = InputOf<typeof endpoint>

const INSERT_SQL = `INSERT INTO application (id, account_id, key_id, subject_kind, subject_id, answers, channel, created_by,
  created_at, ${SUBMITTED_COLUMNS.join(', ')}) VALUES (?,?,?,?,?,?,'counter',?,?${',?'.repeat(SUBMITTED_COLUMNS.length)})`
/** Somebody who came with an appointment follows the application on their own phone. */
const BOOKED_SQL = `SELECT p.account_id, y.document_hash, COALESCE(y.phone_hash, a.phone_hash) AS phone_hash
  FROM appointment p JOIN party y ON y.id = p.party_id LEFT JOIN account a ON a.id = p.account_id
  WHERE p.id = ? AND p.point_id = ?`
interface BookedRow {
  account_id: string | null
  document_hash: string | null
  phone_hash: string | null
}

/**
 * Receives an application at the counter, with the papers that were shown there: the same submission as online, for
 * somebody without a phone. The clerk who looked at a paper stands for it. An appointment of today goes with it; only
 * where it is the same person does the application go into their account, and what they began at home with it: its papers
 * come along.
 * @throws AppError NOT_FOUND for another point, APPOINTMENT_NOT_OPEN on another day or when it is over, APPLICATION_INCOMPLETE, POINT_NOT_ACCEPTING, BAD_FIELD, FILE_NOT_READY
 */
export function receiveAtCounter(context: Context, input: Input): Promise<DeskView> {
  // Of two applications of a day one may draw the number of the other: it draws again.
  return readAgain(() => receive(context, input))
}

async function receive(context: Context, input: Input): Promise<DeskView> {
  const { now, accountId } = context
  const { pointId, subject, appointmentId } = input
  const [scans, drafts, , draftPages, appointments, authorities, standIns, notices, settings, names] =
    await context.load([
      scansQuery(context, Object.values(input.materials).flatMap(filesOf)),
      ...draftOfBooking(appointmentId ?? ''),
      query<BookedRow>(BOOKED_SQL, [appointmentId ?? '', pointId]),
      authorityQuery(context),
      standInQuery(context),
      NOTICES_QUERY,
      CASE_RULES_QUERY,
      namesQuery([accountId]),
    ])
  context.requireAt(pointId)
  const booked = appointmentId === undefined ? null : found(appointments[0])
  const answers = subject.kind === 'item' && input.variant ? `variant:${input.variant}` : input.answers
  const plan = applicationPlan(context.deps.catalogue, subject, answers)
  if (plan === null) throw new AppError('BAD_FIELD', { field: 'answers' })
  requireGivable(context, plan, input)
  requireCollectable(context, input.delivery?.pointId ?? null)
  const id = context.id()
  const own = await newKey(context)
  const content = contentOf(input)
  const isServed = booked !== null && (await isBooked(context, booked, drafts[0], content))
  const materials = materialsOf(context, input.materials)
  const begun = isServed ? begunOf(subject, drafts[0], draftPages) : undefined
  const ready = [...scans, ...(begun?.pages ?? [])]
  const pages = Object.entries(input.materials).flatMap(([of, given]) => scannedPages(of, filesOf(given), ready))
  const row = {
    ...{ id, number: null, account_id: isServed ? booked.account_id : null, version: 1, answers },
    ...{ subject_kind: subject.kind, subject_id: subject.id, channel: 'counter' as const, point_id: pointId },
    ...{ state: 'draft' as const, created_at: now, changed_at: now, submitted_at: null },
    ...{ precheck_at: null, precheck_due_at: null, prechecked_at: null, about: '', taken_over: null, marks: '{}' },
  }
  const facts = freshFacts(row, content, 'seen')
  const drafted = applicationView(context, { ...facts, materials: materials.map((one) => ({ ...one, reason: null })) })
  requireComplete({ ...drafted, problems: withoutPhone(context, plan, content, drafted.problems) })
  const calendar = calendarOf(notices)
  const rules = caseRulesOf(settings)
  const submitted = await submissionWrites(context, {
    ...{ id, key: own.key, subject, plan, content, pointId, channel: 'counter', calendar },
    actor: { kind: 'staff', id: accountId, roles: ['clerk'], authorised: false },
    given: materials.filter(({ state }) => state === 'fine' || state === 'given').map((one) => one.material_id),
    thresholds: rules.thresholds,
  })
  const application = {
    ...row,
    ...{ state: 'submitted' as const, number: submitted.number, submitted_at: now },
    rating_invited_at: null,
    ...Object.fromEntries(SUBMITTED_COLUMNS.map((name, index) => [name, submitted.columns[index] ?? null])),
    ...{ applicant_sealed: null, agent_sealed: null, form_sealed: null, delivery_sealed: null },
    ...{ key_id: own.id, wrapped: null, key_version: 0 },
    ...{ account_key_id: null, account_wrapped: null, account_key_version: null },
    ...{ clerk_id: null, clerk_key_id: null, clerk_wrapped: null, clerk_key_version: null },
    // Which certificate it is about is asked when that ends or is issued anew, from what is read then.
    held: '[]',
  }
  const cases = submitted.cases.map((one) => ({
    row: { ...one.row, state: one.state.state, stage: one.state.stage, queue: one.state.queue, seq: one.events.length },
    ...{ workflow: one.workflow, state: one.state, events: one.events.map((event, at) => ({ ...event, seq: at + 1 })) },
  }))
  const file = {
    ...{ application, content: submitted.content, key: own.key, stored: [], pages },
    ...{ calendar, rules, people: peopleOf(names) },
    renewals: new Map(),
    cases: cases.map((one) => ({
      ...one,
      row: { ...one.row, head_hash: '', light: 'none' as const, cards: 0, superseded: 0 as const },
    })),
    materials: materials.map((one) => ({ ...one, reason_sealed: null })),
    authorities: new Map(
      cases.map(({ row: { id: caseId, ...one } }) => [caseId, authorityOn(context, one, authorities, standIns)]),
    ),
  }
  const view = await deskView(context, file, 1)
  await context.save(
    [
      ...(appointmentId === undefined ? [] : [requireHere(context, appointmentId)]),
      own.write,
      write(
        INSERT_SQL,
        [id, row.account_id, own.id, subject.kind, subject.id, answers, accountId, now, ...submitted.columns],
        'CONFLICT',
      ),
      ...counterMaterialWrites(context, id, input.materials, begun, pages),
      ...submitted.writes,
      ...(begun ? begunWrites(begun, now) : []),
      context.audit('receive', 'application', id, pointId),
    ],
    view,
  )
  return view
}

/**
 * The one who applies, or the 经办人 who hands it in, is the one the appointment was made for: by the document, and where
 * the booking tells none, by the phone. Who books may prepare it for somebody else: the applicant of their draft counts too.
 */
async function isBooked(
  { deps: { vault } }: Context,
  { document_hash, phone_hash }: BookedRow,
  draft: ApplicationRow | undefined,
  { applicant, agent }: DraftContent,
): Promise<boolean> {
  const served = [normaliseApplicant(applicant), ...(agent === null ? [] : [normaliseAgent(agent)])]
  const hashes = await Promise.all(
    served.flatMap((one) => {
      if (document_hash === null) return one.phone === null ? [] : [vault.hash('phone', one.phone)]
      const { documentKind, document } = one
      return [
        ...(documentKind === null || document === null ? [] : [documentHash(vault, documentKind, document)]),
        ...('uscc' in one && one.uscc !== null ? [documentHash(vault, 'uscc', one.uscc)] : []),
      ]
    }),
  )
  const known = document_hash ?? phone_hash
  if (known !== null && hashes.includes(known)) return true
  if (draft === undefined) return false
  const begun = normaliseApplicant((await openContent(vault, await applicationKey(vault, draft), draft)).applicant)
  const [same] = served
  return begun.document !== null && begun.document === same?.document && begun.documentKind === same.documentKind
}

function contentOf({ applicant, agent, form, delivery = NO_DELIVERY }: Input): DraftContent {
  return { applicant, agent: agent ?? null, form, delivery }
}

/** What was begun at home for the same thing: its papers come along, and it is done with. */
function begunOf(
  { kind, id }: Input['subject'],
  draft: ApplicationRow | undefined,
  pages: readonly PageRow[],
): Begun | undefined {
  if (draft?.subject_kind !== kind || draft.subject_id !== id) return undefined
  return { id: draft.id, key_id: draft.key_id, account_id: draft.account_id, pages }
}

const begunWrites = (begun: Begun, now: number): Write[] => [
  ...removeDraftWrites(begun, now),
  releaseFiles(
    now,
    begun.pages.map(({ file_id }) => file_id),
  ),
]

/** Whoever comes to the counter because there is no phone is not asked for one, neither here nor on the form. */
function withoutPhone(
  { now }: Context,
  { form }: ApplicationPlan,
  content: DraftContent,
  problems: readonly PartProblem[],
): PartProblem[] {
  if (content.applicant.phone !== null) return [...problems]
  const asked = checkForm(counterForm(form, false), content.form, dayOf(now)).map(({ part }) => `form.${part}`)
  return problems.filter(({ part, problem }) =>
    part.startsWith('form.') ? asked.includes(part) : part !== 'applicant.phone' || problem !== 'MISSING',
  )
}
