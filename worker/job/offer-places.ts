import { dayOf, MINUTE_MS } from '../../shared/domain/time'
import type { WindowKind } from '../../shared/domain/window-kind'
import { guarded, query, write } from '../db/statement'
import type { Context } from '../service/context'
import type { EachRow } from '../service/each-row'
import { noticeWrites } from '../service/notice/notice'
import { RULE_QUERY, ruleOf } from '../service/slot/rule'
import { IN_USE, OPEN } from '../service/slot/statements'
import {
  type OfferedTime,
  offerUntil,
  offerWrites,
  WAITER_COLUMNS,
  WAITER_FREE,
  WAITER_JOINS,
  type Waiter,
} from '../service/waitlist/offer'
import type { Job } from './runner'

const PAGE = 100

/** One day of one kind of window somebody waits for. */
interface WaitingDay {
  point_id: string
  window_kind: WindowKind
  day: string
}
type LapsedRow = Waiter & WaitingDay & { place_id: string | null; start_minute: number | null; offer_until: number }
type FreeTime = OfferedTime & { end_minute: number; free: number }

/** The words of the partial index first, so that it is used. */
const LISTED = "w.state IN ('waiting','offered')"
const LAPSED_SQL = `SELECT ${WAITER_COLUMNS}, w.point_id, w.window_kind, w.day, w.place_id, w.offer_until, s.start_minute
  FROM waitlist w
  ${WAITER_JOINS} LEFT JOIN place p ON p.id = w.place_id LEFT JOIN slot s ON s.id = p.slot_id
  WHERE w.state = 'offered' AND w.offer_until <= ? AND k.wrapped IS NOT NULL
  AND (w.offer_until, w.id) > (?, ?) ORDER BY w.offer_until, w.id LIMIT ${PAGE}`
const LAPSE_SQL = `UPDATE waitlist SET state = 'lapsed', changed_at = ? WHERE id = ? AND state = 'offered' AND offer_until <= ?`
const OVER_SQL = `UPDATE waitlist AS w SET state = 'lapsed', changed_at = ? WHERE ${LISTED} AND w.day < ?`
/** Who found another place on that day or was deleted waits no longer; nobody else shall wait behind them. */
const GONE_SQL = `UPDATE waitlist AS w SET state = 'left', changed_at = ?
  WHERE ${LISTED} AND w.state = 'waiting' AND w.day >= ? AND (
    EXISTS (SELECT 1 FROM appointment o WHERE o.limit_key = w.limit_key AND o.day = w.day AND o.${OPEN})
    OR EXISTS (SELECT 1 FROM account a WHERE a.id = w.account_id AND a.deleted_at IS NOT NULL))`
const DAYS_SQL = `SELECT DISTINCT w.point_id, w.window_kind, w.day FROM waitlist w
  WHERE ${LISTED} AND w.state = 'waiting' AND w.day >= ? ORDER BY w.day`
const WAITERS_SQL = `SELECT ${WAITER_COLUMNS} FROM waitlist w ${WAITER_JOINS}
  WHERE w.state = 'waiting' AND w.point_id = ? AND w.window_kind = ? AND w.day = ? AND ${WAITER_FREE}
  AND w.id NOT IN (SELECT value FROM json_each(?))
  ORDER BY w.created_at, w.id LIMIT ${PAGE}`
const FREE_SQL = `SELECT s.id, s.point_id, s.day, s.start_minute, s.end_minute, s.starts_at, s.capacity - ${IN_USE} AS free
  FROM slot s WHERE s.point_id = ? AND s.window_kind = ? AND s.day = ? AND s.closed_reason IS NULL AND s.opens_at <= ?
  AND s.starts_at > ? ORDER BY s.start_minute`
const OFFER_PLACE_SQL = `INSERT INTO place (id, slot_id, kind, until, account_id, waitlist_id, created_at)
  SELECT ?, s.id, 'offered', ?, ?, ?, ? FROM slot s
  WHERE s.id = ? AND s.closed_reason IS NULL AND s.starts_at > ? AND ${IN_USE} < s.capacity`
const DEAD_SQL = `SELECT id FROM place WHERE until IS NOT NULL AND until <= ? LIMIT 500`

