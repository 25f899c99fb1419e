import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ActorRole,
  APPOINTMENT_STATES,
  APPOINTMENT_TRANSITIONS,
  type AppointmentEvent,
  type AppointmentFacts,
  type AppointmentState,
  allowedActions,
  changeableUntil,
  missed,
  OPEN_STATES,
  transition,
} from '../../shared/domain/appointment'
import { DEFAULT_RULE } from '../../shared/domain/slot-rule'
import { instantOf } from '../../shared/domain/time'

const ROLES: ActorRole[] = ['resident', 'clerk', 'supervisor', 'kiosk', 'system']
const EVENTS: AppointmentEvent[] = ['change', 'cancel', 'check_in', 'no_show', 'start', 'finish']

/** Every edge by hand: state, event, actor → state. All else is refused. */
const ALLOWED = new Map<string, AppointmentState>([
  ['booked change resident', 'booked'],
  ['booked cancel resident', 'cancelled'],
  ['booked cancel system', 'cancelled'],
  ['booked check_in clerk', 'checked_in'],
  ['booked check_in kiosk', 'checked_in'],
  ['booked no_show clerk', 'no_show'],
  ['booked no_show system', 'no_show'],
  ['checked_in no_show clerk', 'no_show'],
  ['checked_in cancel system', 'cancelled'],
  ['checked_in start clerk', 'serving'],
  ['serving finish clerk', 'finished'],
])

