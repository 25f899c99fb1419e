import { MINUTE_MS } from '../../shared/domain/time'
import type { Context } from '../service/context'
import { AppError } from '../service/error'
import { actByLaw } from '../service/supervision/act-by-law'
import { dueQuery, type Place, reachedOf, START } from '../service/supervision/due-cases'
import { remindSupplement } from '../service/supervision/remind-supplement'
import { replanCases } from '../service/supervision/replan-cases'
import { type DueLight, sweepRun, turnLights } from '../service/supervision/turn-lights'
import { handleEach } from './page'
import { faultName, type Job, PartlyFailed } from './runner'

/** Applications whose history is read side by side. */
const SIDE_BY_SIDE = 8

/**
 * Lights, cards and what the law does when a day is over; reminders to applicants before a time runs out. A page of cases
 * is one write, so a run that is killed goes on with the next, and of two runs at once the later finds nothing to change.
 */
export const deadlineSweepJob: Job = {
  name: 'deadline-sweep',
  everyMs: 5 * MINUTE_MS,
  run: async (context) => {
    const failed = new Set<string>()
    await replanCases(context, (applications) => actOnEach(context, applications, failed))
    await sweepDeadlines(context, failed)
    await remindSupplement(context)
    if (failed.size > 0) throw new PartlyFailed(failed.size)
  },
}

async function sweepDeadlines(context: Context, failed: Set<string>): Promise<void> {
  const run = sweepRun(context)
  let place: Place = START
  for (;;) {
    const [rows] = await context.load([dueQuery(context.now, place)])
    const last = rows.at(-1)
    if (!last) return
    const due = rows.map((row): DueLight => ({ row, reached: reachedOf(row, context.now) }))
    const lights = due.filter(({ reached }) => !reached.needsHistory)
    await turnLights(context, lights, run)
    const lawful = due.filter(({ reached }) => reached.needsHistory)
    await actOnEach(context, [...new Set(lawful.map(({ row }) => row.application_id))], failed)
    place = last
  }
}

/**
 * Acts on every application by itself. One that cannot be acted on, for whatever reason, must not keep all others
 * waiting: it is seen in the log by its id, counted in `failed`, and tried again by the next run.
 */
async function actOnEach(context: Context, applications: readonly string[], failed: Set<string>): Promise<void> {
  for (let at = 0; at < applications.length; at += SIDE_BY_SIDE) {
    await handleEach(applications.slice(at, at + SIDE_BY_SIDE), async (id) => {
      try {
        await actByLaw(context, id)
      } catch (error) {
        if (error instanceof AppError && error.code === 'CONFLICT') throw error
        failed.add(id)
        context.deps.log({ level: 'error', job: 'deadline-sweep', application: id, error: faultName(error) })
      }
    })
  }
}
