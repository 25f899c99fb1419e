import { guarded, query, type Write, write } from '../db/statement'
import { Context } from '../service/context'
import type { Deps } from '../service/deps'
import type { EachRow } from '../service/each-row'
import { AppError } from '../service/error'
import { faultName, LEASE_MS, LeaseLost, PartlyFailed, RowFaults } from './row-faults'

/** Work that runs on a timer. Correctness never waits for it: it only makes free what is free already, and tells people. */
export interface Job {
  name: string
  /** How often it runs, in milliseconds of the hall's clock. */
  everyMs: number
  /** A tag of what the work rests on besides the database. A start with another one than the last run had is due at once. */
  basis?: (deps: Deps) => string
  /** `each` handles rows one by one: one that cannot be handled keeps none of the others waiting. */
  run: (context: Context, each: EachRow) => Promise<void>
}

interface DueRow {
  name: string
  next_due_at: number
  basis: string | null
}

const JOBS_SQL = `SELECT j.name, j.next_due_at, s.value AS basis FROM job j
  LEFT JOIN setting s ON s.name = 'job-basis/' || j.name`
const LEASE_SQL = `UPDATE job SET leased_until = ? WHERE name = ? AND (leased_until IS NULL OR leased_until <= ? OR leased_until > ?)
  AND (next_due_at <= ? OR next_due_at > ?
    OR (? IS NOT NULL AND ? IS NOT (SELECT value FROM setting WHERE name = 'job-basis/' || job.name)))`
/** A run that outlived its lease says nothing of the one that took over. */
const DONE_SQL = `UPDATE job SET leased_until = NULL, next_due_at = ?, last_run_at = ?, last_error = ?
  WHERE name = ? AND leased_until = ?`
const BASIS_SQL = `INSERT INTO setting (name, value) VALUES ('job-basis/' || ?, ?)
  ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1`

/**
 * Halls whose jobs have been seen to rest on their own basis. Only a start looks: of two builds that run side by side,
 * neither undoes the other's work at every turn.
 */
const settled = new WeakSet<Deps>()

/** Runs the jobs that are due. Several processes may call it at once: each job is leased to one of them. */
export async function runDueJobs(deps: Deps, jobs: readonly Job[]): Promise<void> {
  const start = Context.system(deps, 'runner', await deps.clock())
  const [rows] = await start.load([query<DueRow>(JOBS_SQL)])
  const known = new Map(rows.map((row) => [row.name, row]))
  const isStart = !settled.has(deps)
  let isSettled = true
  for (const job of jobs) {
    const row = known.get(job.name)
    // Those before it may have taken minutes: its own lease begins now.
    const now = await deps.clock()
    const due = row?.next_due_at ?? 0
    const basis = isStart && job.basis ? job.basis(deps) : null
    const isOutdated = basis !== null && basis !== row?.basis
    // Due further ahead than it can be: the clock was set back since (a newcomer's, or a corrected machine's).
    const isDue = due <= now || due > now + job.everyMs
    const isDone = isDue || isOutdated ? await runOne(deps, job, now, basis) : true
    if (isOutdated && !isDone) isSettled = false
  }
  if (isSettled) settled.add(deps)
}

/** @returns false when another process has the job, or the work failed */
async function runOne(deps: Deps, job: Job, now: number, basis: string | null): Promise<boolean> {
  const context = Context.system(deps, job.name, now)
  const lease = now + LEASE_MS
  try {
    await context.save([
      write('INSERT OR IGNORE INTO job (name, next_due_at) VALUES (?, 0)', [job.name]),
      guarded('CONFLICT', LEASE_SQL, [lease, job.name, now, lease, now, now + job.everyMs, basis, basis]),
    ])
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
  let failure: string | null = null
  let nextDueAt = now + job.everyMs
  try {
    const faults = new RowFaults(context, job.name)
    await job.run(context, faults.each)
    if (faults.count > 0) throw new PartlyFailed(faults.count)
  } catch (error) {
    failure = faultName(error)
    // There was more to do than one lease is for: it goes on at once, not after the hour of a job that ended.
    if (error instanceof LeaseLost) nextDueAt = now
    deps.log({ level: 'error', job: job.name, error: failure })
  }
  await context.save([
    write(DONE_SQL, [nextDueAt, now, failure, job.name, lease]),
    ...(failure === null ? keepBasis(deps, job) : []),
  ])
  return failure === null
}

function keepBasis(deps: Deps, job: Job): Write[] {
  return job.basis ? [write(BASIS_SQL, [job.name, job.basis(deps)])] : []
}
