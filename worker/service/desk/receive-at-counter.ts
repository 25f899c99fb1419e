import type { DeskView, receiveAtCounter as endpoint } from '../../../shared/contract/case'
import type { InputOf } from '../../../shared/contract/endpoint'
import { applicationPlan } from '../../../shared/domain/application-plan'
import type { DraftContent } from '../../../shared/domain/draft'
import { guarded, query, type Write, write } from '../../db/statement'
import { newKey } from '../account/new-account'
import { SUBMITTED_COLUMNS, submissionWrites } from '../application/submission'
import { requireComplete } from '../application/submit-application'
import { applicationView, freshFacts } from '../application/view'
import { authorityOn, authorityQuery, standInQuery } from '../case/authority'
import { THRESHOLDS_QUERY, thresholdsOf } from '../case/thresholds'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { calendarOf, NOTICES_QUERY } from '../slot/calendar'
import { deskView } from './desk-view'

type Input = InputOf<typeof endpoint>

const INSERT_SQL = `INSERT INTO application (id, account_id, key_id, subject_kind, subject_id, answers, channel, created_by,
  created_at, ${SUBMITTED_COLUMNS.join(', ')}) VALUES (?,?,?,?,?,?,'counter',?,?${',?'.repeat(SUBMITTED_COLUMNS.length)})`
const MATERIAL_SQL = `INSERT INTO application_material (application_id, material_id, state, checked_by, checked_at,
  changed_at) VALUES (?,?,?,?,?,?)`
/** A page the clerk has just scanned: a whole file the clerk sent, of nobody's wallet. */
const PAGE_SQL = `INSERT INTO application_file (application_id, material_id, ordinal, file_id)
  SELECT ?, ?, ?, f.id FROM file f WHERE f.id = ? AND f.created_by = ? AND f.state = 'ready'`
/** Somebody who came with an appointment follows the application on their own phone. */
const ACCOUNT_SQL = 'SELECT account_id FROM appointment WHERE id = ? AND point_id = ?'

/** Whoever comes to the counter because there is no phone is not asked for one. */
const isNoPhone = (part: string, problem: string): boolean => part === 'applicant.phone' && problem === 'MISSING'

/**
 * Receives an application at the counter, with the papers that were shown there: the same submission as online, for
 * somebody without a phone. The clerk who looked at a paper stands for it.
 * @throws AppError NOT_FOUND for another point, APPLICATION_INCOMPLETE, POINT_NOT_ACCEPTING, BAD_FIELD
 */
export async function receiveAtCounter(context: Context, input: Input): Promise<DeskView> {
  const { now, accountId } = context
  const { pointId, subject, appointmentId } = input
  const [appointments, authorities, standIns, notices, thresholds] = await context.load([
    query<{ account_id: string | null }>(ACCOUNT_SQL, [appointmentId ?? '', pointId]),
    authorityQuery(context),
    standInQuery(context),
    NOTICES_QUERY,
    THRESHOLDS_QUERY,
  ])
  context.requireAt(pointId)
  if (appointmentId !== undefined) found(appointments[0])
  const answers = subject.kind === 'item' && input.variant ? `variant:${input.variant}` : input.answers
  const plan = applicationPlan(context.deps.catalogue, subject, answers)
  if (plan === null) throw new AppError('BAD_FIELD', { field: 'answers' })
  const id = context.id()
  const own = await newKey(context)
  const content = contentOf(input)
  const materials = materialsOf(context, input)
  const row = {
    ...{ id, number: null, account_id: appointments[0]?.account_id ?? null, version: 1, answers },
    ...{ subject_kind: subject.kind, subject_id: subject.id, channel: 'counter' as const, point_id: pointId },
    ...{ state: 'draft' as const, created_at: now, changed_at: now, submitted_at: null },
    ...{ precheck_at: null, precheck_due_at: null, prechecked_at: null },
  }
  const facts = freshFacts(row, content)
  const drafted = applicationView(context, { ...facts, materials: materials.map((one) => ({ ...one, reason: null })) })
  requireComplete({ ...drafted, problems: drafted.problems.filter(({ part, problem }) => !isNoPhone(part, problem)) })
  const calendar = calendarOf(notices)
  const submitted = await submissionWrites(context, {
    ...{ id, key: own.key, subject, plan, content, pointId, channel: 'counter', calendar },
    actor: { kind: 'staff', id: accountId, roles: ['clerk'], authorised: false },
    given: materials.filter(({ state }) => state === 'fine' || state === 'given').map((one) => one.material_id),
    thresholds: thresholdsOf(thresholds),
  })
  const application = {
    ...row,
    ...{ state: 'submitted' as const, number: submitted.number, submitted_at: now, marks: '{}' },
    ...Object.fromEntries(SUBMITTED_COLUMNS.map((name, index) => [name, submitted.columns[index] ?? null])),
    ...{ applicant_sealed: null, agent_sealed: null, form_sealed: null },
    ...{ key_id: own.id, wrapped: null, key_version: 0 },
    ...{ account_key_id: null, account_wrapped: null, account_key_version: null },
  }
  const cases = submitted.cases.map((one) => ({
    row: { ...one.row, state: one.state.state, stage: one.state.stage, queue: one.state.queue, seq: one.events.length },
    ...{ workflow: one.workflow, state: one.state, events: one.events.map((event, at) => ({ ...event, seq: at + 1 })) },
  }))
  const file = {
    ...{ application, content: submitted.content, key: own.key, stored: [], pages: [] },
    ...{ calendar, thresholds: thresholdsOf(thresholds) },
    cases: cases.map((one) => ({ ...one, row: { ...one.row, head_hash: '', light: 'none' as const } })),
    materials: materials.map((one) => ({ ...one, reason_sealed: null })),
    authorities: new Map(
      cases.map(({ row: { id: caseId, ...one } }) => [caseId, authorityOn(context, one, authorities, standIns)]),
    ),
  }
  const view = await deskView(context, file, 1)
  await context.save(
    [
      own.write,
      write(
        INSERT_SQL,
        [id, row.account_id, own.id, subject.kind, subject.id, answers, accountId, now, ...submitted.columns],
        'CONFLICT',
      ),
      ...materialWrites(context, id, input, materials),
      ...submitted.writes,
      context.audit('receive', 'application', id, pointId),
    ],
    view,
  )
  return view
}

function contentOf({ applicant, form }: Input): DraftContent {
  return { applicant, agent: null, form }
}

/** Papers as the clerk saw them: shown ones are fine, the others what they are online. */
function materialsOf({ now }: Context, { materials }: Input) {
  return Object.entries(materials).map(([material_id, given]) => ({
    material_id,
    state: 'shown' in given ? ('fine' as const) : 'files' in given ? ('given' as const) : other(given),
    checked_at: 'shown' in given ? now : null,
  }))
}

const other = (given: object) => ('consent' in given ? ('fetch' as const) : ('promised' as const))

function materialWrites(
  { now, accountId }: Context,
  id: string,
  { materials }: Input,
  rows: ReturnType<typeof materialsOf>,
): Write[] {
  return rows.flatMap(({ material_id, state, checked_at }) => {
    const given = materials[material_id]
    const pages = given && 'files' in given ? given.files : []
    const checker = checked_at === null ? null : accountId
    return [
      write(MATERIAL_SQL, [id, material_id, state, checker, checked_at, now]),
      ...pages.map((fileId, at) => guarded('FILE_NOT_READY', PAGE_SQL, [id, material_id, at, fileId, accountId])),
    ]
  })
}
