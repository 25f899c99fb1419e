import type { WorkCalendar } from '../../../shared/domain/working-day'
import type { Context } from '../context'
import { calendarOf, NOTICES_QUERY } from '../slot/calendar'
import { type CaseFile, openCaseFile } from './case-file'
import { casesQuery, type EventRow, eventsQuery, type FiledRow, filedQuery, type StoredCase, type Which } from './row'
import { CASE_RULES_QUERY, type CaseRules, caseRulesOf } from './thresholds'
import { Turn } from './turn'

/** Reads what a turn needs; goes into the one `load` of a verb. */
export function turnQueries(which: Which) {
  return [filedQuery(which), casesQuery(which), eventsQuery(which), NOTICES_QUERY, CASE_RULES_QUERY] as const
}

/** A turn that can begin, with what it was read from. */
export interface OpenTurn {
  file: CaseFile
  turn: Turn
  calendar: WorkCalendar
  rules: CaseRules
}

/** Opens what {@link turnQueries} read. @throws AppError NOT_FOUND without an application */
export async function openTurn(
  context: Context,
  filed: readonly FiledRow[],
  cases: readonly StoredCase[],
  stored: readonly EventRow[],
  notices: Parameters<typeof calendarOf>[0],
  settings: Parameters<typeof caseRulesOf>[0],
): Promise<OpenTurn> {
  const file = await openCaseFile(context, filed, cases, stored)
  const calendar = calendarOf(notices)
  const rules = caseRulesOf(settings)
  return { file, turn: new Turn(context, file, calendar, rules), calendar, rules }
}
