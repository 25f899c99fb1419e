import type { Access, StaffRole } from '../../shared/contract/endpoint'
import { type Value, type Write, write } from '../db/statement'

/** A role that is in force now. `pointId` null: at every service point. `departmentId`: in whose name, for a role of a department. */
export interface Grant {
  role: StaffRole
  pointId: string | null
  departmentId: string | null
}

/** Who acts. Known after the first `load`. */
export type Actor =
  | {
      kind: 'person'
      accountId: string
      sessionId: string
      grants: readonly Grant[]
      phoneConfirmed: boolean
      /** Who they are was verified. */
      identified: boolean
      consentVersion: string | null
    }
  | { kind: 'system'; job: string }
  | { kind: 'nobody' }

/** Whether the actor holds one of these roles, or one of the route's when none is named, at such a place. */
export function holdsRole(
  actor: Actor,
  access: Access,
  roles: readonly StaffRole[],
  isPlace: (grant: Grant) => boolean,
): boolean {
  if (actor.kind !== 'person' || access.who !== 'staff') return false
  const asked = roles.length > 0 ? roles : access.roles
  return actor.grants.some((grant) => asked.includes(grant.role) && isPlace(grant))
}

/** What was done, and to what; ids only in `detail`. */
export interface Deed {
  at: number
  requestId: string
  action: string
  entity: string
  entityId: string
  pointId: string | null
  detail: Readonly<Record<string, Value>> | undefined
}

/** @returns the audit row of what the actor did; `unnamed` leaves a person out of it */
export function auditWrite(actor: Actor, deed: Deed, naming: 'named' | 'unnamed'): Write {
  const [kind, id] =
    actor.kind === 'person'
      ? ['person', naming === 'named' ? actor.accountId : '-']
      : actor.kind === 'system'
        ? ['system', actor.job]
        : ['nobody', '-']
  const { at, requestId, action, entity, entityId, pointId, detail } = deed
  return write(
    'INSERT INTO audit (at, actor_kind, actor_id, action, entity, entity_id, point_id, request_id, detail) VALUES (?,?,?,?,?,?,?,?,?)',
    [at, kind, id, action, entity, entityId, pointId, requestId, detail ? JSON.stringify(detail) : null],
  )
}
