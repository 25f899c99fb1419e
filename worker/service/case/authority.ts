import { DEPARTMENT_ROLES, type StaffRole } from '../../../shared/contract/endpoint'
import { CASE_ROLES, type CaseRole } from '../../../shared/domain/case/event'
import type { Delivery } from '../../../shared/domain/delivery'
import { dayOf } from '../../../shared/domain/time'
import { held, type Query, query } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import type { CaseRow } from './row'

/** An authorisation to decide that is in force today: one's own, or of somebody one stands in for. */
export interface AuthorityRow {
  department_id: string
  /** JSON list of item ids; null: every item. */
  items: string | null
}
/** A role of a colleague whom the caller stands in for today. */
export interface StandInRow {
  department_id: string
  role: StaffRole
}

const IN_FORCE = 'h.revoked_at IS NULL AND h.from_day <= ? AND h.to_day >= ?'
const LIVE = 'g.department_id = d.department_id AND g.revoked_at IS NULL AND g.expires_at > ?'
/** Both still work there: who has left the department lends nothing, and is lent nothing. */
const STANDS_IN = `d.to_account_id = ? AND d.ended_at IS NULL AND d.from_day <= ? AND d.to_day >= ?
  AND EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = d.to_account_id AND ${LIVE})`
/** One's own holds as long as the role it was given for: for all items of a department that is the approver's. */
const AUTHORITY_SQL = `SELECT h.department_id, h.items FROM authorisation h WHERE h.account_id = ? AND ${IN_FORCE}
    AND (h.items IS NOT NULL OR EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = h.account_id
      AND g.role = 'approver' AND g.department_id = h.department_id AND g.revoked_at IS NULL AND g.expires_at > ?))
  UNION ALL SELECT h.department_id, h.items FROM delegation d JOIN authorisation h ON h.account_id = d.from_account_id
    AND h.department_id = d.department_id AND ${IN_FORCE}
    WHERE EXISTS (SELECT 1 FROM role_grant g WHERE g.account_id = d.from_account_id AND g.role = 'approver' AND ${LIVE})
      AND ${STANDS_IN}`
const STAND_IN_SQL = `SELECT d.department_id, g.role FROM delegation d JOIN role_grant g
  ON g.account_id = d.from_account_id AND ${LIVE} WHERE ${STANDS_IN}`

/** Reads the caller's authorisations of today (首席代表); they must still be there when the verb writes. */
export function authorityQuery({ accountId, now }: Context): Query<AuthorityRow> {
  const day = dayOf(now)
  const args = [accountId, day, day, now, day, day, now, accountId, day, day, now]
  return held(query<AuthorityRow>(AUTHORITY_SQL, args), 'department_id', 'items')
}

/** Reads the roles of those for whom the caller stands in today (AB 角); likewise. */
export function standInQuery({ accountId, now }: Context): Query<StandInRow> {
  const day = dayOf(now)
  return held(query<StandInRow>(STAND_IN_SQL, [now, accountId, day, day, now]), 'department_id', 'role')
}

/** As what the caller may act on a case, and whether a decision on it is theirs to make today. */
export interface Authority {
  roles: readonly CaseRole[]
  authorised: boolean
}

/**
 * What the caller may do with a case: the roles held at its service point (windows) or in its department (officers, those
 * of a colleague on leave too), and an authorisation of that department that covers the item today.
 */
export function authorityOn(
  context: Context,
  { department_id, point_id, item_id }: Pick<CaseRow, 'department_id' | 'point_id' | 'item_id'>,
  authorities: readonly AuthorityRow[],
  standIns: readonly StandInRow[],
): Authority {
  const { actor } = context
  const grants = actor.kind === 'person' ? actor.grants : []
  const own = grants
    .filter((grant) =>
      DEPARTMENT_ROLES.includes(grant.role)
        ? grant.departmentId === department_id
        : grant.pointId === null || grant.pointId === point_id,
    )
    .map(({ role }) => role)
  const lent = standIns.filter((row) => row.department_id === department_id).map(({ role }) => role)
  const authorised = authorities.some(
    (row) =>
      row.department_id === department_id &&
      (row.items === null || (JSON.parse(row.items) as string[]).includes(item_id)),
  )
  const roles = new Set<string>([...own, ...lent])
  return { roles: CASE_ROLES.filter((role) => roles.has(role)), authorised }
}

/** The same, where the applicant collects at another service point: whoever gives out there may give this out. */
export function withCollecting(
  { actor }: Context,
  authority: Authority,
  { pointId }: Pick<Delivery, 'pointId'>,
): Authority {
  const grants = actor.kind === 'person' ? actor.grants : []
  const gives = pointId !== null && grants.some((grant) => grant.role === 'issuer' && grant.pointId === pointId)
  if (!gives || authority.roles.includes('issuer')) return authority
  return { ...authority, roles: CASE_ROLES.filter((role) => role === 'issuer' || authority.roles.includes(role)) }
}

/** @throws AppError NOT_FOUND for somebody who works on none of these cases: it looks as if there were none */
export function requireOne(authorities: readonly Authority[]): void {
  if (!authorities.some(({ roles }) => roles.length > 0)) throw new AppError('NOT_FOUND')
}
