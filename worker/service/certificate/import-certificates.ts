import type { importCertificates as endpoint } from '../../../shared/contract/certificate'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { ERRORS, type ErrorCode } from '../../../shared/contract/error'
import { type ImportLine, parseImport } from '../../../shared/domain/certificate'
import { type Query, query, type Write } from '../../db/statement'
import { type AuthorityRow, authorityOn, authorityQuery, type StandInRow, standInQuery } from '../case/authority'
import { type OpenTurn, openTurn } from '../case/open-turn'
import { casesQuery, type EventRow, eventsQuery, type FiledRow, filedQuery, type StoredCase } from '../case/row'
import { THRESHOLDS_QUERY } from '../case/thresholds'
import type { Context } from '../context'
import { AppError } from '../error'
import { NOTICES_QUERY } from '../slot/calendar'
import { issuing, type PreviousRow, previousQuery } from './issuing'
import { type PickupRow, pickupQuery } from './pickup-code'
import { withNumber } from './pickup-file'
import { issuingOf } from './rules'

type Input = InputOf<typeof endpoint>
type Answer = AnswerOf<typeof endpoint>
type Problem = Answer['problems'][number]

/** Lines of one import: one write holds them all. */
const MOST = 50
const TAKEN_SQL = 'SELECT department_id, kind, number FROM certificate WHERE number IN (SELECT value FROM json_each(?))'
const FIELDS: Readonly<Record<string, string>> = {
  columns: '列数不对，要有：查询号、事项、编号、起、止、印章。',
  item: '没有写事项。',
  number: '证照编号不对。',
  validFrom: '有效期的第一天不对。',
  validUntil: '有效期的最后一天不对。',
}

/** An application of the list, with what is read of it. */
interface Named {
  number: string
  queries: readonly [Query<FiledRow>, Query<StoredCase>, Query<EventRow>, Query<PreviousRow>, Query<PickupRow>]
}
/** An application of the list under way. */
interface Going {
  open: OpenTurn
  cases: readonly StoredCase[]
  candidates: readonly PreviousRow[]
  hasCode: boolean
  writes: Write[]
}

/**
 * Issues what an issuing system has made, from its list: all lines in one write, or none. Every problem is named by its
 * line. @throws AppError BAD_FIELD for too many lines, CONFLICT when a case moved on meanwhile
 */
export async function importCertificates(context: Context, { text, check }: Input): Promise<Answer> {
  const { lines, faults } = parseImport(text)
  const count = lines.length + faults.length
  if (count > MOST) throw new AppError('BAD_FIELD', { field: 'text', message: `一次最多 ${MOST} 行。` })
  const named = [...new Set(lines.map((line) => line.applicationNumber))].map(namedOf)
  const own = [NOTICES_QUERY, THRESHOLDS_QUERY, authorityQuery(context), standInQuery(context)] as const
  const taken = query<Taken>(TAKEN_SQL, [JSON.stringify(lines.map((line) => line.number))])
  const read: readonly Query<unknown>[] = [...own, taken, ...named.flatMap(({ queries }) => [...queries])]
  const rows: unknown[][] = await context.load(read)

  const [notices, settings, authorities, standIns, numbers] = rows as [...RowsOfOwn, Taken[]]
  const going = new Map<string, Going>()
  for (const [index, { number }] of named.entries()) {
    const at = own.length + 1 + index * 5
    const [filed, cases, stored, candidates, pickups] = rows.slice(at, at + 5) as NamedRows
    if (filed.length === 0) continue
    const open = await openTurn(context, filed, cases, stored, notices, settings)
    going.set(number, { open, cases, candidates, hasCode: pickups.length > 0, writes: [] })
  }
  const problems: Problem[] = faults.map(({ line, field }) => ({
    line,
    code: 'BAD_FIELD',
    message: FIELDS[field] ?? ERRORS.BAD_FIELD[1],
  }))
  const seen = new Set(numbers.map((one) => `${one.department_id}/${one.kind}/${one.number}`))
  for (const line of lines) {
    const code = await take(context, line, going.get(line.applicationNumber), { authorities, standIns, seen })
    if (code !== null) problems.push({ line: line.line, code, message: ERRORS[code][1] })
  }

  problems.sort((a, b) => a.line - b.line)
  const imported = check || problems.length > 0 ? 0 : lines.length
  const answer = { lines: count, imported, problems }
  const writes: Write[] = []
  if (imported > 0) {
    for (const { open, writes: rest } of going.values()) {
      writes.push(...(await open.turn.writes(open.file.application.version)), ...rest)
    }
  }
  await context.save([...writes, context.audit('import', 'certificate', '-', null, { lines: count, imported })], answer)
  return answer
}

interface Taken {
  department_id: string
  kind: string
  number: string
}
type RowsOfOwn = [
  Parameters<typeof openTurn>[4],
  Parameters<typeof openTurn>[5],
  readonly AuthorityRow[],
  readonly StandInRow[],
]
type NamedRows = [FiledRow[], StoredCase[], EventRow[], PreviousRow[], PickupRow[]]

function namedOf(number: string): Named {
  const which = withNumber(number)
  return {
    number,
    queries: [filedQuery(which), casesQuery(which), eventsQuery(which), previousQuery(which), pickupQuery(which)],
  }
}

/** Puts one line into its application's turn. @returns what is wrong with it, or null */
async function take(
  context: Context,
  line: ImportLine,
  going: Going | undefined,
  known: { authorities: readonly AuthorityRow[]; standIns: readonly StandInRow[]; seen: Set<string> },
): Promise<ErrorCode | null> {
  const { items } = context.deps.catalogue
  const item = items.find(({ id, name, result }) => [id, name.zh, result.name.zh].includes(line.item))
  const of = going?.cases.find(({ item_id }) => item_id === item?.id)
  if (!going || !item || !of) return 'NOT_FOUND'
  const authority = authorityOn(context, of, known.authorities, known.standIns)
  if (authority.roles.length === 0) return 'NOT_FOUND'
  const name = `${of.department_id}/${issuingOf(item, of.variant, of.route).kind}/${line.number}`
  if (known.seen.has(name)) return 'CERTIFICATE_NUMBER_TAKEN'
  try {
    const { number, validFrom, validUntil, seal } = line
    const { writes } = await issuing(
      context,
      going.open,
      of,
      { number, source: 'imported', validFrom, validUntil, seal, fileId: null, replaces: null },
      {
        actor: { kind: 'staff', id: context.accountId, ...authority },
        candidates: going.candidates,
        hasCode: going.hasCode,
      },
    )
    going.writes.push(...writes)
    going.hasCode = true
    known.seen.add(name)
    return null
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
