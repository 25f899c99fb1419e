import type { ServicePoint } from '../../../shared/contract/catalogue'
import { type PlannedSlot, planSlots } from '../../../shared/domain/slot'
import { closureOf, type SlotException } from '../../../shared/domain/slot-exception'
import { type ExistingSlot, reconcileSlots, type SlotUpdate } from '../../../shared/domain/slot-reconcile'
import { releaseAt } from '../../../shared/domain/slot-release'
import { DEFAULT_RULE, type SlotRule } from '../../../shared/domain/slot-rule'
import { addDays, type Day, instantOf } from '../../../shared/domain/time'
import type { WindowKind } from '../../../shared/domain/window-kind'
import type { WorkCalendar } from '../../../shared/domain/working-day'
import { type Query, query, type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { IN_USE } from './statements'

/** A slot as it is stored, with how many people are booked there and not yet asked to move. */
export interface StoredSlot {
  id: string
  window_kind: WindowKind
  day: Day
  start_minute: number
  end_minute: number
  capacity: number
  walk_in: number
  provisional: number
  opens_at: number
  closed_reason: string | null
  taken: number
  booked: number
}
export interface ExceptionRow {
  id: string
  kind: 'closed' | 'open'
  day: Day
  from_minute: number | null
  to_minute: number | null
  window_kind: WindowKind | null
  windows: number | null
  reason: string
}

const storedSql = (point: string, from: string, to: string) =>
  `SELECT s.id, s.window_kind, s.day, s.start_minute, s.end_minute, s.capacity, s.walk_in, s.provisional,
  s.opens_at, s.closed_reason, ${IN_USE} AS taken,
  (SELECT COUNT(*) FROM appointment a WHERE a.slot_id = s.id AND a.state = 'booked' AND a.displaced IS NULL) AS booked
  FROM slot s WHERE s.point_id = ${point} AND s.window_kind IN ('enquiry','intake','issuing','department')
    AND s.day BETWEEN ${from} AND ${to} AND s.starts_at > ?`
const exceptionSql = (point: string, from: string, to: string) =>
  `SELECT id, kind, day, from_minute, to_minute, window_kind, windows, reason FROM hall_exception
  WHERE point_id = ${point} AND day BETWEEN ${from} AND ${to} AND removed_at IS NULL`
const STORED_SQL = storedSql('?', '?', '?')
const EXCEPTION_SQL = exceptionSql('?', '?', '?')

/** What planning the days `from` … `to` of a point must know of the database; goes into one `load`. */
export function planQueries(
  pointId: string,
  from: Day,
  to: Day,
  now: number,
): readonly [Query<StoredSlot>, Query<ExceptionRow>] {
  return [
    query<StoredSlot>(STORED_SQL, [now, pointId, from, to, now]),
    query<ExceptionRow>(EXCEPTION_SQL, [pointId, from, to]),
  ]
}

const POINT_OF = '(SELECT e.point_id FROM hall_exception e WHERE e.id = ?)'
const DAY_OF = '(SELECT e.day FROM hall_exception e WHERE e.id = ?)'
const STORED_OF_SQL = storedSql(POINT_OF, DAY_OF, DAY_OF)
const EXCEPTION_OF_SQL = exceptionSql(POINT_OF, DAY_OF, DAY_OF)

/** The same for the place and day of a closure or opening, which the caller knows by its id only. */
export function planOfExceptionQueries(id: string, now: number): readonly [Query<StoredSlot>, Query<ExceptionRow>] {
  return [query<StoredSlot>(STORED_OF_SQL, [now, id, id, id, now]), query<ExceptionRow>(EXCEPTION_OF_SQL, [id, id, id])]
}

export function exceptionOf(row: ExceptionRow): SlotException {
  const { kind, day, from_minute, to_minute, window_kind, windows, reason } = row
  return { kind, day, fromMinute: from_minute, toMinute: to_minute, windowKind: window_kind, windows, reason }
}

export interface PlanInput {
  point: ServicePoint
  from: Day
  to: Day
  stored: readonly StoredSlot[]
  exceptions: readonly SlotException[]
  calendar: WorkCalendar
  /** What the district has set; a share for walk-ins set there replaces the point's own. */
  rule: Partial<SlotRule>
}

/** What to write, and what an administrator is told of it. */
export interface Plan {
  writes: Write[]
  slotsChanged: number
  appointmentsDisplaced: number
}

const CREATE_SQL = `INSERT INTO slot (id, point_id, window_kind, day, start_minute, end_minute, starts_at, capacity, walk_in,
    opens_at, provisional)
  SELECT value->>0, ?, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8, value->>9
  FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`
/** What is taken meanwhile counts too: capacity never falls below it, and the slot is closed while it is above the plan. */
const UPDATE_SQL = `UPDATE slot AS s SET end_minute = ?, walk_in = ?, provisional = ?, capacity = MAX(?, ${IN_USE}),
  closed_reason = CASE WHEN ${IN_USE} > ? THEN ? END, version = version + 1 WHERE id = ?`
const CLOSE_SQL = 'UPDATE slot SET closed_reason = ?, version = version + 1 WHERE id = ?'
const RELEASE_SQL = `UPDATE slot SET opens_at = ? WHERE point_id = ?
  AND window_kind IN ('enquiry','intake','issuing','department') AND day = ? AND opens_at <> ?`
const DISPLACE_ALL_SQL = `UPDATE appointment SET displaced = ?, displaced_told_at = NULL, changed_at = ?
  WHERE slot_id = ? AND state = 'booked' AND displaced IS NULL`
/** Who booked last moves. */
const DISPLACE_SQL = `UPDATE appointment SET displaced = ?, displaced_told_at = NULL, changed_at = ? WHERE id IN (
  SELECT id FROM appointment WHERE slot_id = ? AND state = 'booked' AND displaced IS NULL ORDER BY created_at DESC
  LIMIT MAX(0, (SELECT COUNT(*) FROM appointment WHERE slot_id = ? AND state = 'booked' AND displaced IS NULL) - ?))`
const KEEP_SQL = `UPDATE appointment SET displaced = NULL, changed_at = ?
  WHERE slot_id = ? AND state = 'booked' AND displaced IS NOT NULL`

const NOT_PLANNED = '当天不开放'
const FEWER_WINDOWS = '开放的窗口减少了'

/**
 * Makes the stored slots of some days of a point follow the plan: opening hours, windows, calendar, the hall's closures
 * and openings. Nobody's booking is lost: who cannot be kept is marked, told by the reminder job, and may move freely.
 */
export function planWrites(context: Context, input: PlanInput): Plan {
  const { point, stored, exceptions } = input
  const planned = plannedSlots(input).filter((slot) => startOf(slot) > context.now)
  const { create, update, close } = reconcileSlots(stored.map(existingOf), planned)
  const storedById = new Map(stored.map((slot) => [slot.id, slot]))
  const plan: Plan = {
    writes: [],
    slotsChanged: create.length + update.length + close.length,
    appointmentsDisplaced: 0,
  }
  if (create.length > 0) plan.writes.push(createWrite(context, input, create))
  for (const change of update) {
    const slot = storedById.get(change.id)
    if (!slot) continue
    const wanted = Math.max(0, change.displaced > 0 ? change.capacity - change.displaced : change.capacity)
    const reason = closureOf(existingOf(slot), exceptions)?.reason ?? FEWER_WINDOWS
    plan.writes.push(...updateWrites(context.now, change, wanted, reason))
    plan.appointmentsDisplaced += Math.max(0, slot.booked - wanted)
  }
  for (const { id } of close) {
    const slot = storedById.get(id)
    if (!slot) continue
    const reason = closureOf(existingOf(slot), exceptions)?.reason ?? NOT_PLANNED
    plan.writes.push(write(CLOSE_SQL, [reason, id]))
    if (slot.booked > 0) plan.writes.push(write(DISPLACE_ALL_SQL, [reason, context.now, id]))
    plan.appointmentsDisplaced += slot.booked
  }
  plan.writes.push(...releaseWrites(context, point.id, input))
  return plan
}

function startOf(slot: { day: Day; startMinute: number }): number {
  return instantOf(slot.day, slot.startMinute)
}

function plannedSlots({ point, from, to, calendar, exceptions, rule }: PlanInput): PlannedSlot[] {
  const planned: PlannedSlot[] = []
  const asSet = rule.walkInShare === undefined ? point : { ...point, walkInShare: rule.walkInShare }
  for (let day = from; day <= to; day = addDays(day, 1)) planned.push(...planSlots(asSet, day, calendar, exceptions))
  return planned
}

function existingOf(slot: StoredSlot): ExistingSlot {
  return {
    id: slot.id,
    windowKind: slot.window_kind,
    day: slot.day,
    startMinute: slot.start_minute,
    endMinute: slot.end_minute,
    capacity: slot.capacity,
    walkIn: slot.walk_in,
    provisional: slot.provisional === 1,
    taken: slot.taken,
    closed: slot.closed_reason !== null,
  }
}

function ruleFor(rule: Partial<SlotRule>): SlotRule {
  return { ...DEFAULT_RULE, ...rule }
}

/** One statement for all, so that the days of a point are one small request. */
function createWrite(context: Context, { point, rule, calendar }: PlanInput, create: readonly PlannedSlot[]): Write {
  const opensAt = new Map<Day, number>()
  const opening = (day: Day): number => {
    const known = opensAt.get(day) ?? releaseAt(day, ruleFor(rule), calendar)
    opensAt.set(day, known)
    return known
  }
  const rows = create.map((slot) => [
    context.id(),
    slot.windowKind,
    slot.day,
    slot.startMinute,
    slot.endMinute,
    startOf(slot),
    slot.capacity,
    slot.walkIn,
    opening(slot.day),
    slot.provisional ? 1 : 0,
  ])
  return write(CREATE_SQL, [point.id, JSON.stringify(rows)])
}

function updateWrites(now: number, change: SlotUpdate, wanted: number, reason: string): Write[] {
  const { id, endMinute, walkIn, provisional, closed } = change
  const slot = [endMinute, walkIn, provisional ? 1 : 0]
  return [
    write(UPDATE_SQL, [...slot, wanted, now, now, wanted, reason, id]),
    closed ? write(DISPLACE_SQL, [reason, now, id, id, wanted]) : write(KEEP_SQL, [now, id]),
  ]
}

/** A day that is not released yet follows the rules and the calendar; one that is released stays so. */
function releaseWrites(context: Context, pointId: string, { stored, rule, calendar }: PlanInput): Write[] {
  const pending = stored.filter((slot) => slot.opens_at > context.now)
  const days = new Map(pending.map((slot) => [slot.day, slot.opens_at]))
  return [...days].flatMap(([day, before]) => {
    const opensAt = releaseAt(day, ruleFor(rule), calendar)
    return opensAt === before ? [] : [write(RELEASE_SQL, [opensAt, pointId, day, opensAt])]
  })
}
