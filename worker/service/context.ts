import type { Access, StaffRole } from '../../shared/contract/endpoint'
import type { VerifiedIdentity } from '../../shared/domain/verified-identity'
import type { Claims } from '../adapter/token'
import type { DataKey } from '../adapter/vault'
import {
  type Db,
  guarded,
  type Query,
  query,
  type RowsOf,
  UniqueError,
  type Value,
  type Write,
  type Written,
  write,
} from '../db/statement'
import { identitySpot } from './account/new-account'
import type { Deps } from './deps'
import { AppError, Replay, refusalOf } from './error'

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

interface SessionRow {
  key_id: string
  wrapped: string | null
  key_version: number
  phone_hash: string | null
  consent_version: string | null
  identity_sealed: string | null
  grants: string | null
}
interface IdempotencyRow {
  fingerprint: string
  status: number
  answer_sealed: string
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
const IDEMPOTENCY_SQL = 'SELECT fingerprint, status, answer_sealed FROM idempotency WHERE account_id = ? AND key = ?'

/** What a request brings to its context. */
export interface Start {
  requestId: string
  now: number
  access: Access
  claims: Claims | null
  /** Key and fingerprint of an idempotent request. */
  idempotency: { key: string; fingerprint: string; status: number } | null
  /** Network address of the caller, for limits; null inside jobs. */
  address: string | null
}

/**
 * One request (or one run of a job): its instant, its actor, its database. A verb calls `load` once and `save` once.
 * The session check travels with the first `load`, so authentication costs no round trip of its own.
 */
export class Context {
  readonly now: number
  readonly requestId: string
  private readonly db: Db
  private known: Actor | null = null
  private key: DataKey | null = null
  private sessionRow: SessionRow | null = null
  /** Reads that the caller's rights rest on, by their text, with what they answered. */
  private readonly heldReads = new Map<string, { query: Query<unknown>; answer: string }>()
  /** Round trips to the database so far. */
  trips = 0

  constructor(
    readonly deps: Deps,
    private readonly start: Start,
  ) {
    this.now = start.now
    this.requestId = start.requestId
    this.db = deps.db()
    if (!start.claims) this.known = { kind: 'nobody' }
  }

  /** A context for a job: no caller, full rights, its own audit name. */
  static system(deps: Deps, job: string, now: number): Context {
    const context = new Context(deps, {
      requestId: `job-${job}-${now}`,
      now,
      access: { who: 'anyone' },
      claims: null,
      idempotency: null,
      address: null,
    })
    context.known = { kind: 'system', job }
    return context
  }

  get address(): string | null {
    return this.start.address
  }

  /** The caller's account, from the signed token; whether its session still lives is known after `load`. */
  get accountId(): string {
    if (!this.start.claims) throw new AppError('UNAUTHENTICATED')
    return this.start.claims.accountId
  }

  get sessionId(): string {
    if (!this.start.claims) throw new AppError('UNAUTHENTICATED')
    return this.start.claims.sessionId
  }

  /** Who acts. @throws Error before the first `load` */
  get actor(): Actor {
    if (!this.known) throw new Error('actor read before load')
    return this.known
  }

  /** True once the caller's session was checked, or nobody needs one. */
  get checked(): boolean {
    return this.known !== null
  }

  /** @returns a new random id */
  id(): string {
    return this.deps.id()
  }

  /** Reads everything a verb needs in one round trip. @throws AppError UNAUTHENTICATED, FORBIDDEN; Replay */
  async load<const Q extends readonly Query<unknown>[]>(queries: Q): Promise<RowsOf<Q>> {
    this.trips++
    if (this.known) return this.read(queries)
    const { idempotency } = this.start
    const own: Query<SessionRow | IdempotencyRow>[] = [
      query<SessionRow>(SESSION_SQL, [this.now, this.sessionId, this.accountId, this.now]),
    ]
    if (idempotency) own.push(query<IdempotencyRow>(IDEMPOTENCY_SQL, [this.accountId, idempotency.key]))
    const rows: unknown[][] = await this.read<readonly Query<unknown>[]>([...own, ...queries])
    this.admit(rows[0]?.[0] as SessionRow | undefined)
    if (idempotency) await this.replay(rows[1]?.[0] as IdempotencyRow | undefined)
    return rows.slice(own.length) as RowsOf<Q>
  }

