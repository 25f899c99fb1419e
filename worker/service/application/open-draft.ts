import type { ApplicationView, openDraft as endpoint } from '../../../shared/contract/application'
import type { InputOf } from '../../../shared/contract/endpoint'
import { type ApplicationPlan, applicationPlan } from '../../../shared/domain/application-plan'
import { guarded, type Query, query } from '../../db/statement'
import { requireConsent } from '../account/consent'
import { newKey } from '../account/new-account'
import { partiesQuery } from '../account/party'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { readAgain } from '../read-again'
import { sealContent } from './content'
import { contentFromCertificate, type HeldRow, heldQueries, type ReadHeld } from './held-content'
import { accountPhoneQuery, knownContent } from './known-content'
import { APPLICATION_COLUMNS, type ApplicationRow, type MaterialRow, type PageRow } from './row'
import { applicationView, draftFacts, freshFacts, type KeptTakeOver } from './view'

type Input = InputOf<typeof endpoint>

/** Drafts an account may have at the same time: one a subject, and a family has several. */
const MAX_DRAFTS = 20

const OPEN = `a.account_id = ? AND a.subject_kind = ? AND a.subject_id = ? AND a.about = ?
  AND a.state IN ('draft','precheck')`
const OPEN_SQL = `SELECT ${APPLICATION_COLUMNS} FROM application a JOIN person_key k ON k.id = a.key_id WHERE ${OPEN}`
const OPEN_MATERIALS_SQL = `SELECT m.material_id, m.state, m.reason_sealed, m.checked_at FROM application a
  JOIN application_material m ON m.application_id = a.id WHERE ${OPEN}`
const OPEN_PAGES_SQL = `SELECT p.material_id, p.file_id, f.type AS media_type, f.size AS bytes FROM application a
  JOIN application_file p ON p.application_id = a.id JOIN file f ON f.id = p.file_id WHERE ${OPEN}
  ORDER BY p.material_id, p.ordinal`
const LAST_SQL = `SELECT ${APPLICATION_COLUMNS} FROM application a JOIN person_key k ON k.id = a.key_id
  WHERE a.account_id = ? AND a.state IN ('submitted','ended') ORDER BY a.created_at DESC LIMIT 1`
const INSERT_SQL = `INSERT INTO application (id, account_id, key_id, subject_kind, subject_id, answers, about, taken_over,
  channel, point_id, state, applicant_sealed, agent_sealed, form_sealed, delivery_sealed, created_by, created_at, changed_at)
  SELECT ?,?,?,?,?,?,?,?,'online',?,'draft',?,?,?,?,?,?,?
  WHERE (SELECT COUNT(*) FROM application WHERE account_id = ? AND state IN ('draft','precheck')) < ?`

/**
 * Opens a draft, filled with what is known of the person or, from a certificate, with what it came from; where one for the
 * same subject and certificate is open, that one is the answer, on whatever device it was begun. @throws AppError NOT_FOUND, BAD_FIELD, CONSENT_NEEDED, LIMIT_DRAFTS
 */
export function openDraft(context: Context, input: Input): Promise<ApplicationView> {
  return readAgain(() => open(context, input))
}

