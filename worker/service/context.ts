import type { Access, StaffRole } from '../../shared/contract/endpoint'
import type { VerifiedIdentity } from '../../shared/domain/verified-identity'
import type { Claims } from '../adapter/token'
import type { DataKey } from '../adapter/vault'
import { type Db, type Query, type RowsOf, UniqueError, type Value, type Write, type Written } from '../db/statement'
import { identitySpot } from './account/new-account'
import { type Actor, auditWrite, type Grant, holdsRole } from './actor'
import { admit, type CallerRow, callerQuery, HeldReads } from './caller'
import type { Deps } from './deps'
import { AppError, refusalOf } from './error'
import { type Idempotency, type KeptAnswerRow, keptAnswerQuery, keptAnswerWrite, replay } from './kept-answer'

/** What a request brings to its context. */
interface Start {
  requestId: string
  now: number
  access: Access
  claims: Claims | null
  idempotency: Idempotency | null
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
  private caller: CallerRow | null = null
  private readonly heldReads = new HeldReads()
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
    return this.claims.accountId
  }

  get sessionId(): string {
    return this.claims.sessionId
  }

  private get claims(): Claims {
    if (!this.start.claims) throw new AppError('UNAUTHENTICATED')
    return this.start.claims
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
    const own: Query<CallerRow | KeptAnswerRow>[] = [callerQuery(this.claims, this.now)]
    if (idempotency) own.push(keptAnswerQuery(this.accountId, idempotency))
    const rows: unknown[][] = await this.read<readonly Query<unknown>[]>([...own, ...queries])
    const { row, actor } = admit(rows[0]?.[0] as CallerRow | undefined, this.claims, this.start.access)
    this.caller = row
    this.known = actor
    if (idempotency) await this.replay(idempotency, rows[1]?.[0] as KeptAnswerRow | undefined)
    return rows.slice(own.length) as RowsOf<Q>
  }

  /** The data key of the caller's account. Call after `load`. */
  async accountKey(): Promise<DataKey> {
    const row = this.caller
    if (!row?.wrapped) throw new AppError('UNAUTHENTICATED')
    this.key ??= await this.deps.vault.openKey(row.key_id, row.wrapped, row.key_version)
    return this.key
  }

  /** Who the caller was found to be; null: nobody has verified it yet. Call after `load`. */
  async identity(): Promise<VerifiedIdentity | null> {
    const sealed = this.caller?.identity_sealed ?? null
    if (sealed === null) return null
    const text = await this.deps.vault.unseal(await this.accountKey(), identitySpot(this.accountId), sealed)
    return JSON.parse(text) as VerifiedIdentity
  }

  private replay(idempotency: Idempotency, row: KeptAnswerRow | undefined): Promise<void> {
    return replay(this.deps.vault, () => this.accountKey(), this.accountId, idempotency, row)
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

  private async commit(writes: readonly Write[], answer: unknown, idempotency: Idempotency | null): Promise<Written> {
    if (!this.known) throw new Error('save before load')
    const batch = [...writes]
    if (idempotency && this.caller) {
      const { vault } = this.deps
      // First, so that of two twins the later one stops here and not at a limit the earlier one has used up.
      batch.unshift(
        await keptAnswerWrite(vault, await this.accountKey(), this.accountId, idempotency, answer, this.now),
      )
    }
    if (this.start.access.who === 'staff' && this.caller)
      batch.unshift(this.heldReads.rightsWrite(this.sessionId, this.now, this.caller.grants))
    this.trips++
    try {
      return await this.db.write(batch)
    } catch (error) {
      if (idempotency && error instanceof UniqueError && error.columns.startsWith('idempotency.')) {
        this.trips++
        const [rows] = await this.read([keptAnswerQuery(this.accountId, idempotency)])
        await this.replay(idempotency, rows[0])
      }
      throw refusalOf(error)
    }
  }

  private async read<const Q extends readonly Query<unknown>[]>(queries: Q): Promise<RowsOf<Q>> {
    try {
      const rows = await this.db.read(queries)
      this.heldReads.note(queries, rows)
      return rows
    } catch (error) {
      throw refusalOf(error)
    }
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
    const deed = { at: this.now, requestId: this.requestId, action, entity, entityId, pointId, detail }
    return auditWrite(this.actor, deed, naming)
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
    return holdsRole(this.actor, this.start.access, roles, isPlace)
  }

  /** @throws AppError NOT_FOUND when the actor has no such role there: another point's objects look as if they were not there */
  requireAt(pointId: string): void {
    if (!this.mayAt(pointId)) throw new AppError('NOT_FOUND')
  }
}
