import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookByTelephone } from '../../shared/contract/visit'
import { CENTRE, COMMUNITY, DAY, FOOD, NEXT_DAY, openSlot, overbooked } from '../support/booking'
import { type Hall, type Login, startHall } from '../support/hall'

let hall: Hall
let clerk: Login
let callers = 0

beforeAll(async () => {
  hall = await startHall()
  clerk = await hall.staff('clerk', CENTRE)
})
afterAll(() => hall.close())

const phone = () => `137${String(++callers).padStart(8, '0')}`
const call = (slotId: string, more: { phone?: string; document?: string; as?: Login; key?: string } = {}) =>
  hall.call(bookByTelephone, {
    as: more.as ?? clerk,
    body: {
      slotId,
      subject: FOOD,
      name: '欧阳修文',
      phone: more.phone ?? phone(),
      ...(more.document ? { documentKind: 'id_card', document: more.document } : {}),
    },
    ...(more.key ? { key: more.key } : {}),
  })

describe('booking on the telephone', () => {
  it('needs no account, tells by SMS and shows a masked name', async () => {
    const number = phone()
    const slot = await openSlot(hall)
    const before = hall.trips()
    const { status, answer } = await call(slot.id, { phone: number })
    expect(status).toBe(201)
    expect(hall.trips() - before).toBe(2)
    expect(answer).toMatchObject({ channel: 'telephone', party: { kind: 'self', name: '欧阳**' }, slotId: slot.id })
    hall.clock.advance(60_000)
    await hall.runJobs()
    expect(hall.sms.sent().filter(({ to }) => to === number)).toHaveLength(1)
    const stored = JSON.stringify(hall.db.prepare('SELECT * FROM party').all([]))
    expect(stored).not.toContain('欧阳')
    expect(stored).not.toContain(number)
  })

  it('keeps to the limits of the person on the line, by document or by phone', async () => {
    const number = phone()
    const [a, b] = [await openSlot(hall, 1), await openSlot(hall, 1, NEXT_DAY)]
    expect((await call(a.id, { phone: number })).status).toBe(201)
    expect((await call(b.id, { phone: number })).code).toBe('LIMIT_ITEM')
    const document = '11010519491231002X'
    expect((await call(a.id, { document })).status).toBe(201)
    expect((await call(b.id, { document })).code).toBe('LIMIT_ITEM')
    expect((await call(b.id, { document: '110105194912310021' })).code).toBe('BAD_FIELD')
  })

  it('is for the clerk’s own service point', async () => {
    const elsewhere = await openSlot(hall, 0, DAY, COMMUNITY)
    expect((await call(elsewhere.id)).code).toBe('NOT_FOUND')
    const resident = await hall.login('13900000001')
    expect((await call((await openSlot(hall, 2)).id, { as: resident })).code).toBe('FORBIDDEN')
  })

  it('books once for a repeated request and never over capacity', async () => {
    const slot = await openSlot(hall, 3)
    const number = phone()
    const twins = await Promise.all([1, 2].map(() => call(slot.id, { phone: number, key: 'telephone-1' })))
    expect(twins.map(({ status }) => status)).toEqual([201, 201])
    expect(twins[0]?.answer).toEqual(twins[1]?.answer)
    const many = await Promise.all(Array.from({ length: 12 }, () => call(slot.id)))
    expect(many.filter(({ status }) => status === 201)).toHaveLength(slot.left - 1)
    expect(overbooked(hall.db, hall.clock.now())).toEqual([])
  })
})
