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
  close(): Promise<void>
}

export interface TargetOptions {
  /** Folder of this hall's own, with `hall.db` in it. */
  directory: string
  environment: Record<string, string>
  clock: TestClock
}

const FRAME = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|INSERT INTO guard)\b/i

/** True for what a verb itself asks for. */
export const isOwnStatement = (sql: string): boolean => !FRAME.test(sql)
