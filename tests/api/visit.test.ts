import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readMe } from '../../shared/contract/account'
import { readAppointment } from '../../shared/contract/appointment'
import {
  checkInByHand,
  finishVisit,
  markNoShow,
  readToday,
  revealContact,
  startVisit,
} from '../../shared/contract/visit'
import { accountOf, type Hall, type Login, startHall } from '../support/hall'
import { bookVisitor, CENTRE, checkInVisitor, STREET, serveVisitor, WINDOWS } from '../support/visitor'

const MINUTE = 60_000
let hall: Hall
let clerk: Login
let colleague: Login
let supervisor: Login

beforeAll(async () => {
  hall = await startHall()
  clerk = await hall.staff('clerk', CENTRE)
  colleague = await hall.staff('clerk', CENTRE)
  supervisor = await hall.staff('supervisor', CENTRE)
})
afterAll(() => hall.close())

const start = (id: string, windowId: string, as = clerk) =>
  hall.call(startVisit, { as, params: { id }, body: { windowId } })
const finish = (id: string, as = clerk, body: { result: 'issued'; note?: string } = { result: 'issued' }) =>
  hall.call(finishVisit, { as, params: { id }, body })

async function waiting(): Promise<{ id: string; appointmentId: string }> {
  const visitor = await bookVisitor(hall)
  const { visit } = await checkInVisitor(hall, clerk, visitor)
  return { id: visit?.id ?? '', appointmentId: visitor.appointment.id }
}
const audited = (entityId: string) =>
  hall.db.prepare('SELECT action FROM audit WHERE entity_id = ? ORDER BY seq').all([entityId]) as { action: string }[]

describe('a visit', () => {
  it('is served and finished, and the resident sees it and may rate', async () => {
    const visitor = await bookVisitor(hall)
    const { visit } = await checkInVisitor(hall, clerk, visitor)
    const id = visit?.id ?? ''
    const started = await start(id, WINDOWS[0])
    expect(started.answer).toMatchObject({ state: 'serving', allowedActions: ['finish'] })
    expect(started.answer.visit).toMatchObject({ windowId: WINDOWS[0], startedAt: hall.clock.now() })
    hall.clock.advance(9 * MINUTE)
    const finished = await finish(id, clerk, { result: 'issued', note: '身份证复印件已还' })
    expect(finished.answer).toMatchObject({ state: 'finished', allowedActions: [] })
    const { answer: own } = await hall.call(readAppointment, {
      as: visitor.login,
      params: { id: visitor.appointment.id },
    })
    expect(own.allowedActions).toEqual(['rate'])
    expect(own).toMatchObject({ version: finished.answer.version, visit: { result: 'issued', rated: false } })
    expect(audited(id).map(({ action }) => action)).toEqual(['start', 'finish'])
  })

  it('asks for the rating at once, in the inbox and by message, and logs the invitation', async () => {
    const visitor = await bookVisitor(hall)
    const id = await serveVisitor(hall, clerk, visitor)
    const row = hall.db.prepare('SELECT rating_invited_at, note_sealed FROM visit WHERE id = ?').get([id])
    expect(row).toMatchObject({ rating_invited_at: hall.clock.now(), note_sealed: null })
    const told = hall.db.prepare('SELECT topic, channel, state FROM outbox WHERE ref_id = ?').all([id])
    expect(told).toEqual([{ topic: 'rate_us', channel: 'sms', state: 'queued' }])
  })

  it('is given to one of many clerks who call it at the same time', async () => {
    const { id } = await waiting()
    const tries = Array.from({ length: 30 }, (_, index) =>
      start(id, WINDOWS[index % 2 ? 1 : 0], index % 2 ? clerk : colleague),
    )
    const replies = await Promise.all(tries)
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.every(({ code }) => code === null || ['APPOINTMENT_NOT_OPEN', 'WINDOW_BUSY'].includes(code))).toBe(
      true,
    )
    await finish(id)
  })

  it('has a window to itself', async () => {
    const [first, second] = [await waiting(), await waiting()]
    await start(first.id, WINDOWS[0])
    expect((await start(second.id, WINDOWS[0], colleague)).code).toBe('WINDOW_BUSY')
    expect((await start(second.id, WINDOWS[1], colleague)).status).toBe(200)
    await finish(first.id)
    await finish(second.id, colleague)
  })

  it('never puts two of many people at one window', async () => {
    const visits = []
    for (let count = 0; count < 8; count++) visits.push(await waiting())
    const replies = await Promise.all(visits.map(({ id }) => start(id, WINDOWS[0])))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ code }) => code === 'WINDOW_BUSY')).toHaveLength(7)
    const serving = hall.db.prepare("SELECT id FROM visit WHERE window_id = ? AND state = 'serving'").all([WINDOWS[0]])
    expect(serving).toHaveLength(1)
    for (const { id } of serving as { id: string }[]) await finish(id)
  })

  it('is finished once', async () => {
    const { id } = await waiting()
    await start(id, WINDOWS[0])
    const replies = await Promise.all(Array.from({ length: 10 }, () => finish(id)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ code }) => code === 'APPOINTMENT_NOT_OPEN')).toHaveLength(9)
    expect(hall.db.prepare("SELECT id FROM outbox WHERE ref_id = ? AND topic = 'rate_us'").all([id])).toHaveLength(1)
  })

  it('is refused out of order, at windows that do not exist and to clerks of other points', async () => {
    const { id } = await waiting()
    expect((await finish(id)).code).toBe('APPOINTMENT_NOT_OPEN')
    expect((await start(id, 'jiulidi-street-1')).code).toBe('BAD_FIELD')
    const elsewhere = await hall.staff('clerk', STREET)
    expect((await start(id, WINDOWS[0], elsewhere)).code).toBe('NOT_FOUND')
    expect((await start(id, WINDOWS[0], supervisor)).code).toBe('FORBIDDEN')
    expect((await start('none', WINDOWS[0])).code).toBe('NOT_FOUND')
  })
})