async function open(context: Context, input: Input): Promise<ApplicationView> {
  const { accountId, now } = context
  const { catalogue, vault } = context.deps
  const { subject } = input
  const of = [accountId, subject.kind, subject.id, aboutOf(input)]
  const [drafts, materials, pages, last, parties, account, ...held] = await context.load([
    query<ApplicationRow>(OPEN_SQL, of),
    query<MaterialRow>(OPEN_MATERIALS_SQL, of),
    query<PageRow>(OPEN_PAGES_SQL, of),
    lastApplication(accountId),
    partiesQuery(accountId),
    accountPhoneQuery(accountId),
    ...heldQueries(context, input.certificateId ?? ''),
  ])
  requireConsent(context)
  const [draft] = drafts
  if (draft) return applicationView(context, await draftFacts(context, draft, materials, pages))
  const answers = answersOf(input)
  const plan = requirePlan(context, input, answers)
  const certificate = certificateOf(input, held)
  if (input.pointId !== undefined) found(catalogue.points.find(({ id }) => id === input.pointId))

  const id = context.id()
  const own = await newKey(context)
  const begun = certificate && (await contentFromCertificate(context, plan, certificate, held))
  const known = { last: last[0], parties, account: account[0], isForAnother: begun === null }
  const content = begun?.content ?? (await knownContent(context, plan, known))
  const fresh = freshRow(context, input, { id, answers, begun: begun?.kept, pointId: begun?.pointId })
  const sealed = await sealContent(vault, own.key, id, content)
  const row = [
    ...[id, accountId, own.id, subject.kind, subject.id, answers, fresh.about, fresh.taken_over, fresh.point_id],
    ...[...sealed, accountId, now],
  ]
  const view = applicationView(context, freshFacts(fresh, content, await context.identity()))
  await context.save(
    [
      own.write,
      guarded('LIMIT_DRAFTS', INSERT_SQL, [...row, now, accountId, MAX_DRAFTS], 'CONFLICT'),
      context.audit('open', 'application', id, fresh.point_id),
    ],
    view,
  )
  return view
}

function lastApplication(accountId: string): Query<ApplicationRow> {
  return query<ApplicationRow>(LAST_SQL, [accountId])
}

/** Of a single item what is done with it, and with which certificate; see the column `about`. */
function aboutOf({ subject, variant = 'establish', certificateId }: Input): string {
  if (subject.kind === 'bundle' || variant === 'establish') return ''
  return certificateId === undefined ? variant : `${variant}/${certificateId}`
}

/**
 * The certificate a draft is begun from. @throws AppError NOT_FOUND for another's, BAD_FIELD for one that the item has not
 * issued, and where nothing is done with it
 */
function certificateOf({ subject, variant, certificateId }: Input, [own]: ReadHeld): HeldRow | undefined {
  if (certificateId === undefined) return undefined
  const row = found(own[0])
  const fits = subject.kind === 'item' && subject.id === row.certificate_item && variant && variant !== 'establish'
  if (!fits) throw new AppError('BAD_FIELD', { field: 'certificateId' })
  return row
}

function answersOf({ subject, answers, variant }: Input): string {
  return subject.kind === 'item' && variant !== undefined ? `variant:${variant}` : answers
}

/** @throws AppError NOT_FOUND, BAD_FIELD */
function requirePlan({ deps: { catalogue } }: Context, { subject }: Input, answers: string): ApplicationPlan {
  const known = subject.kind === 'bundle' ? catalogue.bundles : catalogue.items
  found(known.find(({ id }) => id === subject.id))
  const plan = applicationPlan(catalogue, subject, answers)
  if (plan === null) throw new AppError('BAD_FIELD', { field: 'answers' })
  return plan
}

interface Fresh {
  id: string
  answers: string
  /** What it was filled with from a certificate, and where that was handed in. */
  begun: KeptTakeOver | undefined
  pointId: string | undefined
}

/** The row as it is about to be written. */
function freshRow({ accountId, now }: Context, input: Input, { id, answers, begun, pointId }: Fresh) {
  const { subject } = input
  const takesPoint = input.pointId === undefined && pointId !== undefined
  const kept = begun && { ...begun, parts: takesPoint ? ['point', ...begun.parts] : begun.parts }
  return {
    id,
    answers,
    about: aboutOf(input),
    taken_over: kept ? JSON.stringify(kept) : null,
    marks: '{}',
    number: null,
    account_id: accountId,
    subject_kind: subject.kind,
    subject_id: subject.id,
    channel: 'online' as const,
    point_id: input.pointId ?? pointId ?? null,
    state: 'draft' as const,
    version: 1,
    created_at: now,
    changed_at: now,
    submitted_at: null,
    precheck_at: null,
    precheck_due_at: null,
    prechecked_at: null,
  }
}
