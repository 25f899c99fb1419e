import { ratingVerdict } from './rating'
import type { SlotRule } from './slot-rule'
import { type Day, dayOf, type Instant, instantOf, MINUTE_MS, type Minute } from './time'

export const APPOINTMENT_STATES = ['booked', 'checked_in', 'serving', 'finished', 'no_show', 'cancelled'] as const
export type AppointmentState = (typeof APPOINTMENT_STATES)[number]

/** States in which an appointment counts against the limits of the person served. */
export const OPEN_STATES: readonly AppointmentState[] = ['booked', 'checked_in', 'serving']

export type AppointmentEvent = 'change' | 'cancel' | 'check_in' | 'no_show' | 'start' | 'finish'

/**
 * Who acts. `resident` is the account that booked, an agent's or a relative's included; `supervisor` reads and has no hand
 * in a visit; `system` is the product itself (no-show job, deletion of an account).
 */
export type ActorRole = 'resident' | 'clerk' | 'supervisor' | 'kiosk' | 'system'

export interface Transition {
  readonly from: AppointmentState
  readonly event: AppointmentEvent
  readonly to: AppointmentState
  readonly who: readonly ActorRole[]
}

/** The whole life of an appointment. What is not in this list cannot happen. */
export const APPOINTMENT_TRANSITIONS: readonly Transition[] = [
  { from: 'booked', event: 'change', to: 'booked', who: ['resident'] },
  { from: 'booked', event: 'cancel', to: 'cancelled', who: ['resident', 'system'] },
  { from: 'booked', event: 'check_in', to: 'checked_in', who: ['clerk', 'kiosk'] },
  { from: 'booked', event: 'no_show', to: 'no_show', who: ['clerk', 'system'] },
  // Checked in, called, and gone: only a person at the window can tell.
  { from: 'checked_in', event: 'no_show', to: 'no_show', who: ['clerk'] },
  // The same at a time that the hall could not keep; see `missed`.
  { from: 'checked_in', event: 'cancel', to: 'cancelled', who: ['system'] },
  { from: 'checked_in', event: 'start', to: 'serving', who: ['clerk'] },
  { from: 'serving', event: 'finish', to: 'finished', who: ['clerk'] },
]

export type TransitionResult =
  | { ok: true; state: AppointmentState }
  | { ok: false; code: 'APPOINTMENT_NOT_OPEN' | 'FORBIDDEN' }

/** The state after an event: `APPOINTMENT_NOT_OPEN` when the state knows no such event, `FORBIDDEN` when this actor may not. */
export function transition(state: AppointmentState, event: AppointmentEvent, actor: ActorRole): TransitionResult {
  const edge = APPOINTMENT_TRANSITIONS.find((candidate) => candidate.from === state && candidate.event === event)
  if (edge === undefined) return { ok: false, code: 'APPOINTMENT_NOT_OPEN' }
  return edge.who.indexOf(actor) < 0 ? { ok: false, code: 'FORBIDDEN' } : { ok: true, state: edge.to }
}

/**
 * The state of an appointment that nobody came to. A time that the hall could not keep is cancelled by the product itself,
 * whoever notices: nobody is punished for it. Refused like `no_show` by {@link transition}.
 */
export function missed(state: AppointmentState, displaced: boolean, actor: ActorRole): TransitionResult {
  const step = transition(state, 'no_show', actor)
  return step.ok && displaced ? transition(state, 'cancel', 'system') : step
}

/** What a screen can offer: the events, the pass of the resident and the rating. */
export type AppointmentAction = AppointmentEvent | 'show_pass' | 'rate'

export interface AppointmentFacts {
  readonly state: AppointmentState
  readonly day: Day
  readonly startMinute: Minute
  /** The hall cannot keep this time: it may be changed or cancelled up to its start. */
  readonly displaced: boolean
  readonly finishedAt: Instant | null
  readonly rated: boolean
}

/** The last instant at which the resident may change or cancel. */
export function changeableUntil(
  appointment: Pick<AppointmentFacts, 'day' | 'startMinute' | 'displaced'>,
  rule: Pick<SlotRule, 'cancelBeforeMinutes'>,
): Instant {
  const startsAt = instantOf(appointment.day, appointment.startMinute)
  return appointment.displaced ? startsAt : startsAt - rule.cancelBeforeMinutes * MINUTE_MS
}

/** First and last instant of check-in, both included. */
export function checkInWindow(
  appointment: Pick<AppointmentFacts, 'day' | 'startMinute'>,
  rule: Pick<SlotRule, 'checkInEarlyMinutes' | 'checkInLateMinutes'>,
): { opensAt: Instant; closesAt: Instant } {
  const startsAt = instantOf(appointment.day, appointment.startMinute)
  return {
    opensAt: startsAt - rule.checkInEarlyMinutes * MINUTE_MS,
    closesAt: startsAt + rule.checkInLateMinutes * MINUTE_MS,
  }
}

/** Whether the clock lets an event happen, whoever asks for it. */
function isTimely(
  event: AppointmentEvent,
  appointment: AppointmentFacts,
  now: Instant,
  rule: SlotRule,
  who: ActorRole,
): boolean {
  const { opensAt, closesAt } = checkInWindow(appointment, rule)
  switch (event) {
    case 'change':
    case 'cancel':
      return who === 'system' || now <= changeableUntil(appointment, rule)
    case 'check_in':
      // A clerk may let someone in who is late, on the day itself.
      return now >= opensAt && (now <= closesAt || (who === 'clerk' && dayOf(now) === appointment.day))
    case 'no_show':
      return now > closesAt
    case 'start':
    case 'finish':
      return true
  }
}

/** What the actor may do with an appointment now, in the order of the screen; pages show these and derive no rules. */
export function allowedActions(
  appointment: AppointmentFacts,
  now: Instant,
  rule: SlotRule,
  who: ActorRole,
): AppointmentAction[] {
  const actions: AppointmentAction[] = []
  const { closesAt } = checkInWindow(appointment, rule)
  const passIsOfUse = appointment.state === 'booked' && dayOf(now) === appointment.day && now <= closesAt
  if (who === 'resident' && passIsOfUse) actions.push('show_pass')
  for (const { event, from } of APPOINTMENT_TRANSITIONS) {
    if (from !== appointment.state || !transition(from, event, who).ok) continue
    if (isTimely(event, appointment, now, rule, who)) actions.push(event)
  }
  const visit = { finishedAt: appointment.finishedAt, alreadyRated: appointment.rated }
  const isRateable = appointment.state === 'finished' && ratingVerdict(visit, now, rule.ratingDays).ok
  if (who === 'resident' && isRateable) actions.push('rate')
  return actions
}
