import { areEnough, type Officer } from '../../../shared/domain/inspection'
import { dayOf } from '../../../shared/domain/time'
import { type Query, query, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import type { OfficerRow } from './row'

/** An inspector of a department, as granted. */
export type InspectorRow = Omit<OfficerRow, 'inspection_id'>

/**
 * True of somebody `d.to_account_id` who stands in for an inspector of department `d.department_id` (AB 角), today or on
 * days to come: a visit is planned before it. Both still work there. Values: now, now, today.
 */
export const STANDS_IN = `d.ended_at IS NULL
  AND EXISTS (SELECT 1 FROM role_grant f WHERE f.account_id = d.from_account_id AND f.role = 'inspector'
    AND f.department_id = d.department_id AND f.revoked_at IS NULL AND f.expires_at > ?)
  AND EXISTS (SELECT 1 FROM role_grant t WHERE t.account_id = d.to_account_id
    AND t.department_id = d.department_id AND t.revoked_at IS NULL AND t.expires_at > ?)
  AND d.to_day >= ?`
const SQL = `SELECT g.account_id, g.department_id, a.work_name, a.work_badge, a.phone_sealed, k.id AS key_id, k.wrapped,
  k.version AS key_version
  FROM (
    SELECT r.account_id, r.department_id FROM json_each(?) j JOIN role_grant r ON r.account_id = j.value
      WHERE r.role = 'inspector' AND r.revoked_at IS NULL AND r.expires_at > ? AND r.department_id IS NOT NULL
    UNION SELECT d.to_account_id, d.department_id FROM json_each(?) j JOIN delegation d ON d.to_account_id = j.value
      WHERE ${STANDS_IN}
  ) g JOIN account a ON a.id = g.account_id AND a.deleted_at IS NULL JOIN person_key k ON k.id = a.key_id`

/** Reads of which departments these people are inspectors now, or stand in for one. */
export function inspectorsQuery({ now }: Context, officers: readonly Officer[]): Query<InspectorRow> {
  const ids = JSON.stringify(officers.map(({ accountId }) => accountId))
  return query<InspectorRow>(SQL, [ids, now, ids, now, now, dayOf(now)])
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
