import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type AppointmentView, cancelAppointment } from '../../shared/contract/appointment'
import { holdSlot } from '../../shared/contract/slot'
import { book, CENTRE, openSlot, overbooked, slotsOf } from '../support/booking'
import { type Hall, type Reply, startHall } from '../support/hall'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { pool } from '../support/pool'

const DAY = '2026-09-18'

let hall: Hall
beforeEach(async () => {
  hall = await startHall()
})
afterEach(() => hall.close())

const capacity = (slotId: string, places: number) =>
  hall.db.prepare('UPDATE slot SET capacity = ? WHERE id = ?').run([places, slotId])
const count = (sql: string, args: unknown[]) => (hall.db.prepare(sql).get(args) as { n: number }).n
const codes = (replies: readonly Reply<unknown>[]) => new Set(replies.map(({ code }) => code))
const numbers = () => {
  const rows = hall.db.prepare('SELECT day, window_kind, ordinal FROM appointment').all([])
  return { all: rows.length, different: new Set(rows.map((row) => JSON.stringify(row))).size }
}

describe('a rush', () => {
  it('of 200 for one time gives exactly its places, each with a number of its own', async () => {
    const crowd = await makeCrowd(hall.db, hall.clock, 200)
    const slot = await openSlot(hall, 0, DAY, CENTRE)
    capacity(slot.id, 37)
    const replies = await Promise.all(crowd.map((resident) => book(hall, resident, { slotId: slot.id })))
    const won = replies.filter(({ status }) => status === 201)
    expect(won).toHaveLength(37)
    expect(codes(replies)).toEqual(new Set([null, 'SLOT_FULL']))
    const called = won.map(({ answer }) => answer.number).sort()
    expect(called).toEqual(Array.from({ length: 37 }, (_, index) => `A${String(index + 1).padStart(3, '0')}`))
    const lost = replies.find(({ status }) => status === 409)
    expect(lost?.body).toMatchObject({ error: { details: { day: DAY, waiting: 0 } } })
    expect(overbooked(hall.db, hall.clock.now())).toEqual([])
  })

  it('of 2,000 who hold, confirm, repeat and cancel fills every place and not one more', async () => {
    const crowd = await makeCrowd(hall.db, hall.clock, 2000)
    const slots = (await slotsOf(hall, DAY, CENTRE)).slice(0, 10)
    for (const { id } of slots) capacity(id, 20)
    const outcomes = await pool(crowd, 256, (resident, index) => visit(resident, slots[index % 10]?.id ?? '', index))

    const won = outcomes.filter(({ booked }) => booked?.status === 201)
    expect(won).toHaveLength(200)
    expect(codes(outcomes.map(({ hold }) => hold))).toEqual(new Set([null, 'SLOT_FULL']))
    expect(outcomes.every(({ hold, booked }) => hold.status < 500 && (booked?.status ?? 0) < 500)).toBe(true)
    expect(overbooked(hall.db, hall.clock.now())).toEqual([])
    expect(numbers()).toEqual({ all: 200, different: 200 })
    const cancelled = won.filter(({ cancels }) => cancels).length
    const ids = JSON.stringify(slots.map(({ id }) => id))
    const places = 'SELECT COUNT(*) AS n FROM place WHERE kind = ? AND slot_id IN (SELECT value FROM json_each(?))'
    expect(count(places, ['booked', ids])).toBe(200 - cancelled)
    expect(count(places, ['cooling', ids])).toBe(cancelled)
  })

  it('of cancellations and bookings side by side never loses a place nor gives one twice', async () => {
    const crowd = await makeCrowd(hall.db, hall.clock, 160)
    const slot = await openSlot(hall, 0, DAY, CENTRE)
    capacity(slot.id, 40)
    const owners = crowd.slice(0, 40)
    const booked = await Promise.all(owners.map((resident) => book(hall, resident, { slotId: slot.id })))
    const [leaving, others] = [owners.slice(0, 20), crowd.slice(40)]
    const cancel = (resident: Resident, index: number) =>
      hall.call(cancelAppointment, { as: resident, params: { id: booked[index]?.answer.id ?? '' } })
    const [, early] = await Promise.all([
      Promise.all(leaving.map(cancel)),
      Promise.all(others.slice(0, 60).map((resident) => book(hall, resident, { slotId: slot.id }))),
    ])
    expect(early.filter(({ status }) => status === 201)).toHaveLength(0)
    hall.clock.advance(30 * 60_000)
    const late = await Promise.all(others.slice(60).map((resident) => book(hall, resident, { slotId: slot.id })))
    expect(late.filter(({ status }) => status === 201)).toHaveLength(20)
    expect(overbooked(hall.db, hall.clock.now())).toEqual([])
  })
})

interface Outcome {
  hold: Reply<unknown>
  booked: Reply<AppointmentView> | null
  cancels: boolean
}

/** One resident: holds, confirms, sends the confirmation again as after a lost answer; every tenth then cancels. */
async function visit(resident: Resident, slotId: string, index: number): Promise<Outcome> {
  const hold = await hall.call(holdSlot, { as: resident, body: { slotId } })
  if (hold.status !== 201) return { hold, booked: null, cancels: false }
  const confirm = () => book(hall, resident, { slotId, holdId: hold.answer.id }, `confirm-${index}`)
  const [booked, again] = await Promise.all([confirm(), confirm()])
  expect(again.answer).toEqual(booked.answer)
  const cancels = index % 10 === 0
  if (cancels) await hall.call(cancelAppointment, { as: resident, params: { id: booked.answer.id } })
  return { hold, booked, cancels }
}
