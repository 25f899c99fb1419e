import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Attempt, afterAttempt, MAX_ATTEMPTS } from '../../shared/domain/outbox'

const MINUTE = 60_000
const attempt = fc.record<Attempt>({
  channel: fc.constantFrom('wechat', 'sms'),
  delivery: fc.constantFrom('sent', 'refused', 'retry', 'unknown'),
  attempts: fc.integer({ min: 1, max: MAX_ATTEMPTS }),
  hasPhone: fc.boolean(),
  now: fc.integer({ min: 0, max: 4_000_000_000_000 }),
})

describe('a message after a try', () => {
  it('waits 1, 5, 30 minutes, 2 and 6 hours, then has failed', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((attempts) => {
      const step = afterAttempt({ channel: 'sms', delivery: 'retry', attempts, hasPhone: true, now: 0 })
      return step.state === 'queued' ? step.dueAt / MINUTE : step.state
    })
    expect(waits).toEqual([1, 5, 30, 120, 360, 'failed'])
  })

  it('never sends an SMS again whose fate is unknown', () => {
    fc.assert(
      fc.property(attempt, (given) => {
        const step = afterAttempt({ ...given, channel: 'sms', delivery: 'unknown' })
        expect(step).toEqual({ state: 'unknown' })
      }),
    )
  })

  it('goes by SMS at once when WeChat is refused, and by nothing when there is no phone', () => {
    fc.assert(
      fc.property(attempt, (given) => {
        const step = afterAttempt({ ...given, channel: 'wechat', delivery: 'refused' })
        expect(step).toEqual(
          given.hasPhone ? { state: 'queued', channel: 'sms', dueAt: given.now } : { state: 'failed' },
        )
      }),
    )
  })

  it('ends: WeChat is never tried after SMS, and no wait is in the past', () => {
    fc.assert(
      fc.property(attempt, (given) => {
        const step = afterAttempt(given)
        if (step.state !== 'queued') return
        expect(step.dueAt).toBeGreaterThanOrEqual(given.now)
        if (given.channel === 'sms') expect(step).toMatchObject({ channel: 'sms' })
        if (given.attempts === MAX_ATTEMPTS) expect([given.channel, step.channel]).toEqual(['wechat', 'sms'])
      }),
    )
  })
})
