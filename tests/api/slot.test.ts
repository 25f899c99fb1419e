import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { changeAppointment, readAppointment } from '../../shared/contract/appointment'
import { listSlots } from '../../shared/contract/slot'
import { book, CENTRE, COMMUNITY, DAY, openSlot, overbooked, slotsOf } from '../support/booking'
import { type Hall, OPENING, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'

const HOUR = 3_600_000

let hall: Hall
let someone: () => Resident

beforeAll(async () => {
  hall = await startHall()
  someone = await strangers(hall, 40)
})
afterEach(() => expect(overbooked(hall.db, hall.clock.now())).toEqual([]))
afterAll(() => hall.close())

/** The hall's own closure or opening, as an administrator's page writes it; the planning job finds it. */
const except = (
  kind: 'closed' | 'open',
  day: string,
  from: number | null,
  to: number | null,
  windows: number | null,
) => {
  const id = crypto.randomUUID()
  hall.db
    .prepare(
      `INSERT INTO hall_exception (id, point_id, kind, day, from_minute, to_minute, window_kind, windows, reason,
        created_by, created_at) VALUES (?, ?, ?, ?, ?, ?, 'intake', ?, '线路检修', 'test', ?)`,
    )
    .run([id, CENTRE, kind, day, from, to, windows, OPENING])
  return id
}
const remove = (id: string) =>
  hall.db.prepare('UPDATE hall_exception SET removed_at = ? WHERE id = ?').run([OPENING, id])
const plan = async () => {
  hall.clock.advance(HOUR)
  await hall.runJobs()
}
const slotRows = () =>
  hall.db.prepare('SELECT id, day, start_minute, capacity, closed_reason, version FROM slot ORDER BY id').all([])

describe('the times of a day', () => {
  it('come in one round trip, without those kept for walk-ins alone', async () => {
    const before = hall.trips()
    const slots = await slotsOf(hall, DAY, COMMUNITY)
    expect(hall.trips() - before).toBe(1)
    expect(slots.length).toBeGreaterThan(0)
    expect(slots.every(({ left, state }) => left === 1 && state === 'open')).toBe(true)
    const kept = hall.db
      .prepare('SELECT COUNT(*) AS n FROM slot WHERE point_id = ? AND day = ? AND capacity = 0')
      .get([COMMUNITY, DAY]) as { n: number }
    expect(kept.n).toBeGreaterThan(0)
  })

  it('are refused for points that are not there and days that do not exist', async () => {
    const query = { day: DAY, windowKind: 'intake' } as const
    expect((await hall.call(listSlots, { params: { id: 'nowhere' }, query })).code).toBe('NOT_FOUND')
    const leap = await hall.call(listSlots, { params: { id: CENTRE }, query: { ...query, day: '2027-02-29' } })
    expect(leap.code).toBe('BAD_FIELD')
    const saturday = await slotsOf(hall, '2026-09-19')
    expect(saturday).toEqual([])
    expect((await slotsOf(hall, '2026-09-20')).length).toBeGreaterThan(0)
  })

  it('show what is past and what is not released yet', async () => {
    hall.clock.set(shanghai('2026-09-14 10:10'))
    const states = (await slotsOf(hall, '2026-09-14')).map(({ startMinute, state }) => [startMinute, state])
    expect(states[0]).toEqual([540, 'past'])
    expect(states).toContainEqual([620, 'open'])
    hall.clock.set(OPENING)
    const late = await slotsOf(hall, '2026-09-23')
    expect(late.every(({ state, left }) => state === 'not_released' && left === 0)).toBe(true)
    hall.clock.set(shanghai('2026-09-15 08:00'))
    expect((await slotsOf(hall, '2026-09-23'))[0]?.state).toBe('open')
    hall.clock.set(OPENING)
  })
})

describe('planning', () => {
  it('changes nothing the second time, whoever runs it', async () => {
    await plan()
    const before = slotRows()
    hall.clock.advance(HOUR)
    await Promise.all([hall.runJobs(), hall.runJobs()])
    expect(slotRows()).toEqual(before)
  })

  it('keeps the coming weeks planned as the days go by', async () => {
    const lastDay = () => (hall.db.prepare('SELECT MAX(day) AS day FROM slot').get([]) as { day: string }).day
    const before = lastDay()
    const now = hall.clock.now()
    hall.clock.advance(7 * 24 * HOUR)
    await hall.runJobs()
    expect(lastDay() > before).toBe(true)
    hall.clock.set(now)
  })

  it('closes times, asks those booked there to move, tells them once, and opens again', async () => {
    const resident = someone()
    const slot = await openSlot(hall, 0, '2026-09-21')
    const { answer } = await book(hall, resident, { slotId: slot.id })
    const closure = except('closed', '2026-09-21', slot.startMinute, slot.endMinute, null)
    await plan()
    const after = (await slotsOf(hall, '2026-09-21')).find(({ id }) => id === slot.id)
    expect(after).toMatchObject({ state: 'closed', left: 0 })
    const params = { id: answer.id }
    const { answer: displaced } = await hall.call(readAppointment, { as: resident, params })
    expect(displaced).toMatchObject({ displaced: '线路检修', state: 'booked' })
    await plan()
    const told = hall.db.prepare("SELECT 1 FROM inbox_message WHERE account_id = ? AND topic = 'displaced'")
    expect(told.all([resident.accountId])).toHaveLength(1)
    expect((await book(hall, someone(), { slotId: slot.id })).code).toBe('SLOT_CLOSED')

    remove(closure)
    await plan()
    expect((await hall.call(readAppointment, { as: resident, params })).answer.displaced).toBeNull()
    expect((await slotsOf(hall, '2026-09-21')).find(({ id }) => id === slot.id)?.state).toBe('open')
  })

  it('with fewer windows never drops below what is taken, and moves those who booked last', async () => {
    const slot = await openSlot(hall, 2, '2026-09-22')
    const booked: { resident: Resident; id: string }[] = []
    for (let index = 0; index < slot.left; index++) {
      const resident = someone()
      const { answer } = await book(hall, resident, { slotId: slot.id })
      booked.push({ resident, id: answer.id })
      hall.clock.advance(1)
    }
    except('closed', '2026-09-22', slot.startMinute, slot.endMinute, 5)
    await plan()
    const views = await Promise.all(
      booked.map(({ resident, id }) => hall.call(readAppointment, { as: resident, params: { id } })),
    )
    const displaced = views.map(({ answer }) => answer.displaced !== null)
    expect(displaced[0]).toBe(false)
    expect(displaced.at(-1)).toBe(true)
    const last = booked.at(-1)
    if (!last) throw new Error('nobody has booked')
    const to = await openSlot(hall, 3, '2026-09-22')
    const moved = await hall.call(changeAppointment, {
      as: last.resident,
      params: { id: last.id },
      body: { slotId: to.id },
    })
    expect(moved.answer.displaced).toBeNull()
  })

  it('adds times for an extra opening on a day of rest', async () => {
    except('open', '2026-09-19', 540, 660, 2)
    await plan()
    const slots = await slotsOf(hall, '2026-09-19')
    expect(slots.map(({ startMinute }) => startMinute)).toEqual([540, 560, 580, 600, 620, 640])
    expect(slots.every(({ state }) => state === 'open')).toBe(true)
  })

  it('follows the rules of the district for days that are not released yet', async () => {
    hall.db
      .prepare("INSERT INTO setting (name, value) VALUES ('booking-rules', ?)")
      .run([JSON.stringify({ releaseWorkingDays: 5, releaseMinute: 540 })])
    await plan()
    const { answer } = await hall.call(listSlots, {
      params: { id: CENTRE },
      query: { day: '2026-09-30', windowKind: 'intake' },
    })
    expect(answer.opensAt).toBe(shanghai('2026-09-22 09:00'))
    const released = await hall.call(listSlots, {
      params: { id: CENTRE },
      query: { day: '2026-09-22', windowKind: 'intake' },
    })
    expect(released.answer.opensAt).toBe(shanghai('2026-09-14 08:00'))
  })
})
