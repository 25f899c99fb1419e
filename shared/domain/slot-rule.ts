import type { Minute } from './time'

/**
 * How a district books. Everything here is published and can be changed by the district; the limits count the person
 * served, never the account, and none of them touches a walk-in. This file imports nothing that runs: the phone uses it.
 */
export interface SlotRule {
  /** Length of one visit and of one slot, minutes. */
  minutesPerVisit: number
  /** Part of the capacity kept for people who walk in, 0–1. */
  walkInShare: number
  /** A day opens for booking this many working days ahead; 0 is the day itself. */
  releaseWorkingDays: number
  /** Minute of the day at which it opens. */
  releaseMinute: Minute
  /** A place is kept this long while the form is filled, minutes. */
  holdMinutes: number
  /** The first of the waiting list may take a freed place this long, minutes. */
  offerMinutes: number
  /** Cancel or change until this long before the start, minutes. */
  cancelBeforeMinutes: number
  /** A freed place comes back after a random delay, against resale: at least, minutes. */
  rereleaseMinMinutes: number
  /** … and at most, minutes. */
  rereleaseMaxMinutes: number
  /** Check-in opens this long before the start, minutes. */
  checkInEarlyMinutes: number
  /** … and closes this long after it; from then on the person counts as not come, minutes. */
  checkInLateMinutes: number
  /** Open appointments of one person for one bundle or item. */
  openPerSubject: number
  /** Open appointments of one person on one day. */
  openPerDay: number
  /** Appointments one account makes for others in a day. */
  agentDailyLimit: number
  /** No-shows in the window that end online booking. */
  noShowLimit: number
  /** Own cancellations in the window that end online booking. */
  cancelLimit: number
  /** The window: the calendar month in Asia/Shanghai, or the thirty days before. */
  limitWindow: 'month' | 'days30'
  /** Online booking ends for this long after the offence that reached the limit, days of 24 hours. */
  banDays: number
  /** A district may do without the ban; the counts are kept all the same. */
  banEnabled: boolean
  /** Natural days after a visit, or after the end of an application, during which it can be rated. */
  ratingDays: number
}

/** What holds where a district has said nothing else. */
export const DEFAULT_RULE: SlotRule = {
  minutesPerVisit: 20,
  walkInShare: 0.3,
  releaseWorkingDays: 7,
  releaseMinute: 8 * 60,
  holdMinutes: 5,
  offerMinutes: 15,
  cancelBeforeMinutes: 120,
  rereleaseMinMinutes: 5,
  rereleaseMaxMinutes: 30,
  checkInEarlyMinutes: 30,
  checkInLateMinutes: 15,
  openPerSubject: 1,
  openPerDay: 1,
  agentDailyLimit: 5,
  noShowLimit: 2,
  cancelLimit: 5,
  limitWindow: 'month',
  banDays: 30,
  banEnabled: true,
  ratingDays: 7,
}
