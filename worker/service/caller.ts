import type { Access, StaffRole } from '../../shared/contract/endpoint'
import type { Claims } from '../adapter/token'
import { guarded, type Query, query, type Value, type Write } from '../db/statement'
import type { Actor } from './actor'
import { AppError } from './error'

/** The account behind a session that lives, its key and the roles in force. */
export interface CallerRow {
  key_id: string
  wrapped: string | null
  key_version: number
  phone_hash: string | null
  consent_version: string | null
  identity_sealed: string | null
  grants: string | null
}

const GRANTS = `(SELECT json_group_array(json_array(g.role, g.point_id, g.department_id)) FROM role_grant g
    WHERE g.account_id = a.id AND g.revoked_at IS NULL AND g.expires_at > ?)`
const SESSION_SQL = `SELECT a.key_id, k.wrapped, k.version AS key_version, a.phone_hash, a.consent_version,
  a.identity_sealed, ${GRANTS} AS grants
  FROM session s JOIN account a ON a.id = s.account_id JOIN person_key k ON k.id = a.key_id
  WHERE s.id = ? AND s.account_id = ? AND s.revoked_at IS NULL AND s.expires_at > ? AND a.deleted_at IS NULL`
/** Changes nothing: it is there to fail when the session has ended, or a role was given or taken since it was read. */
const RIGHTS_SQL = `UPDATE session SET used_at = used_at WHERE id = ? AND revoked_at IS NULL
  AND EXISTS (SELECT 1 FROM account a WHERE a.id = session.account_id AND a.deleted_at IS NULL AND ${GRANTS} IS ?)`

/** Reads who calls, if their session still lives; goes with the first `load`. */
export const callerQuery = ({ accountId, sessionId }: Claims, now: number): Query<CallerRow> =>
  query<CallerRow>(SESSION_SQL, [now, sessionId, accountId, now])

/** Lets in whom the declared access lets in. @throws AppError UNAUTHENTICATED, FORBIDDEN */
export function admit(row: CallerRow | undefined, claims: Claims, access: Access): { row: CallerRow; actor: Actor } {
  if (!row?.wrapped) throw new AppError('UNAUTHENTICATED')
  const pairs: unknown = row.grants === null || row.grants === '[]' ? [] : JSON.parse(row.grants)
  const grants = (pairs as [StaffRole, string | null, string | null][]).map(([role, pointId, departmentId]) => ({
    role,
    pointId,
    departmentId,
  }))
  if (access.who === 'staff' && !grants.some((grant) => access.roles.includes(grant.role)))
    throw new AppError('FORBIDDEN')
  const actor: Actor = {
    kind: 'person',
    accountId: claims.accountId,
    sessionId: claims.sessionId,
    grants,
    phoneConfirmed: row.phone_hash !== null,
    identified: row.identity_sealed !== null,
    consentVersion: row.consent_version,
  }
  return { row, actor }
}

/** Reads that the caller's rights rest on, by their text, with what they answered. */
export class HeldReads {
  private readonly reads = new Map<string, { query: Query<unknown>; answer: string }>()

  /** Remembers what such reads answered. */
  note(queries: readonly Query<unknown>[], answers: readonly (readonly unknown[])[]): void {
    for (const [index, one] of queries.entries()) {
      const { holds } = one
      if (!holds) continue
      const rows = answers[index] ?? []
      const values = rows.map((row) => holds.map((column) => (row as Record<string, Value>)[column]))
      this.reads.set(one.sql, { query: one, answer: JSON.stringify(values) })
    }
  }

  /**
   * @returns a write that stops its batch unless the session lives, its roles are as they were, and every held read
   *   answers the same: whatever was revoked in between. Columns are compared as SQLite writes them in JSON.
   */
  rightsWrite(sessionId: string, now: number, grants: string | null): Write {
    const reads = [...this.reads.values()]
    const same = reads.map(({ query: { sql, holds = [] } }) => {
      return ` AND (SELECT json_group_array(json_array(${holds.join()})) FROM (${sql})) IS ?`
    })
    const values = reads.flatMap(({ query: { args }, answer }) => [...args, answer])
    return guarded('RIGHTS_CHANGED', RIGHTS_SQL + same.join(''), [sessionId, now, grants, ...values])
  }
}
