import type { ApplicationView, submitApplication as endpoint } from '../../../shared/contract/application'
import type { InputOf } from '../../../shared/contract/endpoint'
import { isOpenDraft } from '../../../shared/domain/application'
import { bindingOf, clocksOf } from '../../../shared/domain/case/clock'
import { type Day, dayOf } from '../../../shared/domain/time'
import type { WorkCalendar } from '../../../shared/domain/working-day'
import { guarded, type Write, write } from '../../db/statement'
import { requireConsent } from '../account/consent'
import type { Happening } from '../case/event-writes'
import { THRESHOLDS_QUERY, thresholdsOf } from '../case/thresholds'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { noticeWrites } from '../notice/notice'
import { readAgain } from '../read-again'
import { calendarOf } from '../slot/calendar'
import { wholeFacts, wholeQueries } from './read-application'
import { SUBMITTED_COLUMNS, submissionWrites } from './submission'
import { ownFiled } from './under-way'
import { type ApplicationFacts, applicationView, planOf } from './view'

type Input = InputOf<typeof endpoint>

const SUBMIT_SQL = `UPDATE application SET version = version + 1, ${SUBMITTED_COLUMNS.map((name) => `${name} = ?`).join(', ')}
  WHERE id = ? AND version = ? AND state IN ('draft','precheck')`
const FETCH_SQL = `INSERT INTO application_material (application_id, material_id, state, changed_at) VALUES (?,?,'missing',?)
  ON CONFLICT (application_id, material_id) DO NOTHING`

/**
 * Submits a complete draft: pressing the button is the receipt, and the clocks start. However often it is pressed, on
 * however many devices, there is one application; who comes later gets it as it is.
 * @throws AppError APPLICATION_INCOMPLETE, POINT_NOT_ACCEPTING, DRAFT_CONFLICT, CONFLICT, CONSENT_NEEDED, NOT_FOUND
 */
export function submitApplication(context: Context, input: Input): Promise<ApplicationView> {
  return readAgain(() => submit(context, input))
}

async function submit(context: Context, { id, base }: Input): Promise<ApplicationView> {
  const { accountId, now } = context
  const [thresholds, ...read] = await context.load([THRESHOLDS_QUERY, ...wholeQueries(id)])
  requireConsent(context)
  const own = ownFiled(context, read[0])
  const facts = await wholeFacts(context, own, read)
  if (!isOpenDraft(own.state)) return applicationView(context, facts)
  // What another device has changed since must be seen before it is signed.
  if (base !== own.version) throw new AppError('DRAFT_CONFLICT', { details: { version: own.version } })
  const view = applicationView(context, facts)
  requireComplete(view)

  const plan = planOf(context, own)
  const calendar = calendarOf(read[6])
  const pointId = found(own.point_id)
  const { number, content, columns, writes, cases } = await submissionWrites(context, {
    id,
    key: facts.key,
    subject: view.subject,
    plan,
    content: facts.content,
    pointId,
    channel: 'online',
    actor: { kind: 'resident', id: accountId, roles: ['resident'], authorised: false },
    given: view.materials.filter(({ pages }) => pages.length > 0).map((material) => material.id),
    calendar,
    thresholds: thresholdsOf(thresholds),
  })
  const submitted: ApplicationFacts = {
    ...facts,
    row: { ...own, state: 'submitted', number, version: own.version + 1, submitted_at: now, changed_at: now },
    content,
    cases: cases.map((one) => ({ ...one.row, ...standing(one, dayOf(now), calendar) })),
  }
  const answer = applicationView(context, submitted)
  await context.save(
    [
      guarded('CONFLICT', SUBMIT_SQL, [...columns, id, own.version], 'CONFLICT'),
      ...writes,
      ...missingWrites(id, view, now),
      context.audit('submit', 'application', id, pointId),
      ...(await noticeWrites(context, {
        topic: 'application_received',
        facts: { subject: view.subject, pointId, number },
        accountId,
        key: await context.accountKey(),
        ref: { kind: 'application', id },
        dedupe: `application_received/${id}`,
      })),
    ],
    answer,
  )
  return answer
}

function standing({ workflow, state }: Happening, today: Day, calendar: WorkCalendar) {
  const binding = bindingOf(clocksOf(workflow, state, today, { calendar }))
  return { state: state.state, dueDay: binding?.dueDay ?? null }
}

/** @throws AppError APPLICATION_INCOMPLETE with the first part and all parts that are not right, POINT_NOT_ACCEPTING */
export function requireComplete({ problems }: ApplicationView): void {
  const [first] = problems
  if (first === undefined) return
  if (first.part === 'point' && first.problem === 'NOT_ACCEPTING') throw new AppError('POINT_NOT_ACCEPTING')
  const parts = problems.map(({ part }) => part).join(',')
  throw new AppError('APPLICATION_INCOMPLETE', { field: first.part, details: { problem: first.problem, parts } })
}

/** Every material of the list has its row from now on, so that the hall's people see what was not given too. */
function missingWrites(id: string, { materials }: ApplicationView, now: number): Write[] {
  return materials
    .filter(({ state, from }) => state === 'missing' && from !== 'form')
    .map((material) => write(FETCH_SQL, [id, material.id, now]))
}
