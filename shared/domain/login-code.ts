import { type Day, dayOf, type Instant, MINUTE_MS } from './time'

/** A login code is good for five minutes. */
export const CODE_LIFE_MS = 5 * MINUTE_MS
/** The next code for the same phone, at the earliest. */
export const CODE_RESEND_MS = MINUTE_MS
/** Guesses one code allows, the right one included. */
export const CODE_ATTEMPTS = 5
/** Codes one phone is sent on a day in Asia/Shanghai: with five guesses each, a stranger's chance is 1 in 20,000. */
export const CODES_A_DAY = 10

export interface SentCode {
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly usedAt: Instant | null
  readonly attempts: number
  /** The day its sender counts, and codes sent on it so far, this one included. */
  readonly sentDay: Day
  readonly sentToday: number
}

/** Milliseconds until this phone may be sent another code; 0 is now. The daily limit ends at midnight in Asia/Shanghai. */
export function waitBeforeCode(last: SentCode | null, now: Instant, nextMidnight: Instant): number {
  if (last === null) return 0
  if (last.sentDay === dayOf(now) && last.sentToday >= CODES_A_DAY) return nextMidnight - now
  return Math.max(0, last.createdAt + CODE_RESEND_MS - now)
}

/** Why a guess at this code is not even compared, or null. */
export function codeRefusal(code: SentCode | null, now: Instant): 'CODE_EXPIRED' | 'CODE_TOO_MANY' | null {
  if (code === null || code.usedAt !== null || code.expiresAt <= now) return 'CODE_EXPIRED'
  return code.attempts >= CODE_ATTEMPTS ? 'CODE_TOO_MANY' : null
}
