import type { DraftContent } from '../../../shared/domain/draft'
import type { WorkCalendar } from '../../../shared/domain/working-day'
import type { RowsOf } from '../../db/statement'
import { caseNamesQuery, type People, peopleOf } from '../account/work-name'
import { openContent } from '../application/content'
import { type MaterialRow, materialsQuery, type PageRow, pagesQuery } from '../application/row'
import {
  type Authority,
  authorityOn,
  authorityQuery,
  requireOne,
  standInQuery,
  withCollecting,
} from '../case/authority'
import { type CaseFile, openCaseFile } from '../case/case-file'
import { casesQuery, eventsQuery, filedQuery, type StoredCase, withId } from '../case/row'
import { CASE_RULES_QUERY, type CaseRules, caseRulesOf } from '../case/thresholds'
import type { Context } from '../context'
import { AppError } from '../error'
import { calendarOf, NOTICES_QUERY } from '../slot/calendar'

/** An application on a desk: its cases folded, and as what the caller may act on each. */
export interface DeskFile extends CaseFile {
  calendar: WorkCalendar
  rules: CaseRules
  content: DraftContent
  materials: readonly MaterialRow[]
  pages: readonly PageRow[]
  /** By case id. */
  authorities: ReadonlyMap<string, Authority>
  /** The hall's people who had to do with it. */
  people: People
}

/** Everything a desk needs of an application, in the one `load` of a verb. `others`: who may come to have to do with it. */
export const deskQueries = (context: Context, id: string, others: readonly string[] = [context.accountId]) =>
  [
    filedQuery(withId(id)),
    casesQuery(withId(id)),
    eventsQuery(withId(id)),
    materialsQuery(id),
    pagesQuery(id),
    authorityQuery(context),
    standInQuery(context),
    NOTICES_QUERY,
    CASE_RULES_QUERY,
    caseNamesQuery(withId(id), others),
  ] as const

/**
 * Opens what {@link deskQueries} read.
 * @throws AppError NOT_FOUND for somebody who works on none of its cases, nor (before there are any) at its service point
 */
export async function openDesk(context: Context, rows: RowsOf<ReturnType<typeof deskQueries>>): Promise<DeskFile> {
  const [filed, cases, events, materials, pages, authorities, standIns, notices, settings, names] = rows
  const file = await openCaseFile(context, filed, cases, events)
  const content = await openContent(context.deps.vault, file.key, file.application)
  const authorityOf = (row: StoredCase) =>
    withCollecting(context, authorityOn(context, row, authorities, standIns), content.delivery)
  const byCase = new Map(cases.map((row) => [row.id, authorityOf(row)] as const))
  if (cases.length > 0) requireOne([...byCase.values()])
  // A draft is nobody's business but its applicant's, unless a look at it was asked for.
  else if (file.application.state !== 'precheck' || !context.mayAt(file.application.point_id ?? '', 'clerk'))
    throw new AppError('NOT_FOUND')
  return {
    ...file,
    content,
    calendar: calendarOf(notices),
    rules: caseRulesOf(settings),
    materials,
    pages,
    authorities: byCase,
    people: peopleOf(names),
  }
}
