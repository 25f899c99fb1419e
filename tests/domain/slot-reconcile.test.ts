import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlannedSlot } from '../../shared/domain/slot'
import { type ExistingSlot, reconcileSlots, type SlotChanges } from '../../shared/domain/slot-reconcile'

/** Writes the changes the way a table would. */
function write(existing: readonly ExistingSlot[], changes: SlotChanges): ExistingSlot[] {
  const closed = new Set(changes.close.map(({ id }) => id))
  const updates = new Map(changes.update.map((update) => [update.id, update]))
  const kept = existing.map((slot) => {
    const { displaced: _, ...update } = updates.get(slot.id) ?? { displaced: 0 }
    return { ...slot, ...update, closed: closed.has(slot.id) || (updates.get(slot.id)?.closed ?? slot.closed) }
  })
  const created = changes.create.map(({ staff: _, ...slot }) => ({
    ...slot,
    id: `${slot.windowKind}${slot.startMinute}`,
    taken: 0,
    closed: false,
  }))
  return [...kept, ...created]
}

const kind = fc.constantFrom('intake' as const, 'issuing' as const)
const key = (slot: { windowKind: string; startMinute: number }) => `${slot.windowKind}${slot.startMinute}`
const times = fc.record({ windowKind: kind, startMinute: fc.constantFrom(540, 560, 580, 600) })
const planned: fc.Arbitrary<PlannedSlot[]> = fc.uniqueArray(
  fc
    .tuple(times, fc.nat(4), fc.nat(2), fc.boolean(), fc.constantFrom(20, 30))
    .map(([time, capacity, walkIn, provisional, length]) => ({
      ...time,
      day: '2026-09-14',
      endMinute: time.startMinute + length,
      capacity,
      walkIn,
      staff: 0,
      provisional,
    })),
  { selector: key, maxLength: 8 },
)
const existing: fc.Arbitrary<ExistingSlot[]> = fc.uniqueArray(
  fc
    .tuple(times, fc.nat(4), fc.nat(4), fc.boolean(), fc.boolean())
    .map(([time, capacity, taken, closed, provisional]) => ({
      ...time,
      id: key(time),
      day: '2026-09-14',
      endMinute: time.startMinute + 20,
      capacity,
      walkIn: 1,
      provisional,
      taken: Math.min(taken, capacity),
      closed,
    })),
  { selector: key, maxLength: 8 },
)

describe('following a new plan', () => {
  it('settles in one go', () => {
    fc.assert(
      fc.property(existing, planned, (slots, plan) => {
        const after = write(slots, reconcileSlots(slots, plan))
        expect(reconcileSlots(after, plan)).toEqual({ create: [], update: [], close: [] })
      }),
    )
  })

  it('never takes away what is taken, never deletes, and offers only what is planned', () => {
    fc.assert(
      fc.property(existing, planned, (slots, plan) => {
        const after = new Map(write(slots, reconcileSlots(slots, plan)).map((slot) => [slot.id, slot]))
        const wanted = new Map(plan.map((slot) => [key(slot), slot]))
        for (const slot of slots) expect(after.get(slot.id)?.taken).toBe(slot.taken)
        for (const slot of after.values()) {
          expect(slot.capacity).toBeGreaterThanOrEqual(slot.taken)
          const want = wanted.get(key(slot))
          const free = slot.closed ? 0 : slot.capacity - slot.taken
          expect(free).toBe(want === undefined ? 0 : Math.max(0, want.capacity - slot.taken))
        }
        for (const want of plan) expect(after.has(key(want))).toBe(true)
      }),
    )
  })

  it('counts the people who need another time', () => {
    const [slot] = [
      {
        id: 'a',
        windowKind: 'intake' as const,
        day: '2026-09-14',
        startMinute: 540,
        endMinute: 560,
        capacity: 3,
        walkIn: 1,
        provisional: false,
        taken: 3,
        closed: false,
      },
    ]
    const smaller = { ...slot, capacity: 1, staff: 0 }
    expect(reconcileSlots([slot], [smaller]).update[0]).toMatchObject({ capacity: 3, closed: true, displaced: 2 })
    expect(reconcileSlots([slot], []).close).toEqual([{ id: 'a', displaced: 3 }])
    const reopened = reconcileSlots([{ ...slot, closed: true, taken: 1 }], [{ ...slot, staff: 0 }])
    expect(reopened.update[0]).toMatchObject({ closed: false, displaced: 0, capacity: 3 })
  })
})
