import type { PickupView } from '../../../shared/contract/certificate'
import { agentMay, maskApplicant } from '../../../shared/domain/applicant'
import type { Workflow } from '../../../shared/domain/case/workflow'
import { isToCollect } from '../../../shared/domain/certificate'
import type { DraftContent } from '../../../shared/domain/draft'
import { normaliseDocument } from '../../../shared/domain/identity'
import { maskName } from '../../../shared/domain/mask'
import { dayOf } from '../../../shared/domain/time'
import type { RowsOf } from '../../db/statement'
import { openContent } from '../application/content'
import {
  type Authority,
  authorityOn,
  authorityQuery,
  requireOne,
  standInQuery,
  withCollecting,
} from '../case/authority'
import { type OpenTurn, openTurn, turnQueries } from '../case/open-turn'
import type { StoredCase, Which } from '../case/row'
import type { TurnActor } from '../case/turn'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { type PickupRow, pickupQuery, requireCode } from './pickup-code'
import { type CertificateRow, certificateQuery } from './row'
import { certificateView } from './view'

/** Everything the issuing window needs of an application. */
export const pickupQueries = (context: Context, which: Which) =>
  [
    ...turnQueries(which),
    authorityQuery(context),
    standInQuery(context),
    pickupQuery(which),
    certificateQuery(`c.application_id = ${which.sql} ORDER BY c.created_at`, which.args),
  ] as const

/** An application at the issuing window. */
export interface PickupFile extends OpenTurn {
  content: DraftContent
  cases: readonly StoredCase[]
  authorities: readonly Authority[]
  pickup: PickupRow | undefined
  certificates: readonly CertificateRow[]
}

/**
 * Opens what {@link pickupQueries} read, for somebody of the window.
 * @throws AppError NOT_FOUND without such an application, or at another service point: nobody learns which
 */
export async function openPickupFile(
  context: Context,
  rows: RowsOf<ReturnType<typeof pickupQueries>>,
): Promise<PickupFile> {
  const [filed, cases, stored, notices, settings, authorityRows, standIns, pickups, certificates] = rows
  const application = found(filed[0])
  const open = await openTurn(context, filed, cases, stored, notices, settings)
  const content = await openContent(context.deps.vault, open.file.key, application)
  const authorities = cases.map((row) => {
    const own = authorityOn(context, row, authorityRows, standIns)
    const { roles, ...rest } = withCollecting(context, own, content.delivery)
    return { ...rest, roles: roles.filter((role) => role === 'issuer' || role === 'clerk') }
  })
  requireOne(authorities)
  return { ...open, content, cases, authorities, pickup: pickups[0], certificates }
}

/** The caller as the engine sees them on one case. */
export function windowActor(context: Context, { cases, authorities }: PickupFile, caseId: string): TurnActor {
  const { roles = [], authorised = false } = authorities[cases.findIndex(({ id }) => id === caseId)] ?? {}
  return { kind: 'staff', id: context.accountId, roles, authorised }
}

/**
 * Whoever stands at the window proves to be the right one: by the code, or by a document that the clerk has read.
 * @throws AppError PICKUP_WRONG, PICKUP_LOCKED, BAD_FIELD for none or both
 */
export async function requireProof(
  context: Context,
  { file, content, pickup }: PickupFile,
  { code, document }: { code?: string | undefined; document?: string | undefined },
): Promise<void> {
  if ((code === undefined) === (document === undefined)) {
    throw new AppError('BAD_FIELD', { field: 'code', message: '请填取证码，或者读一下证件。' })
  }
  if (code !== undefined) return requireCode(context, file.application.id, pickup, code)
  const { documentKind, document: own } = content.applicant
  const given = normaliseDocument(documentKind ?? 'passport', document ?? '')
  if (own === null || given !== own) throw new AppError('PICKUP_WRONG')
}

/** Cases that may still bring something to collect. */
export function comingOf(cases: readonly StoredCase[]): number {
  const open = ['waiting', 'received', 'supplement', 'review', 'granted']
  return cases.filter(
    ({ state, workflow }) => open.includes(state) && (JSON.parse(workflow) as Workflow).result === 'certificate',
  ).length
}

/** What the window sees; `left` are the certificates that still lie there. */
export async function pickupView(
  context: Context,
  { file, content, cases }: PickupFile,
  left: readonly CertificateRow[],
  version = file.application.version,
): Promise<PickupView> {
  const { agent } = content
  return {
    applicationId: file.application.id,
    version,
    applicant: maskApplicant(content.applicant).name ?? '',
    agent: agent && {
      name: maskName(agent.name ?? ''),
      may: agentMay(agent, 'collect', dayOf(context.now)),
      untilDay: agent.untilDay,
    },
    ready: await Promise.all(left.map((row) => certificateView(context, row))),
    coming: comingOf(cases),
  }
}

/** What lies at the window. */
export const keptOf = ({ certificates }: PickupFile): CertificateRow[] => certificates.filter(isToCollect)

/**
 * The certificates that are asked for, all of which lie at the window.
 * @throws AppError NOT_FOUND, CERTIFICATE_HANDED, CERTIFICATE_ENDED
 */
export function wantedOf({ certificates }: PickupFile, ids: readonly string[]): CertificateRow[] {
  return [...new Set(ids)].map((id) => {
    const row = found(certificates.find((one) => one.id === id))
    if (row.handover !== 'kept') throw new AppError('CERTIFICATE_HANDED')
    if (!isToCollect(row)) throw new AppError('CERTIFICATE_ENDED')
    return row
  })
}
