import { type CaseCache, cacheOf } from '../../../shared/domain/case/cache'
import type { ClockOptions } from '../../../shared/domain/case/clock-span'
import type { NewEvent } from '../../../shared/domain/case/event'
import { eventText, FIRST_HASH } from '../../../shared/domain/case/hash'
import { LIGHTS, type LightThresholds } from '../../../shared/domain/case/light'
import { lightSchedule } from '../../../shared/domain/case/light-schedule'
import type { CaseState } from '../../../shared/domain/case/state'
import type { Workflow } from '../../../shared/domain/case/workflow'
import { dayOf } from '../../../shared/domain/time'
import type { DataKey } from '../../adapter/vault'
import { guarded, type Value, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import type { KeptWorkflow } from './naming'
import { type CaseRow, SUPERSEDED } from './row'
import { sealWords } from './words'

/** How an item is handled and what it is called, as a case that begins now keeps it. */
export async function workflowWrite(workflow: KeptWorkflow): Promise<{ id: string; write: Write }> {
  const body = JSON.stringify(workflow)
  const id = (await sha256(body)).slice(0, 32)
  return { id, write: write('INSERT INTO workflow (id, body) VALUES (?, ?) ON CONFLICT (id) DO NOTHING', [id, body]) }
}

/** Who a case is; everything else of its row is a cache of its events. */
export type CaseIdentity = Pick<
  CaseRow,
  | 'id'
  | 'application_id'
  | 'ordinal'
  | 'item_id'
  | 'variant'
  | 'route'
  | 'workflow_id'
  | 'kind'
  | 'department_id'
  | 'point_id'
  | 'after'
> &
  Partial<Pick<CaseRow, 'seq' | 'head_hash' | 'light'>>

/** What happened to a case in this write: events in order, and the case after them. */
export interface Happening {
  /** Without `seq` the case is new. */
  row: CaseIdentity
  workflow: Workflow
  events: readonly NewEvent[]
  state: CaseState
}

/** What the caches are made with. */
export interface CacheOptions extends ClockOptions {
  thresholds: LightThresholds
}

/** `due_at` of what has no deadline: after everything that has one, so that one index sorts all. */
export const NO_DEADLINE = 253_402_214_400_000

const EVENT_SQL = `INSERT INTO case_event (case_id, seq, application_id, kind, at, actor_kind, actor_id, role, data,
  words_sealed, hash) VALUES (?,?,?,?,?,?,?,?,?,?,?)`
const IDENTITY = [
  'id',
  'application_id',
  'ordinal',
  'item_id',
  'variant',
  'route',
  'workflow_id',
  'kind',
  'department_id',
] as const
const CACHED = [
  ...['point_id', 'after', 'state', 'stage', 'queue', 'assignee_id', 'paused', 'due_at', 'promised_day'],
  ...[
    'statutory_day',
    'stage_day',
    'issue_day',
    'provisional',
    'light',
    'schedule',
    'sweep_at',
    'received_at',
    'accepted_at',
  ],
  ...['decided_at', 'issued_at', 'ended_at', 'seq', 'head_hash'],
]
const COLUMNS = [...IDENTITY, ...CACHED]
const INSERT_SQL = `INSERT INTO "case" (${COLUMNS.join()}) VALUES (${COLUMNS.map(() => '?').join()})`
const CARD_SQL = `INSERT INTO card (id, case_id, application_id, item_id, department_id, point_id, assignee_id, level, seq,
  created_at) VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT (case_id, level, seq) DO NOTHING`
const UPDATE_SQL = `UPDATE "case" SET ${CACHED.map((name) => `${name} = ?`).join()} WHERE id = ? AND seq = ?`
/** What is marked to be closed stays marked until it was done: see `endWrites`. With a check open, the case goes on then. */
const RECACHE_SQL = `${UPDATE_SQL} AND NOT (state = 'issued'
  AND EXISTS (SELECT 1 FROM certificate h WHERE h.case_id = "case".id AND ${SUPERSEDED})
  AND NOT EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = "case".id AND e.kind = 'superseded'))`
/** A light that the sweep turned on meanwhile says that a limit has passed: who acts must have seen it. */
const MOVE_SQL = `${UPDATE_SQL} AND light = ?`

/**
 * Appends events to a case, each sealed and chained to the one before, and brings the row up to date. A case that has
 * moved on meanwhile refuses the whole batch with CONFLICT.
 */
export async function eventWrites(
  context: Context,
  key: DataKey,
  { row, workflow, events, state }: Happening,
  options: CacheOptions,
): Promise<Write[]> {
  const { vault } = context.deps
  let seq = row.seq ?? 0
  let hash = row.head_hash ?? FIRST_HASH
  const rows: Write[] = []
  for (const event of events) {
    seq++
    const sealed = await sealWords(vault, key, row.id, seq, event)
    const data = JSON.stringify(event.data)
    hash = await sha256(eventText(hash, row.id, { ...event, seq }, sealed))
    rows.push(
      write(EVENT_SQL, [
        ...[row.id, seq, row.application_id, event.kind, event.at, event.actor.kind, event.actor.id, event.role],
        ...[data, sealed, hash],
      ]),
    )
  }
  const today = dayOf(context.now)
  const cache = cacheOf(workflow, state, today, options, options.thresholds)
  const cached = cachedValues({ row, workflow, state, cache }, { seq, hash }, today, options)
  const own = IDENTITY.map((name) => row[name])
  const caching =
    row.seq === undefined
      ? write(INSERT_SQL, [...own, ...cached], 'CONFLICT')
      : guarded('CONFLICT', MOVE_SQL, [...cached, row.id, row.seq, row.light ?? 'none'])
  // A new case first: its events refer to it.
  return [caching, ...rows, ...cardWrites(context, row, cache, seq)]
}

/** Who acts before the sweep comes by escapes no card. */
function cardWrites(context: Context, row: CaseIdentity, { light, assigneeId }: CaseCache, seq: number): Write[] {
  const isWorse = LIGHTS.indexOf(light) > LIGHTS.indexOf(row.light ?? 'none')
  if (!isWorse || (light !== 'yellow' && light !== 'red')) return []
  const { id, application_id, item_id, department_id, point_id } = row
  return [
    write(CARD_SQL, [
      ...[context.id(), id, application_id, item_id, department_id, point_id, assigneeId, light, seq],
      context.now,
    ]),
  ]
}

/**
 * Brings the row of a case up to date where nothing happened to it: what its days are counted with has changed, or its
 * planned lights are used up. A case that has moved on meanwhile is left alone.
 */
export function recacheWrites(
  context: Context,
  { row, workflow, state }: Pick<Happening, 'workflow' | 'state'> & { row: CaseRow },
  options: CacheOptions,
): Write[] {
  const today = dayOf(context.now)
  const cache = cacheOf(workflow, state, today, options, options.thresholds)
  const cached = cachedValues({ row, workflow, state, cache }, { seq: row.seq, hash: row.head_hash }, today, options)
  return [write(RECACHE_SQL, [...cached, row.id, row.seq]), ...cardWrites(context, row, cache, row.seq)]
}

/** The values of {@link CACHED}, in its order. */
function cachedValues(
  { row, workflow, state, cache }: Pick<Happening, 'row' | 'workflow' | 'state'> & { cache: CaseCache },
  head: { seq: number; hash: string },
  today: string,
  options: CacheOptions,
): Value[] {
  const steps = lightSchedule(workflow, state, today, options, options.thresholds)
  const schedule = steps.map(({ at, light, law }) => [at, light, law ? 1 : 0])
  return [
    ...[row.point_id, row.after, cache.state, cache.stage, cache.queue, cache.assigneeId, cache.paused ? 1 : 0],
    ...[cache.dueAt ?? NO_DEADLINE, cache.promisedDay, cache.statutoryDay, cache.stageDay, cache.issueDay],
    ...[
      cache.provisional ? 1 : 0,
      cache.light,
      JSON.stringify(schedule),
      schedule[0]?.[0] ?? null,
      cache.receivedAt,
      cache.acceptedAt,
      cache.decidedAt,
    ],
    ...[cache.issuedAt, cache.endedAt, head.seq, head.hash],
  ]
}

/** SHA-256 in lower-case hexadecimal. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
