import type { RegisterFilters, RegisterRow } from '../../../shared/contract/register'
import type { CaseKind } from '../../../shared/domain/case/workflow'
import { addDays, daysBetween, instantOf } from '../../../shared/domain/time'
import { type Query, query } from '../../db/statement'
import { type NameRow, workPerson } from '../account/work-name'
import type { ApplicationRow } from '../application/row'
import type { Context } from '../context'
import { placeOf, Where } from '../cursor'
import { maskedApplicant } from '../desk/work-row'
import { AppError } from '../error'
import { itemName } from '../supervision/item-name'

/** A year and a day: a register of more is several. */
const MOST_DAYS = 366

/** A line of a register as it is read. */
export type RegisterCase = NameRow &
  Pick<ApplicationRow, 'number' | 'applicant_sealed' | 'key_id' | 'wrapped' | 'key_version'> & {
    id: string
    application_id: string
    item_id: string
    department_id: string
    point_id: string
    kind: CaseKind
    state: string
    light: RegisterRow['light']
    received_at: number | null
    accepted_at: number | null
    decided_at: number | null
    ended_at: number | null
    promised_day: string | null
  }

/** What a register goes by. */
const TIMES = { acceptance: 'received_at', handling: 'ended_at' } as const

/** 经办人 of a line: who took the case in; who brought it to its end, which the window that issues and a supervisor do not. */
const HANDLERS = {
  acceptance: "e.role <> 'supervisor' ORDER BY e.seq",
  handling: "e.role NOT IN ('issuer','supervisor') ORDER BY e.seq DESC",
} as const

/** Where the next page begins: after this line. */
export const cursorAfter = ({ register }: RegisterFilters, row: RegisterCase): string =>
  `${row[TIMES[register]] ?? 0}.${row.id}`

/** Lines of a register in order of time, after a place. */
export function rowsQuery(filters: RegisterFilters, after: string | undefined, limit: number): Query<RegisterCase> {
  const { register, fromDay, toDay, pointId, departmentId, itemId, kind, state, light } = filters
  const time = `c.${TIMES[register]}`
  const where = new Where()
    .and(`${time} >= ? AND ${time} < ?`, instantOf(fromDay, 0), instantOf(addDays(toDay, 1), 0))
    .equals('c.point_id', pointId)
    .equals('c.department_id', departmentId)
    .equals('c.item_id', itemId)
    .equals('c.kind', kind)
    .equals('c.state', state)
    .equals('c.light', light)
  if (after !== undefined) where.and(`(${time}, c.id) > (?, ?)`, ...placeOf(after))
  return query<RegisterCase>(
    `SELECT c.id, c.application_id, a.number, c.item_id, c.department_id, c.point_id, c.kind, c.state, c.light,
        c.received_at, c.accepted_at, c.decided_at, c.ended_at, c.promised_day, a.applicant_sealed, n.work_name, n.work_badge,
        k.id AS key_id, k.wrapped, k.version AS key_version
      FROM "case" c INDEXED BY case_by_${register === 'acceptance' ? 'received' : 'ended'}
      CROSS JOIN application a ON a.id = c.application_id CROSS JOIN person_key k ON k.id = a.key_id
      LEFT JOIN account n ON n.id = (SELECT e.actor_id FROM case_event e WHERE e.case_id = c.id AND e.actor_kind = 'staff'
        AND ${HANDLERS[register]} LIMIT 1)
      WHERE ${where.sql} ORDER BY ${time}, c.id LIMIT ${limit}`,
    where.args,
  )
}

/** @throws AppError BAD_FIELD for days the wrong way round, or too many */
export function requireDays({ fromDay, toDay }: RegisterFilters): void {
  const days = daysBetween(fromDay, toDay)
  if (days < 0) throw new AppError('BAD_FIELD', { field: 'toDay', message: '结束的日子不能在开始以前。' })
  if (days > MOST_DAYS) throw new AppError('BAD_FIELD', { field: 'toDay', message: '一次最多看一年。' })
}

/** Administrators see all; supervisors their service point, all when theirs are all. @throws AppError NOT_FOUND */
export function requireRegister({ actor }: Context, { pointId }: RegisterFilters): void {
  const grants = actor.kind === 'person' ? actor.grants : []
  const isAllowed = grants.some(
    ({ role, pointId: own }) =>
      role === 'admin' || (role === 'supervisor' && (own === null || (pointId !== undefined && own === pointId))),
  )
  if (!isAllowed) throw new AppError('NOT_FOUND')
}

/** @returns the line as it is shown; the applicant masked */
export async function rowView(context: Context, row: RegisterCase): Promise<RegisterRow> {
  return {
    caseId: row.id,
    applicationId: row.application_id,
    number: row.number,
    itemId: row.item_id,
    name: itemName(context, row.item_id),
    departmentId: row.department_id,
    pointId: row.point_id,
    kind: row.kind,
    applicant:
      row.wrapped === null || row.applicant_sealed === null
        ? ''
        : await maskedApplicant(context, { ...row, id: row.application_id }),
    person: workPerson(row),
    receivedAt: row.received_at,
    acceptedAt: row.accepted_at,
    decidedAt: row.decided_at,
    endedAt: row.ended_at,
    promisedDay: row.promised_day,
    state: row.state,
    light: row.light,
  }
}
