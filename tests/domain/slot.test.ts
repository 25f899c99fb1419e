import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PlannedSlot, planSlots, type SlotException, type SlotPoint } from '../../shared/domain/slot'
import { closureOf } from '../../shared/domain/slot-exception'
import { clockText } from '../../shared/domain/time'
import { WINDOW_KINDS } from '../../shared/domain/window-kind'
import { workCalendar } from '../../shared/domain/working-day'

const calendar = workCalendar([])
const MONDAY = '2026-09-14'
const point: SlotPoint = {
  hours: [
    { weekdays: [1, 2, 3, 4, 5], from: 540, to: 720 },
    { weekdays: [1, 2, 3, 4, 5], from: 720, to: 780, service: 'noon' },
    { weekdays: [1, 2, 3, 4], from: 780, to: 1020 },
    { weekdays: [5], from: 780, to: 900 },
    { weekdays: [6], from: 540, to: 660 },
  ],
  windows: [
    { kind: 'intake', publicWindows: 4, staffWindows: 2, noonWindows: 1 },
    { kind: 'issuing', publicWindows: 1 },
  ],
  minutesPerVisit: 20,
  walkInShare: 0.3,
}

const plan = (day: string, exceptions: SlotException[] = [], of: SlotPoint = point) =>
  planSlots(of, day, calendar, exceptions)
const intake = (slots: PlannedSlot[]) => slots.filter(({ windowKind }) => windowKind === 'intake')
const windowsAt = (slots: PlannedSlot[], minute: number) =>
  intake(slots)
    .filter(({ startMinute }) => startMinute === minute)
    .map(({ capacity, walkIn }) => capacity + walkIn)
const hoursOf = (slots: PlannedSlot[]) => {
  const first = slots[0]
  const last = slots[slots.length - 1]
  return first && last ? `${clockText(first.startMinute)}–${clockText(last.endMinute)}` : 'closed'
}

describe('planning the slots of a day', () => {
  it('fills the opening hours with visits', () => {
    const slots = intake(plan(MONDAY))
    expect(hoursOf(slots)).toBe('09:00–17:00')
    expect(slots).toHaveLength(24)
    expect(slots[0]).toEqual({
      windowKind: 'intake',
      day: MONDAY,
      startMinute: 540,
      endMinute: 560,
      capacity: 2,
      walkIn: 2,
      staff: 2,
      provisional: false,
    })
  })

  it('runs the noon service with the windows planned for it, and none where none are', () => {
    const noon = plan(MONDAY).filter(({ startMinute }) => startMinute >= 720 && startMinute < 780)
    expect(noon.every(({ windowKind }) => windowKind === 'intake')).toBe(true)
    expect(noon.map(({ capacity, walkIn, staff }) => [capacity + walkIn, staff])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ])
  })

  it('keeps the walk-in share over the day, at a point with one window too', () => {
    const issuing = plan(MONDAY).filter(({ windowKind, startMinute }) => windowKind === 'issuing' && startMinute >= 780)
    expect(issuing.map(({ capacity }) => capacity).reduce((a, b) => a + b)).toBe(Math.floor(12 * 0.7))
    expect(issuing.every(({ capacity, walkIn }) => capacity + walkIn === 1)).toBe(true)
  })

  it('is closed on statutory days of rest, a Saturday inside them too', () => {
    expect(plan('2026-10-01')).toEqual([])
    expect(plan('2026-10-03')).toEqual([])
    expect(plan('2026-02-21')).toEqual([])
    expect(plan('2027-01-01')).toEqual([])
  })

  it('gives a worked weekend the hours of a Monday, or of the weekday the point names', () => {
    expect(hoursOf(plan('2026-09-20'))).toBe('09:00–17:00')
    expect(hoursOf(plan('2026-10-10'))).toBe('09:00–17:00')
    expect(hoursOf(plan('2026-10-10', [], { ...point, workedWeekendAs: 5 }))).toBe('09:00–15:00')
  })

  it('keeps an ordinary Saturday as the point has it', () => {
    expect(hoursOf(plan('2026-09-12'))).toBe('09:00–11:00')
    expect(plan('2026-09-13')).toEqual([])
  })

  it('marks days without a notice', () => {
    expect(plan('2027-03-01').every(({ provisional }) => provisional)).toBe(true)
    expect(plan('2027-03-01').length).toBeGreaterThan(0)
  })

  it('drops a rest shorter than a visit and hours entered twice', () => {
    const odd = { ...point, hours: [{ weekdays: [1], from: 540, to: 595 }] }
    expect(intake(plan(MONDAY, [], odd)).map(({ startMinute }) => startMinute)).toEqual([540, 560])
    const twice = { ...point, hours: [...point.hours, { weekdays: [1], from: 600, to: 1040 }] }
    expect(intake(plan(MONDAY, [], twice))).toHaveLength(25)
    expect(plan(MONDAY, [], { ...point, minutesPerVisit: 0 })).toEqual([])
  })
})

