import type { TestClock } from './clock'

/** Where a hall runs, and what a test may see of it. */
export interface Target {
  origin: string
  /** Round trips to the database since the last reset. */
  trips(): number
  /** SQL texts that ran since the last reset, in order; without those that only frame a transaction. */
  statements(): string[]
  reset(): void
  /** What the hall logged so far: one JSON line an entry. */
  log(): string[]
  /** Does what the minute timer does. */
  runJobs(): Promise<void>
  /** From now on the database finds no room for a further page; false mends it. */
  fillDisk(isFull: boolean): Promise<void>
  /** From now on the database does not answer any more, for good. */
  loseDatabase(): Promise<void>
  /** Where the store of the files keeps them on this machine: a folder of `DATA_DIR`, or the one of the R2 bucket. */
  filesFolder: string
  close(): Promise<void>
}

export interface TargetOptions {
  /** Folder of this hall's own, with `hall.db` in it. */
  directory: string
  environment: Record<string, string>
  clock: TestClock
}

/** The size of the file is its limit, or there is none: SQLite never sets it below what is there. */
export const pageLimit = (isFull: boolean): string => `PRAGMA max_page_count = ${isFull ? 1 : 2 ** 32 - 2}`

const FRAME = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|INSERT INTO guard)\b/i

/** True for what a verb itself asks for. */
export const isOwnStatement = (sql: string): boolean => !FRAME.test(sql)
