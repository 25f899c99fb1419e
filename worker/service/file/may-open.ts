import { DEPARTMENT_ROLES } from '../../../shared/contract/endpoint'
import { materialsWanted } from '../../../shared/domain/application-material'
import { dayOf } from '../../../shared/domain/time'
import { query, type RowsOf } from '../../db/statement'
import { planOf } from '../application/view'
import type { Context } from '../context'

/** Whose work a file belongs to: the window of an application, the window and the department of a case. */
export interface Handler {
  point_id: string | null
  department_id: string | null
  /** The page of an application: of which material, and for which item of it the department is asked. Null: the case's own. */
  material_id: string | null
  item_id: string | null
  subject_kind: 'bundle' | 'item'
  subject_id: string
  answers: string
  has_agent: 0 | 1
}

const PAGE = 'u.material_id, a.subject_kind, a.subject_id, a.answers, a.agent_sealed IS NOT NULL AS has_agent'
const OWN = "NULL, NULL, 'item', '', '', 0"
/** A photo, a signature or a certificate is of the cases it was made for; a page of everybody's whose item needs it. */
const HANDLERS_SQL = `SELECT a.point_id, NULL AS department_id, NULL AS item_id, ${PAGE}
    FROM application_file u JOIN application a ON a.id = u.application_id WHERE u.file_id = ? AND a.state <> 'draft'
  UNION SELECT c.point_id, c.department_id, c.item_id, ${PAGE} FROM application_file u
    JOIN application a ON a.id = u.application_id JOIN "case" c ON c.application_id = a.id WHERE u.file_id = ?
  UNION SELECT c.point_id, c.department_id, ${OWN}
    FROM finding_photo u JOIN finding n ON n.id = u.finding_id JOIN "case" c ON c.id = n.case_id WHERE u.file_id = ?
  UNION SELECT c.point_id, c.department_id, ${OWN} FROM inspection u
    JOIN inspection_case v ON v.inspection_id = u.id JOIN "case" c ON c.id = v.case_id WHERE u.signature_file_id = ?
  UNION SELECT u.point_id, u.department_id, ${OWN} FROM certificate u WHERE u.file_id = ?`
/** What somebody sent from home and is expected with today: taken over at that counter, with what it belongs to. */
const EXPECTED_SQL = `SELECT DISTINCT p.point_id FROM application_file u
  JOIN application a ON a.id = u.application_id AND a.state IN ('draft','precheck')
  JOIN appointment p ON p.account_id = a.account_id AND p.subject_kind = a.subject_kind AND p.subject_id = a.subject_id
    AND p.day = ? AND p.state IN ('booked','checked_in','serving')
  WHERE u.file_id = ?`

/** Who works on what the file is used in; a draft is nobody's work, but of the clerk whom its owner comes to today. */
export const handlersQueries = ({ now }: Context, fileId: string) =>
  [
    query<Handler>(HANDLERS_SQL, [fileId, fileId, fileId, fileId, fileId]),
    query<{ point_id: string }>(EXPECTED_SQL, [dayOf(now), fileId]),
  ] as const

/** What {@link handlersQueries} read. */
export type ReadHandlers = RowsOf<ReturnType<typeof handlersQueries>>

/** True when the actor works for one of them: at the service point, or in a role of the department. Call after `load`. */
export function mayOpen(context: Context, [handlers, expected]: ReadHandlers): boolean {
  const { actor } = context
  if (actor.kind !== 'person') return false
  if (expected.some(({ point_id }) => context.mayAt(point_id, 'clerk'))) return true
  return actor.grants.some(({ role, pointId, departmentId }) => {
    if (role === 'kiosk' || role === 'admin') return false
    if (!DEPARTMENT_ROLES.includes(role))
      return handlers.some((handler) => pointId === null || handler.point_id === pointId)
    return handlers.some(
      (handler) => departmentId !== null && handler.department_id === departmentId && needs(context, handler),
    )
  })
}

/** Whether the item asks for the material. What no item of the catalogue of today asks for is everybody's who has a case. */
function needs(context: Context, { material_id, item_id, ...of }: Handler): boolean {
  if (material_id === null || item_id === null) return true
  const wanted = materialsWanted(planOf(context, of), of.has_agent === 1).find(({ id }) => id === material_id)
  return wanted === undefined || wanted.neededBy.includes(item_id)
}
