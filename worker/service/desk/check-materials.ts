import type { DeskView, checkMaterials as endpoint } from '../../../shared/contract/case'
import type { InputOf } from '../../../shared/contract/endpoint'
import { materialsWanted } from '../../../shared/domain/application-material'
import { guarded, type Write, write } from '../../db/statement'
import { reasonSpot } from '../application/content'
import type { MaterialRow } from '../application/row'
import { planOf } from '../application/view'
import type { Context } from '../context'
import { AppError } from '../error'
import { acceptFiles } from '../file/hold'
import { tellApplicant } from '../notice/tell-applicant'
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
 * reopened. With `answer` a look is answered: one at a time or all in this request, but none left out.
 * @throws AppError CONFLICT, CASE_STATE, BAD_FIELD for a wrong one without a reason or a material nobody asks for
 */
export async function checkMaterials(context: Context, input: Input): Promise<DeskView> {
  const { id, base, checks, answer } = input
  const { now } = context
  const file = await openDesk(context, await context.load(deskQueries(context, id)))
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
  const writes: Write[] = [
    answer ? guarded('CONFLICT', ANSWER_SQL, [now, now, id, base]) : guarded('CONFLICT', VERSION_SQL, [now, id, base]),
    ...rows.map((row) => write(CHECK_SQL, [id, ...row, now])),
    ...rows.flatMap(([material, state]) => (state === 'fine' ? [acceptFiles(now, id, material)] : [])),
    ...(answer ? await answerNotice(context, file, materials) : []),
    context.audit(answer ? 'answer_precheck' : 'check', 'application', id, file.application.point_id),
  ]
  const application = answer ? { ...file.application, state: 'draft' as const, prechecked_at: now } : file.application
  const view = await deskView(context, { ...file, application, materials }, base + 1)
  await context.save(writes, view)
  return view
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