describe('the transitions', () => {
  it('start and land on states, and no two edges compete', () => {
    const seen = new Set<string>()
    for (const { from, event, to, who } of APPOINTMENT_TRANSITIONS) {
      expect(APPOINTMENT_STATES).toContain(from)
      expect(APPOINTMENT_STATES).toContain(to)
      expect(who.length).toBeGreaterThan(0)
      expect(seen.has(`${from} ${event}`)).toBe(false)
      seen.add(`${from} ${event}`)
    }
  })

  it('reach every state from booked, and an end from every state', () => {
    const reached = new Set<AppointmentState>(['booked'])
    for (let size = 0; size !== reached.size; ) {
      size = reached.size
      for (const { from, to } of APPOINTMENT_TRANSITIONS) if (reached.has(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...APPOINTMENT_STATES].sort())
    for (const state of APPOINTMENT_STATES) {
      const leaves = APPOINTMENT_TRANSITIONS.some(({ from, to }) => from === state && to !== state)
      expect(leaves).toBe(OPEN_STATES.includes(state))
    }
  })

  it('refuse every edge that is not allowed', () => {
    for (const state of APPOINTMENT_STATES) {
      for (const event of EVENTS) {
        const known = ROLES.some((role) => ALLOWED.has(`${state} ${event} ${role}`))
        for (const role of ROLES) {
          const next = ALLOWED.get(`${state} ${event} ${role}`)
          const code = known ? 'FORBIDDEN' : 'APPOINTMENT_NOT_OPEN'
          expect(transition(state, event, role)).toEqual(
            next === undefined ? { ok: false, code } : { ok: true, state: next },
          )
        }
      }
    }
  })
})

describe('nobody came', () => {
  it('is a no-show, and a cancellation where the hall could not keep the time', () => {
    for (const state of ['booked', 'checked_in'] as const) {
      expect(missed(state, false, 'clerk')).toEqual({ ok: true, state: 'no_show' })
      expect(missed(state, true, 'clerk')).toEqual({ ok: true, state: 'cancelled' })
    }
    expect(missed('booked', true, 'system')).toEqual({ ok: true, state: 'cancelled' })
  })

  it('is refused alike in both cases', () => {
    for (const displaced of [false, true]) {
      for (const state of APPOINTMENT_STATES) {
        for (const role of ROLES) {
          const plain = transition(state, 'no_show', role)
          if (!plain.ok) expect(missed(state, displaced, role)).toEqual(plain)
        }
      }
    }
  })
})

describe('what may be done now', () => {
  const booked: AppointmentFacts = {
    state: 'booked',
    day: '2026-09-18',
    startMinute: 600,
    displaced: false,
    finishedAt: null,
    rated: false,
  }
  const at = (minute: number, day = '2026-09-18') => instantOf(day, minute)
  const actions = (facts: AppointmentFacts, now: number, who: ActorRole) =>
    allowedActions(facts, now, DEFAULT_RULE, who)

  it('the resident changes and cancels until two hours before, and shows the pass on the day', () => {
    expect(actions(booked, at(600, '2026-09-17'), 'resident')).toEqual(['change', 'cancel'])
    expect(actions(booked, at(480), 'resident')).toEqual(['show_pass', 'change', 'cancel'])
    expect(actions(booked, at(480) + 1, 'resident')).toEqual(['show_pass'])
    expect(actions(booked, at(615), 'resident')).toEqual(['show_pass'])
    expect(actions(booked, at(615) + 1, 'resident')).toEqual([])
    expect(changeableUntil(booked, DEFAULT_RULE)).toBe(at(480))
  })

  it('whoever the hall displaces changes up to the start', () => {
    const displaced = { ...booked, displaced: true }
    expect(actions(displaced, at(600), 'resident')).toContain('change')
    expect(actions(displaced, at(600) + 1, 'resident')).toEqual(['show_pass'])
  })

  it('the kiosk checks in from half an hour before to a quarter past', () => {
    expect(actions(booked, at(570) - 1, 'kiosk')).toEqual([])
    expect(actions(booked, at(570), 'kiosk')).toEqual(['check_in'])
    expect(actions(booked, at(615), 'kiosk')).toEqual(['check_in'])
    expect(actions(booked, at(615) + 1, 'kiosk')).toEqual([])
  })

  it('the clerk admits the late, marks who has not come, starts and finishes', () => {
    expect(actions(booked, at(600), 'clerk')).toEqual(['check_in'])
    expect(actions(booked, at(616), 'clerk')).toEqual(['check_in', 'no_show'])
    expect(actions(booked, at(600, '2026-09-19'), 'clerk')).toEqual(['no_show'])
    expect(actions({ ...booked, state: 'checked_in' }, at(600), 'clerk')).toEqual(['start'])
    expect(actions({ ...booked, state: 'checked_in' }, at(616), 'clerk')).toEqual(['no_show', 'start'])
    expect(actions({ ...booked, state: 'serving' }, at(616), 'clerk')).toEqual(['finish'])
  })

  it('the job marks who has not come after the limit', () => {
    expect(actions(booked, at(615), 'system')).toEqual(['cancel'])
    expect(actions(booked, at(616), 'system')).toEqual(['cancel', 'no_show'])
  })

  it('the resident rates once, within seven days', () => {
    const finished = { ...booked, state: 'finished' as const, finishedAt: at(640) }
    expect(actions(finished, at(641), 'resident')).toEqual(['rate'])
    expect(actions({ ...finished, rated: true }, at(641), 'resident')).toEqual([])
    expect(actions(finished, at(0, '2026-09-26') - 1, 'resident')).toEqual(['rate'])
    expect(actions(finished, at(0, '2026-09-26'), 'resident')).toEqual([])
    expect(actions(finished, at(641), 'clerk')).toEqual([])
  })

  it('is never an event the transitions refuse, nor twice the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...APPOINTMENT_STATES),
        fc.constantFrom(...ROLES),
        fc.integer({ min: -3 * 1440, max: 12 * 1440 }),
        fc.boolean(),
        (state, who, offset, displaced) => {
          const facts = { ...booked, state, displaced, finishedAt: state === 'finished' ? at(640) : null }
          const found = actions(facts, at(600) + offset * 60_000, who)
          expect(new Set(found).size).toBe(found.length)
          for (const action of found) {
            if (action !== 'show_pass' && action !== 'rate') expect(transition(state, action, who).ok).toBe(true)
          }
          if (who === 'supervisor') expect(found).toEqual([])
        },
      ),
    )
  })
})