describe("the hall's own exceptions", () => {
  const closed = (more: Partial<SlotException> = {}): SlotException => ({
    kind: 'closed',
    day: MONDAY,
    reason: '停电',
    ...more,
  })
  const opened = (more: Partial<SlotException> = {}): SlotException => ({
    kind: 'open',
    day: MONDAY,
    reason: '加开',
    ...more,
  })

  it('close a day, a part of it, a kind of window, or some windows', () => {
    expect(plan(MONDAY, [closed()])).toEqual([])
    expect(hoursOf(intake(plan(MONDAY, [closed({ fromMinute: 900 })])))).toBe('09:00–15:00')
    const afternoon = plan(MONDAY, [closed({ windowKind: 'issuing', fromMinute: null, toMinute: null })])
    expect(new Set(afternoon.map(({ windowKind }) => windowKind))).toEqual(new Set(['intake']))
    const fewer = plan(MONDAY, [closed({ windowKind: 'intake', fromMinute: 545, toMinute: 561, windows: 3 })])
    expect([540, 560, 580].map((minute) => windowsAt(fewer, minute))).toEqual([[1], [1], [4]])
    expect(plan(MONDAY, [closed({ day: '2026-09-15' })])).toEqual(plan(MONDAY))
  })

  it('leave the other slots as they were', () => {
    const before = new Map(plan(MONDAY).map((slot) => [`${slot.windowKind}${slot.startMinute}`, slot]))
    for (const slot of plan(MONDAY, [closed({ fromMinute: 560, toMinute: 580 })])) {
      expect(slot).toEqual(before.get(`${slot.windowKind}${slot.startMinute}`))
    }
  })

  it('open a day of rest with the hours of an ordinary day, or its own', () => {
    expect(hoursOf(plan('2026-09-13', [opened({ day: '2026-09-13' })]))).toBe('09:00–17:00')
    expect(plan('2026-10-03', [opened({ day: '2026-10-03' })]).map((slot) => ({ ...slot, day: '', staff: 0 }))).toEqual(
      plan(MONDAY).map((slot) => ({ ...slot, day: '', staff: 0 })),
    )
    const van = opened({ day: '2026-09-13', fromMinute: 600, toMinute: 660, windowKind: 'department', windows: 1 })
    const slots = plan('2026-09-13', [van])
    expect(slots.map(({ windowKind, startMinute }) => `${windowKind} ${startMinute}`)).toEqual([
      'department 600',
      'department 620',
      'department 640',
    ])
  })

  it('open more windows within the hours, and go on after them', () => {
    const late = plan(MONDAY, [opened({ windowKind: 'intake', fromMinute: 980, toMinute: 1080, windows: 2 })])
    const short = plan(MONDAY, [opened({ windowKind: 'intake', fromMinute: 545, toMinute: 590, windows: 2 })])
    expect([540, 560, 580].map((minute) => windowsAt(short, minute))).toEqual([[4], [6], [4]])
    expect(windowsAt(late, 960)).toEqual([4])
    expect(windowsAt(late, 980)).toEqual([6])
    expect(windowsAt(late, 1020)).toEqual([2])
    expect(hoursOf(intake(late))).toBe('09:00–18:00')
    expect(hoursOf(plan('2026-09-13', [opened({ day: '2026-09-13', fromMinute: 780 })]))).toBe('13:00–17:00')
    const noon = plan(MONDAY, [opened({ windowKind: 'issuing', fromMinute: 720, toMinute: 780 })])
    expect(noon.filter(({ windowKind, startMinute }) => windowKind === 'issuing' && startMinute === 740)).toHaveLength(
      1,
    )
  })

  it('of every kind mean the kinds the point has', () => {
    const exceptions = [opened({ windows: 1 }), closed({ windowKind: 'enquiry', fromMinute: 900 })]
    expect(plan(MONDAY, exceptions).some(({ windowKind }) => windowKind === 'enquiry')).toBe(false)
  })

  it('a closure wins over an opening, in any order', () => {
    const both = [closed({ fromMinute: 600 }), opened({ fromMinute: 600, toMinute: 700, windows: 3 })]
    expect(plan(MONDAY, both)).toEqual(plan(MONDAY, [...both].reverse()))
    expect(hoursOf(intake(plan(MONDAY, both)))).toBe('09:00–10:00')
  })

  it('are found again for the reason shown', () => {
    const slot = { day: MONDAY, windowKind: 'intake' as const, startMinute: 600, endMinute: 620 }
    const exceptions = [opened(), closed({ windowKind: 'issuing' }), closed({ fromMinute: 610, reason: '演练' })]
    expect(closureOf(slot, exceptions)?.reason).toBe('演练')
    expect(closureOf({ ...slot, endMinute: 610 }, exceptions)).toBeNull()
  })
})

