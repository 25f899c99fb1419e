import type { CertificateSource, CertificateState } from '../../../shared/domain/certificate'
import { endOfPrevious, expiresAt, isPeriod, remindAt } from '../../../shared/domain/certificate'
import { guarded, type Write, write } from '../../db/statement'
import { collectPoint } from '../application/collectable'
import type { OpenTurn } from '../case/open-turn'
import type { CaseRow } from '../case/row'
import type { TurnActor } from '../case/turn'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { holdFile } from '../file/hold'
import { tellApplicant } from '../notice/tell-applicant'
import { endedWith, endWrites } from './ended'
import { pickupWrites } from './pickup-code'
import { endedBy } from './previous'
import type { CertificateRow } from './row'
import { issuesOf } from './rules'
import { openHolder } from './view'

/** What the issuing system gave; `number` null: there is none, a sample is printed. */
export interface Issued {
  number: string | null
  source: Exclude<CertificateSource, 'sample'>
  validFrom: string
  validUntil: string | null
  fileId: string | null
  seal: string | null
  /** The certificate it takes the place of; null: none. Left out: the one the applicant named. */
  replaces?: string | null | undefined
}

/** A certificate that is about to be written. */
export interface Issuing {
  row: CertificateRow
  /** Behind the writes of the turn, in the same batch. */
  writes: Write[]
}

const INSERT_SQL = `INSERT INTO certificate (id, application_id, case_id, account_id, holder_hash, item_id, kind,
  department_id, point_id, variant, number, source, seal, file_id, valid_from, valid_until, state, previous_id, handover,
  ended_at, remind_at, expires_at, created_by, created_at)
  SELECT ?, a.id, ?, a.account_id, a.applicant_hash, ?,?,?,?,?,?,?,?,?,?,?,?,?, 'kept', ?,?,?,?,?
  FROM application a WHERE a.id = ?`
const PUBLISHED_SQL = 'UPDATE published_grant SET number = ? WHERE case_id = ?'

/**
 * What a new certificate comes after: a 注销 has ended it with its grant already, the others end it now.
 * @throws AppError CERTIFICATE_UNKNOWN when it is not clear which one that is
 */
async function beforeOf(context: Context, file: OpenTurn['file'], of: CaseRow, replaces: string | null | undefined) {
  const state = endOfPrevious(of.variant)
  if (state === null) return null
  if (of.variant === 'cancel') {
    const events = file.cases.find(({ row }) => row.id === of.id)?.events ?? []
    const id = endedWith(events)[0]
    return id === undefined ? null : { id, state, isEnded: true }
  }
  const id = await endedBy(context, file, of, replaces, 'replaces')
  return id === null ? null : { id, state, isEnded: false }
}

/**
 * Issues what a case was granted: the case learns of it, the certificate before is ended, the holder is told and has a
 * pick-up code. The turn's own writes are not among those given back.
 * @throws AppError CASE_STATE, CASE_ROLE, CERTIFICATE_DAYS, CERTIFICATE_UNKNOWN
 */
export async function issuing(
  context: Context,
  { file, turn }: Pick<OpenTurn, 'file' | 'turn'>,
  of: CaseRow,
  issued: Issued,
  by: { actor: TurnActor; hasCode: boolean },
): Promise<Issuing> {
  const { now, deps } = context
  const { application } = file
  if (!isPeriod(issued.validFrom, issued.validUntil)) throw new AppError('CERTIFICATE_DAYS', { field: 'validUntil' })
  const { workflow } = found(file.cases.find((one) => one.row.id === of.id))
  const { kind, remindDays } = issuesOf(deps.catalogue, of, workflow)
  const id = context.id()
  turn.command(of.id, { kind: 'issue', data: { certificateId: id } }, by.actor)
  const previous = await beforeOf(context, file, of, issued.replaces)

  const isSample = issued.number === null
  // What says that something is cancelled (注销) holds of nothing itself.
  const state: CertificateState = of.variant === 'cancel' ? 'cancelled' : 'valid'
  const isValid = state === 'valid'
  const row: CertificateRow = {
    id,
    application_id: application.id,
    case_id: of.id,
    account_id: application.account_id,
    item_id: of.item_id,
    kind,
    department_id: of.department_id,
    point_id: of.point_id,
    variant: of.variant,
    number: issued.number ?? `样${application.number ?? ''}-${of.ordinal + 1}`,
    source: isSample ? 'sample' : issued.source,
    seal: isSample ? null : issued.seal,
    file_id: isSample ? null : issued.fileId,
    valid_from: issued.validFrom,
    valid_until: issued.validUntil,
    state,
    previous_id: previous?.id ?? null,
    next_id: null,
    handover: 'kept',
    handed_to: null,
    handed_at: null,
    post_sealed: null,
    ended_at: isValid ? null : now,
    ended_why_sealed: null,
    remind_at: isValid ? remindAt(issued.validUntil, remindDays, now) : null,
    expires_at: isValid ? expiresAt(issued.validUntil) : null,
    renewal_deemed_at: null,
    created_at: now,
    application_number: application.number,
    applicant_sealed: application.applicant_sealed,
    delivery_sealed: application.delivery_sealed,
    key_id: application.key_id,
    wrapped: application.wrapped,
    key_version: application.key_version,
  }
  return { row, writes: [...insertWrites(context, row, previous), ...(await beside(context, file, row, by.hasCode))] }
}

function insertWrites(
  { now, accountId }: Context,
  row: CertificateRow,
  before: { id: string; state: CertificateState; isEnded: boolean } | null,
): Write[] {
  const values = [
    ...[row.id, row.case_id, row.item_id, row.kind, row.department_id, row.point_id, row.variant, row.number],
    ...[row.source, row.seal, row.file_id, row.valid_from, row.valid_until, row.state, row.previous_id, row.ended_at],
    ...[row.remind_at, row.expires_at, accountId, now, row.application_id],
  ]
  const unique = {
    'certificate.department_id, certificate.kind, certificate.number': 'CERTIFICATE_NUMBER_TAKEN',
  } as const
  return [
    guarded('CONFLICT', INSERT_SQL, values, unique),
    ...(before && !before.isEnded ? endWrites(before, now, accountId) : []),
    write(PUBLISHED_SQL, [row.number, row.case_id]),
  ]
}

/** What goes with a certificate: its file is kept, there is a code to collect it, the holder is told. */
async function beside(
  context: Context,
  { application, key }: OpenTurn['file'],
  row: CertificateRow,
  hasCode: boolean,
): Promise<Write[]> {
  const { delivery } = await openHolder(context, row)
  const point = collectPoint(context.deps.catalogue, delivery, row.point_id)
  const told =
    delivery.way === 'post'
      ? ({ topic: 'certificate_to_post', facts: { itemId: row.item_id } } as const)
      : ({ topic: 'certificate_ready', facts: { itemId: row.item_id, pointId: point?.id ?? row.point_id } } as const)
  return [
    ...(row.file_id === null ? [] : [holdFile(row.file_id, context.accountId)]),
    ...(hasCode ? [] : await pickupWrites(context, application.id, key)),
    ...(await tellApplicant(context, application, told, {
      ref: { kind: 'application', id: application.id },
      dedupe: `certificate_ready/${row.id}`,
    })),
    context.audit('issue', 'certificate', row.id, row.point_id, { case: row.case_id }),
  ]
}
