import type { AppointmentAction } from '../../../shared/domain/appointment'
import { allowedActions } from '../../../shared/domain/appointment'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import { type Query, query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import type { AppointmentFacts } from '../notice/text'
import { RECORD_COLUMNS, type RecordRow, recordSince } from './person'
import { APPOINTMENT_SQL, type AppointmentRow } from './view'

/** The caller's own appointment with its place, before it is changed or cancelled. */
export interface OwnRow extends AppointmentRow {
  place_id: string | null
  closed_reason: string | null
}

const OWN_SQL = APPOINTMENT_SQL.replace(
  ' FROM appointment a',
  `, s.closed_reason, (SELECT c.id FROM place c WHERE c.appointment_id = a.id) AS place_id
  FROM appointment a`,
).concat(' WHERE a.id = ? AND a.account_id = ?')

/** Reads one appointment of the caller; another's is not there. */
export function ownQuery({ accountId }: Context, id: string): Query<OwnRow> {
  return query<OwnRow>(OWN_SQL, [id, accountId])
}

const RECORD_SQL = `SELECT ${RECORD_COLUMNS} FROM appointment x WHERE x.id = ? AND x.account_id = ?`

/** Reads the offences of the person an appointment is for. */
export function recordQuery({ accountId, now }: Context, id: string): Query<RecordRow> {
  return query<RecordRow>(RECORD_SQL, [recordSince(now), id, accountId])
}

/**
 * The caller's appointment, if it may be changed or cancelled now.
 * @throws AppError NOT_FOUND, APPOINTMENT_NOT_OPEN, TOO_LATE_TO_CHANGE
 */
export function changeable(
  row: OwnRow | undefined,
  action: Extract<AppointmentAction, 'change' | 'cancel'>,
  now: number,
  rule: SlotRule,
): OwnRow & { place_id: string } {
  const own = found(row)
  if (own.state !== 'booked' || own.place_id === null) throw new AppError('APPOINTMENT_NOT_OPEN')
  const facts = { day: own.day, startMinute: own.start_minute, displaced: own.displaced !== null }
  const actions = allowedActions({ ...facts, state: own.state, finishedAt: null, rated: false }, now, rule, 'resident')
  if (!actions.includes(action)) throw new AppError('TOO_LATE_TO_CHANGE')
  return { ...own, place_id: own.place_id }
}

type NoticeColumns = 'point_id' | 'subject_kind' | 'subject_id' | 'day' | 'start_minute' | 'window_kind' | 'ordinal'

/** What a notice says about an appointment. */
export function noticeFacts(row: Pick<AppointmentRow, NoticeColumns>): AppointmentFacts {
  const { point_id, subject_kind, subject_id, day, start_minute, window_kind, ordinal } = row
  const subject = { kind: subject_kind, id: subject_id }
  return { pointId: point_id, subject, day, startMinute: start_minute, windowKind: window_kind, ordinal }
}
