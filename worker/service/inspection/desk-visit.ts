import { guarded, type Query, type Write } from '../../db/statement'
import { applicationKey, openContent } from '../application/content'
import {
  type Authority,
  type AuthorityRow,
  authorityOn,
  authorityQuery,
  requireOne,
  type StandInRow,
  standInQuery,
} from '../case/authority'
import { openTurn, turnQueries } from '../case/open-turn'
import { casesQuery, type FiledRow, filedQuery, type StoredCase, type Which } from '../case/row'
import type { Turn, TurnActor } from '../case/turn'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { calendarOf, NOTICES_QUERY, type NoticeRow } from '../slot/calendar'
import { ofInspection, type VisitRow, type VisitRows, visitQueries, visitRows } from './row'
import { inspectionView, isOpenVisit, mayPlan, type VisitFile } from './view'

export type DeskQueries = readonly [
  Query<FiledRow>,
  Query<StoredCase>,
  Query<AuthorityRow>,
  Query<StandInRow>,
  Query<NoticeRow>,
]

/** Reads an application with its cases, and what the caller may do with them. */
export function deskQueries(context: Context, which: Which): DeskQueries {
  return [filedQuery(which), casesQuery(which), authorityQuery(context), standInQuery(context), NOTICES_QUERY]
}

/** An application as one of the hall's people has it before them. */
export interface DeskFile extends VisitFile {
  application: FiledRow
  /** Of the caller, in the order of `cases`. */
  authorities: readonly Authority[]
}

/** @throws AppError NOT_FOUND for somebody who works on none of its cases */
export async function deskFile(
  context: Context,
  filed: readonly FiledRow[],
  cases: readonly StoredCase[],
  authorityRows: readonly AuthorityRow[],
  standIns: readonly StandInRow[],
  notices: readonly NoticeRow[],
): Promise<DeskFile> {
  const { vault } = context.deps
  const application = found(filed[0])
  const authorities = cases.map((row) => authorityOn(context, row, authorityRows, standIns))
  requireOne(authorities)
  const key = await applicationKey(vault, application)
  const content = await openContent(vault, key, application)
  return { application, key, cases, content, authorities, calendar: calendarOf(notices) }
}

/** One visit with its application. */
export interface DeskVisit {
  file: DeskFile
  rows: VisitRows
  row: VisitRow
}

/** Loads one visit for one of the hall's people. @throws AppError NOT_FOUND */
export async function loadDeskVisit(context: Context, id: string): Promise<DeskVisit> {
  const [filed, cases, authorities, standIns, notices, ...visit] = await context.load([
    ...deskQueries(context, ofInspection(id)),
    ...visitQueries(id),
  ])
  const rows = visitRows(...visit)
  const file = await deskFile(context, filed, cases, authorities, standIns, notices)
  return { file, rows, row: found(rows.visits[0]) }
}

/** Loads one visit with what its cases need to learn of a change. @throws AppError NOT_FOUND */
export async function loadVisitTurn(context: Context, id: string): Promise<DeskVisit & { turn: Turn }> {
  const which = ofInspection(id)
  const [filed, cases, stored, notices, settings, authorities, standIns, ...visit] = await context.load([
    ...turnQueries(which),
    authorityQuery(context),
    standInQuery(context),
    ...visitQueries(id),
  ])
  const rows = visitRows(...visit)
  const file = await deskFile(context, filed, cases, authorities, standIns, notices)
  const { turn } = await openTurn(context, filed, cases, stored, notices, settings)
  return { file, rows, row: found(rows.visits[0]), turn }
}

/**
 * The caller as one who plans the visit, for all of its cases: they are visited at once, whoever has spoken with the
 * applicant. @throws AppError CASE_ROLE, INSPECTION_CLOSED, CONFLICT when it is not the version that was read
 */
export function requirePlanned(context: Context, { file, rows, row }: DeskVisit, base: number): TurnActor {
  const authority = file.authorities.find(
    (one, index) => mayPlan(one) && rows.cases.some(({ case_id }) => case_id === file.cases[index]?.id),
  )
  if (!authority) throw new AppError('CASE_ROLE')
  if (!isOpenVisit(row)) throw new AppError('INSPECTION_CLOSED')
  if (row.version !== base) throw new AppError('CONFLICT')
  return { kind: 'staff', id: context.accountId, ...authority }
}

const ADVANCE_SQL = `UPDATE application SET version = version + 1, changed_at = ?
  WHERE id = ? AND version = ? AND state = 'submitted'`

/** Takes the next version of the application: of all who read the same one, the first wins. */
export const advance = ({ now }: Context, id: string, version: number): Write =>
  guarded('CONFLICT', ADVANCE_SQL, [now, id, version])

/** The view after a write: the same rows, with what was changed. */
export function changedView(
  context: Context,
  visit: DeskVisit,
  change: Partial<VisitRow>,
  rows: Partial<VisitRows> = {},
) {
  const { file, row } = visit
  const application = { ...file.application, version: file.application.version + 1 }
  const changed = { ...row, version: row.version + 1, ...change }
  return inspectionView(context, { ...file, application }, changed, { ...visit.rows, ...rows }, file.authorities)
}

/** The caller as the engine sees them on one case. */
export function staffActor(context: Context, file: DeskFile, { id }: Pick<StoredCase, 'id'>): TurnActor {
  const { roles = [], authorised = false } = file.authorities[file.cases.findIndex((one) => one.id === id)] ?? {}
  return { kind: 'staff', id: context.accountId, roles, authorised }
}
