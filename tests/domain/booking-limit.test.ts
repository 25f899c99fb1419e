import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BookingHistory,
  bannedUntil,
  bookingVerdict,
  type Offence,
  offencesSince,
  standing,
} from '../../shared/domain/booking-limit'
import { DEFAULT_RULE } from '../../shared/domain/slot-rule'
import { addDays, DAY_MS, instantOf } from '../../shared/domain/time'

const at = (day: string) => instantOf(day, 600)
const missed = (day: string): Offence => ({ kind: 'no_show', at: at(day) })
const gaveUp = (day: string): Offence => ({ kind: 'cancel', at: at(day) })
const clean: BookingHistory = {
  openForSubject: 0,
  openOnDay: 0,
  offences: [],
  forgivenUntil: null,
  agentBookedToday: null,
}
const banned = (offences: Offence[], now: string, forgivenUntil: number | null = null) =>
  bannedUntil({ offences, forgivenUntil }, DEFAULT_RULE, at(now))

describe('the ban', () => {
  it('begins with the second no-show of a month and lasts thirty days', () => {
    const twice = [missed('2026-09-03'), missed('2026-09-28')]
    expect(banned([missed('2026-09-03')], '2026-09-03')).toBeNull()
    expect(banned(twice, '2026-09-28')).toBe(at('2026-10-28'))
    expect(banned(twice, '2026-10-27')).toBe(at('2026-10-28'))
    expect(banned(twice, '2026-10-28')).toBeNull()
    expect(banned([missed('2026-08-31'), missed('2026-09-01')], '2026-09-02')).toBeNull()
  })

  it('begins with the fifth cancellation', () => {
    const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04', '2026-09-05']
    expect(banned(days.slice(1).map(gaveUp), '2026-09-06')).toBeNull()
    expect(banned(days.map(gaveUp), '2026-09-06')).toBe(at('2026-10-05'))
  })

  it('does not mix the kinds, and is not in force before its offence', () => {
    expect(banned([missed('2026-09-03'), gaveUp('2026-09-04')], '2026-09-05')).toBeNull()
    expect(banned([missed('2026-09-03'), missed('2026-09-28')], '2026-09-10')).toBeNull()
  })

  it('ends when an objection is upheld, and can be off', () => {
    const twice = [missed('2026-09-03'), missed('2026-09-28')]
    expect(banned(twice, '2026-10-01', at('2026-09-30'))).toBeNull()
    expect(banned([...twice, missed('2026-09-29')], '2026-09-30', at('2026-09-28'))).toBeNull()
    const off = { ...DEFAULT_RULE, banEnabled: false }
    expect(bannedUntil({ offences: twice, forgivenUntil: null }, off, at('2026-09-29'))).toBeNull()
  })

  it('may count the thirty days before instead of the month', () => {
    const rule = { ...DEFAULT_RULE, limitWindow: 'days30' as const }
    const offences = [missed('2026-08-31'), missed('2026-09-01')]
    expect(bannedUntil({ offences, forgivenUntil: null }, rule, at('2026-09-02'))).toBe(at('2026-10-01'))
    expect(standing({ offences, forgivenUntil: null }, rule, at('2026-09-02'))).toEqual({ noShows: 2, cancels: 0 })
    expect(standing({ offences, forgivenUntil: null }, DEFAULT_RULE, at('2026-09-02'))).toEqual({
      noShows: 1,
      cancels: 0,
    })
  })

  it('agrees with replaying the days one by one, from no further back than it asks for', () => {
    const offence = fc.record({
      kind: fc.constantFrom('no_show' as const, 'cancel' as const),
      at: fc.nat(150).map((offset) => at(addDays('2026-05-01', offset))),
    })
    fc.assert(
      fc.property(fc.array(offence, { maxLength: 12 }), fc.nat(200), (offences, offset) => {
        const now = at(addDays('2026-05-01', offset))
        let until = 0
        const counts = new Map<string, number>()
        for (const { kind, at: instant } of [...offences].sort((a, b) => a.at - b.at)) {
          if (instant > now) continue
          const month = `${kind} ${new Date(instant).getUTCMonth()}`
          const count = (counts.get(month) ?? 0) + 1
          counts.set(month, count)
          if (count >= (kind === 'no_show' ? 2 : 5)) until = Math.max(until, instant + 30 * DAY_MS)
        }
        const recent = offences.filter((one) => one.at >= offencesSince(now, DEFAULT_RULE))
        expect(bannedUntil({ offences: recent, forgivenUntil: null }, DEFAULT_RULE, now)).toBe(
          until > now ? until : null,
        )
      }),
      { numRuns: 400 },
    )
  })
})

describe('booking', () => {
  const now = at('2026-09-18')
  const verdict = (history: Partial<BookingHistory>, online = true) =>
    bookingVerdict({ ...clean, ...history }, DEFAULT_RULE, now, online)

  it('allows one open appointment for a thing and one a day', () => {
    expect(verdict({})).toEqual({ ok: true })
    expect(verdict({ openForSubject: 1 })).toEqual({ ok: false, code: 'LIMIT_ITEM' })
    expect(verdict({ openOnDay: 1 })).toEqual({ ok: false, code: 'LIMIT_DAY' })
  })

  it('has a limit of its own for agents', () => {
    expect(verdict({ agentBookedToday: DEFAULT_RULE.agentDailyLimit - 1 })).toEqual({ ok: true })
    expect(verdict({ agentBookedToday: DEFAULT_RULE.agentDailyLimit })).toEqual({ ok: false, code: 'LIMIT_AGENT' })
  })

  it('a ban stops online booking alone', () => {
    const offences = [missed('2026-09-10'), missed('2026-09-11')]
    expect(verdict({ offences })).toEqual({ ok: false, code: 'BOOKING_BANNED', until: at('2026-10-11') })
    expect(verdict({ offences }, false)).toEqual({ ok: true })
    expect(verdict({ offences, openOnDay: 1 }, false)).toEqual({ ok: false, code: 'LIMIT_DAY' })
  })
})
