import { bundleSinceOf } from '../../../shared/domain/case/application-state'
import type { DataKey } from '../../adapter/vault'
import { type CaseFile, openCaseFile } from '../case/case-file'
import { casesQuery, type EventRow, eventsQuery, type FiledRow, type StoredCase, type Which } from '../case/row'
import { openWords, NO_WORDS as SILENCE, type Words } from '../case/words'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { requireIdentity } from '../identity/require-identity'
import { calendarOf, NOTICES_QUERY, type NoticeRow } from '../slot/calendar'
import type { LaneSetting } from './lane'

/** Reads cases, events and the calendar of a submitted application; behind the application itself in the same load. */
export const underWayQueries = (which: Which) => [casesQuery(which), eventsQuery(which), NOTICES_QUERY] as const

/**
 * The caller's own application; another's is not there, and a submitted one is for somebody who is known.
 * @throws AppError NOT_FOUND, IDENTITY_NEEDED
 */
export function ownFiled<Row extends { account_id: string | null; submitted_at: number | null }>(
  context: Context,
  rows: readonly Row[],
): Row {
  const row = found(rows[0])
  if (row.account_id !== context.accountId) throw new AppError('NOT_FOUND')
  if (row.submitted_at !== null) requireIdentity(context)
  return row
}

/** A submitted application with its cases folded, and what its lanes are drawn with. */
export interface UnderWay extends CaseFile {
  setting: LaneSetting
  /** Free words by case. */
  words: ReadonlyMap<string, CaseWords>
}

/** What was said in a case: by number of the event, and about each point of its supplement notice. */
export interface CaseWords {
  texts: Map<number, Pick<Words, 'text' | 'said'>>
  points: Map<string, string>
}
export const NO_WORDS: CaseWords = { texts: new Map(), points: new Map() }

/** What {@link underWayQueries} read. */
export type ReadUnderWay = [rows: readonly StoredCase[], events: readonly EventRow[], notices: readonly NoticeRow[]]

/** Opens what was read. */
export async function openUnderWay(
  context: Context,
  application: FiledRow,
  ...[rows, events, notices]: ReadUnderWay
): Promise<UnderWay> {
  const file = await openCaseFile(context, [application], rows, events)
  const setting = {
    catalogue: context.deps.catalogue,
    calendar: calendarOf(notices),
    now: context.now,
    bundleSince: bundleSinceOf(file.cases),
  }
  return { ...file, setting, words: await wordsOf(context, file.key, events) }
}

async function wordsOf(
  { deps: { vault } }: Context,
  key: DataKey,
  events: readonly EventRow[],
): Promise<Map<string, CaseWords>> {
  const opened = await Promise.all(events.map((event) => openWords(vault, key, event)))
  const words = new Map<string, CaseWords>()
  events.forEach(({ case_id, seq }, index) => {
    const { text, points, said } = opened[index] ?? SILENCE
    const ofCase = words.get(case_id) ?? { texts: new Map(), points: new Map() }
    ofCase.texts.set(seq, { text, ...(said ? { said } : {}) })
    for (const [point, about] of Object.entries(points)) ofCase.points.set(point, about)
    words.set(case_id, ofCase)
  })
  return words
}
