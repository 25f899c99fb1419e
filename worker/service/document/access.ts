import type { StaffRole } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { DOCUMENT_COLUMNS, DOCUMENT_FROM, type DocumentRow } from './document-row'

/** Roles that hold at a service point; the others hold in the name of a department. */
const HALL_ROLES: readonly StaffRole[] = ['clerk', 'issuer', 'supervisor']

interface Place {
  point_id: string
  /** Null: the hall's own paper, for every department that has a case of the application. */
  department_id: string | null
}
/** Departments with a case of the application, as a JSON list. */
interface Involved {
  departments: string
}
export type DeskRow = DocumentRow & Involved

/** `departments` of an application alias `a`. */
export const INVOLVED_SQL = `(SELECT json_group_array(c.department_id) FROM "case" c WHERE c.application_id = a.id) AS departments`
const DESK_SQL = `SELECT ${DOCUMENT_COLUMNS}, ${INVOLVED_SQL} ${DOCUMENT_FROM} WHERE d.id = ?`

/** Reads one paper for staff; goes into the one `load` of a verb. */
export const deskDocument = (code: string) => query<DeskRow>(DESK_SQL, [code])

/** True when the caller holds one of the route's roles, or of `roles`, for this paper. */
export function mayReach(context: Context, place: Place, { departments }: Involved, roles = HALL_ROLES): boolean {
  const { actor } = context
  if (actor.kind !== 'person') return false
  const isHere = actor.grants.some(
    ({ role, pointId }) => roles.includes(role) && (pointId === null || pointId === place.point_id),
  )
  const own = place.department_id === null ? (JSON.parse(departments) as string[]) : [place.department_id]
  return isHere || own.some((id) => context.mayIn(id))
}

/** @returns the paper. @throws AppError NOT_FOUND for one of another service point and department */
export function reachable(context: Context, [row]: readonly DeskRow[], roles = HALL_ROLES): DeskRow {
  const known = found(row)
  if (!mayReach(context, known, known, roles)) throw new AppError('NOT_FOUND')
  return known
}
