import { DEPARTMENT_ROLES } from '../../../shared/contract/endpoint'
import { type Query, query } from '../../db/statement'
import type { Context } from '../context'

/** Whose work a file belongs to: the window of an application, the window and the department of a case. */
export interface Handler {
  point_id: string | null
  department_id: string | null
}

/** A page of an application is everybody's who has a case of it; a photo, a signature or a certificate that case's. */
const HANDLERS_SQL = `SELECT a.point_id, NULL AS department_id
    FROM application_file u JOIN application a ON a.id = u.application_id WHERE u.file_id = ? AND a.state <> 'draft'
  UNION SELECT c.point_id, c.department_id
    FROM application_file u JOIN "case" c ON c.application_id = u.application_id WHERE u.file_id = ?
  UNION SELECT c.point_id, c.department_id
    FROM finding_photo u JOIN finding n ON n.id = u.finding_id JOIN "case" c ON c.id = n.case_id WHERE u.file_id = ?
  UNION SELECT c.point_id, c.department_id
    FROM inspection u JOIN "case" c ON c.application_id = u.application_id WHERE u.signature_file_id = ?
  UNION SELECT u.point_id, u.department_id FROM certificate u WHERE u.file_id = ?`

/** Who works on what the file is used in; a draft is nobody's work. */
export const handlersQuery = (fileId: string): Query<Handler> =>
  query<Handler>(HANDLERS_SQL, [fileId, fileId, fileId, fileId, fileId])

/** True when the actor works for one of them: at the service point, or in a role of the department. Call after `load`. */
export function mayOpen({ actor }: Context, handlers: readonly Handler[]): boolean {
  if (actor.kind !== 'person') return false
  return actor.grants.some(({ role, pointId, departmentId }) => {
    if (role === 'kiosk' || role === 'admin') return false
    if (DEPARTMENT_ROLES.includes(role))
      return departmentId !== null && handlers.some((handler) => handler.department_id === departmentId)
    return handlers.some((handler) => pointId === null || handler.point_id === pointId)
  })
}
