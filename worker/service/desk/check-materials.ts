import type { checkMaterials as endpoint } from '../../../shared/contract/case'
import type { DeskView } from '../../../shared/contract/desk-view'
import type { InputOf } from '../../../shared/contract/endpoint'
import { materialsWanted } from '../../../shared/domain/application-material'
import { guarded, type Write, write } from '../../db/statement'
import { reasonSpot } from '../application/content'
import type { MaterialRow } from '../application/row'
import { planOf } from '../application/view'
import { arrivedCommands } from '../case/arrived'
import { Turn } from '../case/turn'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { acceptFiles } from '../file/hold'
import { tellApplicant } from '../notice/tell-applicant'
import { scannedPages, scansQuery, scanWrites } from './counter-papers'
import { type DeskFile, deskQueries, openDesk } from './desk-file'
import { deskView } from './desk-view'

type Input = InputOf<typeof endpoint>
type Check = Input['checks'][number]

const CHECK_SQL = `INSERT INTO application_material (application_id, material_id, state, reason_sealed, checked_by,
    checked_at, changed_at) VALUES (?,?,?,?,?,?,?)
  ON CONFLICT (application_id, material_id) DO UPDATE SET state = excluded.state, reason_sealed = excluded.reason_sealed,
    checked_by = excluded.checked_by, checked_at = excluded.checked_at`
const VERSION_SQL = 'UPDATE application SET version = version + 1, changed_at = ? WHERE id = ? AND version = ?'
/** The draft is the applicant's again, to mend what is wrong and to submit. */
const ANSWER_SQL = `UPDATE application SET version = version + 1, changed_at = ?, state = 'draft', prechecked_at = ?
  WHERE id = ? AND version = ? AND state = 'precheck'`

/**
 * Marks materials fine or wrong, before the application is submitted (网上预审) or at the window. What passed once is not
 * reopened. With `answer` a look is answered: one at a time or all in this request, but none left out. What is handed over
 * at the counter (`given`) keeps its scans, and every case that waits for it goes on in the same write.
 * @throws AppError CONFLICT, CASE_STATE, FILE_NOT_READY, BAD_FIELD for a wrong one without a reason or a material nobody asks for
 */
export async function checkMaterials(context: Context, input: Input): Promise<DeskView> {
  const { id, base, checks, answer } = input
  const { now } = context
  const given = checks.filter((check) => check.given !== undefined)
  const fileIds = given.flatMap((check) => check.given ?? [])
  const [scans, ...read] = await context.load([scansQuery(context, fileIds), ...deskQueries(context, id)])
  const file = await openDesk(context, read)
  requireChecks(context, file, input)
  const rows = await Promise.all(checks.map((check) => checkRow(context, file, check)))
  const checked = rows.map(([material_id, state, reason_sealed, , checked_at]) => ({
    material_id,
    state,
    reason_sealed,
    checked_at,
  }))
  const others = file.materials.filter((one) => !checked.some(({ material_id }) => material_id === one.material_id))
  const materials: MaterialRow[] = [...others, ...checked]
  if (answer) requireAllSeen(materials)
  const pages = given.flatMap((check) => scannedPages(check.materialId, check.given ?? [], scans))
  const turn = turnOf(context, file, given)
  const writes: Write[] = [
    ...(answer ? [guarded('CONFLICT', ANSWER_SQL, [now, now, id, base])] : []),
    ...(answer ? [] : given.length > 0 ? await turn.writes(base) : [guarded('CONFLICT', VERSION_SQL, [now, id, base])]),
    ...rows.map((row) => write(CHECK_SQL, [id, ...row, now])),
    ...given.flatMap((check) => scanWrites(context, id, check.materialId, check.given ?? [])),
    ...rows.flatMap(([material, state]) => (state === 'fine' ? [acceptFiles(now, id, material)] : [])),
    ...(answer ? await answerNotice(context, file, materials) : []),
    context.audit(answer ? 'answer_precheck' : 'check', 'application', id, file.application.point_id),
  ]
  const application = answer ? { ...file.application, state: 'draft' as const, prechecked_at: now } : file.application
  const shown = { ...file, application, materials, pages: [...file.pages, ...pages] }
  const view = await deskView(context, shown, base + 1, turn.moved())
  await context.save(writes, view)
  return view
}

/** The turn of the cases that wait for what was handed over. */
function turnOf(context: Context, file: DeskFile, given: readonly Check[]): Turn {
  const turn = new Turn(context, file, file.calendar, file.rules)
  const ids = given.map(({ materialId }) => materialId)
  for (const { row, state } of file.cases) {
    for (const command of arrivedCommands(state, ids, [])) {
      const authority = found(file.authorities.get(row.id))
      turn.command(row.id, command, { kind: 'staff', id: context.accountId, ...authority })
    }
  }
  return turn
}

function requireChecks(context: Context, file: DeskFile, { base, checks, answer }: Input): void {
  const { application } = file
  if (application.version !== base) throw new AppError('CONFLICT')
  if (answer && application.state !== 'precheck') throw new AppError('CASE_STATE')
  if (!context.mayAt(application.point_id ?? '', 'clerk')) throw new AppError('FORBIDDEN')
  const wanted = materialsWanted(planOf(context, application), file.content.agent !== null)
  checks.forEach((check, index) => {
    const field = `checks.${index}`
    if (!wanted.some(({ id }) => id === check.materialId)) throw new AppError('BAD_FIELD', { field })
    const isFine = file.materials.find(({ material_id }) => material_id === check.materialId)?.state === 'fine'
    if (check.given !== undefined && (check.state === 'wrong' || application.state !== 'submitted')) {
      throw new AppError('BAD_FIELD', { field: `${field}.given` })
    }
    if (check.state === 'wrong' && isFine) {
      throw new AppError('BAD_FIELD', { field, message: '看过没问题的材料不再打回。' })
    }
    if (check.state === 'wrong' && check.reason === undefined) {
      throw new AppError('BAD_FIELD', { field: `${field}.reason`, message: '请写明哪里不对。' })
    }
  })
}

/** The applicant is answered once, for everything: a paper nobody looked at would wait for nobody. */
function requireAllSeen(materials: readonly MaterialRow[]): void {
  if (materials.some(({ state }) => state === 'given')) {
    throw new AppError('BAD_FIELD', { field: 'checks', message: '还有材料没看，看完再一起答复。' })
  }
}

function answerNotice(
  context: Context,
  { application }: DeskFile,
  materials: readonly MaterialRow[],
): Promise<Write[]> {
  const { id, subject_kind, subject_id, precheck_at } = application
  const wrong = materials.filter(({ state }) => state === 'wrong').length
  const told = {
    topic: 'application_prechecked',
    facts: { subject: { kind: subject_kind, id: subject_id }, wrong },
  } as const
  const about = { ref: { kind: 'application', id }, dedupe: `application_prechecked/${id}/${precheck_at}` } as const
  return tellApplicant(context, application, told, about)
}

async function checkRow({ deps, now, accountId }: Context, { application, key }: DeskFile, check: Check) {
  const { materialId, state, reason } = check
  const spot = reasonSpot(application.id, materialId)
  const sealed = reason === undefined ? null : await deps.vault.seal(key, spot, reason)
  return [materialId, state, sealed, accountId, now] as const
}