  /** Checks that the session lives and the declared access holds. */
  private admit(row: SessionRow | undefined): void {
    if (!row?.wrapped) throw new AppError('UNAUTHENTICATED')
    const pairs: unknown = row.grants === null || row.grants === '[]' ? [] : JSON.parse(row.grants)
    const grants = (pairs as [StaffRole, string | null, string | null][]).map(([role, pointId, departmentId]) => ({
      role,
      pointId,
      departmentId,
    }))
    const { access } = this.start
    if (access.who === 'staff' && !grants.some((grant) => access.roles.includes(grant.role)))
      throw new AppError('FORBIDDEN')
    this.sessionRow = row
    this.known = {
      kind: 'person',
      accountId: this.accountId,
      sessionId: this.sessionId,
      grants,
      phoneConfirmed: row.phone_hash !== null,
      identified: row.identity_sealed !== null,
      consentVersion: row.consent_version,
    }
  }

  /** The data key of the caller's account. Call after `load`. */
  async accountKey(): Promise<DataKey> {
    const row = this.sessionRow
    if (!row?.wrapped) throw new AppError('UNAUTHENTICATED')
    this.key ??= await this.deps.vault.openKey(row.key_id, row.wrapped, row.key_version)
    return this.key
  }

  /** Who the caller was found to be; null: nobody has verified it yet. Call after `load`. */
  async identity(): Promise<VerifiedIdentity | null> {
    const sealed = this.sessionRow?.identity_sealed ?? null
    if (sealed === null) return null
    const text = await this.deps.vault.unseal(await this.accountKey(), identitySpot(this.accountId), sealed)
    return JSON.parse(text) as VerifiedIdentity
  }

  private async replay(row: IdempotencyRow | undefined): Promise<void> {
    const { idempotency } = this.start
    if (!row || !idempotency) return
    if (row.fingerprint !== idempotency.fingerprint) throw new AppError('IDEMPOTENCY_MISMATCH')
    const text = await this.deps.vault.unseal(
      await this.accountKey(),
      this.answerSpot(idempotency.key),
      row.answer_sealed,
    )
    throw new Replay(row.status, JSON.parse(text))
  }

  private answerSpot(key: string): string {
    return `idempotency/${this.accountId}/${key}/answer_sealed`
  }

  /**
   * Writes everything in one transaction, one round trip. For an idempotent request `answer` is kept (sealed) in the same
   * batch; when a twin of this request was faster, its answer is returned instead. What one of the hall's people is
   * allowed to do must still hold: a role, an authorisation or a session that was taken away since `load` stops the write.
   * @returns the rows of `returning` writes
   * @throws AppError RIGHTS_CHANGED, or of the guard or uniqueness that did not hold; Replay; DbBusyError, DbFullError
   */
  async save(writes: readonly Write[], answer?: unknown): Promise<Written> {
    return this.commit(writes, answer, this.start.idempotency)
  }

  /**
   * Writes what stays although the request is refused (a wrong code is counted): its idempotency key stays free, for the
   * same request is no repetition but another try. @throws as {@link save}
   */
  async saveRefused(writes: readonly Write[]): Promise<void> {
    await this.commit(writes, null, null)
  }

  private async commit(writes: readonly Write[], answer: unknown, idempotency: Start['idempotency']): Promise<Written> {
    if (!this.known) throw new Error('save before load')
    const batch = [...writes]
    if (idempotency && this.sessionRow) {
      const sealed = await this.deps.vault.seal(
        await this.accountKey(),
        this.answerSpot(idempotency.key),
        JSON.stringify(answer ?? null),
      )
      // First, so that of two twins the later one stops here and not at a limit the earlier one has used up.
      batch.unshift(
        write(
          'INSERT INTO idempotency (account_id, key, fingerprint, status, answer_sealed, created_at) VALUES (?,?,?,?,?,?)',
          [this.accountId, idempotency.key, idempotency.fingerprint, idempotency.status, sealed, this.now],
        ),
      )
    }
    const rights = this.rightsWrite()
    if (rights) batch.unshift(rights)
    this.trips++
    try {
      return await this.db.write(batch)
    } catch (error) {
      if (idempotency && error instanceof UniqueError && error.columns.startsWith('idempotency.')) {
        this.trips++
        const [rows] = await this.read([query<IdempotencyRow>(IDEMPOTENCY_SQL, [this.accountId, idempotency.key])])
        await this.replay(rows[0])
      }
      throw refusalOf(error)
    }
  }

