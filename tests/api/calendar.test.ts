import type * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import * as admin from '../../shared/contract/admin'
import { readAppointment } from '../../shared/contract/appointment'
import { listSlots } from '../../shared/contract/slot'
import { book, CENTRE, openSlot } from '../support/booking'
import { type Hall, shanghai, startHall } from '../support/hall'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'

/** A week before the turn of the year: no notice for 2027 is known yet. */
const NOW = shanghai('2026-12-24 08:30')
const NOTICE = {
  year: 2027,
  source: '测试用的通知（假定）',
  publishedOn: '2026-12-20',
  off: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'],
  worked: ['2027-01-09'],
}

let hall: Hall
let boss: Resident
let supervisor: Resident

beforeAll(async () => {
  hall = await startHall({ now: NOW })
  await hall.runJobs()
  boss = await person()
  supervisor = await person()
  giveRole(hall.db, hall.clock, boss, 'admin', null)
  giveRole(hall.db, hall.clock, supervisor, 'supervisor', CENTRE)
})
afterAll(() => hall.close())

async function person(): Promise<Resident> {
  const [one] = await makeCrowd(hall.db, hall.clock, 1)
  if (!one) throw new Error('nobody came')
  return one
}

async function slotsOn(day: string) {
  const { answer } = await hall.call(listSlots, { params: { id: CENTRE }, query: { day, windowKind: 'intake' } })
  const open = answer.slots.filter(({ state }) => state !== 'closed')
  return { provisional: answer.provisional, open: open.length }
}

const load = (body: typeof NOTICE) => hall.call(admin.loadNotice, { as: boss, body })

describe('a holiday notice that is wrong', () => {
  it.each([
    ['a weekday to be worked', { worked: ['2027-01-06'] }, 'worked', '调休上班的日子应是周六或周日'],
    ['a day both off and worked', { worked: ['2027-01-02'] }, 'worked', '既放假又上班'],
    ['a day of another year', { off: ['2025-05-01'] }, 'off', '不在这一年里'],
    ['a day twice', { off: ['2027-01-01', '2027-01-01'] }, 'off', '写了两次'],
  ])('%s', async (_name, wrong, field, sentence) => {
    const reply = await load({ ...NOTICE, ...wrong })
    expect(reply.status).toBe(400)
    expect(reply.body).toMatchObject({
      error: { code: 'NOTICE_INVALID', field, message: expect.stringContaining(sentence) },
    })
    expect((await hall.call(admin.readCalendar, { as: boss })).answer.knownUntil).toBe(2026)
  })
})

describe('a holiday notice', () => {
  it('moves the slots that rest on it, and tells whom it moves', async () => {
    expect(await slotsOn('2027-01-04')).toMatchObject({ provisional: true })
    const resident = await person()
    const slot = await openSlot(hall, 0, '2027-01-04')
    const { answer: appointment } = await book(hall, resident, { slotId: slot.id })
    expect(appointment.provisional).toBe(true)

    const { status, answer } = await load(NOTICE)
    expect(status).toBe(201)
    expect(answer.appointmentsDisplaced).toBe(1)
    expect(answer.changedDays).toEqual(expect.arrayContaining(['2027-01-04', '2027-01-09']))
    expect(answer.warnings).toContainEqual({ code: 'UNBALANCED', day: null })

    expect(await slotsOn('2027-01-04')).toMatchObject({ open: 0 })
    const worked = await slotsOn('2027-01-09')
    expect(worked).toMatchObject({ provisional: false })
    expect(worked.open).toBeGreaterThan(0)

    const { answer: moved } = await hall.call(readAppointment, { as: resident, params: { id: appointment.id } })
    expect(moved.displaced).not.toBeNull()
    expect(moved.allowedActions).toContain('change')
    hall.clock.advance(60_000)
    await hall.runJobs()
    const { messages } = (await hall.call(listMessages, { as: resident, query: {} })).answer
    expect(messages.map(({ topic }) => topic)).toContain('displaced')
  })

  it('is in force from then on, and changes nothing the second time', async () => {
    const { answer } = await hall.call(admin.readCalendar, { as: boss })
    expect(answer.knownUntil).toBe(2027)
    expect(answer.notices.at(-1)).toMatchObject(NOTICE)
    expect((await load(NOTICE)).answer).toMatchObject({ changedDays: [], slotsChanged: 0, appointmentsDisplaced: 0 })
  })

  it('is replaced by its correction', async () => {
    const { answer } = await load({ ...NOTICE, off: NOTICE.off.slice(0, 3), publishedOn: '2026-12-22' })
    expect(answer.changedDays).toEqual(['2027-01-04'])
    expect((await slotsOn('2027-01-04')).open).toBeGreaterThan(0)
  })
})

