import type { LaneView } from '../../../shared/contract/progress'
import type { CaseEvent, CaseRole, EventKind } from '../../../shared/domain/case/event'
import type { Words } from '../case/words'

type EventView = LaneView['events'][number]

/** What was said with the events of a case, opened, by number of the event. */
export type EventWords = ReadonlyMap<number, Pick<Words, 'text' | 'said'>>

/** How a department comes to its decision is its own affair; that it has come to one is not. */
const INNER: readonly EventKind[] = ['assign', 'make_responsible', 'opinion']
/** Names people of the hall, or things an applicant reaches in another way. */
const INNER_FACTS: readonly string[] = ['officers', 'inspectionId', 'certificateId', 'ends', 'stage']

const BY: Readonly<Record<CaseRole, EventView['by']>> = {
  resident: 'applicant',
  clerk: 'hall',
  issuer: 'hall',
  supervisor: 'hall',
  reviewer: 'department',
  inspector: 'department',
  approver: 'department',
  system: 'system',
}

/** What happened to a case, as its applicant may know it: keys with facts, the officers' words, nobody's name. */
export function eventViews(events: readonly CaseEvent[], words: EventWords): EventView[] {
  return events.filter(({ kind }) => !INNER.includes(kind)).map((event) => eventView(event, words, INNER_FACTS))
}

/** One event with its facts, but for those that are left out. What was said is among the facts and words. */
export function eventView(
  { seq, kind, at, role, data }: CaseEvent,
  words: EventWords,
  leftOut: readonly string[] = [],
): EventView {
  const by = kind === 'outside_result' ? 'outside' : BY[role]
  return {
    seq,
    kind,
    at,
    by,
    facts: factsOf({ ...data, ...words.get(seq)?.said }, leftOut),
    words: words.get(seq)?.text ?? null,
  }
}

function factsOf(data: object, leftOut: readonly string[]): EventView['facts'] {
  const facts: EventView['facts'] = {}
  for (const [name, value] of Object.entries(data) as [string, unknown][]) {
    if (leftOut.includes(name)) continue
    if (Array.isArray(value)) facts[name] = value.map(pointName)
    else if (isPlain(value)) facts[name] = value
  }
  return facts
}

/** A point of a supplement notice by its material, or by its own name. */
function pointName(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const { id, materialId } = value as { id?: unknown; materialId?: unknown }
  return String(materialId ?? id)
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
}
