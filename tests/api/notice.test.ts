import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeMe, listMessages, markMessageRead, readMe } from '../../shared/contract/account'
import { cancelAppointment } from '../../shared/contract/appointment'
import { type Hall, type Login, startHall } from '../support/hall'
import { bookVisitor, CENTRE, serveVisitor } from '../support/visitor'

const MINUTE = 60_000
let hall: Hall

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())

const inbox = async (as: Login, query: { before?: string } = {}) =>
  (await hall.call(listMessages, { as, query })).answer

describe('the inbox', () => {
  it('holds what happened, newest first, in the language of today', async () => {
    const visitor = await bookVisitor(hall, { aheadMinutes: 24 * 60 })
    hall.clock.advance(MINUTE)
    await hall.call(cancelAppointment, { as: visitor.login, params: { id: visitor.appointment.id } })
    const { messages, next } = await inbox(visitor.login)
    expect(messages.map(({ topic, title }) => [topic, title])).toEqual([
      ['cancelled', '预约取消了'],
      ['booked', '预约成功'],
    ])
    expect(next).toBeNull()
    await hall.call(changeMe, { as: visitor.login, body: { language: 'en' } })
    expect((await inbox(visitor.login)).messages.map(({ title }) => title)).toEqual(['Appointment cancelled', 'Booked'])
  })

  it('turns pages', async () => {
    const login = await hall.login('13200000001')
    const told: string[] = []
    for (let count = 0; count < 11; count++) {
      const { appointment } = await bookVisitor(hall, { login, aheadMinutes: 6 * 24 * 60 - count })
      await hall.call(cancelAppointment, { as: login, params: { id: appointment.id } })
      told.push(appointment.id)
      // Cancels of a month end online booking; this is about messages.
      hall.db.prepare("UPDATE appointment SET displaced = 'test' WHERE id = ?").run([appointment.id])
      hall.clock.advance(MINUTE)
    }
    const first = await inbox(login)
    expect(first.messages).toHaveLength(20)
    const second = await inbox(login, { before: String(first.next) })
    expect(second.next).toBeNull()
    const all = [...first.messages, ...second.messages]
    expect(new Set(all.map(({ id }) => id)).size).toBe(22)
    expect(new Set(all.map(({ ref }) => ref?.id))).toEqual(new Set(told))
    expect((await hall.call(listMessages, { as: login, query: { before: 'x' } })).code).toBe('BAD_FIELD')
  })

  it('counts what is unread, and marks one’s own only', async () => {
    const visitor = await bookVisitor(hall)
    const other = await bookVisitor(hall)
    const unread = async () => (await hall.call(readMe, { as: visitor.login })).answer.unread
    const id = (await inbox(visitor.login)).messages[0]?.id ?? ''
    expect(await unread()).toBe(1)
    expect((await hall.call(markMessageRead, { as: other.login, params: { id } })).code).toBe('NOT_FOUND')
    const readAt = hall.clock.now()
    await hall.call(markMessageRead, { as: visitor.login, params: { id } })
    hall.clock.advance(MINUTE)
    await hall.call(markMessageRead, { as: visitor.login, params: { id } })
    expect((await inbox(visitor.login)).messages[0]?.readAt).toBe(readAt)
    expect(await unread()).toBe(0)
  })

  it('opens the rating from the invitation', async () => {
    const clerk = await hall.staff('clerk', CENTRE)
    const visitor = await bookVisitor(hall)
    const visitId = await serveVisitor(hall, clerk, visitor)
    const [newest] = (await inbox(visitor.login)).messages
    expect(newest).toMatchObject({ topic: 'rate_us', ref: { kind: 'visit', id: visitId } })
  })

  it('keeps its words sealed, and a read costs one trip', async () => {
    const visitor = await bookVisitor(hall)
    await inbox(visitor.login)
    const rows = hall.db.prepare('SELECT body_sealed FROM inbox_message').all() as { body_sealed: string }[]
    expect(rows.every(({ body_sealed }) => body_sealed.length > 100 && !/[一-鿿]/.test(body_sealed))).toBe(true)
    hall.reset()
    await inbox(visitor.login)
    expect(hall.trips()).toBe(1)
  })
})
