import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelAppointment, readAppointment } from '../../shared/contract/appointment'
import { checkIn, checkInByHand } from '../../shared/contract/visit'
import { accountOf, type Hall, type Login, startHall } from '../support/hall'
import { bookVisitor, CENTRE, passOf, STREET, type Visitor } from '../support/visitor'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
let hall: Hall
let clerk: Login
let kiosk: Login

beforeAll(async () => {
  hall = await startHall()
  clerk = await hall.staff('clerk', CENTRE)
  kiosk = await hall.staff('kiosk', CENTRE)
})
afterAll(() => hall.close())

const scan = (code: string, as = clerk, pointId: string = CENTRE) => hall.call(checkIn, { as, body: { pointId, code } })
const type = (number: string, digits: string) =>
  hall.call(checkIn, { as: kiosk, body: { pointId: CENTRE, number, digits } })
/** Moves the clock to so many minutes after the beginning of the appointment; never back. */
const goTo = ({ startsAt }: Visitor, minutes: number) =>
  hall.clock.set(Math.max(hall.clock.now(), startsAt + minutes * MINUTE))
const detailsOf = (body: unknown) => (body as { error: { details?: Record<string, unknown> } }).error.details

describe('check-in by code', () => {
  it('lets someone in once, and shows the name masked and what may be done next', async () => {
    const visitor = await bookVisitor(hall)
    goTo(visitor, -20)
    const { answer } = await scan((await passOf(hall, visitor)).code)
    expect(answer).toMatchObject({ state: 'checked_in', party: { name: '欧阳**' }, allowedActions: ['start'] })
    expect(answer.visit).toMatchObject({ windowId: null, startedAt: null, rated: false })
    const { answer: own } = await hall.call(readAppointment, {
      as: visitor.login,
      params: { id: visitor.appointment.id },
    })
    expect(own).toMatchObject({ state: 'checked_in', version: answer.version })
  })

  it('says how many minutes too early it is', async () => {
    const visitor = await bookVisitor(hall, { aheadMinutes: 60 })
    goTo(visitor, -42)
    const reply = await scan((await passOf(hall, visitor)).code)
    expect(reply.code).toBe('CHECKIN_TOO_EARLY')
    expect(detailsOf(reply.body)).toMatchObject({ minutes: 12, next: 'wait' })
  })

  it('sends someone who is late to the desk', async () => {
    const visitor = await bookVisitor(hall)
    goTo(visitor, 14)
    const { code } = await passOf(hall, visitor)
    goTo(visitor, 15.5)
    const reply = await scan(code)
    expect(reply.code).toBe('CHECKIN_TOO_LATE')
    expect(detailsOf(reply.body)).toMatchObject({ next: 'ask_at_desk' })
  })

  it('names the right place at another service point', async () => {
    const visitor = await bookVisitor(hall)
    const elsewhere = await hall.staff('clerk', STREET)
    goTo(visitor, -5)
    const reply = await scan((await passOf(hall, visitor)).code, elsewhere, STREET)
    expect(reply.code).toBe('CHECKIN_WRONG_PLACE')
    expect(detailsOf(reply.body)).toMatchObject({ pointId: CENTRE })
  })

  it('names the day to someone who comes on another one', async () => {
    const visitor = await bookVisitor(hall, { aheadMinutes: 24 * 60 })
    const reply = await scan((await passOf(hall, visitor)).code)
    expect(reply.code).toBe('CHECKIN_WRONG_DAY')
    expect(detailsOf(reply.body)).toMatchObject({ day: visitor.appointment.day, next: 'come_on_the_day' })
  })

  it('refuses a code that was shown before', async () => {
    const visitor = await bookVisitor(hall)
    goTo(visitor, -5)
    const { code } = await passOf(hall, visitor)
    await scan(code)
    expect((await scan(code)).code).toBe('CHECKIN_USED')
  })

  it('refuses a code of a cancelled appointment', async () => {
    const visitor = await bookVisitor(hall, { aheadMinutes: 180 })
    const { code } = await passOf(hall, visitor)
    await hall.call(cancelAppointment, { as: visitor.login, params: { id: visitor.appointment.id } })
    const reply = await scan(code)
    expect(reply.code).toBe('APPOINTMENT_NOT_OPEN')
    expect(detailsOf(reply.body)).toMatchObject({ state: 'cancelled', next: 'book_again' })
  })

  it('refuses tampered, made-up and old codes', async () => {
    const [visitor, other] = [await bookVisitor(hall), await bookVisitor(hall)]
    goTo(visitor, -10)
    const { code, validUntil } = await passOf(hall, visitor)
    expect((await scan(code.replace(visitor.appointment.id, other.appointment.id))).code).toBe('PASS_INVALID')
    expect((await scan(`${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`)).code).toBe('PASS_INVALID')
    expect((await scan('https://example.com/a?b=c')).code).toBe('PASS_INVALID')
    hall.clock.set(validUntil)
    expect((await scan(code)).code).toBe('PASS_EXPIRED')
  })

  it('lets exactly one of many scans at the same time win', async () => {
    const visitor = await bookVisitor(hall)
    goTo(visitor, -5)
    const { code } = await passOf(hall, visitor)
    const replies = await Promise.all(Array.from({ length: 40 }, () => scan(code)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ code: refusal }) => refusal === 'CHECKIN_USED')).toHaveLength(39)
    const visits = hall.db.prepare('SELECT id FROM visit WHERE appointment_id = ?').all([visitor.appointment.id])
    expect(visits).toHaveLength(1)
    const audits = hall.db
      .prepare("SELECT seq FROM audit WHERE entity_id = ? AND action = 'check_in'")
      .all([visitor.appointment.id])
    expect(audits).toHaveLength(1)
  })

  it('never both checks in and cancels', async () => {
    const visitor = await bookVisitor(hall)
    const { id } = visitor.appointment
    goTo(visitor, -5)
    // A time the hall cannot keep may be cancelled up to its beginning, so both are allowed at this moment.
    hall.db.prepare("UPDATE appointment SET displaced = '停电' WHERE id = ?").run([id])
    const { code } = await passOf(hall, visitor)
    const replies = await Promise.all([
      scan(code),
      hall.call(cancelAppointment, { as: visitor.login, params: { id } }),
      scan(code),
    ])
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    const visits = hall.db.prepare('SELECT id FROM visit WHERE appointment_id = ?').all([id])
    const row = hall.db.prepare('SELECT state FROM appointment WHERE id = ?').get([id]) as { state: string }
    expect(row.state === 'checked_in' ? 1 : 0).toBe(visits.length)
  })

  it('is closed to clerks of other points and to residents', async () => {
    const visitor = await bookVisitor(hall)
    const elsewhere = await hall.staff('clerk', STREET)
    const { code } = await passOf(hall, visitor)
    expect((await scan(code, elsewhere)).status).toBe(404)
    expect((await scan(code, visitor.login)).code).toBe('FORBIDDEN')
  })

  it('costs two trips, session included', async () => {
    const visitor = await bookVisitor(hall)
    goTo(visitor, -5)
    const { code } = await passOf(hall, visitor)
    // The clerk's token is fresh after this.
    await scan('https://example.com/a?b=c')
    hall.reset()
    await scan(code)
    expect(hall.trips()).toBe(2)
  })
})