describe('today’s list', () => {
  it('shows the day by time, names masked, to the people of the point only', async () => {
    const visitor = await bookVisitor(hall, { name: '𠮷野 家' })
    const { day, windowKind } = visitor.appointment
    const list = (as: Login, query: object = { day }) => hall.call(readToday, { as, params: { id: CENTRE }, query })
    const { answer } = await list(clerk)
    const mine = answer.appointments.find(({ id }) => id === visitor.appointment.id)
    expect(mine?.party.name).not.toContain('野')
    const minutes = answer.appointments.map(({ startMinute }) => startMinute)
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b))
    expect((await list(clerk, { day, windowKind })).answer.appointments).toHaveLength(answer.appointments.length)
    expect((await list(clerk, { day, windowKind: 'issuing' })).answer.appointments).toHaveLength(0)
    expect((await list(supervisor)).answer.appointments).toHaveLength(answer.appointments.length)
    expect((await list(await hall.staff('clerk', STREET))).code).toBe('NOT_FOUND')
    expect((await list(visitor.login)).code).toBe('FORBIDDEN')
    expect((await list(clerk, { day: '2026-02-30' })).code).toBe('BAD_FIELD')
  })

  it('costs one trip', async () => {
    await hall.call(readToday, { as: clerk, params: { id: CENTRE }, query: {} })
    hall.reset()
    await hall.call(readToday, { as: clerk, params: { id: CENTRE }, query: {} })
    expect(hall.trips()).toBe(1)
  })
})

