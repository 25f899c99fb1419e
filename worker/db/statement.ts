import type { ErrorCode } from '../../shared/contract/error'

export type Value = string | number | null

/** A read: SQL with `?` parameters. `Row` is what one row looks like; columns are named as in the SQL. */
export interface Query<Row> {
  readonly sql: string
  readonly args: readonly Value[]
  /** What the caller's rights rest on: these columns must read the same when the verb writes. See {@link held}. */
  readonly holds?: readonly string[]
  /** Only a type: never set. */
  readonly row?: Row
}

/** A write. `Row` is what one row of its `RETURNING` clause looks like, if it has one. */
export interface Write<Row = unknown> {
  readonly sql: string
  readonly args: readonly Value[]
  /** The statement must change exactly one row; else the whole batch is undone and this code is the answer. */
  readonly guard?: ErrorCode
  /** A violated uniqueness in this statement becomes this code; by index columns where one statement can break several. */
  readonly unique?: ErrorCode | Readonly<Record<string, ErrorCode>>
  /** The statement has a `RETURNING` clause. */
  readonly returns?: true
  /** Only a type: never set. */
  readonly row?: Row
}

/** What a batch of writes gave back. */
export interface Written {
  /** The row that a write made by {@link returning} gave back. */
  rowOf<R>(write: Write<R>): R
}

type Row = Record<string, unknown>
export type RowsOf<Q extends readonly Query<unknown>[]> = {
  -readonly [K in keyof Q]: Q[K] extends Query<infer R> ? R[] : never
}

/** @returns a read whose rows have the shape `Row`. */
export function query<R extends object = Row>(sql: string, args: readonly Value[] = []): Query<R> {
  return { sql, args }
}

/**
 * @returns the read, of whose answer the verb's write depends: when one of these columns reads otherwise by then, the
 *   write is refused (`Context.save`).
 */
export function held<R extends object>(read: Query<R>, ...columns: (keyof R & string)[]): Query<R> {
  return { ...read, holds: columns }
}

/** @returns a write that may change any number of rows. */
export function write(sql: string, args: readonly Value[] = [], unique?: Write['unique']): Write {
  return unique ? { sql, args, unique } : { sql, args }
}

/** @returns a write that must change exactly one row, else the batch is undone with `guard`. */
export function guarded(guard: ErrorCode, sql: string, args: readonly Value[] = [], unique?: Write['unique']): Write {
  return unique ? { sql, args, guard, unique } : { sql, args, guard }
}

/** @returns a {@link guarded} write whose one row comes back with the commit: what only the database could know. */
export function returning<R extends object>(
  guard: ErrorCode,
  sql: string,
  args: readonly Value[] = [],
  unique?: Write['unique'],
): Write<R> {
  return unique ? { sql, args, guard, unique, returns: true } : { sql, args, guard, returns: true }
}

/** The rows that came back, by the write that asked for them. */
export class Returned implements Written {
  private readonly rows = new Map<Write, unknown>()

  set(write: Write, row: unknown): void {
    this.rows.set(write, row)
  }

  rowOf<R>(write: Write<R>): R {
    const row = this.rows.get(write)
    if (row === undefined) throw new Error('this write returned no row')
    return row as R
  }
}

/** A database as the services see it: one read batch is one round trip, one write batch is one round trip. */
export interface Db {
  /** Runs reads in one snapshot. */
  read<const Q extends readonly Query<unknown>[]>(queries: Q): Promise<RowsOf<Q>>
  /** Runs writes in one transaction; all or none. @throws GuardError, UniqueError, DbBusyError, DbFullError */
  write(writes: readonly Write[]): Promise<Written>
  close(): void
}

/** A conditional write touched no row. */
export class GuardError extends Error {
  override name = 'GuardError'
  constructor(readonly code: ErrorCode) {
    super(`guard ${code}`)
  }
}

/** A uniqueness was violated; `columns` as SQLite names them, such as `rating.visit_id`. */
export class UniqueError extends Error {
  override name = 'UniqueError'
  constructor(
    readonly columns: string,
    readonly code: ErrorCode | undefined,
  ) {
    super(`unique ${columns}`)
  }
}

/** Another connection holds the database for too long; nothing was written. */
export class DbBusyError extends Error {
  override name = 'DbBusyError'
}

/** The disk is full or cannot be written; nothing was written. */
export class DbFullError extends Error {
  override name = 'DbFullError'
}

const UNIQUE = /UNIQUE constraint failed: (?:index '([^']+)'|([\w., ]+))/

/** Turns an error of the driver into one of ours; `statement` is the write that failed. */
export function mapDbError(error: unknown, statement: Write | undefined): unknown {
  const message = error instanceof Error ? error.message : String(error)
  const unique = UNIQUE.exec(message)
  if (unique) {
    const columns = (unique[1] ?? unique[2] ?? '').trim()
    const rule = statement?.unique
    return new UniqueError(columns, typeof rule === 'string' ? rule : rule?.[columns])
  }
  if (/database is locked|SQLITE_BUSY|database table is locked/i.test(message)) return new DbBusyError(message)
  if (/disk is full|SQLITE_FULL|disk I\/O error|SQLITE_IOERR|readonly database|unable to open database/i.test(message))
    return new DbFullError(message)
  return error
}
