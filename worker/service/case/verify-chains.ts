import { foldCase } from '../../../shared/domain/case/fold'
import { type ChainedEvent, verifyChain } from '../../../shared/domain/case/hash'
import type { Workflow } from '../../../shared/domain/case/workflow'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { sha256 } from './event-writes'
import { type EventRow, eventOf, type StoredCase } from './row'

/** A case whose stored history is not what was written, or whose row says something else than its history. */
export interface BrokenCase {
  caseId: string
  /** The first event that does not follow; null where the chain holds and something else is wrong. */
  seq: number | null
  why: 'number' | 'hash' | 'head' | 'impossible' | 'state'
}

export interface Verified {
  cases: number
  events: number
  broken: BrokenCase[]
}

const PAGE = 200
const CASES_SQL = `SELECT c.id, c.state, c.stage, c.queue, c.seq, c.head_hash, w.body AS workflow FROM "case" c
  JOIN workflow w ON w.id = c.workflow_id WHERE c.id > ? ORDER BY c.id LIMIT ${PAGE}`
const EVENTS_SQL = `SELECT case_id, seq, kind, at, actor_kind, actor_id, role, data, words_sealed, hash FROM case_event
  WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY case_id, seq`

type CaseHead = Pick<StoredCase, 'id' | 'state' | 'stage' | 'queue' | 'seq' | 'head_hash' | 'workflow'>

/**
 * Walks every case: its hash chain from the first event to the head in its row, and its events folded against what the
 * row says. Reads a page at a time, so it may run beside the open hall; words stay sealed.
 */
export async function verifyChains(context: Context): Promise<Verified> {
  const result: Verified = { cases: 0, events: 0, broken: [] }
  let last = ''
  for (;;) {
    const [cases] = await context.load([query<CaseHead>(CASES_SQL, [last])])
    const end = cases.at(-1)
    if (!end) return result
    const ids = JSON.stringify(cases.map(({ id }) => id))
    const [events] = await context.load([query<EventRow>(EVENTS_SQL, [ids])])
    for (const one of cases) {
      const own = events.filter(({ case_id }) => case_id === one.id)
      const broken = await problemOf(one, own)
      if (broken) result.broken.push(broken)
    }
    result.cases += cases.length
    result.events += events.length
    last = end.id
  }
}

async function problemOf(one: CaseHead, rows: readonly EventRow[]): Promise<BrokenCase | null> {
  const chain = await verifyChain(one.id, rows.map(chained), sha256)
  if (!chain.ok) return { caseId: one.id, seq: chain.seq, why: chain.why }
  if (chain.head !== one.head_hash || rows.length !== one.seq) return { caseId: one.id, seq: null, why: 'head' }
  try {
    const state = foldCase(JSON.parse(one.workflow) as Workflow, rows.map(eventOf))
    const isSame = state.state === one.state && state.stage === one.stage && state.queue === one.queue
    return isSame ? null : { caseId: one.id, seq: null, why: 'state' }
  } catch {
    return { caseId: one.id, seq: null, why: 'impossible' }
  }
}

function chained(row: EventRow): ChainedEvent {
  const { kind, at, actor, role, data, seq } = eventOf(row)
  return { kind, at, actor, role, data, seq, wordsSealed: row.words_sealed, hash: row.hash }
}
