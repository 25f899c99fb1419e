import { ERRORS, type ErrorCode } from '../../../shared/contract/error'
import type { ImportAnswer } from '../../../shared/contract/import'
import type { ServiceItem } from '../../../shared/contract/service-item'
import type { Query, RowsOf, Write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { NOTICES_QUERY } from '../slot/calendar'
import { authorityOn, authorityQuery, standInQuery } from './authority'
import { type OpenTurn, openTurn } from './open-turn'
import {
  casesQuery,
  type EventRow,
  eventsQuery,
  type FiledRow,
  filedQuery,
  type StoredCase,
  type Which,
  withNumber,
} from './row'
import { CASE_RULES_QUERY } from './thresholds'
import type { TurnActor } from './turn'

/** Lines of one list: one write holds them all. */
const MOST = 50

/** A line of a list that another system made, about one case. */
interface Line {
  line: number
  applicationNumber: string
  /** Id or name of the item, or of what comes of it. */
  item: string
}

/** An application that a list names, under way; `more` is what {@link List.each} read. */
export interface Listed<More> {
  open: OpenTurn
  more: More
  /** Behind the writes of the turn, in the same batch. */
  writes: Write[]
}

/** A line whose case was found, for somebody who works on it. */
export interface FoundLine<L extends Line, More> {
  line: L
  of: StoredCase
  item: ServiceItem
  actor: TurnActor
  listed: Listed<More>
}

type Queries = readonly Query<unknown>[]
interface List<L extends Line, O extends Queries, E extends Queries> {
  lines: readonly L[]
  /** Lines that cannot be read, by the column that is wrong; `sentences` say what to do. */
  faults: readonly { line: number; field: string }[]
  sentences: Readonly<Record<string, string>>
  /** Only look: nothing is written. */
  check: boolean
  /** Read once, and for each application. */
  once: O
  each(which: Which): E
  /** Puts one line into its application's turn. @throws AppError with what is wrong with the line */
  take(found: FoundLine<L, RowsOf<E>>, once: RowsOf<O>): Promise<void>
}

/**
 * Does what a list says to the cases it names: all lines in one write, or none, and every problem named by its line.
 * Cases of others look as if there were none. @param kind what the audit calls the list
 * @throws AppError BAD_FIELD for too many lines, CONFLICT when a case moved on meanwhile
 */
export async function takeList<L extends Line, const O extends Queries, const E extends Queries>(
  context: Context,
  kind: 'certificate' | 'case',
  list: List<L, O, E>,
): Promise<ImportAnswer> {
  const count = list.lines.length + list.faults.length
  if (count > MOST) throw new AppError('BAD_FIELD', { field: 'text', message: `一次最多 ${MOST} 行。` })
  const numbers = [...new Set(list.lines.map((line) => line.applicationNumber))]
  const files = numbers.map((number) => {
    const which = withNumber(number)
    return [filedQuery(which), casesQuery(which), eventsQuery(which), ...list.each(which)]
  })
  const own = [NOTICES_QUERY, CASE_RULES_QUERY, authorityQuery(context), standInQuery(context)] as const
  const [notices, settings, authorities, standIns, ...rows] = await context.load([
    ...own,
    ...list.once,
    ...files.flat(),
  ])

  const once = rows.slice(0, list.once.length) as RowsOf<O>
  const listed = new Map<string, Listed<RowsOf<E>> & { cases: readonly StoredCase[] }>()
  let at = list.once.length
  for (const [index, number] of numbers.entries()) {
    const [filed, cases, stored, ...more] = rows.slice(at, at + (files[index]?.length ?? 0))
    at += files[index]?.length ?? 0
    if (!filed || filed.length === 0) continue
    const all = cases as StoredCase[]
    const open = await openTurn(context, filed as FiledRow[], all, stored as EventRow[], notices, settings)
    listed.set(number, { open, cases: all, more: more as RowsOf<E>, writes: [] })
  }

  const find = (line: L): FoundLine<L, RowsOf<E>> => {
    const going = listed.get(line.applicationNumber)
    const { items } = context.deps.catalogue
    const item = items.find(({ id, name, result }) => [id, name.zh, result.name.zh].includes(line.item))
    const of = going?.cases.find(({ item_id }) => item_id === item?.id)
    if (!going || !item || !of) throw new AppError('NOT_FOUND')
    const authority = authorityOn(context, of, authorities, standIns)
    if (authority.roles.length === 0) throw new AppError('NOT_FOUND')
    return { line, of, item, actor: { kind: 'staff', id: context.accountId, ...authority }, listed: going }
  }
  const problems = list.faults.map(({ line, field }) => problem(line, 'BAD_FIELD', list.sentences[field]))
  for (const line of list.lines) {
    try {
      await list.take(find(line), once)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      problems.push(problem(line.line, error.code))
    }
  }

  problems.sort((a, b) => a.line - b.line)
  const imported = list.check || problems.length > 0 ? 0 : list.lines.length
  const answer = { lines: count, imported, problems }
  const writes: Write[] = []
  if (imported > 0) {
    // Every turn first: what one line ends may belong to an application that another line is about.
    const all = [...listed.values()]
    for (const { open } of all) writes.push(...(await open.turn.ownWrites(open.file.application.version)))
    for (const { open, writes: rest } of all) writes.push(...open.turn.endWrites(), ...rest)
  }
  await context.save([...writes, context.audit('import', kind, '-', null, { lines: count, imported })], answer)
  return answer
}

function problem(line: number, code: ErrorCode, message: string = ERRORS[code][1]): ImportAnswer['problems'][number] {
  return { line, code, message }
}
