import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readAppointment } from '../../shared/contract/appointment'
import { backTo, book, leaveFree, openSlot, overbooked } from '../support/booking'
import { type Hall, OPENING, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'

const MINUTE = 60_000
const DAY_MS = 86_400_000

let hall: Hall
let someone: () => Resident

beforeAll(async () => {
  hall = await startHall()
  someone = await strangers(hall, 90)
})
afterEach(() => {
  expect(overbooked(hall.db, hall.clock.now())).toEqual([])
  backTo(hall, OPENING)
})
afterAll(() => hall.close())

const topics = (resident: Resident) =>
  hall.db
    .prepare('SELECT topic FROM inbox_message WHERE account_id = ? ORDER BY created_at, topic')
    .all([resident.accountId])
    .map((row) => (row as { topic: string }).topic)
const stateOf = async (resident: Resident, id: string) =>
  (await hall.call(readAppointment, { as: resident, params: { id } })).answer.state
async function booking(day: string, nth = 0) {
  const resident = someone()
  const slot = await openSlot(hall, nth, day)
  const { answer } = await book(hall, resident, { slotId: slot.id })
  return { resident, id: answer.id, startsAt: shanghai(`${day} 00:00`) + slot.startMinute * MINUTE }
}

describe('the no-show job', () => {
  it('waits for those who are late, then marks and tells once', async () => {
    const { resident, id, startsAt } = await booking('2026-09-15')
    hall.clock.set(startsAt + 15 * MINUTE)
    await hall.runJobs()
    expect(await stateOf(resident, id)).toBe('booked')
    hall.clock.set(startsAt + 20 * MINUTE + 1)
    await Promise.all([hall.runJobs(), hall.runJobs()])
    expect(await stateOf(resident, id)).toBe('no_show')
    hall.clock.advance(10 * MINUTE)
    await hall.runJobs()
    expect(topics(resident).filter((topic) => topic === 'no_show')).toHaveLength(1)
  })

  it('ends online booking at the second one of a month, with notice', async () => {
    const { resident, id, startsAt } = await booking('2026-09-15', 3)
    hall.clock.set(startsAt + 21 * MINUTE)
    await hall.runJobs()
    expect(await stateOf(resident, id)).toBe('no_show')
    const slot = await openSlot(hall, 4, '2026-09-16')
    expect((await book(hall, resident, { slotId: slot.id })).status).toBe(201)
    hall.clock.set(shanghai('2026-09-16 20:00'))
    await hall.runJobs()
    expect(topics(resident)).toContain('banned')
    const refused = await book(hall, resident, { slotId: (await openSlot(hall, 0, '2026-09-18')).id })
    expect(refused.code).toBe('BOOKING_BANNED')
    hall.clock.advance(30 * DAY_MS - 1)
    await hall.runJobs()
  })

  it('cancels a time the hall could not keep, which is nobody’s offence', async () => {
    const { resident, id, startsAt } = await booking('2026-09-17')
    hall.db.prepare("UPDATE appointment SET displaced = '停电', displaced_told_at = 1 WHERE id = ?").run([id])
    hall.clock.set(startsAt + 21 * MINUTE)
    await hall.runJobs()
    expect(await stateOf(resident, id)).toBe('cancelled')
  })

  it('gets through many pages', async () => {
    const slot = await openSlot(hall, 0, '2026-09-21')
    leaveFree(hall, slot.id, 60)
    const many = await Promise.all(
      Array.from({ length: 60 }, async () => {
        const resident = someone()
        return { resident, id: (await book(hall, resident, { slotId: slot.id })).answer.id }
      }),
    )
    hall.clock.set(shanghai('2026-09-21 21:00'))
    await hall.runJobs()
    const states = await Promise.all(many.map(({ resident, id }) => stateOf(resident, id)))
    expect(new Set(states)).toEqual(new Set(['no_show']))
  })
})

describe('the reminder', () => {
  it('goes out on the day before, from nine o’clock, once', async () => {
    const { resident } = await booking('2026-09-18', 2)
    hall.clock.set(shanghai('2026-09-17 08:59'))
    await hall.runJobs()
    expect(topics(resident)).toEqual(['booked'])
    hall.clock.set(shanghai('2026-09-17 09:01'))
    await Promise.all([hall.runJobs(), hall.runJobs()])
    hall.clock.set(shanghai('2026-09-17 12:00'))
    await hall.runJobs()
    expect(topics(resident)).toEqual(['booked', 'tomorrow'])
  })
})
