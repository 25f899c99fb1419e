import { type AppointmentView, bookAppointment } from '../../shared/contract/appointment'
import type { Subject } from '../../shared/contract/common'
import { listSlots, type SlotView } from '../../shared/contract/slot'
import type { Hall, Reply } from './hall'
import type { HallClient } from './hall/client'
import type { Resident } from './hall/crowd'

/** A service point of the demo district with windows of every kind, and one with a single window. */
export const CENTRE = 'jinniu-centre'
export const COMMUNITY = 'jiulidi-north-community'
/** An ordinary day that is released at the opening of the tests, and one that is not. */
export const DAY = '2026-09-16'
export const NEXT_DAY = '2026-09-17'
export const LATE_DAY = '2026-09-30'
export const FOOD: Subject = { kind: 'item', id: 'food-licence' }

/** The times of a day as anybody sees them. */
export async function slotsOf(client: HallClient, day = DAY, pointId = CENTRE): Promise<SlotView[]> {
  const { answer } = await client.call(listSlots, { params: { id: pointId }, query: { day, windowKind: 'intake' } })
  return answer.slots
}

/** The n-th open time of a day. */
export async function openSlot(client: HallClient, nth = 0, day = DAY, pointId = CENTRE): Promise<SlotView> {
  const slot = (await slotsOf(client, day, pointId)).filter(({ state }) => state === 'open')[nth]
  if (!slot) throw new Error(`${day} has no ${nth + 1} open times`)
  return slot
}

export interface Booking {
  slotId: string
  holdId?: string
  waitlistId?: string
  partyId?: string
  subject?: Subject
}

export function book(
  client: HallClient,
  resident: Resident,
  { partyId = resident.partyId, subject = FOOD, ...rest }: Booking,
  key?: string,
): Promise<Reply<AppointmentView>> {
  const body = { ...rest, partyId, subject }
  return client.call(bookAppointment, { as: resident, body, ...(key === undefined ? {} : { key }) })
}

/** Leaves a slot only so many free places. */
export function leaveFree(hall: Hall, slotId: string, free: number): void {
  hall.db
    .prepare(
      `UPDATE slot SET capacity = ? + (SELECT COUNT(*) FROM place p
        WHERE p.slot_id = slot.id AND (p.until IS NULL OR p.until > ?)) WHERE id = ?`,
    )
    .run([free, hall.clock.now(), slotId])
}

/** Sets the clock back; places that ended by then stay ended. */
export function backTo(hall: Hall, instant: number): void {
  hall.db.prepare('DELETE FROM place WHERE until <= ?').run([hall.clock.now()])
  hall.clock.set(instant)
}

/** What must hold after anything: no slot has more places in use than it has, and every open booking has its place. */
export function overbooked(db: Hall['db'], now: number): unknown[] {
  const over = db
    .prepare(
      `SELECT s.id, s.capacity, COUNT(p.id) AS used FROM slot s JOIN place p ON p.slot_id = s.id
        AND (p.until IS NULL OR p.until > ?) GROUP BY s.id HAVING used > s.capacity`,
    )
    .all([now])
  const lost = db
    .prepare(
      `SELECT a.id FROM appointment a WHERE a.state = 'booked' AND NOT EXISTS
        (SELECT 1 FROM place p WHERE p.appointment_id = a.id AND p.slot_id = a.slot_id AND p.until IS NULL)`,
    )
    .all([])
  return [...over, ...lost]
}

/** Takes every free place of a day, as people would have who are not part of the test. */
export function fillDay(hall: Hall, day = DAY, pointId = CENTRE): void {
  const slots = hall.db
    .prepare(
      `SELECT s.id, s.capacity - (SELECT COUNT(*) FROM place p WHERE p.slot_id = s.id
        AND (p.until IS NULL OR p.until > ?)) AS free FROM slot s
        WHERE s.point_id = ? AND s.window_kind = 'intake' AND s.day = ?`,
    )
    .all([hall.clock.now(), pointId, day]) as { id: string; free: number }[]
  const take = hall.db.prepare("INSERT INTO place (id, slot_id, kind, created_at) VALUES (?, ?, 'booked', 0)")
  for (const { id, free } of slots) for (let place = 0; place < free; place++) take.run([crypto.randomUUID(), id])
}