  /**
   * What one of the hall's people may do was read with `load`; it must still be so when the write goes in, whatever was
   * revoked in between. The columns of a held read are compared as SQLite writes them in JSON.
   */
  private rightsWrite(): Write | null {
    const { access } = this.start
    if (access.who !== 'staff' || !this.sessionRow) return null
    const reads = [...this.heldReads.values()]
    const same = reads.map(({ query: { sql, holds = [] } }) => {
      return ` AND (SELECT json_group_array(json_array(${holds.join()})) FROM (${sql})) IS ?`
    })
    const values = reads.flatMap(({ query: { args }, answer }) => [...args, answer])
    const own = [this.sessionId, this.now, this.sessionRow.grants]
    return guarded('RIGHTS_CHANGED', RIGHTS_SQL + same.join(''), [...own, ...values])
  }

  private async read<const Q extends readonly Query<unknown>[]>(queries: Q): Promise<RowsOf<Q>> {
    try {
      const rows = await this.db.read(queries)
      for (const [index, one] of queries.entries()) if (one.holds) this.hold(one, one.holds, rows[index] ?? [])
      return rows
    } catch (error) {
      throw refusalOf(error)
    }
  }

  private hold(read: Query<unknown>, columns: readonly string[], rows: readonly unknown[]): void {
    const values = rows.map((row) => columns.map((column) => (row as Record<string, Value>)[column]))
    this.heldReads.set(read.sql, { query: read, answer: JSON.stringify(values) })
  }

  /**
   * @returns the audit row of a change; goes into the same batch as the change. Ids only in `detail`. `unnamed` leaves the
   *   actor out, where the law or our word keeps it secret (an anonymous rating).
   */
  audit(
    action: string,
    entity: string,
    entityId: string,
    pointId: string | null = null,
    detail?: Readonly<Record<string, Value>>,
    naming: 'named' | 'unnamed' = 'named',
  ): Write {
    const actor = this.actor
    const [kind, id] =
      actor.kind === 'person'
        ? ['person', naming === 'named' ? actor.accountId : '-']
        : actor.kind === 'system'
          ? ['system', actor.job]
          : ['nobody', '-']
    return write(
      'INSERT INTO audit (at, actor_kind, actor_id, action, entity, entity_id, point_id, request_id, detail) VALUES (?,?,?,?,?,?,?,?,?)',
      [this.now, kind, id, action, entity, entityId, pointId, this.requestId, detail ? JSON.stringify(detail) : null],
    )
  }

  /** True when the actor holds one of the route's roles, or of `roles`, at this service point. */
  mayAt(pointId: string, ...roles: StaffRole[]): boolean {
    return this.holds(roles, (grant) => grant.pointId === null || grant.pointId === pointId)
  }

  /** True when the actor holds one of the route's roles, or of `roles`, in the name of this department. */
  mayIn(departmentId: string, ...roles: StaffRole[]): boolean {
    return this.holds(roles, (grant) => grant.departmentId === departmentId)
  }

  private holds(roles: readonly StaffRole[], isPlace: (grant: Grant) => boolean): boolean {
    const { access } = this.start
    if (this.actor.kind !== 'person' || access.who !== 'staff') return false
    const asked = roles.length > 0 ? roles : access.roles
    return this.actor.grants.some((grant) => asked.includes(grant.role) && isPlace(grant))
  }

  /** @throws AppError NOT_FOUND when the actor has no such role there: another point's objects look as if they were not there */
  requireAt(pointId: string): void {
    if (!this.mayAt(pointId)) throw new AppError('NOT_FOUND')
  }
}
