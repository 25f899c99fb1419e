import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages, objectToBan, readMe } from '../../shared/contract/account'
import * as admin from '../../shared/contract/admin'
import { listSlots } from '../../shared/contract/slot'
import { readToday } from '../../shared/contract/visit'
import { book, CENTRE, DAY, FOOD } from '../support/booking'
import { type Hall, OPENING, startHall } from '../support/hall'
import type { Resident } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { World } from '../support/route/world'

const DAY_MS = 86_400_000

let hall: Hall
let world: World

beforeAll(async () => {
  hall = await startHall()
  world = await World.open(hall)
})
afterAll(() => hall.close())

const today = (as: Resident | Awaited<ReturnType<Hall['login']>>) =>
  hall.call(readToday, { as, params: { id: CENTRE }, query: {} })

describe('roles', () => {
  async function candidate() {
    const phone = world.phone()
    return { phone, login: await hall.login(phone) }
  }
  const grant = (
    phone: string,
    more: {
      pointId?: string | null
      departmentId?: string | null
      expiresAt?: number
      role?: 'clerk' | 'reviewer' | 'admin'
    } = {},
  ) =>
    hall.call(admin.grantRole, {
      as: world.staff.admin,
      body: { phone, role: 'clerk', pointId: CENTRE, expiresAt: OPENING + DAY_MS, ...more },
    })

  it('hold from the next request until they are taken back', async () => {
    const { phone, login } = await candidate()
    expect((await today(login)).code).toBe('FORBIDDEN')
    const { answer } = await grant(phone)
    expect(answer).toMatchObject({
      role: 'clerk',
      pointId: CENTRE,
      phone: `136****${phone.slice(-4)}`,
      revokedAt: null,
    })
    expect((await today(login)).status).toBe(200)
    expect((await hall.call(readMe, { as: login })).answer.roles).toEqual([
      { role: 'clerk', pointId: CENTRE, departmentId: null, expiresAt: OPENING + DAY_MS },
    ])
    await hall.call(admin.revokeRole, { as: world.staff.admin, params: { id: answer.id } })
    expect((await today(login)).code).toBe('FORBIDDEN')
  })

  it('end by themselves, and can be given again', async () => {
    const { phone, login } = await candidate()
    await grant(phone, { expiresAt: OPENING + 60_000 })
    expect((await today(login)).status).toBe(200)
    hall.clock.set(OPENING + 60_000)
    expect((await today(login)).code).toBe('FORBIDDEN')
    expect((await grant(phone)).status).toBe(201)
    expect((await today(login)).status).toBe(200)
    hall.clock.set(OPENING)
  })

  it('are not given twice, not for the past, not to nobody, not at a place that is none', async () => {
    const { phone } = await candidate()
    await grant(phone)
    expect((await grant(phone)).code).toBe('CONFLICT')
    expect((await grant(world.phone())).code).toBe('NOT_FOUND')
    for (const wrong of [{ expiresAt: OPENING }, { pointId: 'nowhere' }, { role: 'admin', pointId: CENTRE }] as const)
      expect((await grant(phone, wrong)).code).toBe('BAD_FIELD')
  })

  it('of a department are given in its name, once a department, and no other role is', async () => {
    const { phone } = await candidate()
    const reviewer = (departmentId: string | null) =>
      grant(phone, { role: 'reviewer', pointId: null, departmentId }).then(({ status, code }) => code ?? status)
    expect(await reviewer('market')).toBe(201)
    expect(await reviewer('fire')).toBe(201)
    expect(await reviewer('fire')).toBe('CONFLICT')
    expect(await reviewer(null)).toBe('BAD_FIELD')
    expect(await reviewer('nowhere')).toBe('BAD_FIELD')
    expect((await grant(phone, { departmentId: 'market' })).code).toBe('BAD_FIELD')
  })

  it('are listed with masked phones', async () => {
    const { phone } = await candidate()
    const { answer } = await grant(phone)
    const reply = await hall.call(admin.listGrants, { as: world.staff.admin })
    expect(reply.answer.grants).toContainEqual(expect.objectContaining({ id: answer.id }))
    expect(JSON.stringify(reply.body)).not.toContain(phone)
  })

  it('leave one administrator, however many go at once', async () => {
    const others = await Promise.all([world.person(), world.person(), world.person()])
    for (const other of others) giveRole(hall.db, hall.clock, other, 'admin', null)
    const admins = [world.staff.admin, ...others]
    const idOf = ({ accountId }: Resident) =>
      world.idOf("SELECT id FROM role_grant WHERE account_id = ? AND role = 'admin'", accountId)
    // Everyone takes the next one's role.
    const replies = await Promise.all(
      admins.map((as, turn) => {
        const next = admins[(turn + 1) % admins.length] ?? as
        return hall.call(admin.revokeRole, { as, params: { id: idOf(next) } })
      }),
    )
    const { count } = hall.db
      .prepare(
        "SELECT COUNT(*) AS count FROM role_grant WHERE role = 'admin' AND revoked_at IS NULL AND expires_at > ?",
      )
      .get([OPENING]) as { count: number }
    expect(count).toBeGreaterThanOrEqual(1)
    expect(replies.filter(({ status }) => status === 200).length).toBe(4 - count)
    hall.db.prepare('DELETE FROM role_grant WHERE account_id IN (?, ?, ?, ?)').run(admins.map((one) => one.accountId))
    giveRole(hall.db, hall.clock, world.staff.admin, 'admin', null)
    const alone = await hall.call(admin.revokeRole, {
      as: world.staff.admin,
      params: { id: idOf(world.staff.admin) },
    })
    expect(alone.code).toBe('LAST_ADMIN')
  })
})

