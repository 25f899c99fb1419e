import type { SlotRule } from './slot-rule'
import { DAY_MS, dayOf, type Instant, instantOf, monthStart } from './time'

/** Something the person served did that counts towards a ban: not coming, or cancelling (not when the hall cancelled). */
export interface Offence {
  readonly kind: 'no_show' | 'cancel'
  readonly at: Instant
}

/** What is known of the person served, not of the account that books for them. */
export interface BookingHistory {
  /** Open appointments for the same bundle or item. */
  readonly openForSubject: number
  /** Open appointments on the same day, anywhere in the district. */
  readonly openOnDay: number
  /** Since {@link offencesSince}, in any order. */
  readonly offences: readonly Offence[]
  /** An objection was upheld then: offences up to this instant no longer count. */
  readonly forgivenUntil: Instant | null
  /** Booked today by this account for others; null when it books for itself or is a clerk. */
  readonly agentBookedToday: number | null
}

export type BookingVerdict =
  | { ok: true }
  | { ok: false; code: 'LIMIT_ITEM' | 'LIMIT_DAY' | 'LIMIT_AGENT' }
  | { ok: false; code: 'BOOKING_BANNED'; until: Instant }

type BanRule = Pick<SlotRule, 'noShowLimit' | 'cancelLimit' | 'limitWindow' | 'banDays' | 'banEnabled'>

const LONGEST_WINDOW_DAYS = 31

/** First instant of the window an offence at `at` is counted in: its calendar month, or the thirty days before it. */
function windowStart(at: Instant, rule: Pick<SlotRule, 'limitWindow'>): Instant {
  return rule.limitWindow === 'month' ? instantOf(monthStart(dayOf(at)), 0) : at - 30 * DAY_MS
}

/** How far back offences can matter now: a ban may have begun `banDays` ago, from a window that began a month earlier. */
export function offencesSince(now: Instant, rule: Pick<SlotRule, 'banDays'>): Instant {
  return now - (rule.banDays + LONGEST_WINDOW_DAYS) * DAY_MS
}

function counted(offences: readonly Offence[], forgivenUntil: Instant | null): readonly Offence[] {
  return forgivenUntil === null ? offences : offences.filter(({ at }) => at > forgivenUntil)
}

/** Offences of the current window, as the person sees them in "my standing". */
export function standing(
  history: Pick<BookingHistory, 'offences' | 'forgivenUntil'>,
  rule: Pick<SlotRule, 'limitWindow'>,
  now: Instant,
): { noShows: number; cancels: number } {
  const from = windowStart(now, rule)
  const inWindow = counted(history.offences, history.forgivenUntil).filter(({ at }) => at >= from && at <= now)
  const noShows = inWindow.filter(({ kind }) => kind === 'no_show').length
  return { noShows, cancels: inWindow.length - noShows }
}

/**
 * The instant at which the person's ban ends, or null when there is none now. A ban begins with the offence that reaches
 * the limit in the window of that offence, so the turn of the month does not end it.
 */
export function bannedUntil(
  history: Pick<BookingHistory, 'offences' | 'forgivenUntil'>,
  rule: BanRule,
  now: Instant,
): Instant | null {
  if (!rule.banEnabled) return null
  const offences = counted(history.offences, history.forgivenUntil)
  let until: Instant | null = null
  for (const { kind, at } of offences) {
    if (at > now) continue
    const from = windowStart(at, rule)
    const sofar = offences.filter((other) => other.kind === kind && other.at >= from && other.at <= at).length
    const end = at + rule.banDays * DAY_MS
    const reached = sofar >= (kind === 'no_show' ? rule.noShowLimit : rule.cancelLimit)
    if (reached && end > now && (until === null || end > until)) until = end
  }
  return until
}

/**
 * Whether the person served may have another appointment. A ban stops online booking alone: a clerk who books for someone
 * on the telephone (`online` false) and the walk-in desk are open. The unique indexes of the database are the law of the
 * first two limits; this gives the answer before anything is written.
 */
export function bookingVerdict(
  history: BookingHistory,
  rule: BanRule & Pick<SlotRule, 'openPerSubject' | 'openPerDay' | 'agentDailyLimit'>,
  now: Instant,
  online = true,
): BookingVerdict {
  const until = online ? bannedUntil(history, rule, now) : null
  if (until !== null) return { ok: false, code: 'BOOKING_BANNED', until }
  if (history.openForSubject >= rule.openPerSubject) return { ok: false, code: 'LIMIT_ITEM' }
  if (history.openOnDay >= rule.openPerDay) return { ok: false, code: 'LIMIT_DAY' }
  const agent = history.agentBookedToday
  if (agent !== null && agent >= rule.agentDailyLimit) return { ok: false, code: 'LIMIT_AGENT' }
  return { ok: true }
}
