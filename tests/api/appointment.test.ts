import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  cancelAppointment,
  changeAppointment,
  listAppointments,
  readAppointment,
  readPass,
} from '../../shared/contract/appointment'
import { holdSlot, listSlots, releaseHold } from '../../shared/contract/slot'
import { Signer } from '../../worker/adapter/token'
import { verifyPass } from '../../worker/service/appointment/pass'
import {
  backTo,
  book,
  CENTRE,
  COMMUNITY,
  DAY,
  FOOD,
  LATE_DAY,
  leaveFree,
  NEXT_DAY,
  openSlot,
  overbooked,
} from '../support/booking'
import { type Hall, OPENING, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { testEnvironment } from '../support/hall/environment'

const MINUTE = 60_000

let hall: Hall
let someone: () => Resident

beforeAll(async () => {
  hall = await startHall()
  someone = await strangers(hall, 80)
})
afterEach(() => {
  expect(overbooked(hall.db, hall.clock.now())).toEqual([])
  backTo(hall, OPENING)
})
afterAll(() => hall.close())

describe('booking', () => {
  it('answers with the whole appointment, its number and what may be done', async () => {
    const resident = someone()
    const slot = await openSlot(hall)
    const before = hall.trips()
    const { status, answer } = await book(hall, resident, { slotId: slot.id })
    expect(status).toBe(201)
    expect(hall.trips() - before).toBe(2)
    expect(answer).toMatchObject({
      state: 'booked',
      slotId: slot.id,
      day: DAY,
      startMinute: slot.startMinute,
      subject: FOOD,
      party: { id: resident.partyId, kind: 'self', name: '何**' },
      channel: 'self',
      visit: null,
      allowedActions: ['change', 'cancel'],
      version: 1,
    })
    expect(answer.number).toMatch(/^A\d{3}$/)
    expect(answer.cancelBefore).toBe(shanghai(`${DAY} 09:00`) - 120 * MINUTE)
    const { answer: read } = await hall.call(readAppointment, { as: resident, params: { id: answer.id } })
    expect(read).toEqual(answer)
  })

  it('counts numbers by place, day and kind of window', async () => {
    const first = await book(hall, someone(), { slotId: (await openSlot(hall, 3, NEXT_DAY)).id })
    const second = await book(hall, someone(), { slotId: (await openSlot(hall, 0, NEXT_DAY)).id })
    expect(Number(second.answer.number.slice(1))).toBe(Number(first.answer.number.slice(1)) + 1)
  })

  it('gives a repeated request the first answer, with its number, and books once', async () => {
    const resident = someone()
    const slot = await openSlot(hall)
    const first = await book(hall, resident, { slotId: slot.id }, 'same-key-1')
    const again = await book(hall, resident, { slotId: slot.id }, 'same-key-1')
    expect(again.status).toBe(201)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.answer).toEqual(first.answer)
    const other = await book(hall, resident, { slotId: (await openSlot(hall, 1)).id }, 'same-key-1')
    expect(other.code).toBe('IDEMPOTENCY_MISMATCH')
  })

  it('books once when tapped twice at the same moment', async () => {
    const resident = someone()
    const slot = await openSlot(hall)
    const sameKey = await Promise.all([1, 2, 3].map(() => book(hall, resident, { slotId: slot.id }, 'double-tap')))
    expect(sameKey.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(sameKey.map(({ answer }) => answer.id)).size).toBe(1)
    expect(new Set(sameKey.map(({ answer }) => answer.number)).size).toBe(1)
    const other = someone()
    leaveFree(hall, slot.id, 3)
    const keys = await Promise.all([1, 2, 3].map(() => book(hall, other, { slotId: slot.id })))
    expect(keys.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(keys.map(({ code }) => code).filter((code) => code === 'LIMIT_ITEM' || code === 'LIMIT_DAY')).toHaveLength(2)
  })

  it('keeps to one appointment a person and matter, and one a person and day', async () => {
    const resident = someone()
    await book(hall, resident, { slotId: (await openSlot(hall)).id })
    const sameItem = await book(hall, resident, { slotId: (await openSlot(hall, 0, NEXT_DAY)).id })
    expect(sameItem.code).toBe('LIMIT_ITEM')
    const subject = { kind: 'item', id: 'business-licence' } as const
    const sameDay = await book(hall, resident, { slotId: (await openSlot(hall, 4)).id, subject })
    expect(sameDay.code).toBe('LIMIT_DAY')
    const other = await book(hall, resident, { slotId: (await openSlot(hall, 0, NEXT_DAY)).id, subject })
    expect(other.status).toBe(201)
  })

  it('refuses times that are past, not released, closed or unknown, and points that do not take the matter', async () => {
    const resident = someone()
    const late = await hall.call(listSlots, { params: { id: CENTRE }, query: { day: LATE_DAY, windowKind: 'intake' } })
    const unreleased = late.answer.slots[0]?.id ?? ''
    const early = await book(hall, resident, { slotId: unreleased })
    expect(early.code).toBe('SLOT_NOT_RELEASED')
    expect(early.body).toMatchObject({ error: { details: { opensAt: expect.any(Number) } } })
    expect((await book(hall, resident, { slotId: 'no-such-slot' })).code).toBe('NOT_FOUND')

    const slot = await openSlot(hall, 5)
    hall.db.prepare("UPDATE slot SET closed_reason = '停电' WHERE id = ?").run([slot.id])
    expect((await book(hall, resident, { slotId: slot.id })).code).toBe('SLOT_CLOSED')
    hall.db.prepare('UPDATE slot SET closed_reason = NULL WHERE id = ?').run([slot.id])

    const subject = { kind: 'item', id: 'fire-check' } as const
    const community = await openSlot(hall, 0, DAY, COMMUNITY)
    expect((await book(hall, resident, { slotId: community.id, subject })).code).toBe('SLOT_WRONG_POINT')

    const first = await openSlot(hall, 0, '2026-09-18')
    hall.clock.set(shanghai('2026-09-18 00:00') + first.startMinute * MINUTE)
    expect((await book(hall, someone(), { slotId: first.id })).code).toBe('SLOT_PAST')
  })

  it('books only for the caller’s own people, with consent and a confirmed phone', async () => {
    const [resident, stranger] = [someone(), someone()]
    const slot = await openSlot(hall)
    expect((await book(hall, resident, { slotId: slot.id, partyId: stranger.partyId })).code).toBe('NOT_FOUND')
    hall.db.prepare('UPDATE account SET consent_version = NULL WHERE id = ?').run([resident.accountId])
    expect((await book(hall, resident, { slotId: slot.id })).code).toBe('CONSENT_NEEDED')
    hall.db.prepare('UPDATE account SET phone_hash = NULL WHERE id = ?').run([stranger.accountId])
    expect((await book(hall, stranger, { slotId: slot.id })).code).toBe('PHONE_NEEDED')
  })

  it('limits what one account books for others in a day, also when all come at once', async () => {
    const agent = someone()
    const clients = Array.from({ length: 8 }, someone)
    for (const { partyId } of clients)
      hall.db.prepare("UPDATE party SET account_id = ?, kind = 'relative' WHERE id = ?").run([agent.accountId, partyId])
    const slots = await Promise.all(clients.map((_, index) => openSlot(hall, index)))
    const replies = await Promise.all(
      clients.map(({ partyId }, index) => book(hall, agent, { slotId: slots[index]?.id ?? '', partyId })),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(5)
    expect(replies.filter(({ code }) => code === 'LIMIT_AGENT')).toHaveLength(3)
  })

  it('ends online booking after the fifth cancellation of a month, and says until when', async () => {
    const resident = someone()
    const slot = await openSlot(hall, 2)
    for (let round = 0; round < 5; round++) {
      hall.clock.advance(MINUTE)
      const { answer } = await book(hall, resident, { slotId: slot.id })
      leaveFree(hall, slot.id, 1)
      await hall.call(cancelAppointment, { as: resident, params: { id: answer.id } })
    }
    const refused = await book(hall, resident, { slotId: slot.id })
    expect(refused.code).toBe('BOOKING_BANNED')
    expect(refused.body).toMatchObject({ error: { details: { until: hall.clock.now() + 30 * 86_400_000 } } })
    const told = hall.db.prepare("SELECT topic FROM inbox_message WHERE account_id = ? AND topic = 'banned'")
    expect(told.all([resident.accountId])).toHaveLength(1)
  })
})

describe('a hold', () => {
  it('keeps a place for five minutes and frees itself', async () => {
    const [first, second] = [someone(), someone()]
    const slot = await openSlot(hall, 6)
    leaveFree(hall, slot.id, 1)
    const { answer: hold } = await hall.call(holdSlot, { as: first, body: { slotId: slot.id } })
    expect(hold.until).toBe(hall.clock.now() + 5 * MINUTE)
    const lost = await hall.call(holdSlot, { as: second, body: { slotId: slot.id } })
    expect(lost.code).toBe('SLOT_FULL')
    expect(lost.body).toMatchObject({
      error: { details: { pointId: CENTRE, windowKind: 'intake', day: DAY, waiting: 0 } },
    })
    hall.clock.advance(5 * MINUTE)
    expect((await book(hall, second, { slotId: slot.id })).status).toBe(201)
    expect((await book(hall, first, { slotId: slot.id, holdId: hold.id })).code).toBe('HOLD_EXPIRED')
  })

  it('becomes the booking', async () => {
    const resident = someone()
    const slot = await openSlot(hall, 7)
    leaveFree(hall, slot.id, 1)
    const { answer: hold } = await hall.call(holdSlot, { as: resident, body: { slotId: slot.id } })
    expect((await book(hall, someone(), { slotId: slot.id })).code).toBe('SLOT_FULL')
    expect((await book(hall, someone(), { slotId: slot.id, holdId: hold.id })).code).toBe('HOLD_EXPIRED')
    const { answer } = await book(hall, resident, { slotId: slot.id, holdId: hold.id })
    expect(answer.slotId).toBe(slot.id)
  })

  it('replaces the caller’s earlier one, also on the same time', async () => {
    const resident = someone()
    const [a, b] = [await openSlot(hall, 8), await openSlot(hall, 9)]
    leaveFree(hall, a.id, 1)
    await hall.call(holdSlot, { as: resident, body: { slotId: a.id } })
    expect((await hall.call(holdSlot, { as: resident, body: { slotId: a.id } })).status).toBe(201)
    expect((await hall.call(holdSlot, { as: resident, body: { slotId: b.id } })).status).toBe(201)
    expect((await hall.call(holdSlot, { as: someone(), body: { slotId: a.id } })).status).toBe(201)
  })

  it('can be given back, by its owner only', async () => {
    const resident = someone()
    const slot = await openSlot(hall, 8)
    leaveFree(hall, slot.id, 1)
    const { answer: hold } = await hall.call(holdSlot, { as: resident, body: { slotId: slot.id } })
    await hall.call(releaseHold, { as: someone(), params: { id: hold.id } })
    const held = () => hall.db.prepare('SELECT kind FROM place WHERE id = ?').all([hold.id])
    expect(held()).toHaveLength(1)
    expect((await hall.call(releaseHold, { as: resident, params: { id: hold.id } })).status).toBe(200)
    expect(held()).toHaveLength(0)
  })
})

describe('cancelling', () => {
  it('is possible until two hours before, once', async () => {
    const resident = someone()
    const slot = await openSlot(hall, 0, '2026-09-14')
    const { answer } = await book(hall, resident, { slotId: slot.id })
    const startsAt = shanghai('2026-09-14 00:00') + slot.startMinute * MINUTE
    hall.clock.set(startsAt - 120 * MINUTE + 1)
    const late = await hall.call(cancelAppointment, { as: resident, params: { id: answer.id } })
    expect(late.code).toBe('TOO_LATE_TO_CHANGE')
    hall.clock.set(startsAt - 120 * MINUTE)
    const both = await Promise.all(
      [1, 2].map(() => hall.call(cancelAppointment, { as: resident, params: { id: answer.id } })),
    )
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(both.map(({ code }) => code)).toContain('APPOINTMENT_NOT_OPEN')
    const { answer: read } = await hall.call(readAppointment, { as: resident, params: { id: answer.id } })
    expect(read).toMatchObject({ state: 'cancelled', allowedActions: [], version: 2 })
  })

  it('brings the place back after a random delay between five and thirty minutes', async () => {
    const resident = someone()
    const slot = await openSlot(hall, 10)
    leaveFree(hall, slot.id, 1)
    const { answer } = await book(hall, resident, { slotId: slot.id })
    await hall.call(cancelAppointment, { as: resident, params: { id: answer.id } })
    expect((await book(hall, someone(), { slotId: slot.id })).code).toBe('SLOT_FULL')
    hall.clock.advance(5 * MINUTE - 1)
    expect((await book(hall, someone(), { slotId: slot.id })).code).toBe('SLOT_FULL')
    hall.clock.set(OPENING + 14 * MINUTE)
    hall.db
      .prepare("UPDATE place SET until = ? WHERE slot_id = ? AND kind = 'cooling'")
      .run([hall.clock.now(), slot.id])
    expect((await book(hall, someone(), { slotId: slot.id })).status).toBe(201)
  })

  it('of another person’s appointment finds nothing', async () => {
    const [resident, stranger] = [someone(), someone()]
    const { answer } = await book(hall, resident, { slotId: (await openSlot(hall, 0, NEXT_DAY)).id })
    const params = { id: answer.id }
    const slotId = (await openSlot(hall, 1, NEXT_DAY)).id
    expect((await hall.call(readAppointment, { as: stranger, params })).code).toBe('NOT_FOUND')
    expect((await hall.call(cancelAppointment, { as: stranger, params })).code).toBe('NOT_FOUND')
    expect((await hall.call(changeAppointment, { as: stranger, params, body: { slotId } })).code).toBe('NOT_FOUND')
    expect((await hall.call(readPass, { as: stranger, params })).code).toBe('NOT_FOUND')
  })
})

describe('changing', () => {
  it('moves the appointment in one write and frees the old place', async () => {
    const resident = someone()
    const [from, to] = [await openSlot(hall, 1, NEXT_DAY), await openSlot(hall, 2, '2026-09-18')]
    const { answer } = await book(hall, resident, { slotId: from.id })
    const before = hall.trips()
    const moved = await hall.call(changeAppointment, {
      as: resident,
      params: { id: answer.id },
      body: { slotId: to.id },
    })
    expect(hall.trips() - before).toBe(2)
    expect(moved.answer).toMatchObject({
      id: answer.id,
      slotId: to.id,
      day: '2026-09-18',
      startMinute: to.startMinute,
      version: 2,
    })
    const kinds = hall.db.prepare('SELECT kind FROM place WHERE slot_id = ?').all([from.id])
    expect(kinds).toContainEqual({ kind: 'cooling' })
    const { answer: read } = await hall.call(readAppointment, { as: resident, params: { id: answer.id } })
    expect(read).toEqual(moved.answer)
  })

  it('keeps the number on the same day, and leaves everything as it was when the new time is full', async () => {
    const resident = someone()
    const [from, to] = [await openSlot(hall, 11), await openSlot(hall, 12)]
    const { answer } = await book(hall, resident, { slotId: from.id })
    leaveFree(hall, to.id, 1)
    const { answer: hold } = await hall.call(holdSlot, { as: someone(), body: { slotId: to.id } })
    const params = { id: answer.id }
    const full = await hall.call(changeAppointment, { as: resident, params, body: { slotId: to.id } })
    expect(full.code).toBe('SLOT_FULL')
    const stolen = await hall.call(changeAppointment, {
      as: resident,
      params,
      body: { slotId: to.id, holdId: hold.id },
    })
    expect(stolen.code).toBe('HOLD_EXPIRED')
    expect((await hall.call(readAppointment, { as: resident, params })).answer).toEqual(answer)
    hall.clock.advance(5 * MINUTE)
    const moved = await hall.call(changeAppointment, { as: resident, params, body: { slotId: to.id } })
    expect(moved.answer).toMatchObject({ number: answer.number, startMinute: to.startMinute })
  })

  it('is always possible when the hall cannot keep the time, and cancelling then counts as nothing', async () => {
    const resident = someone()
    const slot = await openSlot(hall, 1, '2026-09-14')
    const { answer } = await book(hall, resident, { slotId: slot.id })
    hall.db.prepare("UPDATE appointment SET displaced = '停电' WHERE id = ?").run([answer.id])
    hall.clock.set(shanghai('2026-09-14 00:00') + (slot.startMinute - 10) * MINUTE)
    const { answer: read } = await hall.call(readAppointment, { as: resident, params: { id: answer.id } })
    expect(read.displaced).toBe('停电')
    expect(read.allowedActions).toEqual(expect.arrayContaining(['change', 'cancel']))
    const to = await openSlot(hall, 0, NEXT_DAY)
    const moved = await hall.call(changeAppointment, {
      as: resident,
      params: { id: answer.id },
      body: { slotId: to.id },
    })
    expect(moved.answer.displaced).toBeNull()
  })
})

describe('the list and the pass', () => {
  it('shows open appointments first, then past ones, newest first', async () => {
    const resident = someone()
    const gone = await book(hall, resident, { slotId: (await openSlot(hall, 0, NEXT_DAY)).id })
    await hall.call(cancelAppointment, { as: resident, params: { id: gone.answer.id } })
    const open = await book(hall, resident, { slotId: (await openSlot(hall, 0, '2026-09-18')).id })
    const { answer } = await hall.call(listAppointments, { as: resident, query: {} })
    expect(answer.appointments.map(({ id }) => id)).toEqual([open.answer.id, gone.answer.id])
    expect(answer.next).toBeNull()
  })

  it('is signed, good for this minute and the next, and void once the appointment changed', async () => {
    const resident = someone()
    const { answer } = await book(hall, resident, { slotId: (await openSlot(hall, 0, NEXT_DAY)).id })
    const { answer: pass } = await hall.call(readPass, { as: resident, params: { id: answer.id } })
    expect(pass.number).toBe(answer.number)
    expect(pass.digits).toMatch(/^\d{6}$/)
    const signer = new Signer(testEnvironment({ wechat: '', sms: '' }).TOKEN_KEY ?? '')
    const at = (instant: number, code = pass.code) => verifyPass(signer, code, instant)
    expect(await at(hall.clock.now())).toEqual({ ok: true, appointmentId: answer.id, version: 1 })
    expect(await at(pass.validUntil - 1)).toMatchObject({ ok: true })
    expect(await at(pass.validUntil)).toEqual({ ok: false, code: 'PASS_EXPIRED' })
    const other = answer.id.endsWith('x') ? 'y' : 'x'
    const tampered = pass.code.replace(answer.id, answer.id.slice(0, -1) + other)
    expect(await at(hall.clock.now(), tampered)).toEqual({ ok: false, code: 'PASS_INVALID' })
    await hall.call(cancelAppointment, { as: resident, params: { id: answer.id } })
    expect((await hall.call(readPass, { as: resident, params: { id: answer.id } })).code).toBe('APPOINTMENT_NOT_OPEN')
  })
})