describe('whatever the point and its exceptions', () => {
  const minute = fc.integer({ min: 0, max: 1440 })
  const anyPoint: fc.Arbitrary<SlotPoint> = fc.record({
    hours: fc.array(
      fc.record({
        weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        from: minute,
        to: minute,
        service: fc.constantFrom(undefined, 'noon' as const, 'after-hours' as const),
      }),
      { maxLength: 4 },
    ),
    windows: fc.array(
      fc.record({
        kind: fc.constantFrom(...WINDOW_KINDS),
        publicWindows: fc.nat(6),
        staffWindows: fc.option(fc.nat(3), { nil: undefined }),
        noonWindows: fc.option(fc.nat(3), { nil: undefined }),
      }),
      { maxLength: 4 },
    ),
    minutesPerVisit: fc.integer({ min: 5, max: 60 }),
    walkInShare: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  const anyException: fc.Arbitrary<SlotException> = fc.record({
    kind: fc.constantFrom('closed' as const, 'open' as const),
    day: fc.constantFrom(MONDAY, '2026-10-03'),
    fromMinute: fc.option(minute),
    toMinute: fc.option(minute),
    windowKind: fc.option(fc.constantFrom(...WINDOW_KINDS)),
    windows: fc.option(fc.nat(4)),
    reason: fc.constant('原因'),
  })
  const anyDay = fc.constantFrom(MONDAY, '2026-10-03', '2026-09-20', '2027-03-01')

  it('slots of a kind never overlap, none is negative, all lie within the day', () => {
    fc.assert(
      fc.property(anyPoint, anyDay, fc.array(anyException, { maxLength: 4 }), (any, day, exceptions) => {
        const ends = new Map<string, number>()
        for (const slot of planSlots(any, day, calendar, exceptions)) {
          expect(slot.startMinute).toBeGreaterThanOrEqual(ends.get(slot.windowKind) ?? 0)
          expect(slot.endMinute - slot.startMinute).toBe(any.minutesPerVisit)
          expect(slot.endMinute).toBeLessThanOrEqual(1440)
          expect(Math.min(slot.capacity, slot.walkIn, slot.staff)).toBeGreaterThanOrEqual(0)
          expect(slot.capacity + slot.walkIn + slot.staff).toBeGreaterThan(0)
          ends.set(slot.windowKind, slot.endMinute)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('another closure never adds a place, another opening never takes one', () => {
    const places = (slots: PlannedSlot[]) => slots.reduce((sum, slot) => sum + slot.capacity + slot.walkIn, 0)
    fc.assert(
      fc.property(anyPoint, fc.array(anyException, { maxLength: 3 }), anyException, (any, exceptions, one) => {
        const before = places(planSlots(any, MONDAY, calendar, exceptions))
        const after = places(planSlots(any, MONDAY, calendar, [...exceptions, one]))
        if (one.kind === 'closed') expect(after).toBeLessThanOrEqual(before)
        else expect(after).toBeGreaterThanOrEqual(before)
      }),
      { numRuns: 400 },
    )
  })

  it('the bookable part of a stretch is its share, floored', () => {
    fc.assert(
      fc.property(
        fc.nat(8),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 5, max: 60 }),
        (n, percent, length) => {
          const any: SlotPoint = {
            hours: [{ weekdays: [1], from: 480, to: 1080 }],
            windows: [{ kind: 'intake', publicWindows: n }],
            minutesPerVisit: length,
            walkInShare: percent / 100,
          }
          const slots = planSlots(any, MONDAY, calendar, [])
          const bookable = slots.reduce((sum, { capacity }) => sum + capacity, 0)
          expect(bookable).toBe(Math.floor((slots.length * n * (100 - percent)) / 100))
        },
      ),
    )
  })
})
