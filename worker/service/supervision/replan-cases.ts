import { guarded, query, write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'

/** Goes into the write that changes what days are counted with: the sweep then plans every open case anew. */
export const REPLAN_CASES = write(`INSERT INTO setting (name, value) VALUES ('replan-cases', '')
  ON CONFLICT (name) DO UPDATE SET value = '', version = version + 1`)

const PAGE = 200
const PLACE_SQL = "SELECT value, version FROM setting WHERE name = 'replan-cases'"
const CASES_SQL = `SELECT c.id, c.application_id, c.ended_at FROM "case" c WHERE c.id > ? ORDER BY c.id LIMIT ${PAGE}`
const GO_ON_SQL = "UPDATE setting SET value = ?, version = version + 1 WHERE name = 'replan-cases' AND version = ?"
/** Without a plan the sweep reads the history again, at every run until it can be read. */
const AGAIN_SQL = `UPDATE "case" SET schedule = '[]', sweep_at = ?
  WHERE application_id IN (SELECT value FROM json_each(?)) AND ended_at IS NULL`
const END_SQL = "DELETE FROM setting WHERE name = 'replan-cases' AND version = ?"

/**
 * Walks all cases in the order of their ids, where {@link REPLAN_CASES} asked for it, and gives the applications of the
 * open ones to `plan`, a page at a time. The place is kept: a run that is killed goes on there, a new request begins anew.
 * The walk does not come back to those that `plan` gives back: they failed, and the next sweep is to plan them.
 */
export async function replanCases(
  context: Context,
  plan: (applications: readonly string[]) => Promise<ReadonlySet<string>>,
): Promise<void> {
  for (;;) {
    const [[place]] = await context.load([query<{ value: string; version: number }>(PLACE_SQL)])
    if (!place) return
    const [rows] = await context.load([
      query<{ id: string; application_id: string; ended_at: number | null }>(CASES_SQL, [place.value]),
    ])
    const failed = await plan([
      ...new Set(rows.filter(({ ended_at }) => ended_at === null).map((row) => row.application_id)),
    ])
    const last = rows.at(-1)
    try {
      await context.save([
        ...(failed.size > 0 ? [write(AGAIN_SQL, [context.now, JSON.stringify([...failed])])] : []),
        last ? guarded('CONFLICT', GO_ON_SQL, [last.id, place.version]) : guarded('CONFLICT', END_SQL, [place.version]),
      ])
    } catch (error) {
      // Asked for again, or another process is at it: the place that is kept now says where to go on.
      if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error
    }
  }
}
