import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { ERRORS, type ErrorCode } from '../../../shared/contract/error'
import type { syncFindings as endpoint, FieldCommand, SyncResult } from '../../../shared/contract/inspection'
import type { CaseCommand } from '../../../shared/domain/case/event'
import { judge, type Visit, visitAfter } from '../../../shared/domain/inspection'
import { query } from '../../db/statement'
import { peopleOf, visitNamesQuery } from '../account/work-name'
import { authorityQuery, standInQuery } from '../case/authority'
import { openTurn, turnQueries } from '../case/open-turn'
import type { Turn } from '../case/turn'
import { packWords } from '../case/words'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { readAgain } from '../read-again'
import { changedView, type DeskFile, type DeskVisit, deskFile, staffActor } from './desk-visit'
import { recordWrites } from './record'
import { ofInspection, type VisitRows, visitQueries, visitRows } from './row'
import { type Kept, keepWrites, keptRows } from './sync-writes'
import { findingView, inspectionView, visitOf } from './view'

type Input = InputOf<typeof endpoint>
type Answer = AnswerOf<typeof endpoint>
type Outcome = { result: SyncResult['result']; code: ErrorCode | null }

const ELSEWHERE_SQL = 'SELECT id FROM finding WHERE id IN (SELECT value FROM json_each(?)) AND inspection_id <> ?'
const READY_SQL = `SELECT id FROM file WHERE id IN (SELECT value FROM json_each(?)) AND state = 'ready'
  AND (account_id = ? OR (account_id IS NULL AND created_by = ?))`

/**
 * Takes what a phone recorded at a visit, in the order it was recorded, and answers for each command: done, already there,
 * or a conflict with what is there now. All that is new goes in with one write; of two phones that send the same thing at
 * once, one writes it and the other finds it there.
 * @throws AppError NOT_FOUND, CONFLICT when others kept being faster: nothing was written, send it again
 */
export function syncFindings(context: Context, input: Input): Promise<Answer> {
  return readAgain(() => sync(context, input))
}

async function sync(context: Context, { id, commands }: Input): Promise<Answer> {
  const { accountId } = context
  const ids = JSON.stringify(commands.map((command) => command.id))
  const [filed, cases, stored, notices, settings, authorities, standIns, elsewhere, ready, names, ...visit] =
    await context.load([
      ...turnQueries(ofInspection(id)),
      authorityQuery(context),
      standInQuery(context),
      query<{ id: string }>(ELSEWHERE_SQL, [ids, id]),
      query<{ id: string }>(READY_SQL, [JSON.stringify(commands.flatMap(filesOf)), accountId, accountId]),
      visitNamesQuery(id, commands.flatMap(officersOf)),
      ...visitQueries(id),
    ])
  const file = await deskFile(context, filed, cases, authorities, standIns, notices)
  const rows = visitRows(...visit)
  const row = found(rows.visits[0])
  const { turn } = await openTurn(context, filed, cases, stored, notices, settings)
  const own = visitOf(row, rows, cases)
  const desk: DeskVisit = { file, rows, row }
  const start: Visit = { ...own, findings: [...own.findings, ...elsewhere.map((one) => ({ id: one.id, caseId: '' }))] }
  const readyIds = new Set(ready.map((one) => one.id))

  const kept: Kept[] = []
  const outcomes: Outcome[] = []
  let current = start
  for (const command of commands) {
    const outcome = take(context, { turn, file, rows, visit: current }, command, readyIds)
    outcomes.push(outcome)
    if (outcome.result !== 'done') continue
    kept.push(command)
    current = visitAfter(current, command)
  }
  if (kept.length === 0) {
    const inspection = await inspectionView(context, file, row, rows, file.authorities)
    return { results: await resultsOf(context, file, rows, id, commands, outcomes), inspection }
  }

  const fresh = await keptRows(context, file.key, id, kept)
  const after: VisitRows = {
    ...rows,
    findings: [...rows.findings, ...fresh.findings],
    photos: [...rows.photos, ...fresh.photos],
  }
  const change = { state: current.state, ...fresh.signature }
  const inspection = await changedView(context, desk, change, after)
  const answer = { results: await resultsOf(context, file, after, id, commands, outcomes), inspection }
  const people = peopleOf(names)
  const isSigned = kept.some(({ kind }) => kind === 'signature')
  const isFresh = (caseId: string) => fresh.findings.some(({ case_id }) => case_id === caseId)
  const records = await recordWrites(
    context,
    { file, view: inspection, plannedAt: row.created_at, people },
    (caseId) => isSigned || isFresh(caseId),
  )
  await context.save([...(await keepWrites(context, desk, turn, current, kept, fresh)), ...records], answer)
  return answer
}

const officersOf = (command: FieldCommand): readonly string[] => (command.kind === 'signature' ? [] : command.officers)

function filesOf(command: FieldCommand): string[] {
  if (command.kind === 'signature') return command.fileId === null ? [] : [command.fileId]
  return command.photos.map(({ fileId }) => fileId)
}

/** What becomes of one command; a finding that is new goes to its case through the engine. */
function take(
  context: Context,
  { turn, file, rows, visit }: { turn: Turn; file: DeskFile; rows: VisitRows; visit: Visit },
  command: FieldCommand,
  ready: ReadonlySet<string>,
): Outcome {
  const judgement = judge(visit, command, context.accountId)
  if (judgement.is === 'already') return { result: 'already', code: null }
  if (judgement.is === 'conflict') return { result: 'conflict', code: judgement.code }
  if (!isOfficer(visit, context.accountId)) return { result: 'conflict', code: 'INSPECTION_OFFICERS' }
  if (!filesOf(command).every((fileId) => ready.has(fileId))) return { result: 'conflict', code: 'FILE_NOT_READY' }
  if (command.kind === 'signature') return { result: 'done', code: null }
  try {
    const purpose = rows.cases.find(({ case_id }) => case_id === command.caseId)?.purpose
    const kind = purpose === 'commitment' ? 'commitment_check' : 'record_finding'
    turn.command(command.caseId, caseCommand(kind, rows, command), staffActor(context, file, { id: command.caseId }))
    return { result: 'done', code: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { result: 'conflict', code: error.code }
  }
}

const isOfficer = ({ officers }: Visit, by: string): boolean => officers.some(({ accountId }) => accountId === by)

function caseCommand(
  kind: 'record_finding' | 'commitment_check',
  { visits }: VisitRows,
  { outcome, officers, rectifyUntil, words }: Extract<FieldCommand, { kind: 'finding' }>,
): CaseCommand {
  const packed = packWords({ text: words, points: {} })
  const data = {
    inspectionId: visits[0]?.id ?? '',
    outcome,
    officers: [...new Set(officers)],
    ...(rectifyUntil === null ? {} : { rectifyUntil }),
  }
  return { kind, data, ...(packed === undefined ? {} : { words: packed }) }
}

function resultsOf(
  context: Context,
  file: DeskFile,
  rows: VisitRows,
  inspectionId: string,
  commands: readonly FieldCommand[],
  outcomes: readonly Outcome[],
): Promise<SyncResult[]> {
  return Promise.all(
    commands.map(async (command, index) => {
      const { result = 'conflict', code = null } = outcomes[index] ?? {}
      const there = rows.findings.find(
        (one) => command.kind === 'finding' && one.case_id === command.caseId && one.inspection_id === inspectionId,
      )
      return {
        id: command.id,
        result,
        code,
        message: code === null ? null : ERRORS[code][1],
        now: there ? await findingView(context, file.key, there, rows) : null,
      }
    }),
  )
}
