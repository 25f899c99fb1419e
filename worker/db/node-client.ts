import Database from 'libsql'
import type { Db, Query, RowsOf, Value, Write, Written } from './statement'
import { DbBusyError, GuardError, mapDbError, Returned } from './statement'

type Native = InstanceType<typeof Database>
type Prepared = ReturnType<Native['prepare']>

export interface NodeDbOptions {
  /** File of the database. */
  path: string
  /** How long a write waits while another process holds the lock, in milliseconds. */
  busyMs?: number
  /** Told of every statement that ran: tests count and explain them. */
  onBatch?: (kind: 'read' | 'write', statements: readonly { sql: string; args: readonly Value[] }[]) => void
}

interface Pending {
  writes: readonly Write[]
  returned: Returned
  deadline: number
  resolve: (written: Written) => void
  reject: (error: unknown) => void
}

/** How many batches one transaction takes at the most, so that one answer never waits for a long line. */
const GROUP = 64
const RETRY_MS = 15

/**
 * The embedded database. Statements are prepared once. Batches that arrive together share one transaction and one
 * fsync (group commit): each runs in a savepoint of its own, so one that fails undoes only itself, and every promise
 * settles after COMMIT. `synchronous = FULL`: what was acknowledged survives a crash.
 */
export class NodeDb implements Db {
  private db: Native
  private readonly prepared = new Map<string, Prepared>()
  private readonly queue: Pending[] = []
  private scheduled = false

  constructor(private readonly options: NodeDbOptions) {
    this.db = this.open()
  }

  private open(): Native {
    const db = new Database(this.options.path)
    db.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000',
    )
    return db
  }

  /** libsql does not reset a statement that ended in SQLITE_BUSY; a fresh connection drops the old snapshot. */
  private reopen(): void {
    this.prepared.clear()
    this.db.close()
    this.db = this.open()
  }

  private prepare(sql: string): Prepared {
    let statement = this.prepared.get(sql)
    if (!statement) {
      statement = this.db.prepare(sql)
      if (this.prepared.size >= 512) this.prepared.clear()
      this.prepared.set(sql, statement)
    }
    return statement
  }

  read<const Q extends readonly Query<unknown>[]>(queries: Q): Promise<RowsOf<Q>> {
    return new Promise((resolve, reject) => {
      this.options.onBatch?.('read', queries)
      try {
        resolve(queries.map(({ sql, args }) => this.prepare(sql).all([...args])) as RowsOf<Q>)
      } catch (error) {
        const mapped = mapDbError(error, undefined)
        if (mapped instanceof DbBusyError) this.reopen()
        reject(mapped)
      }
    })
  }

  write(writes: readonly Write[]): Promise<Written> {
    return new Promise((resolve, reject) => {
      this.options.onBatch?.('write', writes)
      const deadline = performance.now() + (this.options.busyMs ?? 3000)
      this.queue.push({ writes, returned: new Returned(), deadline, resolve, reject })
      this.schedule()
    })
  }

  private schedule(delay?: number): void {
    if (this.scheduled) return
    this.scheduled = true
    const run = () => {
      this.scheduled = false
      this.flush()
    }
    if (delay === undefined) setImmediate(run)
    else setTimeout(run, delay)
  }

  /** Runs one savepoint. @returns the error that undid it, if any */
  private runOne(pending: Pending, alone: boolean): unknown {
    let current: Write | undefined
    if (!alone) this.prepare('SAVEPOINT one').run([])
    try {
      for (current of pending.writes) {
        const changes = this.runWrite(current, pending.returned)
        if (current.guard && changes !== 1) throw new GuardError(current.guard)
      }
      if (!alone) this.prepare('RELEASE one').run([])
      return undefined
    } catch (error) {
      if (this.db.inTransaction && !alone) this.db.exec('ROLLBACK TO one; RELEASE one')
      return error instanceof GuardError ? error : mapDbError(error, current)
    }
  }

  /** @returns how many rows it changed */
  private runWrite(write: Write, returned: Returned): number {
    const statement = this.prepare(write.sql)
    if (!write.returns) return statement.run([...write.args]).changes
    const rows = statement.all([...write.args])
    returned.set(write, rows[0])
    return rows.length
  }

  private flush(): void {
    const group = this.queue.splice(0, GROUP)
    if (group.length === 0) return
    try {
      this.prepare('BEGIN IMMEDIATE').run([])
    } catch (error) {
      this.onLocked(group, mapDbError(error, undefined))
      return
    }
    const alone = group.length === 1
    const outcomes = new Map<Pending, unknown>()
    let lost: unknown
    for (const pending of group) {
      const error = this.runOne(pending, alone)
      outcomes.set(pending, error)
      // SQLite undid the whole transaction by itself (a full disk): nobody's work is there.
      if (!this.db.inTransaction) {
        lost = error
        break
      }
    }
    if (lost === undefined) lost = this.finish(alone && outcomes.get(group[0] as Pending) !== undefined)
    for (const pending of group) {
      const error = outcomes.get(pending) ?? lost
      if (error === undefined) pending.resolve(pending.returned)
      else pending.reject(error)
    }
    if (this.queue.length > 0) this.schedule()
  }

  /** Ends the transaction. @returns the error when COMMIT failed and everything was undone */
  private finish(undo: boolean): unknown {
    try {
      this.prepare(undo ? 'ROLLBACK' : 'COMMIT').run([])
      return undefined
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK')
      return mapDbError(error, undefined)
    }
  }

  /** Nothing has run yet: wait a little and try again until each one's time is over. */
  private onLocked(group: Pending[], error: unknown): void {
    if (error instanceof DbBusyError) {
      this.reopen()
      const now = performance.now()
      this.queue.unshift(...group.filter((pending) => pending.deadline > now))
      for (const pending of group) if (pending.deadline <= now) pending.reject(error)
      if (this.queue.length > 0) this.schedule(RETRY_MS)
      return
    }
    for (const pending of group) pending.reject(error)
    if (this.queue.length > 0) this.schedule()
  }

  close(): void {
    this.flush()
    this.db.close()
  }
}
