import type { AppointmentView } from '../../../shared/contract/appointment'
import type { Subject } from '../../../shared/contract/common'
import {
  type BookingHistory,
  type BookingVerdict,
  bookingVerdict,
  type Offence,
  offencesSince,
} from '../../../shared/domain/booking-limit'
import { DEFAULT_RULE, type SlotRule } from '../../../shared/domain/slot-rule'
import { dayOf, instantOf } from '../../../shared/domain/time'
import { type Query, query } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { OPEN } from '../slot/statements'
import type { SealedName } from './view'

/** Offences of limit key `x.limit_key`, one `?`: since when. What the hall could not keep is nobody's offence. */
const OFFENCES = `(SELECT json_group_array(json_array(c.state, c.ended_at)) FROM appointment c
  WHERE c.limit_key = x.limit_key AND c.state IN ('no_show','cancelled') AND c.ended_at > ? AND c.displaced IS NULL)`
const FORGIVEN = '(SELECT f.until FROM forgiveness f WHERE f.limit_key = x.limit_key)'

/** Columns of {@link RecordRow}, from something `x` with a `limit_key`; one `?`: {@link recordSince}. */
export const RECORD_COLUMNS = `${OFFENCES} AS offences, ${FORGIVEN} AS forgiven_until`

export interface RecordRow {
  offences: string
  forgiven_until: number | null
}

/**
 * How far back offences are read. The rules in force come with the same read, so the longest ban a district can set counts.
 */
export function recordSince(now: number): number {
  return offencesSince(now, { banDays: Math.max(365, DEFAULT_RULE.banDays) })
}

/** @returns no-shows and cancellations as they were read, and what an upheld objection has forgiven */
export function recordOf(row: RecordRow): Pick<BookingHistory, 'offences' | 'forgivenUntil'> {
  const pairs = JSON.parse(row.offences) as ['no_show' | 'cancelled', number][]
  const offences = pairs.map(([state, at]): Offence => ({ kind: state === 'no_show' ? 'no_show' : 'cancel', at }))
  return { offences, forgivenUntil: row.forgiven_until }
}

/** Someone the caller books for, with everything the limits ask about. */
export interface PersonRow extends SealedName, RecordRow {
  party_kind: AppointmentView['party']['kind']
  limit_key: string
  open_for_subject: number
  open_on_day: number
  booked_for_others: number
  /** Entries of this person on the waiting list of that day. */
  waits: number
}

/** Appointments the account has made today for others, two `?`: account, first instant of the day. */
export const BOOKED_FOR_OTHERS = `(SELECT COUNT(*) FROM appointment b JOIN party q ON q.id = b.party_id
  WHERE b.booked_by = ? AND b.created_at >= ? AND q.kind <> 'self')`

const SQL = `SELECT x.id AS party_id, x.kind AS party_kind, x.limit_key, x.name_sealed, k.id AS key_id, k.wrapped,
  k.version AS key_version, ${RECORD_COLUMNS},
  (SELECT COUNT(*) FROM appointment o WHERE o.limit_key = x.limit_key AND o.subject_kind = ? AND o.subject_id = ?
    AND o.${OPEN}) AS open_for_subject,
  (SELECT COUNT(*) FROM appointment o WHERE o.limit_key = x.limit_key AND o.day = d.day AND o.${OPEN}) AS open_on_day,
  ${BOOKED_FOR_OTHERS} AS booked_for_others,
  (SELECT COUNT(*) FROM waitlist w WHERE w.limit_key = x.limit_key AND w.state IN ('waiting','offered')
    AND w.day = d.day) AS waits
  FROM party x JOIN person_key k ON k.id = x.key_id JOIN (__DAY__) d
  WHERE x.id = ? AND x.account_id = ? AND x.deleted_at IS NULL`
const BY_SLOT = SQL.replace('__DAY__', 'SELECT s.day FROM slot s WHERE s.id = ?')
const BY_DAY = SQL.replace('__DAY__', 'SELECT ? AS day')

/** First instant of today in Asia/Shanghai, from which an agent's bookings count. */
export function startOfDay(now: number): number {
  return instantOf(dayOf(now), 0)
}

/** Reads someone the caller books for and their record; no row when the party is not the caller's. */
export function personQuery(
  context: Context,
  partyId: string,
  subject: Subject,
  on: { slotId: string } | { day: string },
): Query<PersonRow> {
  const { now, accountId } = context
  const limits = [recordSince(now), subject.kind, subject.id, accountId, startOfDay(now)]
  return 'slotId' in on
    ? query<PersonRow>(BY_SLOT, [...limits, on.slotId, partyId, accountId])
    : query<PersonRow>(BY_DAY, [...limits, on.day, partyId, accountId])
}

/**
 * The limits, before anything is written; the unique indexes and the guarded write hold them in a race.
 * @throws AppError BOOKING_BANNED (with `until`), LIMIT_ITEM, LIMIT_DAY, LIMIT_AGENT
 */
export function requireWithinLimits(person: PersonRow, rule: SlotRule, now: number): void {
  refuse(
    bookingVerdict(
      {
        ...recordOf(person),
        openForSubject: person.open_for_subject,
        openOnDay: person.open_on_day,
        agentBookedToday: person.party_kind === 'self' ? null : person.booked_for_others,
      },
      rule,
      now,
    ),
  )
}

/** @throws AppError with the verdict's code */
export function refuse(verdict: BookingVerdict): void {
  if (verdict.ok) return
  if (verdict.code === 'BOOKING_BANNED') throw new AppError(verdict.code, { details: { until: verdict.until } })
  throw new AppError(verdict.code)
}
