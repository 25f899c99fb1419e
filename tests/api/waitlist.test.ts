import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cancelAppointment } from '../../shared/contract/appointment'
import { holdSlot, joinWaitlist, leaveWaitlist, listDays, listWaitlist, releaseHold } from '../../shared/contract/slot'
import { backTo, book, CENTRE, DAY, FOOD, fillDay, LATE_DAY, openSlot, overbooked, slotsOf } from '../support/booking'
import { type Hall, OPENING, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'

const MINUTE = 60_000
/** A released day of its own for each test, so that none meets another's waiting list. */
const DAYS = ['2026-09-15', '2026-09-16', '2026-09-17', '2026-09-18', '2026-09-20', '2026-09-21', '2026-09-22']
const POINTS = [CENTRE, 'jiulidi-street']

let hall: Hall
let someone: () => Resident
let tests = 0
let day = DAY
let pointId = CENTRE

beforeAll(async () => {
  hall = await startHall()
  someone = await strangers(hall, 120)
})
beforeEach(() => {
  day = DAYS[tests % DAYS.length] ?? DAY
  pointId = POINTS[Math.floor(tests / DAYS.length)] ?? CENTRE
  tests++
})
afterEach(() => {
  expect(overbooked(hall.db, hall.clock.now())).toEqual([])
  backTo(hall, OPENING)
})
afterAll(() => hall.close())

const join = (resident: Resident, hours: { fromMinute?: number; toMinute?: number } = {}) =>
  hall.call(joinWaitlist, {
    as: resident,
    body: { pointId, windowKind: 'intake', day, ...hours, partyId: resident.partyId, subject: FOOD },
  })
const entryOf = async (resident: Resident) => {
  const { answer } = await hall.call(listWaitlist, { as: resident })
  const [entry] = answer.entries
  if (!entry) throw new Error('on no waiting list')
  return entry
}
const cancel = (resident: Resident, id: string) =>
  hall.call(cancelAppointment, { as: resident, params: { id } }).then(({ answer }) => answer)
/** Books the n-th open time of the day. */
async function bookNth(nth: number) {
  const resident = someone()
  const slot = await openSlot(hall, nth, day, pointId)
  const { answer } = await book(hall, resident, { slotId: slot.id })
  return { resident, id: answer.id, slotId: slot.id }
}
/** Books one place and fills the rest of the day. */
async function fullDay() {
  const booked = await bookNth(0)
  fillDay(hall, day, pointId)
  return booked
}
/** A full day on which two people wait, one after the other. */
async function twoWait() {
  const booked = await fullDay()
  const [first, second] = [someone(), someone()]
  await join(first)
  hall.clock.advance(1)
  await join(second)
  return { booked, first, second }
}
const messages = (resident: Resident, topic: string) =>
  hall.db.prepare('SELECT id FROM inbox_message WHERE account_id = ? AND topic = ?').all([resident.accountId, topic])

describe('the waiting list', () => {
  it('is for days without a free place, once a person and day, in the order of joining', async () => {
    const [first, second] = [someone(), someone()]
    expect((await join(first)).code).toBe('WAITLIST_NOT_NEEDED')
    await fullDay()
    const joined = await join(first)
    expect(joined.status).toBe(201)
    expect(joined.answer).toMatchObject({ state: 'waiting', ahead: 0, offer: null, day, subject: FOOD })
    expect((await join(first)).code).toBe('WAITLIST_EXISTS')
    hall.clock.advance(1)
    expect((await join(second)).answer.ahead).toBe(1)
    expect((await entryOf(second)).ahead).toBe(1)
    const lost = await book(hall, someone(), { slotId: (await slotsOf(hall, day, pointId))[0]?.id ?? '' })
    expect(lost.body).toMatchObject({ error: { code: 'SLOT_FULL', details: { day, pointId, waiting: 2 } } })
  })

  it('tells the first at once when a place is freed, and lets nobody else have it', async () => {
    const { booked, first, second } = await twoWait()
    const stranger = someone()
    const before = hall.trips()
    await cancel(booked.resident, booked.id)
    expect(hall.trips() - before).toBe(2)

    const offered = await entryOf(first)
    expect(offered).toMatchObject({
      state: 'offered',
      offer: { slotId: booked.slotId, until: hall.clock.now() + 15 * MINUTE },
    })
    expect(messages(first, 'waitlist_offer')).toHaveLength(1)
    expect(await entryOf(second)).toMatchObject({ state: 'waiting', ahead: 0 })
    const { slotId } = booked
    expect((await book(hall, stranger, { slotId })).code).toBe('SLOT_FULL')
    expect((await book(hall, stranger, { slotId, waitlistId: offered.id })).code).toBe('NOT_FOUND')
    const taken = await book(hall, first, { slotId, waitlistId: offered.id })
    expect(taken.answer).toMatchObject({ channel: 'waitlist', slotId })
    expect((await entryOf(first)).state).toBe('taken')
  })

  it('keeps an offer to the person and the matter that waited', async () => {
    const booked = await fullDay()
    const [waiter, relative] = [someone(), someone()]
    const sql = "UPDATE party SET account_id = ?, kind = 'relative' WHERE id = ?"
    hall.db.prepare(sql).run([waiter.accountId, relative.partyId])
    await join(waiter)
    await cancel(booked.resident, booked.id)
    const { id: waitlistId } = await entryOf(waiter)
    const { slotId } = booked
    expect((await book(hall, waiter, { slotId, waitlistId, partyId: relative.partyId })).code).toBe('BAD_FIELD')
    const subject = { kind: 'item', id: 'business-licence' } as const
    expect((await book(hall, waiter, { slotId, waitlistId, subject })).code).toBe('BAD_FIELD')
    const twice = await Promise.all([1, 2].map(() => book(hall, waiter, { slotId, waitlistId })))
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  it('passes an offer on when its time is over, and tells both', async () => {
    const { booked, first, second } = await twoWait()
    await cancel(booked.resident, booked.id)
    const { id: waitlistId } = await entryOf(first)
    hall.clock.advance(15 * MINUTE)
    const { slotId } = booked
    expect((await book(hall, first, { slotId, waitlistId })).code).toBe('OFFER_EXPIRED')
    expect((await entryOf(first)).state).toBe('lapsed')
    expect((await book(hall, someone(), { slotId })).code).toBe('SLOT_FULL')
    await hall.runJobs()
    expect(await entryOf(second)).toMatchObject({ state: 'offered', offer: { slotId } })
    expect(messages(first, 'waitlist_missed')).toHaveLength(1)
    expect(messages(second, 'waitlist_offer')).toHaveLength(1)
    expect((await join(first)).status).toBe(201)
  })

  it('gets places that come free by themselves: a hold that ran out', async () => {
    const holder = someone()
    const slot = await openSlot(hall, 0, day, pointId)
    await hall.call(holdSlot, { as: holder, body: { slotId: slot.id } })
    fillDay(hall, day, pointId)
    const waiter = someone()
    await join(waiter)
    hall.clock.advance(5 * MINUTE)
    expect((await book(hall, someone(), { slotId: slot.id })).code).toBe('SLOT_FULL')
    await Promise.all([hall.runJobs(), hall.runJobs()])
    expect(await entryOf(waiter)).toMatchObject({ state: 'offered', offer: { slotId: slot.id } })
    expect(messages(waiter, 'waitlist_offer')).toHaveLength(1)
  })

  it('gets a hold that is given back, in the same write', async () => {
    const holder = someone()
    const slot = await openSlot(hall, 0, day, pointId)
    const { answer: hold } = await hall.call(holdSlot, { as: holder, body: { slotId: slot.id } })
    fillDay(hall, day, pointId)
    const waiter = someone()
    await join(waiter)
    await hall.call(releaseHold, { as: holder, params: { id: hold.id } })
    expect(await entryOf(waiter)).toMatchObject({ state: 'offered', offer: { slotId: slot.id } })
  })

  it('offers only times within the hours somebody wants', async () => {
    const morning = await fullDay()
    const [afternoon, whenever] = [someone(), someone()]
    expect((await join(afternoon, { fromMinute: 13 * 60 })).status).toBe(201)
    hall.clock.advance(1)
    await join(whenever)
    await cancel(morning.resident, morning.id)
    expect((await entryOf(afternoon)).state).toBe('waiting')
    expect((await entryOf(whenever)).state).toBe('offered')
  })

  it('hands many places freed at once to as many people, in order, each told once', async () => {
    const booked: Awaited<ReturnType<typeof bookNth>>[] = []
    for (let nth = 0; nth < 10; nth++) booked.push(await bookNth(nth))
    fillDay(hall, day, pointId)
    const waiters: Resident[] = []
    for (let index = 0; index < 12; index++) {
      const waiter = someone()
      await join(waiter)
      waiters.push(waiter)
      hall.clock.advance(1)
    }
    const cancelled = await Promise.all(booked.map(({ resident, id }) => cancel(resident, id)))
    expect(cancelled.map(({ state }) => state)).toEqual(booked.map(() => 'cancelled'))
    hall.clock.advance(MINUTE)
    await hall.runJobs()
    const states = await Promise.all(waiters.map(async (waiter) => (await entryOf(waiter)).state))
    expect(states).toEqual([...Array.from({ length: 10 }, () => 'offered'), 'waiting', 'waiting'])
    for (const waiter of waiters.slice(0, 10)) expect(messages(waiter, 'waitlist_offer')).toHaveLength(1)
  })

  it('gives the place of someone who leaves to the next', async () => {
    const { booked, first, second } = await twoWait()
    await cancel(booked.resident, booked.id)
    const { id } = await entryOf(first)
    expect((await hall.call(leaveWaitlist, { as: second, params: { id } })).code).toBe('NOT_FOUND')
    expect((await hall.call(leaveWaitlist, { as: first, params: { id } })).status).toBe(200)
    expect((await hall.call(leaveWaitlist, { as: first, params: { id } })).status).toBe(200)
    expect(await entryOf(second)).toMatchObject({ state: 'offered', offer: { slotId: booked.slotId } })
    expect((await entryOf(first)).state).toBe('left')
  })

  it('forgets who found a place on that day, so that nobody waits behind them', async () => {
    const booked = await fullDay()
    const waiter = someone()
    await join(waiter, { fromMinute: 13 * 60 })
    await cancel(booked.resident, booked.id)
    hall.clock.advance(30 * MINUTE)
    expect((await book(hall, waiter, { slotId: booked.slotId })).status).toBe(201)
    expect((await entryOf(waiter)).state).toBe('taken')
  })

  it('is not for days that are over, closed or not released', async () => {
    const waiter = someone()
    day = LATE_DAY
    expect((await join(waiter)).code).toBe('SLOT_NOT_RELEASED')
    day = '2026-09-19'
    expect((await join(waiter)).code).toBe('SLOT_CLOSED')
    day = '2026-09-14'
    hall.clock.set(shanghai('2026-09-14 20:00'))
    expect((await join(waiter)).code).toBe('SLOT_PAST')
  })
})

describe('the days of a point', () => {
  it('tell a day whose last time has begun from a day of rest', async () => {
    const before = hall.clock.now()
    hall.clock.set(shanghai('2026-09-14 19:30'))
    const { answer } = await hall.call(listDays, { params: { id: CENTRE }, query: { windowKind: 'intake' } })
    expect(answer.days[0]).toMatchObject({ day: '2026-09-14', state: 'past', left: 0, reason: null })
    // A hall set up in the evening has no times of that day.
    hall.db.prepare('DELETE FROM slot WHERE point_id = ? AND day = ?').run(['shaheyuan-street', '2026-09-14'])
    const street = { params: { id: 'shaheyuan-street' }, query: { windowKind: 'intake' } } as const
    expect((await hall.call(listDays, street)).answer.days[0]).toMatchObject({ day: '2026-09-14', state: 'past' })
    hall.clock.set(shanghai('2026-09-19 10:00'))
    const saturday = await hall.call(listDays, { params: { id: CENTRE }, query: { windowKind: 'intake' } })
    expect(saturday.answer.days[0]).toMatchObject({ day: '2026-09-19', state: 'closed' })
    hall.clock.set(before)
  })

  it('show rest, fullness and release, without holes', async () => {
    pointId = 'shaheyuan-street'
    fillDay(hall, '2026-09-22', pointId)
    const { answer } = await hall.call(listDays, { params: { id: pointId }, query: { windowKind: 'intake' } })
    const days = new Map(answer.days.map((view) => [view.day, view]))
    expect([...days.keys()].slice(0, 3)).toEqual(['2026-09-14', '2026-09-15', '2026-09-16'])
    expect(days.get('2026-09-19')).toMatchObject({ state: 'closed', left: 0 })
    expect(days.get('2026-09-20')).toMatchObject({ state: 'open' })
    expect(days.get('2026-09-22')).toMatchObject({ state: 'full', left: 0 })
    expect(days.get('2026-09-23')).toMatchObject({ state: 'not_released', opensAt: shanghai('2026-09-15 08:00') })
    const open = days.get('2026-09-20')
    const slots = await slotsOf(hall, '2026-09-20', pointId)
    expect(open?.left).toBe(slots.reduce((sum, { left }) => sum + left, 0))
    const unknown = await hall.call(listDays, { params: { id: 'nowhere' }, query: { windowKind: 'intake' } })
    expect(unknown.code).toBe('NOT_FOUND')
  })
})
