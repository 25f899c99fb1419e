import { MINUTE_MS } from '../../shared/domain/time'
import { FilesDownError } from '../adapter/files'
import { query } from '../db/statement'
import type { Context } from '../service/context'
import type { EachRow } from '../service/each-row'
import { AppError } from '../service/error'

/** A run that took longer than this is taken to be dead, and another may start. */
export const LEASE_MS = 2 * MINUTE_MS

/** All that could be done was done; `count` rows failed, each of them told in the log. */
export class PartlyFailed extends Error {
  override name = 'PartlyFailed'
  constructor(readonly count: number) {
    super('partly failed')
  }
}

/** The run took longer than its lease: by now another one may be at the same work. The job is due again at once. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'
}

/** What the log says of a fault: its code or kind, and how many rows failed; never its words, which may name somebody. */
export function faultName(error: unknown): string {
  if (error instanceof PartlyFailed) return `${error.name} ${error.count}`
  return error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown'
}

/** No fault of the row: what all rows stand on is gone, and the next row would fail as well. */
function isFatal(error: unknown): boolean {
  if (error instanceof AppError) return error.code === 'DATABASE_BUSY' || error.code === 'DATABASE_FULL'
  return error instanceof FilesDownError || error instanceof LeaseLost
}

/**
 * The rows of one run of a job that could not be handled. Such a row is logged by its id and counted, and the rest goes on;
 * a lease that is over, a database or a store that is gone stop the run. It is tried again where its state says that it is
 * still to be done: docs/architecture.md names what is not.
 */
export class RowFaults {
  private readonly ids = new Set<string>()

  constructor(
    private readonly context: Context,
    private readonly job: string,
  ) {}

  /** How many rows failed so far; one that failed twice in the run is one. */
  get count(): number {
    return this.ids.size
  }

  /** @throws LeaseLost, FilesDownError, AppError DATABASE_BUSY, DATABASE_FULL, or what an unreachable database throws */
  readonly each: EachRow = async (rows, handle, sideBySide = rows.length) => {
    const { deps, now } = this.context
    if ((await deps.clock()) >= now + LEASE_MS) throw new LeaseLost()
    const waiting = [...rows]
    const failed = new Map<string, unknown>()
    let fatal: { error: unknown } | undefined
    const hand = async () => {
      for (let row = waiting.shift(); row && !fatal; row = waiting.shift()) {
        const { id } = row
        await handle(row).catch((error: unknown) => {
          if (isFatal(error)) fatal ??= { error }
          else if (!(error instanceof AppError && error.code === 'CONFLICT')) failed.set(id, error)
        })
      }
    }
    await Promise.all(Array.from({ length: Math.min(sideBySide, rows.length) }, hand))
    if (fatal) throw fatal.error
    // Was it the rows, or is there no database? Then this fails too, and no row is blamed.
    if (failed.size > 0) await this.context.load([query('SELECT 1')])
    for (const [id, error] of failed) {
      this.ids.add(id)
      deps.log({ level: 'error', job: this.job, row: id, error: faultName(error) })
    }
    return new Set(failed.keys())
  }
}
