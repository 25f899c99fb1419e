import type { Query } from '../../db/statement'
import { requireConsent } from '../account/consent'
import { requireAuthority } from '../application/agent'
import { applicationKey, openContent } from '../application/content'
import { casesQuery, type FiledRow, filedQuery, type StoredCase, type Which } from '../case/row'
import type { TurnActor } from '../case/turn'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { calendarOf, NOTICES_QUERY, type NoticeRow } from '../slot/calendar'
import { ofInspection, type VisitRow, type VisitRows, visitQueries, visitRows } from './row'
import type { VisitFile } from './view'

/** Reads an application with its cases; whose it is, is said by {@link ownFile}. */
export function ownQueries(which: Which): readonly [Query<FiledRow>, Query<StoredCase>, Query<NoticeRow>] {
  return [filedQuery(which), casesQuery(which), NOTICES_QUERY]
}

export interface OwnFile extends VisitFile {
  application: FiledRow
}

/** The application, opened for the one who applies to read. @throws AppError NOT_FOUND for another's */
export async function ownFile(
  context: Context,
  filed: readonly FiledRow[],
  cases: readonly StoredCase[],
  notices: readonly NoticeRow[],
): Promise<OwnFile> {
  const { vault } = context.deps
  const application = found(filed[0])
  if (application.account_id !== context.accountId) throw new AppError('NOT_FOUND')
  const key = await applicationKey(vault, application)
  const content = await openContent(vault, key, application)
  return { application, key, cases, content, calendar: calendarOf(notices) }
}

/**
 * The application, opened for the one who applies to act on: with consent, and for a 经办人 with an authorisation that
 * covers the visit today. @throws AppError NOT_FOUND for another's, CONSENT_NEEDED, AGENT_NOT_AUTHORISED
 */
export async function ownFileToAct(
  context: Context,
  filed: readonly FiledRow[],
  cases: readonly StoredCase[],
  notices: readonly NoticeRow[],
): Promise<OwnFile> {
  const file = await ownFile(context, filed, cases, notices)
  requireConsent(context)
  requireAuthority(context, file.content.agent, 'visit')
  return file
}

/** Loads one visit for the one who applies to act on. @throws AppError NOT_FOUND, CONSENT_NEEDED, AGENT_NOT_AUTHORISED */
export async function loadOwnVisit(
  context: Context,
  id: string,
): Promise<{ file: OwnFile; rows: VisitRows; row: VisitRow }> {
  const [filed, cases, notices, ...visit] = await context.load([...ownQueries(ofInspection(id)), ...visitQueries(id)])
  const rows = visitRows(...visit)
  return { file: await ownFileToAct(context, filed, cases, notices), rows, row: found(rows.visits[0]) }
}

/** The one who applies, as the engine sees them. */
export const residentActor = ({ accountId }: Context): TurnActor => ({
  kind: 'resident',
  id: accountId,
  roles: ['resident'],
  authorised: false,
})