describe('the hall’s own closures and openings', () => {
  const add = (body: Partial<v.InferInput<typeof admin.addException.body>>) =>
    hall.call(admin.addException, {
      as: supervisor,
      params: { id: CENTRE },
      body: { kind: 'closed', day: '2026-12-28', reason: '线路检修', ...body },
    })

  it('close a day, move its people, and give the day back', async () => {
    const before = await slotsOn('2026-12-28')
    expect(before.open).toBeGreaterThan(0)
    const resident = await person()
    const slot = await openSlot(hall, 0, '2026-12-28')
    const { answer: appointment } = await book(hall, resident, { slotId: slot.id })

    const { answer } = await add({})
    expect(answer.appointmentsDisplaced).toBe(1)
    expect(answer.exception).toMatchObject({ pointId: CENTRE, day: '2026-12-28', reason: '线路检修' })
    expect(await slotsOn('2026-12-28')).toMatchObject({ open: 0 })
    const read = () => hall.call(readAppointment, { as: resident, params: { id: appointment.id } })
    expect((await read()).answer.displaced).toBe('线路检修')
    const listed = await hall.call(admin.listExceptions, { as: supervisor, params: { id: CENTRE } })
    expect(listed.answer.exceptions).toContainEqual(answer.exception)

    await hall.call(admin.removeException, { as: supervisor, params: { id: answer.exception.id } })
    expect(await slotsOn('2026-12-28')).toEqual(before)
    expect((await read()).answer.displaced).toBeNull()
    const again = await hall.call(admin.removeException, { as: supervisor, params: { id: answer.exception.id } })
    expect(again.code).toBe('NOT_FOUND')
  })

  it('close some hours only', async () => {
    const before = await slotsOn('2026-12-29')
    await add({ day: '2026-12-29', fromMinute: 540, toMinute: 600 })
    const after = await slotsOn('2026-12-29')
    expect(after.open).toBe(before.open - 3)
  })

  it('open a Sunday', async () => {
    expect((await slotsOn('2026-12-27')).open).toBe(0)
    const { answer } = await add({
      kind: 'open',
      day: '2026-12-27',
      fromMinute: 540,
      toMinute: 600,
      windowKind: 'intake',
      windows: 3,
    })
    expect(answer.slotsChanged).toBeGreaterThan(0)
    expect((await slotsOn('2026-12-27')).open).toBe(answer.slotsChanged)
    expect((await slotsOn('2026-12-20')).open).toBe(0)
  })

  it('are not of yesterday, nor end before they begin', async () => {
    expect((await add({ day: '2026-12-23' })).body).toMatchObject({ error: { code: 'BAD_FIELD', field: 'day' } })
    expect((await add({ fromMinute: 600, toMinute: 600 })).body).toMatchObject({
      error: { code: 'BAD_FIELD', field: 'toMinute' },
    })
  })

  it('of a day that is not planned yet wait for its plan', async () => {
    const day = '2027-03-15'
    const { answer } = await add({ day })
    expect(answer.slotsChanged).toBe(0)
    hall.clock.set(shanghai('2027-02-15 08:30'))
    await hall.runJobs()
    const { open } = hall.db
      .prepare('SELECT COUNT(*) AS open FROM slot WHERE point_id = ? AND day = ? AND closed_reason IS NULL')
      .get([CENTRE, day]) as { open: number }
    expect(open).toBe(0)
  })
})
