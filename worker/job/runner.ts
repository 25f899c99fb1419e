import { guarded, query, write } from '../db/statement'
import { Context } from '../service/context'
import type { Deps } from '../service/deps'
import { AppError } from '../service/error'

/** Work that runs on a timer. Correctness never waits for it: it only makes free what is free already, and tells people. */
export interface Job {
  name: string
  /** How often it runs, in milliseconds of the hall's clock. */
  everyMs: number
  run: (context: Context) => Promise<void>
}

/** A run that took longer than this is taken to be dead, and another may start. */
const LEASE_MS = 2 * 60_000

interface DueRow {
  name: string
  next_due_at: number
}

/** Runs the jobs that are due. Several processes may call it at once: each job is leased to one of them. */
export async function runDueJobs(deps: Deps, jobs: readonly Job[]): Promise<void> {
  const now = await deps.clock()
  const start = Context.system(deps, 'runner', now)
  const [rows] = await start.load([query<DueRow>('SELECT name, next_due_at FROM job')])
  const known = new Map(rows.map((row) => [row.name, row.next_due_at]))
  for (const job of jobs) {
    const due = known.get(job.name) ?? 0
    // Due further ahead than it can be: the clock was set back since (a newcomer's, or a corrected machine's).
    if (due <= now || due > now + job.everyMs) await runOne(deps, job, now)
  }
}

async function runOne(deps: Deps, job: Job, now: number): Promise<void> {
  const context = Context.system(deps, job.name, now)
  try {
    await context.save([
      write('INSERT OR IGNORE INTO job (name, next_due_at) VALUES (?, 0)', [job.name]),
      guarded(
        'CONFLICT',
        `UPDATE job SET leased_until = ? WHERE name = ? AND (next_due_at <= ? OR next_due_at > ?)
          AND (leased_until IS NULL OR leased_until <= ? OR leased_until > ?)`,
        [now + LEASE_MS, job.name, now, now + job.everyMs, now, now + LEASE_MS],
      ),
    ])
  } catch (error) {
    if (error instanceof AppError) return
    throw error
  }
  let failure: string | null = null
  try {
    await job.run(context)
  } catch (error) {
    failure = error instanceof AppError ? error.code : error instanceof Error ? error.name : 'unknown'
    deps.log({ level: 'error', job: job.name, error: failure })
  }
  await context.save([
    write('UPDATE job SET leased_until = NULL, next_due_at = ?, last_run_at = ?, last_error = ? WHERE name = ?', [
      now + job.everyMs,
      now,
      failure,
      job.name,
    ]),
  ])
}