describe('check-in at a kiosk', () => {
  it('takes number and digits, small letters too, once', async () => {
    const visitor = await bookVisitor(hall)
    goTo(visitor, -5)
    const { number, digits } = await passOf(hall, visitor)
    const { answer } = await type(number.toLowerCase(), digits)
    expect(answer).toMatchObject({ id: visitor.appointment.id, state: 'checked_in', allowedActions: [] })
    expect((await type(number, digits)).code).toBe('CHECKIN_USED')
  })

  it('answers wrong digits and unknown numbers alike', async () => {
    const visitor = await bookVisitor(hall)
    goTo(visitor, -5)
    const { number, digits } = await passOf(hall, visitor)
    const wrong = String((Number(digits) + 1) % 1_000_000).padStart(6, '0')
    expect((await type(number, wrong)).code).toBe('PASS_INVALID')
    expect((await type('A988', digits)).code).toBe('PASS_INVALID')
    expect((await type('Q001', digits)).code).toBe('BAD_FIELD')
    expect((await type('A1', digits)).code).toBe('BAD_FIELD')
    const nothing = await hall.call(checkIn, { as: kiosk, body: { pointId: CENTRE } })
    expect(nothing.code).toBe('BAD_FIELD')
  })
})

describe('check-in by hand', () => {
  const byHand = (id: string, lateReason?: string, as = clerk) =>
    hall.call(checkInByHand, { as, params: { id }, body: lateReason === undefined ? {} : { lateReason } })

  it('lets someone without a phone in', async () => {
    const { appointment, ...visitor } = await bookVisitor(hall)
    goTo({ ...visitor, appointment }, -5)
    expect((await byHand(appointment.id, '不必要的理由')).answer.state).toBe('checked_in')
    const row = hall.db.prepare('SELECT * FROM visit WHERE appointment_id = ?').get([appointment.id])
    expect(row).toMatchObject({ late_reason_sealed: null, checked_in_by: accountOf(clerk) })
  })

  it('lets someone late in with a reason, which is kept sealed', async () => {
    const visitor = await bookVisitor(hall)
    const { id } = visitor.appointment
    goTo(visitor, 20)
    expect((await byHand(id)).code).toBe('CHECKIN_TOO_LATE')
    expect((await byHand(id, '公交车坏了')).answer.state).toBe('checked_in')
    const row = hall.db.prepare('SELECT late_reason_sealed FROM visit WHERE appointment_id = ?').get([id]) as {
      late_reason_sealed: string
    }
    expect(row.late_reason_sealed.length).toBeGreaterThan(20)
    expect(row.late_reason_sealed).not.toContain('公交')
  })

  it('lets nobody in on another day, reason or not', async () => {
    const visitor = await bookVisitor(hall)
    hall.clock.set(visitor.startsAt + DAY)
    expect((await byHand(visitor.appointment.id, '昨天没来')).code).toBe('CHECKIN_WRONG_DAY')
  })

  it('does not find appointments of other points', async () => {
    const visitor = await bookVisitor(hall)
    const elsewhere = await hall.staff('clerk', STREET)
    expect((await byHand(visitor.appointment.id, undefined, elsewhere)).code).toBe('NOT_FOUND')
    expect((await byHand('no-such-one')).code).toBe('NOT_FOUND')
  })
})