describe('no-show', () => {
  const mark = (id: string, as = clerk) => hall.call(markNoShow, { as, params: { id } })

  it('is marked only when nobody can come any more, and the person is told', async () => {
    const { appointment, startsAt } = await bookVisitor(hall)
    hall.clock.set(startsAt + 15 * MINUTE)
    const early = await mark(appointment.id)
    expect(early.code).toBe('NO_SHOW_TOO_EARLY')
    expect(early.body).toMatchObject({ error: { details: { minutes: 1 } } })
    hall.clock.advance(1)
    const { answer } = await mark(appointment.id)
    expect(answer).toMatchObject({ state: 'no_show', allowedActions: [] })
    expect((await mark(appointment.id)).code).toBe('APPOINTMENT_NOT_OPEN')
    const told = hall.db
      .prepare("SELECT topic FROM outbox WHERE ref_id = ? AND topic = 'no_show'")
      .all([appointment.id])
    expect(told).toHaveLength(1)
  })

  it('also ends the visit of someone who was checked in and left', async () => {
    const { id, appointmentId } = await waiting()
    hall.clock.advance(30 * MINUTE)
    expect((await mark(appointmentId)).answer.state).toBe('no_show')
    expect(hall.db.prepare('SELECT state FROM visit WHERE id = ?').get([id])).toMatchObject({ state: 'left' })
    expect((await start(id, WINDOWS[0])).code).toBe('APPOINTMENT_NOT_OPEN')
  })

  it('is no offence at a time that the hall could not keep: it is cancelled, as the job would', async () => {
    const { id, appointmentId } = await waiting()
    const { appointment, login, startsAt } = await bookVisitor(hall)
    hall.db.prepare("UPDATE appointment SET displaced = '停电' WHERE id IN (?, ?)").run([appointment.id, appointmentId])
    hall.clock.set(startsAt + 30 * MINUTE)
    for (const one of [appointment.id, appointmentId]) expect((await mark(one)).answer.state).toBe('cancelled')
    expect(hall.db.prepare('SELECT state FROM visit WHERE id = ?').get([id])).toMatchObject({ state: 'left' })
    const { standing } = (await hall.call(readMe, { as: login })).answer
    expect(standing).toMatchObject({ noShows: 0, cancels: 0 })
    const told = hall.db.prepare('SELECT topic FROM outbox WHERE ref_id = ? ORDER BY created_at').all([appointment.id])
    expect(told).toEqual([{ topic: 'booked' }, { topic: 'cancelled' }])
    expect(audited(appointment.id).map(({ action }) => action)).toEqual(['book', 'cancel'])
  })

  it('and a check-in with a reason exclude each other', async () => {
    const { appointment, startsAt } = await bookVisitor(hall)
    const { id } = appointment
    hall.clock.set(startsAt + 16 * MINUTE)
    const byHand = () => hall.call(checkInByHand, { as: colleague, params: { id }, body: { lateReason: '堵车' } })
    const replies = await Promise.all([byHand(), mark(id), byHand()])
    const { state } = hall.db.prepare('SELECT state FROM appointment WHERE id = ?').get([id]) as { state: string }
    const visits = hall.db.prepare('SELECT state FROM visit WHERE appointment_id = ?').all([id]) as { state: string }[]
    expect(['no_show', 'checked_in']).toContain(state)
    expect(visits.filter((visit) => visit.state === 'waiting')).toHaveLength(state === 'checked_in' ? 1 : 0)
    expect(replies.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
  })
})

describe('contact', () => {
  it('is shown unmasked, and every look leaves an access row and an audit row', async () => {
    const { appointment, login, name } = await bookVisitor(hall)
    const look = (as: Login) =>
      hall.call(revealContact, { as, params: { id: appointment.id }, body: { purpose: 'call' } })
    const { answer } = await look(supervisor)
    expect(answer).toMatchObject({ name, phone: login.phone })
    expect(answer.document).toMatch(/^\d{17}[\dX]$/)
    await look(clerk)
    const rows = hall.db
      .prepare('SELECT actor_id, what, purpose FROM access_log WHERE party_id = ? ORDER BY seq')
      .all([appointment.party.id])
    expect(rows).toEqual([
      { actor_id: accountOf(supervisor), what: 'contact', purpose: 'call' },
      { actor_id: accountOf(clerk), what: 'contact', purpose: 'call' },
    ])
    expect(audited(appointment.id).filter(({ action }) => action === 'reveal_contact')).toHaveLength(2)
    expect((await look(await hall.staff('supervisor', STREET))).code).toBe('NOT_FOUND')
    expect((await look(login)).code).toBe('FORBIDDEN')
  })
})
