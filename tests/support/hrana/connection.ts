import Database from 'libsql'
import { fromWire, type StatementResult, toWire, type WireColumn, type WireError, type WireStatement } from './protocol'

export interface ConnectionOptions {
  path: string
  /** FULL makes every commit durable, NORMAL leaves the last ones to the operating system. */
  synchronous: 'NORMAL' | 'FULL'
}

const SQLITE_BUSY = 5
const CACHED_STATEMENTS = 256
const READS_ONLY = /^\s*(select|values|pragma|explain)\b/i

type Statement = Database.Statement<unknown[]>

/** True when SQLite refused because another connection holds the lock (extended codes such as BUSY_SNAPSHOT too). */
export const isBusy = (error: unknown): boolean => ((rawCode(error) ?? 0) & 0xff) === SQLITE_BUSY

/** True when nothing has happened yet, so that the same statement may simply be tried again. */
export const mayRetry = (error: unknown): boolean => rawCode(error) === SQLITE_BUSY

function rawCode(error: unknown): number | undefined {
  return error instanceof Database.SqliteError ? error.rawCode : undefined
}

export function toWireError(error: unknown): WireError {
  if (!(error instanceof Error)) return { message: String(error), code: 'HRANA_ERROR' }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'HRANA_ERROR'
  return { message: error.message, code }
}

/** One native connection with its prepared statements. It never waits: a held lock is an error at once. */
export class Connection {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Statement>()
  readonly #totalChanges: Statement
  readonly #lastWrite: Statement
  /** Set after SQLITE_BUSY: libsql leaves that statement unreset, and so an old snapshot open. */
  spoiled = false

  constructor(options: ConnectionOptions) {
    this.#database = new Database(options.path, { timeout: 0 })
    this.#database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = ${options.synchronous}; PRAGMA foreign_keys = ON`,
    )
    this.#totalChanges = this.#database.prepare('SELECT total_changes()').raw(true)
    this.#lastWrite = this.#database.prepare('SELECT changes(), last_insert_rowid()').raw(true)
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction
  }

  run(sql: string, { args = [], named_args = [], want_rows = true }: WireStatement): StatementResult {
    const statement = this.#prepare(sql)
    const bound =
      named_args.length > 0
        ? Object.fromEntries(named_args.map(({ name, value }) => [name.replace(/^[:@$]/, ''), fromWire(value)]))
        : args.map(fromWire)
    if (!statement.reader) {
      const { changes, lastInsertRowid } = statement.run(bound)
      return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: String(lastInsertRowid) }
    }
    const readsOnly = READS_ONLY.test(sql)
    const before = readsOnly ? 0 : this.#number(this.#totalChanges)
    const rows = statement.all(bound)
    const result = {
      cols: columns(statement),
      rows: want_rows ? rows.map((row) => (Array.isArray(row) ? row.map(toWire) : [])) : [],
    }
    // changes() keeps its old value after a statement that wrote nothing; total_changes() tells the two apart.
    if (readsOnly || this.#number(this.#totalChanges) === before) {
      return { ...result, affected_row_count: 0, last_insert_rowid: null }
    }
    const [changes, rowid] = this.#row(this.#lastWrite)
    return { ...result, affected_row_count: Number(changes), last_insert_rowid: String(rowid) }
  }

  runScript(sql: string): void {
    this.#database.exec(sql)
  }

  /** Parameters are left out: libsql does not tell them. */
  describe(sql: string) {
    return {
      params: [],
      cols: columns(this.#prepare(sql)),
      is_explain: /^\s*explain/i.test(sql),
      is_readonly: READS_ONLY.test(sql),
    }
  }

  rollback(): void {
    if (this.inTransaction) this.#database.exec('ROLLBACK')
  }

  close(): void {
    this.#database.close()
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#database.prepare(sql).safeIntegers(true)
    if (statement.reader) statement.raw(true)
    if (this.#statements.size >= CACHED_STATEMENTS) this.#statements.clear()
    this.#statements.set(sql, statement)
    return statement
  }

  #row(statement: Statement): unknown[] {
    const row = statement.get([])
    return Array.isArray(row) ? row : []
  }

  #number(statement: Statement): number {
    return Number(this.#row(statement)[0])
  }
}

function columns(statement: Statement): WireColumn[] {
  return statement.columns().map(({ name, type }) => ({ name, decltype: type }))
}
