import { type AppointmentFacts, checkInWindow } from './appointment'
import type { SlotRule } from './slot-rule'
import { type Day, dayOf, type Instant, MINUTE_MS } from './time'

/** What the person does next; every refusal names one. */
type CheckInNext =
  /** Sit down and come again when check-in opens. */
  | 'wait'
  /** Go to the service point of the appointment. */
  | 'go_to_point'
  /** Come on the day of the appointment. */
  | 'come_on_the_day'
  /** Late, on the day: the enquiry desk gives a walk-in ticket or lets the person in with a reason. */
  | 'ask_at_desk'
  | 'book_again'
  /** Already in: wait to be called. */
  | 'wait_to_be_called'
  | 'nothing'

type CheckInRefusal =
  | { code: 'CHECKIN_TOO_EARLY'; minutes: number; opensAt: Instant }
  | { code: 'CHECKIN_TOO_LATE'; minutes: number }
  | { code: 'CHECKIN_WRONG_PLACE'; pointId: string }
  | { code: 'CHECKIN_WRONG_DAY'; day: Day }
  | { code: 'CHECKIN_USED' }
  | { code: 'APPOINTMENT_NOT_OPEN'; state: 'cancelled' | 'no_show' }

export type CheckInVerdict = { ok: true } | ({ ok: false; next: CheckInNext } & CheckInRefusal)

export interface CheckInPlace {
  readonly pointId: string
  /** A clerk lets someone in who is late; the reason is written down elsewhere. */
  readonly admitLate?: boolean
}

/**
 * Whether someone can be checked in here and now. The state is looked at first, then the place, the day and the time, so
 * the answer is the one the person can act on. `minutes` are rounded up: until check-in opens, or since it closed.
 */
export function checkInVerdict(
  appointment: Pick<AppointmentFacts, 'state' | 'day' | 'startMinute'> & { pointId: string },
  now: Instant,
  where: CheckInPlace,
  rule: Pick<SlotRule, 'checkInEarlyMinutes' | 'checkInLateMinutes'>,
): CheckInVerdict {
  const { state, day, pointId } = appointment
  const today = dayOf(now)
  if (state === 'cancelled') return { ok: false, code: 'APPOINTMENT_NOT_OPEN', state, next: 'book_again' }
  if (state === 'no_show') {
    return { ok: false, code: 'APPOINTMENT_NOT_OPEN', state, next: today === day ? 'ask_at_desk' : 'book_again' }
  }
  if (state !== 'booked') {
    return { ok: false, code: 'CHECKIN_USED', next: state === 'checked_in' ? 'wait_to_be_called' : 'nothing' }
  }
  if (pointId !== where.pointId) return { ok: false, code: 'CHECKIN_WRONG_PLACE', pointId, next: 'go_to_point' }
  if (day !== today) {
    return { ok: false, code: 'CHECKIN_WRONG_DAY', day, next: day > today ? 'come_on_the_day' : 'book_again' }
  }
  const { opensAt, closesAt } = checkInWindow(appointment, rule)
  if (now < opensAt) {
    const minutes = Math.ceil((opensAt - now) / MINUTE_MS)
    return { ok: false, code: 'CHECKIN_TOO_EARLY', minutes, opensAt, next: 'wait' }
  }
  if (now > closesAt && where.admitLate !== true) {
    return {
      ok: false,
      code: 'CHECKIN_TOO_LATE',
      minutes: Math.ceil((now - closesAt) / MINUTE_MS),
      next: 'ask_at_desk',
    }
  }
  return { ok: true }
}
