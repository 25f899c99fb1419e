import type { MaterialInput } from '../../../shared/contract/application-part'
import type { ApplicationState, MaterialState } from '../../../shared/domain/application'
import { type Query, query } from '../../db/statement'
import type { Context } from '../context'

/** An application or draft with its key. */
export interface ApplicationRow {
  id: string
  number: string | null
  account_id: string | null
  subject_kind: 'bundle' | 'item'
  subject_id: string
  answers: string
  about: string
  taken_over: string | null
  channel: 'online' | 'counter'
  point_id: string | null
  state: ApplicationState
  version: number
  marks: string
  applicant_sealed: string | null
  agent_sealed: string | null
  form_sealed: string | null
  delivery_sealed: string | null
  created_at: number
  changed_at: number
  submitted_at: number | null
  precheck_at: number | null
  precheck_due_at: number | null
  prechecked_at: number | null
  key_id: string
  wrapped: string | null
  key_version: number
}

export interface MaterialRow {
  material_id: string
  state: MaterialState
  reason_sealed: string | null
  checked_at: number | null
}

/** A page of a material. */
export interface PageRow {
  material_id: string
  file_id: string
  media_type: string
  bytes: number
}

/** A file that can become a page. */
export type ReadyRow = Omit<PageRow, 'material_id'>
/** What is given for each material; null takes it back. */
export type MaterialInputs = Readonly<Record<string, MaterialInput | null>>

export interface DocumentRow {
  id: string
  kind: string
  number: string
  case_id: string | null
  created_at: number
}

export const APPLICATION_COLUMNS = `a.id, a.number, a.account_id, a.subject_kind, a.subject_id, a.answers, a.about, a.taken_over, a.channel,
  a.point_id, a.state, a.version, a.marks, a.applicant_sealed, a.agent_sealed, a.form_sealed, a.delivery_sealed, a.created_at,
  a.changed_at, a.submitted_at, a.precheck_at, a.precheck_due_at, a.prechecked_at,
  k.id AS key_id, k.wrapped, k.version AS key_version`
const OWN_SQL = `SELECT ${APPLICATION_COLUMNS} FROM application a JOIN person_key k ON k.id = a.key_id
  WHERE a.id = ? AND a.account_id = ?`
const MATERIALS_SQL = `SELECT material_id, state, reason_sealed, checked_at FROM application_material
  WHERE application_id = ?`
const PAGES_SQL = `SELECT p.material_id, p.file_id, f.type AS media_type, f.size AS bytes FROM application_file p
  JOIN file f ON f.id = p.file_id WHERE p.application_id = ? ORDER BY p.material_id, p.ordinal`

const READY_SQL = `SELECT f.id AS file_id, f.type AS media_type, f.size AS bytes FROM file f
  WHERE f.id IN (SELECT value FROM json_each(?)) AND f.account_id = ? AND f.state = 'ready'`

/** Reads the files that are to become pages: whole ones of the account's own wallet. */
export function readyFiles({ accountId }: Context, given: MaterialInputs): Query<ReadyRow> {
  const ids = Object.values(given).flatMap((input) => (input && 'files' in input ? input.files : []))
  return query<ReadyRow>(READY_SQL, [JSON.stringify(ids), accountId])
}

/** Reads an application of the caller; another's is not there. */
export function ownApplication({ accountId }: Context, id: string): Query<ApplicationRow> {
  return query<ApplicationRow>(OWN_SQL, [id, accountId])
}

/** Reads the materials of an application. Whose it is, is said by {@link ownApplication} in the same load. */
export function materialsQuery(id: string): Query<MaterialRow> {
  return query<MaterialRow>(MATERIALS_SQL, [id])
}

const DOCUMENTS_SQL = `SELECT id, kind, number, case_id, created_at FROM document WHERE application_id = ?
  ORDER BY created_at, number`

/** Reads which receipts and notices there are. */
export function documentsQuery(id: string): Query<DocumentRow> {
  return query<DocumentRow>(DOCUMENTS_SQL, [id])
}

/** Reads the pages of all materials, in order. */
export function pagesQuery(id: string): Query<PageRow> {
  return query<PageRow>(PAGES_SQL, [id])
}