/** Offers places that came free by themselves to those who wait, ends offers that ran out, and sweeps dead rows. */
export const offerPlacesJob: Job = {
  name: 'offer-places',
  everyMs: MINUTE_MS / 2,
  run: async (context, each) => {
    await endOffers(context, each)
    const today = dayOf(context.now)
    await context.save([write(OVER_SQL, [context.now, today]), write(GONE_SQL, [context.now, today])])
    await offerPlaces(context, each)
    await sweep(context)
  },
}

async function endOffers(context: Context, each: EachRow): Promise<void> {
  const { now, deps } = context
  let last = { offer_until: -1, id: '' }
  for (;;) {
    const [rows] = await context.load([query<LapsedRow>(LAPSED_SQL, [now, last.offer_until, last.id])])
    await each(rows, async (row) => {
      const key = await deps.vault.openKey(row.key_id, row.wrapped, row.key_version)
      const subject = { kind: row.subject_kind, id: row.subject_id }
      const startMinute = row.start_minute ?? row.from_minute
      await context.save([
        guarded('CONFLICT', LAPSE_SQL, [now, row.id, now]),
        context.audit('lapse', 'waitlist', row.id, row.point_id),
        ...(await noticeWrites(context, {
          topic: 'waitlist_missed',
          facts: { pointId: row.point_id, subject, day: row.day, startMinute },
          accountId: row.account_id,
          key,
          ref: { kind: 'waitlist', id: row.id },
          dedupe: `waitlist_missed/${row.id}`,
        })),
      ])
    })
    const end = rows[PAGE - 1]
    if (!end) return
    last = end
  }
}

async function offerPlaces(context: Context, each: EachRow): Promise<void> {
  const [days] = await context.load([query<WaitingDay>(DAYS_SQL, [dayOf(context.now)])])
  for (const { point_id, window_kind, day } of days) {
    const passedOver = new Set<string>()
    // The time of a waiter who cannot be told goes to the next one at once, else everybody would stand behind them.
    while (await offerDay(context, [point_id, window_kind, day], passedOver, each));
  }
}

/**
 * First come, first served: each gets the earliest free time within the hours they want, but for those `passedOver`.
 * @returns true when somebody could not be offered theirs; they are passed over from then on
 */
async function offerDay(
  context: Context,
  day: readonly string[],
  passedOver: Set<string>,
  each: EachRow,
): Promise<boolean> {
  const { now } = context
  const [waiters, times, rules] = await context.load([
    query<Waiter>(WAITERS_SQL, [...day, JSON.stringify([...passedOver])]),
    query<FreeTime>(FREE_SQL, [now, ...day, now, now]),
    RULE_QUERY,
  ])
  const rule = ruleOf(rules)
  const pairs: { id: string; waiter: Waiter; time: FreeTime }[] = []
  for (const waiter of waiters) {
    const { from_minute, to_minute } = waiter
    const time = times.find((slot) => slot.free > 0 && slot.start_minute >= from_minute && slot.end_minute <= to_minute)
    if (!time) continue
    time.free--
    pairs.push({ id: waiter.id, waiter, time })
  }
  const failed = await each(pairs, async ({ waiter, time }) => {
    const placeId = context.id()
    const until = offerUntil(now, time, rule)
    await context.save([
      guarded('CONFLICT', OFFER_PLACE_SQL, [placeId, until, waiter.account_id, waiter.id, now, time.id, now, now]),
      ...(await offerWrites(context, waiter, placeId, time, until)),
    ])
  })
  for (const id of failed) passedOver.add(id)
  return failed.size > 0
}

/** Dead rows are free places already; fewer rows only make counting quicker. */
async function sweep(context: Context): Promise<void> {
  for (;;) {
    const [dead] = await context.load([query<{ id: string }>(DEAD_SQL, [context.now])])
    if (dead.length === 0) return
    const ids = JSON.stringify(dead.map(({ id }) => id))
    await context.save([
      write('DELETE FROM place WHERE id IN (SELECT value FROM json_each(?)) AND until <= ?', [ids, context.now]),
    ])
  }
}
