import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { APPOINTMENT_STATES, type AppointmentState, allowedActions } from '../../shared/domain/appointment'
import { checkInVerdict } from '../../shared/domain/check-in'
import { DEFAULT_RULE } from '../../shared/domain/slot-rule'
import { instantOf, MINUTE_MS } from '../../shared/domain/time'

const booked = { state: 'booked' as AppointmentState, day: '2026-09-18', startMinute: 600, pointId: 'hall' }
const here = { pointId: 'hall' }
const at = (minute: number, day = '2026-09-18') => instantOf(day, minute)
const verdict = (now: number, where = here, appointment = booked) =>
  checkInVerdict(appointment, now, where, DEFAULT_RULE)

describe('check-in', () => {
  it('is open from half an hour before to a quarter past', () => {
    expect(verdict(at(570))).toEqual({ ok: true })
    expect(verdict(at(615))).toEqual({ ok: true })
  })

  it('too early: says in how many minutes', () => {
    expect(verdict(at(559))).toEqual({
      ok: false,
      code: 'CHECKIN_TOO_EARLY',
      minutes: 11,
      opensAt: at(570),
      next: 'wait',
    })
    expect(verdict(at(570) - 1)).toMatchObject({ minutes: 1 })
  })

  it('too late: sends to the desk, whose clerk may admit', () => {
    expect(verdict(at(615) + 1)).toEqual({ ok: false, code: 'CHECKIN_TOO_LATE', minutes: 1, next: 'ask_at_desk' })
    expect(checkInVerdict(booked, at(900), { ...here, admitLate: true }, DEFAULT_RULE)).toEqual({ ok: true })
  })

  it('wrong place and wrong day name the right one', () => {
    expect(verdict(at(600), { pointId: 'street' })).toEqual({
      ok: false,
      code: 'CHECKIN_WRONG_PLACE',
      pointId: 'hall',
      next: 'go_to_point',
    })
    expect(verdict(at(600, '2026-09-17'))).toEqual({
      ok: false,
      code: 'CHECKIN_WRONG_DAY',
      day: '2026-09-18',
      next: 'come_on_the_day',
    })
    expect(verdict(at(600, '2026-09-19'))).toMatchObject({ code: 'CHECKIN_WRONG_DAY', next: 'book_again' })
    const admitted = checkInVerdict(booked, at(600, '2026-09-19'), { ...here, admitLate: true }, DEFAULT_RULE)
    expect(admitted).toMatchObject({ code: 'CHECKIN_WRONG_DAY' })
  })

  it('used, cancelled and missed each have their answer', () => {
    const inState = (state: AppointmentState, now = at(600)) => verdict(now, here, { ...booked, state })
    expect(inState('checked_in')).toEqual({ ok: false, code: 'CHECKIN_USED', next: 'wait_to_be_called' })
    expect(inState('serving')).toEqual({ ok: false, code: 'CHECKIN_USED', next: 'nothing' })
    expect(inState('finished')).toMatchObject({ code: 'CHECKIN_USED' })
    expect(inState('cancelled')).toMatchObject({ code: 'APPOINTMENT_NOT_OPEN', next: 'book_again' })
    expect(inState('no_show')).toMatchObject({ code: 'APPOINTMENT_NOT_OPEN', next: 'ask_at_desk' })
    expect(inState('no_show', at(600, '2026-09-20'))).toMatchObject({ next: 'book_again' })
  })

  it('agrees with the actions a kiosk is shown', () => {
    fc.assert(
      fc.property(fc.constantFrom(...APPOINTMENT_STATES), fc.integer({ min: -700, max: 700 }), (state, offset) => {
        const facts = { ...booked, state, displaced: false, finishedAt: null, rated: false }
        const now = at(600) + offset * MINUTE_MS
        const shown = allowedActions(facts, now, DEFAULT_RULE, 'kiosk').includes('check_in')
        expect(verdict(now, here, facts).ok).toBe(shown)
      }),
    )
  })
})
