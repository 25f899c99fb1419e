import { areEnough, type Officer } from '../../../shared/domain/inspection'
import { type Query, query, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import type { OfficerRow } from './row'

/** An inspector of a department, as granted. */
export type InspectorRow = Omit<OfficerRow, 'inspection_id'>

const SQL = `SELECT DISTINCT g.account_id, g.department_id, a.work_name, a.work_badge, a.phone_sealed,
  k.id AS key_id, k.wrapped, k.version AS key_version FROM json_each(?) j JOIN role_grant g ON g.account_id = j.value
  JOIN account a ON a.id = g.account_id AND a.deleted_at IS NULL JOIN person_key k ON k.id = a.key_id
  WHERE g.role = 'inspector' AND g.revoked_at IS NULL AND g.expires_at > ? AND g.department_id IS NOT NULL`

/** Reads of which departments these people are inspectors now. */
export function inspectorsQuery({ now }: Context, officers: readonly Officer[]): Query<InspectorRow> {
  return query<InspectorRow>(SQL, [JSON.stringify(officers.map(({ accountId }) => accountId)), now])
}

/**
 * The people of a visit, each once. @throws AppError INSPECTION_OFFICERS when a department has too few, or somebody is no
 * inspector of the department
 */
export function requireOfficers(
  officers: readonly Officer[],
  known: readonly InspectorRow[],
  departments: readonly string[],
): InspectorRow[] {
  const rows = known.filter((row) =>
    officers.some((one) => one.accountId === row.account_id && one.departmentId === row.department_id),
  )
  const all = officers.every((one) =>
    rows.some((row) => row.account_id === one.accountId && row.department_id === one.departmentId),
  )
  const asOfficers = rows.map((row) => ({ accountId: row.account_id, departmentId: row.department_id }))
  if (!all || !areEnough(asOfficers, departments)) throw new AppError('INSPECTION_OFFICERS', { field: 'officers' })
  return rows
}

const INSERT_SQL = `INSERT INTO inspection_officer (inspection_id, account_id, department_id, sort_at, is_open)
  VALUES (?, ?, ?, ?, 1)`

/** Puts people on a visit; `sortAt` is where it stands in their lists. */
export function officerWrites(
  inspectionId: string,
  officers: readonly Pick<OfficerRow, 'account_id' | 'department_id'>[],
  sortAt: number,
): Write[] {
  return officers.map((one) => write(INSERT_SQL, [inspectionId, one.account_id, one.department_id, sortAt], 'CONFLICT'))
}
