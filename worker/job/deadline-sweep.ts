import { MINUTE_MS } from '../../shared/domain/time'
import type { Context } from '../service/context'
import type { EachRow } from '../service/each-row'
import { actByLaw } from '../service/supervision/act-by-law'
import { dueQuery, type Place, reachedOf, START } from '../service/supervision/due-cases'
import { remindSupplement } from '../service/supervision/remind-supplement'
import { replanCases } from '../service/supervision/replan-cases'
import { type DueLight, sweepRun, turnLights } from '../service/supervision/turn-lights'
import type { Job } from './runner'

/** Applications whose history is read side by side. */
const SIDE_BY_SIDE = 8

/**
 * Lights, cards and what the law does when a day is over; reminders to applicants before a time runs out. A page of cases
 * is one write, so a run that is killed goes on with the next, and of two runs at once the later finds nothing to change.
 */
export const deadlineSweepJob: Job = {
  name: 'deadline-sweep',
  everyMs: 5 * MINUTE_MS,
  run: async (context, each) => {
    // Planning everything anew may take longer than a lease: what is due does not wait for it.
    await sweepDeadlines(context, each)
    await replanCases(context, (applications) => actOnEach(context, applications, each))
    // Behind it: an applicant is told the day that holds.
    await remindSupplement(context, each)
  },
}

async function sweepDeadlines(context: Context, each: EachRow): Promise<void> {
  const run = sweepRun(context, each)
  let place: Place = START
  for (;;) {
    const [rows] = await context.load([dueQuery(context.now, place)])
    const last = rows.at(-1)
    if (!last) return
    const due = rows.map((row): DueLight => ({ row, reached: reachedOf(row, context.now) }))
    const lights = due.filter(({ reached }) => !reached.needsHistory)
    await turnLights(context, lights, run)
    const lawful = due.filter(({ reached }) => reached.needsHistory)
    await actOnEach(
      context,
      lawful.map(({ row }) => row.application_id),
      each,
    )
    place = last
  }
}

/** Acts on every application by itself. @returns those that could not be acted on */
function actOnEach(context: Context, applications: readonly string[], each: EachRow): Promise<ReadonlySet<string>> {
  const rows = [...new Set(applications)].map((id) => ({ id }))
  return each(rows, ({ id }) => actByLaw(context, id), SIDE_BY_SIDE)
}