describe('rules', () => {
  it('change for those who read the version in force, and for nobody else', async () => {
    const { answer } = await hall.call(admin.readRules)
    expect(answer.version).toBe(0)
    const change = (holdMinutes: number, version: number) =>
      hall.call(admin.changeRules, {
        as: world.staff.admin,
        body: { rules: { ...answer.rules, holdMinutes }, version },
      })
    const replies = await Promise.all([2, 3, 4, 6, 7, 8].map((minutes) => change(minutes, 0)))
    expect(replies.filter(({ status }) => status === 200).length).toBe(1)
    expect(replies.filter(({ code }) => code === 'CONFLICT').length).toBe(5)
    const winner = replies.find(({ status }) => status === 200)?.answer
    expect((await hall.call(admin.readRules)).answer).toEqual(winner)
    expect((await change(9, 0)).code).toBe('CONFLICT')
    expect((await change(9, 1)).answer).toMatchObject({ version: 2, rules: { holdMinutes: 9 } })
  })

  it('leave each service point its own share for walk-ins until the district sets one', async () => {
    const kept = hall.db.prepare("SELECT value FROM setting WHERE name = 'booking-rules'").get([]) as { value: string }
    expect(Object.keys(JSON.parse(kept.value))).toEqual(['holdMinutes'])
  })
})

