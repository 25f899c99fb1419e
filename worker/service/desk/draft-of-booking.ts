import { type Query, query } from '../../db/statement'
import { APPLICATION_COLUMNS, type ApplicationRow, type MaterialRow, type PageRow } from '../application/row'

/** The draft of whoever booked, for what they booked; the one they went on with last. */
const DRAFT = `(SELECT d.id FROM appointment p JOIN application d ON d.account_id = p.account_id
  AND d.subject_kind = p.subject_kind AND d.subject_id = p.subject_id AND d.state IN ('draft','precheck')
  WHERE p.id = ? ORDER BY d.changed_at DESC, d.id LIMIT 1)`
const DRAFT_SQL = `SELECT ${APPLICATION_COLUMNS} FROM application a JOIN person_key k ON k.id = a.key_id
  WHERE a.id = ${DRAFT}`
const MATERIALS_SQL = `SELECT material_id, state, reason_sealed, checked_at FROM application_material
  WHERE application_id = ${DRAFT}`
const PAGES_SQL = `SELECT p.material_id, p.file_id, f.type AS media_type, f.size AS bytes FROM application_file p
  JOIN file f ON f.id = p.file_id AND f.state = 'ready' WHERE p.application_id = ${DRAFT} ORDER BY p.material_id, p.ordinal`

/** Reads the draft somebody has begun at home of what they are booked for, with its materials and their pages. */
export const draftOfBooking = (appointmentId: string) =>
  [
    query<ApplicationRow>(DRAFT_SQL, [appointmentId]),
    query<MaterialRow>(MATERIALS_SQL, [appointmentId]),
    query<PageRow>(PAGES_SQL, [appointmentId]),
  ] as const satisfies readonly Query<unknown>[]
