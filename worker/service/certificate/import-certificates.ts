import type { importCertificates as endpoint } from '../../../shared/contract/certificate'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { ImportAnswer } from '../../../shared/contract/import'
import { type ImportLine, isSameNumber, NO_PREVIOUS, parseImport } from '../../../shared/domain/certificate'
import { query, type RowsOf } from '../../db/statement'
import { type FoundLine, takeList } from '../case/listed'
import type { OpenTurn } from '../case/open-turn'
import type { CaseRow, Which } from '../case/row'
import type { Context } from '../context'
import { AppError } from '../error'
import { issuing } from './issuing'
import { pickupQuery } from './pickup-code'
import { previousOf } from './previous'
import { issuesOf } from './rules'

const TAKEN_SQL = 'SELECT department_id, kind, number FROM certificate WHERE number IN (SELECT value FROM json_each(?))'
const SENTENCES: Readonly<Record<string, string>> = {
  columns: '列数不对，要有：查询号、事项、编号、起、止、印章、原证编号。',
  item: '没有写事项。',
  number: '证照编号不对。',
  validFrom: '有效期的第一天不对。',
  validUntil: '有效期的最后一天不对。',
}

interface Taken {
  department_id: string
  kind: string
  number: string
}
const each = (which: Which) => [pickupQuery(which)] as const
type Line = FoundLine<ImportLine, RowsOf<ReturnType<typeof each>>>

/**
 * Issues what an issuing system has made, from its list: all lines in one write, or none. Every problem is named by its
 * line. @throws AppError BAD_FIELD for too many lines, CONFLICT when a case moved on meanwhile
 */
export function importCertificates(context: Context, { text, check }: InputOf<typeof endpoint>): Promise<ImportAnswer> {
  const { lines, faults } = parseImport(text)
  const once = [query<Taken>(TAKEN_SQL, [JSON.stringify(lines.map((line) => line.number))])] as const
  const seen = new Set<string>()
  const withCode = new Set<Line['listed']>()
  const take = async ({ line, of, actor, listed }: Line, [taken]: RowsOf<typeof once>) => {
    const { number, validFrom, validUntil, seal, previous } = line
    const begun = listed.open.file.cases.find(({ row }) => row.id === of.id)?.workflow
    const { kind } = issuesOf(context.deps.catalogue, of, begun)
    const name = `${of.department_id}/${kind}/${number}`
    const isTaken = taken.some(
      (one) => one.number === number && one.kind === kind && one.department_id === of.department_id,
    )
    if (isTaken || seen.has(name)) throw new AppError('CERTIFICATE_NUMBER_TAKEN')
    const [pickups] = listed.more
    const replaces = await replacedBy(context, listed.open.file, of, previous)
    const issued = { number, source: 'imported', validFrom, validUntil, seal, fileId: null, replaces } as const
    const hasCode = pickups.length > 0 || withCode.has(listed)
    const { writes } = await issuing(context, listed.open, of, issued, { actor, hasCode })
    listed.writes.push(...writes)
    withCode.add(listed)
    seen.add(name)
  }
  return takeList(context, 'certificate', { lines, faults, sentences: SENTENCES, check, once, each, take })
}

/** What the list says of the certificate before. @throws AppError CERTIFICATE_UNKNOWN for a number that is not the holder's */
async function replacedBy(context: Context, file: OpenTurn['file'], of: CaseRow, previous: string | null) {
  if (previous === null) return undefined
  if (previous === NO_PREVIOUS) return null
  const { held } = await previousOf(context, file, of)
  const one = held.find(({ row }) => isSameNumber(row.number, previous))
  if (!one) throw new AppError('CERTIFICATE_UNKNOWN')
  return one.row.id
}
