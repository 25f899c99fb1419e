import type { WorkRow } from '../../../shared/contract/work-list'
import { maskName } from '../../../shared/domain/mask'
import { dayOf } from '../../../shared/domain/time'
import { type WorkCalendar, workingDaysBetween } from '../../../shared/domain/working-day'
import { type NameRow, workPerson } from '../account/work-name'
import { applicationKey, openContent } from '../application/content'
import type { ApplicationRow } from '../application/row'
import { subjectName } from '../application/view'
import { NO_DEADLINE } from '../case/event-writes'
import type { CaseRow } from '../case/row'
import type { Context } from '../context'

/** A line of a work list as it is read. */
export type WorkListRow = NameRow &
  Omit<CaseRow, 'after' | 'seq' | 'head_hash'> &
  Pick<ApplicationRow, 'number' | 'subject_kind' | 'subject_id' | 'answers' | 'applicant_sealed'> &
  Pick<ApplicationRow, 'key_id' | 'wrapped' | 'key_version'> & {
    assignee_id: string | null
    paused: number
    due_at: number
    received_at: number | null
  }

/** From `"case" c`, its application `a` with the key `k`, and the account `n` of whoever has taken it on. */
export const WORK_COLUMNS = `c.id, c.application_id, c.ordinal, c.item_id, c.variant, c.route, c.kind, c.department_id,
  c.point_id, c.state, c.stage, c.queue, c.light, c.assignee_id, c.paused, c.due_at, c.received_at,
  n.work_name, n.work_badge,   a.number, a.subject_kind, a.subject_id, a.answers, a.applicant_sealed,
  k.id AS key_id, k.wrapped, k.version AS key_version`

/** Working days until the deadline, negative when it has passed; null without one. */
export function daysUntil(dueAt: number, now: number, calendar: WorkCalendar): number | null {
  if (dueAt >= NO_DEADLINE) return null
  const [today, due] = [dayOf(now), dayOf(dueAt - 1)]
  return due >= today ? workingDaysBetween(today, due, calendar).days : -workingDaysBetween(due, today, calendar).days
}

/** Who applies, masked: the name on the sign of a business, else the person's. */
export async function maskedApplicant(
  { deps: { vault } }: Context,
  row: Pick<ApplicationRow, 'id' | 'applicant_sealed' | 'key_id' | 'wrapped' | 'key_version'>,
): Promise<string> {
  const key = await applicationKey(vault, row)
  const { applicant } = await openContent(vault, key, { ...row, agent_sealed: null, form_sealed: null })
  const name = applicant.name ?? ''
  return applicant.kind === 'person' ? maskName(name) : name
}

/** @returns the line as the hall's people see it */
export async function workView(context: Context, row: WorkListRow, calendar: WorkCalendar): Promise<WorkRow> {
  const { catalogue } = context.deps
  const { now, accountId } = context
  const item = catalogue.items.find(({ id }) => id === row.item_id)
  if (row.queue === '' || row.number === null) throw new Error(`case ${row.id} is in no list`)
  return {
    caseId: row.id,
    applicationId: row.application_id,
    number: row.number,
    itemId: row.item_id,
    name: item?.name ?? subjectName(context, row),
    subject: { kind: row.subject_kind, id: row.subject_id },
    applicant: await maskedApplicant(context, { ...row, id: row.application_id }),
    departmentId: row.department_id,
    pointId: row.point_id,
    kind: row.kind,
    variant: row.variant,
    state: row.state,
    stage: row.stage,
    queue: row.queue,
    mine: row.assignee_id === accountId,
    taken: row.assignee_id !== null,
    takenBy: workPerson(row),
    paused: row.paused === 1,
    dueDay: row.due_at >= NO_DEADLINE ? null : dayOf(row.due_at - 1),
    daysLeft: daysUntil(row.due_at, now, calendar),
    light: row.light,
    receivedAt: row.received_at,
  }
}
