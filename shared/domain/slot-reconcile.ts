import type { PlannedSlot } from './slot'
import type { Day, Minute } from './time'
import type { WindowKind } from './window-kind'

/** A slot as it is stored. */
export interface ExistingSlot extends Omit<PlannedSlot, 'staff'> {
  readonly id: string
  /** Places in use: booked, held or offered. */
  readonly taken: number
  /** Nothing more can be booked. */
  readonly closed: boolean
}

export interface SlotUpdate {
  readonly id: string
  readonly endMinute: Minute
  readonly capacity: number
  readonly walkIn: number
  readonly provisional: boolean
  readonly closed: boolean
  /** Places taken beyond what the hall can now serve: that many people must be offered another time. */
  readonly displaced: number
}

export interface SlotClosing {
  readonly id: string
  /** Every place taken: all of them must be offered another time. */
  readonly displaced: number
}

export interface SlotChanges {
  readonly create: PlannedSlot[]
  readonly update: SlotUpdate[]
  readonly close: SlotClosing[]
}

function keyOf(slot: { windowKind: WindowKind; day: Day; startMinute: Minute }): string {
  return `${slot.day} ${slot.windowKind} ${slot.startMinute}`
}

function updateOf(existing: ExistingSlot, planned: PlannedSlot): SlotUpdate | null {
  const displaced = Math.max(0, existing.taken - planned.capacity)
  const update: SlotUpdate = {
    id: existing.id,
    endMinute: planned.endMinute,
    capacity: Math.max(planned.capacity, existing.taken),
    walkIn: planned.walkIn,
    provisional: planned.provisional,
    closed: displaced > 0,
    displaced,
  }
  const same =
    existing.endMinute === update.endMinute &&
    existing.capacity === update.capacity &&
    existing.walkIn === update.walkIn &&
    existing.provisional === update.provisional &&
    existing.closed === update.closed
  return same ? null : update
}

/**
 * What to write so that the stored slots of one service point follow a new plan (a notice, a closure, other windows).
 * Capacity never falls below what is taken: such a slot keeps its places and is closed to new bookings. A slot that is no
 * longer planned is closed, never deleted; one that is planned again reopens. Writing the changes and asking again gives
 * nothing. Both lists must cover the same days; leave past days out.
 */
export function reconcileSlots(existing: readonly ExistingSlot[], planned: readonly PlannedSlot[]): SlotChanges {
  const wanted = new Map<string, PlannedSlot>()
  for (const slot of planned) wanted.set(keyOf(slot), slot)
  const update: SlotUpdate[] = []
  const close: SlotClosing[] = []
  for (const slot of existing) {
    const plan = wanted.get(keyOf(slot))
    wanted.delete(keyOf(slot))
    if (plan === undefined) {
      if (!slot.closed) close.push({ id: slot.id, displaced: slot.taken })
      continue
    }
    const change = updateOf(slot, plan)
    if (change !== null) update.push(change)
  }
  return { create: [...wanted.values()], update, close }
}