describe('objections', () => {
  it('are answered once; an upheld one ends the ban at once, and the person is told', async () => {
    const person = await world.banned()
    const slotId = await world.freeSlot()
    expect((await book(hall, person, { slotId, subject: FOOD })).code).toBe('BOOKING_BANNED')
    const words = world.words()
    expect((await hall.call(objectToBan, { as: person, body: { words } })).status).toBe(201)
    expect((await hall.call(objectToBan, { as: person, body: { words } })).code).toBe('OBJECTION_EXISTS')

    const { answer } = await hall.call(admin.listObjections, { as: world.staff.supervisor })
    const objection = answer.objections.find((one) => one.words === words)
    expect(objection).toMatchObject({ noShows: 2, cancels: 0, state: 'open' })
    const id = objection?.id ?? ''
    const body = { upheld: true, words: '系统记错了，抱歉。' }
    const replies = await Promise.all(
      [1, 2, 3].map(() => hall.call(admin.answerObjection, { as: world.staff.supervisor, params: { id }, body })),
    )
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409])

    expect((await book(hall, person, { slotId, subject: FOOD })).status).toBe(201)
    const me = (await hall.call(readMe, { as: person })).answer
    expect(me.standing).toMatchObject({ bannedUntil: null, noShows: 0, objection: 'upheld' })
    const { messages } = (await hall.call(listMessages, { as: person, query: {} })).answer
    expect(messages.filter(({ topic }) => topic === 'objection_answered')).toEqual([
      expect.objectContaining({ body: expect.stringContaining('系统记错了') }),
    ])
  })

  it('that are declined leave the ban', async () => {
    const person = await world.banned()
    await hall.call(objectToBan, { as: person, body: { words: world.words() } })
    const id = world.idOf('SELECT id FROM objection WHERE account_id = ?', person.accountId)
    const body = { upheld: false, words: '两次都没有来。' }
    await hall.call(admin.answerObjection, { as: world.staff.supervisor, params: { id }, body })
    expect((await book(hall, person, { slotId: await world.freeSlot() })).code).toBe('BOOKING_BANNED')
  })

  it('need a ban, and somebody else to answer', async () => {
    const nobody = await world.person()
    expect((await hall.call(objectToBan, { as: nobody, body: { words: '没有理由' } })).code).toBe('CONFLICT')
    const person = await world.banned()
    await hall.call(objectToBan, { as: person, body: { words: world.words() } })
    giveRole(hall.db, hall.clock, person, 'supervisor', null)
    const id = world.idOf('SELECT id FROM objection WHERE account_id = ?', person.accountId)
    const own = await hall.call(admin.answerObjection, {
      as: person,
      params: { id },
      body: { upheld: true, words: '好' },
    })
    expect(own.code).toBe('FORBIDDEN')
  })
})

describe('outbox, audit and metrics', () => {
  it('show messages by state, page by page, and never their text', async () => {
    for (let turn = 0; turn < 3; turn++) await world.booked()
    const reply = await hall.call(admin.listOutbox, { as: world.staff.admin, query: { state: 'queued' } })
    expect(reply.answer.messages.length).toBeGreaterThanOrEqual(0)
    const all = await hall.call(admin.listOutbox, { as: world.staff.admin, query: {} })
    expect(all.answer.messages.length).toBeGreaterThan(3)
    for (const message of all.answer.messages)
      expect(Object.keys(message).sort()).toEqual(
        ['attempts', 'channel', 'dueAt', 'id', 'lastError', 'sentAt', 'state', 'topic'].sort(),
      )
  })

  it('show who changed what, newest first, page by page without a gap', async () => {
    const seen: number[] = []
    let before: string | undefined
    for (;;) {
      const { answer } = await hall.call(admin.listAudit, {
        as: world.staff.admin,
        query: before === undefined ? {} : { before },
      })
      seen.push(...answer.rows.map(({ seq }) => seq))
      if (answer.next === null) break
      before = String(answer.next)
    }
    const { count } = hall.db.prepare('SELECT COUNT(*) AS count FROM audit').get([]) as { count: number }
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
    expect(new Set(seen).size).toBe(count)
  })

  it('show the history of one thing', async () => {
    const { appointment } = await world.booked()
    const { answer } = await hall.call(admin.listAudit, {
      as: world.staff.admin,
      query: { entityId: appointment.id },
    })
    expect(answer.rows).toEqual([expect.objectContaining({ entity: 'appointment', entityId: appointment.id })])
  })

  it('count requests and errors', async () => {
    await hall.call(listSlots, { params: { id: CENTRE }, query: { day: DAY, windowKind: 'intake' } })
    const { answer } = await hall.call(admin.readMetrics, { as: world.staff.admin })
    expect(answer.requests).toBeGreaterThan(50)
    expect(answer.errors).toBe(0)
    expect(answer.p99Ms).toBeGreaterThanOrEqual(answer.p50Ms)
    expect(answer.routes).toContainEqual(expect.objectContaining({ route: 'listSlots', errors: 0 }))
  })
})
