import { bundleSinceOf } from '../../../shared/domain/case/application-state'
import { dueCommandsOf } from '../../../shared/domain/case/sweep'
import type { Write } from '../../db/statement'
import { recacheWrites } from '../case/event-writes'
import { openTurn, turnQueries } from '../case/open-turn'
import { withId } from '../case/row'
import { SYSTEM_ACTOR } from '../case/turn'
import type { Context } from '../context'

/**
 * Does what time alone does to the cases of an application (deemed acceptance, a renewal that counts as granted, a certificate nobody will
 * collect any more, the end of a pause or of the time to supplement) and plans the lights of the others anew. @throws AppError CONFLICT when somebody acted meanwhile
 */
export async function actByLaw(context: Context, applicationId: string): Promise<void> {
  const { now } = context
  const read = await context.load(turnQueries(withId(applicationId)))
  const { file, turn, calendar, rules } = await openTurn(context, ...read)
  const idle = []
  let isMoved = false
  for (const one of file.cases) {
    if (one.state.endedAt !== null) continue
    const isSuperseded = one.row.superseded === 1
    const timed = { calendar, renews: file.renewals.get(one.row.id) ?? null, isSuperseded }
    // One at a time: what the first brings about may leave nothing to the next.
    const nextDue = () => dueCommandsOf(one.workflow, turn.stateOf(one.row.id), now, timed)[0]
    let due = nextDue()
    if (due === undefined) idle.push(one)
    else isMoved = true
    for (; due !== undefined; due = nextDue()) turn.command(one.row.id, due, SYSTEM_ACTOR)
  }
  const moved = turn.moved()
  // As it is after the turn: an acceptance by law counts from the day of receipt, and may move the cap of the others.
  const members = file.cases.map(({ row, state }) => ({ state: moved.get(row.id)?.state ?? state }))
  const options = { calendar, thresholds: rules.thresholds, bundleSince: bundleSinceOf(members) }
  const writes: Write[] = isMoved ? await turn.writes(file.application.version) : []
  for (const one of idle) {
    // What a command moved as well is written with it.
    if (!moved.has(one.row.id)) writes.push(...recacheWrites(context, one, options))
  }
  if (writes.length > 0) await context.save(writes)
}
