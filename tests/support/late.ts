import type { DeskView } from '../../shared/contract/desk-view'
import { actOn, receive, SIGN_ONLY } from './application'
import { type Hall, type Login, shanghai } from './hall'

/** A Monday on which a case is accepted, and the first moment after its promise. */
const ACCEPTED = shanghai('2026-09-14 09:30')
const LATE = shanghai('2026-09-18 00:05')

/** Lets the deadline sweep pass at once. */
export async function sweep(hall: Hall): Promise<void> {
  hall.db.prepare("UPDATE job SET next_due_at = 0, leased_until = NULL WHERE name = 'deadline-sweep'").run([])
  await hall.runJobs()
}

/** A case past its promise, with its yellow card; the clock stands just after it. */
export async function lateCase(hall: Hall, clerk: Login): Promise<DeskView['cases'][number]> {
  hall.clock.set(ACCEPTED)
  const desk = await receive(hall, clerk, SIGN_ONLY)
  const commands = [{ caseId: desk.cases[0]?.id ?? '', command: { kind: 'accept', data: {} } as const }]
  const { answer } = await actOn(hall, clerk, desk, commands)
  hall.clock.set(LATE)
  await sweep(hall)
  const [one] = answer.cases
  if (!one) throw new Error('no case')
  return one
}
