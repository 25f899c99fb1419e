import type { AppointmentView } from '../../../shared/contract/appointment'
import type { ActorRole } from '../../../shared/domain/appointment'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import { type Query, query } from '../../db/statement'
import { APPOINTMENT_SQL, type AppointmentRow, appointmentView } from '../appointment/view'
import type { Context } from '../context'
import { found } from '../error'

const BY_ID = `${APPOINTMENT_SQL} WHERE a.id = ?`
const BY_VISIT = `${APPOINTMENT_SQL} WHERE v.id = ?`
const BY_NUMBER = `${APPOINTMENT_SQL} WHERE a.point_id = ? AND a.day = ? AND a.window_kind = ? AND a.ordinal = ?`

export const appointmentById = (id: string): Query<AppointmentRow> => query<AppointmentRow>(BY_ID, [id])
export const appointmentByVisit = (id: string): Query<AppointmentRow> => query<AppointmentRow>(BY_VISIT, [id])
export const appointmentByNumber = (pointId: string, day: string, kind: string, ordinal: number) =>
  query<AppointmentRow>(BY_NUMBER, [pointId, day, kind, ordinal])

/** @returns the row, if it is of a service point where the actor works. @throws AppError NOT_FOUND */
export function requireOwnPoint(context: Context, row: AppointmentRow | undefined): AppointmentRow {
  const known = found(row)
  context.requireAt(known.point_id)
  return known
}

/** As whom the actor works at a service point: someone who is both clerk and supervisor there acts as a clerk. */
export function roleAt(context: Context, pointId: string): ActorRole {
  const { actor } = context
  const grants = actor.kind === 'person' ? actor.grants : []
  const roles = grants.filter((grant) => grant.pointId === null || grant.pointId === pointId).map(({ role }) => role)
  if (roles.includes('clerk')) return 'clerk'
  return roles.includes('kiosk') ? 'kiosk' : 'supervisor'
}

/** @returns an appointment as the hall's people see it. Who has rated is none of their business: it would name the anonymous. */
export function staffView(context: Context, row: AppointmentRow, rule: SlotRule): Promise<AppointmentView> {
  return appointmentView(context, { ...row, rated: 0 }, rule, roleAt(context, row.point_id))
}
