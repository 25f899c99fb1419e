import type { DeskView } from '@shared/contract/desk-view'
import type { CaseEvent } from './event-words'

/** One thing that is different between two looks at an application. */
export type Change =
  | { kind: 'event'; caseId: string; event: CaseEvent }
  | { kind: 'material'; id: string; state: DeskView['materials'][number]['state'] }

/** What happened to an application between two looks at it, oldest first; empty when only its version moved. */
export function whatChanged(before: DeskView, after: DeskView): Change[] {
  const events: (Change & { kind: 'event' })[] = []
  for (const one of after.cases) {
    const known = before.cases.find(({ id }) => id === one.id)?.events ?? []
    const last = known.reduce((most, { seq }) => Math.max(most, seq), 0)
    for (const event of one.events) if (event.seq > last) events.push({ kind: 'event', caseId: one.id, event })
  }
  events.sort((a, b) => a.event.at - b.event.at)
  const materials = after.materials.flatMap(({ id, state }): Change[] => {
    const known = before.materials.find((one) => one.id === id)
    return known && known.state !== state ? [{ kind: 'material', id, state }] : []
  })
  return [...events, ...materials]
}
