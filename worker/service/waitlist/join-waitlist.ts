import type { InputOf } from '../../../shared/contract/endpoint'
import type { joinWaitlist as endpoint, WaitlistView } from '../../../shared/contract/slot'
import { guarded, query, write } from '../../db/statement'
import { personQuery, requireWithinLimits } from '../appointment/person'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { IN_USE, WAITED_FOR } from '../slot/statements'
import { requireAccepted } from '../slot/target-slot'

type Input = InputOf<typeof endpoint>

/** The times someone would take, together. */
interface WantedTimes {
  times: number
  usable: number
  last_start: number | null
  opens_at: number | null
  ahead: number
}

const WANTED = 's.point_id = ? AND s.window_kind = ? AND s.day = ? AND s.start_minute >= ? AND s.end_minute <= ?'
const TIMES_SQL = `SELECT COUNT(*) AS times, COALESCE(SUM(s.closed_reason IS NULL AND s.capacity > 0), 0) AS usable,
  MAX(s.starts_at) AS last_start, MIN(s.opens_at) AS opens_at, (SELECT COUNT(*) FROM waitlist w
    WHERE w.state = 'waiting' AND w.point_id = ? AND w.window_kind = ? AND w.day = ?) AS ahead
  FROM slot s WHERE ${WANTED}`

/** A lapsed offer nobody has tidied up yet must not stand in the way of waiting again. */
const LAPSE_SQL = `UPDATE waitlist SET state = 'lapsed', changed_at = ? WHERE limit_key = ? AND point_id = ?
  AND window_kind = ? AND day = ? AND state IN ('waiting','offered') AND state = 'offered' AND offer_until <= ?`

const JOIN_SQL = `INSERT INTO waitlist (id, account_id, party_id, limit_key, point_id, window_kind, day, from_minute,
    to_minute, subject_kind, subject_id, state, created_at, changed_at)
  SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ? WHERE NOT EXISTS (SELECT 1 FROM slot s WHERE ${WANTED}
    AND s.closed_reason IS NULL AND s.starts_at > ? AND ${IN_USE} < s.capacity AND NOT ${WAITED_FOR})`

/** Puts someone on the waiting list of a day that has no place left in the hours wanted. */
export async function joinWaitlist(context: Context, input: Input): Promise<WaitlistView> {
  const { now, accountId } = context
  const { pointId, windowKind, day, fromMinute, toMinute, partyId, subject } = input
  const where = [pointId, windowKind, day]
  const wanted = [...where, fromMinute, toMinute]
  const [times, people, rules] = await context.load([
    query<WantedTimes>(TIMES_SQL, [...where, ...wanted]),
    personQuery(context, partyId, subject, { day }),
    RULE_QUERY,
  ])
  const person = found(people[0])
  const { ahead } = requireOpen(found(times[0]), now)
  requireAccepted(context, pointId, windowKind, subject)
  requireWithinLimits(person, ruleOf(rules), now)

  const id = context.id()
  const who = [id, accountId, partyId, person.limit_key]
  const view: WaitlistView = {
    id,
    pointId,
    windowKind,
    day,
    fromMinute,
    toMinute,
    subject,
    partyId,
    state: 'waiting',
    ahead,
    offer: null,
    createdAt: now,
  }
  await context.save(
    [
      write(LAPSE_SQL, [now, person.limit_key, ...where, now]),
      guarded(
        'WAITLIST_NOT_NEEDED',
        JOIN_SQL,
        [...who, ...wanted, subject.kind, subject.id, now, now, ...wanted, now, now, accountId],
        'WAITLIST_EXISTS',
      ),
      context.audit('join', 'waitlist', id, pointId),
    ],
    view,
  )
  return view
}

/** @throws AppError SLOT_CLOSED, SLOT_PAST, SLOT_NOT_RELEASED */
function requireOpen(times: WantedTimes, now: number): WantedTimes {
  if (times.usable === 0) throw new AppError('SLOT_CLOSED')
  if (times.last_start === null || times.last_start <= now) throw new AppError('SLOT_PAST')
  if (times.opens_at === null || times.opens_at > now)
    throw new AppError('SLOT_NOT_RELEASED', times.opens_at === null ? {} : { details: { opensAt: times.opens_at } })
  return times
}
