import { type Instant, MINUTE_MS } from './time'

/** How a message can go out; `none`: there is no way to reach the person but the inbox. */
export type Channel = 'wechat' | 'sms' | 'none'

/** What a provider's answer came to. `unknown`: the message may or may not have arrived. */
export type DeliveryState = 'sent' | 'refused' | 'retry' | 'unknown'

/** Tries of one message at the most, both channels together. */
export const MAX_ATTEMPTS = 6
/** After this many tries that WeChat could not take, the message goes by SMS: an offer of a place cannot wait for hours. */
const WECHAT_ATTEMPTS = 3
/** Minutes to wait after the first, second … try. */
const WAIT_MINUTES: readonly number[] = [1, 5, 30, 120, 360]

export type OutboxStep =
  | { state: 'sent' | 'failed' | 'unknown' }
  /** Try again at `dueAt`; `channel` may be another one than before. */
  | { state: 'queued'; channel: 'wechat' | 'sms'; dueAt: Instant }

/** What becomes of a message after a try. */
export interface Attempt {
  channel: 'wechat' | 'sms'
  delivery: DeliveryState
  /** Tries so far, this one included. */
  attempts: number
  /** The person has a phone number. */
  hasPhone: boolean
  now: Instant
}

/**
 * The next state of a message. WeChat is told at least once, so an unclear answer is tried again; a refusal (the person
 * said no, 43101) falls back to SMS at once. An SMS with an unclear answer stays `unknown`: sending it again might cost and
 * annoy twice, so a person decides. Waits grow: 1, 5, 30 minutes, 2, 6 hours.
 */
export function afterAttempt({ channel, delivery, attempts, hasPhone, now }: Attempt): OutboxStep {
  if (delivery === 'sent') return { state: 'sent' }
  if (channel === 'sms' && delivery === 'unknown') return { state: 'unknown' }
  const isGivenUp = delivery === 'refused' || (channel === 'wechat' && hasPhone && attempts >= WECHAT_ATTEMPTS)
  if (isGivenUp) {
    return channel === 'wechat' && hasPhone ? { state: 'queued', channel: 'sms', dueAt: now } : { state: 'failed' }
  }
  const wait = WAIT_MINUTES[attempts - 1]
  if (attempts >= MAX_ATTEMPTS || wait === undefined) return { state: 'failed' }
  return { state: 'queued', channel, dueAt: now + wait * MINUTE_MS }
}
