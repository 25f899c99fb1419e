import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addParty, CONSENT_VERSION, changeMe, listMessages } from '../../shared/contract/account'
import { cancelAppointment } from '../../shared/contract/appointment'
import { loginByWechat } from '../../shared/contract/session'
import { listSlots } from '../../shared/contract/slot'
import { listSubscriptionTemplates } from '../../shared/contract/subscription'
import { bookByTelephone } from '../../shared/contract/visit'
import { dayOf } from '../../shared/domain/time'
import { openidOf } from '../../worker/adapter/standin/wechat'
import { type Hall, type Login, startHall } from '../support/hall'
import { bookVisitor, CENTRE, type Visitor } from '../support/visitor'

const MINUTE = 60_000
/** Two days: long enough for every retry. */
const FAR = { aheadMinutes: 2 * 24 * 60 }
let hall: Hall

beforeAll(async () => {
  hall = await startHall({
    environment: { WECHAT_TEMPLATES: 'booked=tpl-booked-1,cancelled=tpl-gone?subject=thing7&time=date3' },
  })
})
afterAll(() => hall.close())

interface Row {
  id: string
  topic: string
  channel: string
  state: string
  attempts: number
  due_at: number
  last_error: string | null
  sent_at: number | null
}
/** The message about an appointment as the outbox has it. */
function row({ appointment }: Visitor, topic = 'booked'): Row {
  return hall.db.prepare('SELECT * FROM outbox WHERE ref_id = ? AND topic = ?').get([appointment.id, topic]) as Row
}
/** Runs the jobs as a minute timer would, `minutes` later. */
async function runAfter(minutes: number): Promise<void> {
  hall.clock.advance(minutes * MINUTE)
  await hall.runJobs()
}
const smsTo = (phone: string) => hall.sms.sent().filter(({ to, text }) => to === phone && !text.includes('验证码'))

let names = 0
async function wechatVisitor(): Promise<{ visitor: Visitor; openid: string }> {
  const name = `outbox${++names}`
  const phone = `135${String(names).padStart(8, '0')}`
  const { answer } = await hall.call(loginByWechat, {
    body: { code: `demo-${name}`, phoneCode: `phone-${phone}`, device: '测试手机', consent: CONSENT_VERSION },
  })
  const visitor = await bookVisitor(hall, { ...FAR, login: { phone, tokens: answer } })
  return { visitor, openid: await openidOf(name) }
}
const wechatTo = (openid: string) => hall.wechat.sent().filter(({ to }) => to === openid)

describe('a message by SMS', () => {
  it('goes out once, with time, place and number, and is in the inbox', async () => {
    const visitor = await bookVisitor(hall, FAR)
    expect(row(visitor)).toMatchObject({ channel: 'sms', state: 'queued', attempts: 0 })
    await runAfter(1)
    const [message, ...more] = smsTo(visitor.login.phone)
    expect(more).toEqual([])
    expect(message?.text).toContain('预约成功')
    expect(message?.text).toContain(visitor.appointment.number)
    expect(row(visitor)).toMatchObject({ state: 'sent', attempts: 1, sent_at: hall.clock.now(), last_error: null })
    await runAfter(10)
    expect(smsTo(visitor.login.phone)).toHaveLength(1)
    const { answer } = await hall.call(listMessages, { as: visitor.login, query: {} })
    expect(answer.messages).toHaveLength(1)
    expect(answer.messages[0]).toMatchObject({
      topic: 'booked',
      ref: { kind: 'appointment', id: visitor.appointment.id },
    })
    expect(answer.messages[0]?.body).toContain(`号码是 ${visitor.appointment.number}`)
  })

  it('is in English for someone who reads English', async () => {
    const login = await hall.login('13400000001')
    await hall.call(changeMe, { as: login, body: { language: 'en' } })
    await bookVisitor(hall, { ...FAR, login })
    await runAfter(1)
    expect(smsTo(login.phone)[0]?.text).toContain('Booked')
    const { answer } = await hall.call(listMessages, { as: login, query: {} })
    expect(answer.messages[0]?.title).toBe('Booked')
  })

  it('reaches someone without an account, booked by telephone', async () => {
    const clerk = await hall.staff('clerk', CENTRE)
    const day = dayOf(hall.clock.now() + 24 * 60 * MINUTE)
    const { answer } = await hall.call(listSlots, { params: { id: CENTRE }, query: { day, windowKind: 'intake' } })
    const slotId = answer.slots.find(({ state }) => state === 'open')?.id ?? ''
    const phone = '13312345678'
    const { answer: appointment } = await hall.call(bookByTelephone, {
      as: clerk,
      body: { slotId, subject: { kind: 'bundle', id: 'restaurant' }, name: '何阿姨', phone },
    })
    const before = hall.db.prepare('SELECT body_sealed FROM outbox WHERE ref_id = ?').get([appointment.id])
    expect(JSON.stringify(before)).not.toMatch(/餐|预约/)
    await runAfter(1)
    expect(smsTo(phone)[0]?.text).toContain(appointment.number)
    const after = hall.db.prepare('SELECT state, body_sealed FROM outbox WHERE ref_id = ?').get([appointment.id])
    expect(after).toMatchObject({ state: 'sent', body_sealed: null })
  })

  it('waits 1, 5, 30 minutes, 2 and 6 hours while the gateway is busy, then gives up', async () => {
    const visitor = await bookVisitor(hall, FAR)
    hall.sms.breakWith('busy')
    for (const [index, wait] of [1, 5, 30, 120, 360].entries()) {
      await runAfter(1)
      expect(row(visitor)).toMatchObject({ state: 'queued', attempts: index + 1, last_error: 'Throttling' })
      expect(row(visitor).due_at).toBe(hall.clock.now() + wait * MINUTE)
      hall.clock.advance((wait - 1) * MINUTE)
    }
    await runAfter(1)
    expect(row(visitor)).toMatchObject({ state: 'failed', attempts: 6 })
    hall.sms.breakWith(null)
    await runAfter(600)
    expect(smsTo(visitor.login.phone)).toHaveLength(0)
  })

  it('with an answer that got lost becomes unknown and is not sent again by itself', async () => {
    for (const [fault, error] of [
      ['lost', 'BadGateway'],
      ['nonsense', 'NONSENSE'],
    ] as const) {
      const visitor = await bookVisitor(hall, FAR)
      if (fault === 'lost') hall.sms.breakWith('lost')
      else hall.sms.breakNetwork('nonsense')
      await runAfter(1)
      hall.sms.breakWith(null)
      hall.sms.breakNetwork(null)
      expect(row(visitor)).toMatchObject({ state: 'unknown', last_error: error })
      for (let times = 0; times < 5; times++) await runAfter(60)
      expect(row(visitor)).toMatchObject({ state: 'unknown', attempts: 1 })
    }
  })

  it('to a number that the gateway refuses has failed', async () => {
    const visitor = await bookVisitor(hall, FAR)
    hall.sms.breakWith('blocked')
    await runAfter(1)
    hall.sms.breakWith(null)
    expect(row(visitor)).toMatchObject({ state: 'failed', attempts: 1, last_error: 'MobileInBlackList' })
  })

  it('that the hall could not mark as sent is tried again with the same key, and arrives once', async () => {
    const visitor = await bookVisitor(hall, FAR)
    // As if the process had died between sending and marking.
    hall.db.exec(`CREATE TRIGGER dies BEFORE UPDATE OF state ON outbox WHEN NEW.state = 'sent'
      BEGIN SELECT RAISE(ABORT, 'dead'); END`)
    await runAfter(1)
    hall.db.exec('DROP TRIGGER dies')
    expect(row(visitor).state).toBe('leased')
    expect(smsTo(visitor.login.phone)).toHaveLength(1)
    const requests = hall.sms.requests()
    await runAfter(1)
    expect(hall.sms.requests()).toBe(requests)
    await runAfter(2)
    expect(hall.sms.requests()).toBe(requests + 1)
    expect(row(visitor)).toMatchObject({ state: 'sent', attempts: 2 })
    expect(smsTo(visitor.login.phone)).toHaveLength(1)
  })
})

describe('a message by WeChat', () => {
  it('goes to those who have it, for topics with a template, in the template’s own fields', async () => {
    const { visitor, openid } = await wechatVisitor()
    await runAfter(1)
    expect(row(visitor)).toMatchObject({ channel: 'wechat', state: 'sent' })
    expect(wechatTo(openid)).toHaveLength(1)
    expect(wechatTo(openid)[0]?.text).toContain(visitor.appointment.number)
    expect(smsTo(visitor.login.phone)).toHaveLength(0)
    await hall.call(cancelAppointment, { as: visitor.login, params: { id: visitor.appointment.id } })
    await runAfter(1)
    expect(wechatTo(openid)[1]?.text).toMatch(/^tpl-gone：[^，]+，\d{4}年\d+月\d+日 \d\d:\d\d$/)
  })

  it('falls back to SMS at once when the person said no', async () => {
    const { visitor, openid } = await wechatVisitor()
    hall.wechat.refuse(openid)
    await runAfter(1)
    expect(row(visitor)).toMatchObject({ channel: 'sms', state: 'sent', attempts: 1 })
    expect(wechatTo(openid)).toHaveLength(0)
    expect(smsTo(visitor.login.phone)).toHaveLength(1)
  })

  it('is tried again when WeChat is busy, down or talks nonsense, and goes by SMS at the third time', async () => {
    for (const fault of ['busy', 'down', 'nonsense'] as const) {
      const { visitor, openid } = await wechatVisitor()
      if (fault === 'busy') hall.wechat.breakWith('busy')
      else hall.wechat.breakNetwork(fault)
      await runAfter(1)
      expect([fault, row(visitor)]).toMatchObject([fault, { channel: 'wechat', state: 'queued', attempts: 1 }])
      await runAfter(1)
      expect(row(visitor)).toMatchObject({ channel: 'wechat', state: 'queued', attempts: 2 })
      await runAfter(5)
      hall.wechat.breakWith(null)
      hall.wechat.breakNetwork(null)
      expect(row(visitor)).toMatchObject({ channel: 'sms', state: 'sent', attempts: 3 })
      expect(wechatTo(openid)).toHaveLength(0)
      expect(smsTo(visitor.login.phone)).toHaveLength(1)
    }
  })

  it('whose answer got lost is sent again: at least once', async () => {
    const { visitor, openid } = await wechatVisitor()
    hall.wechat.breakNetwork('lost')
    await runAfter(1)
    hall.wechat.breakNetwork(null)
    expect(row(visitor)).toMatchObject({ channel: 'wechat', state: 'queued' })
    await runAfter(1)
    expect(row(visitor)).toMatchObject({ channel: 'wechat', state: 'sent' })
    expect(wechatTo(openid).length).toBeGreaterThan(0)
  })

  it('has templates that a phone can ask for', async () => {
    const { answer } = await hall.call(listSubscriptionTemplates)
    expect(answer.templates).toEqual([
      { topic: 'booked', id: 'tpl-booked-1' },
      { topic: 'cancelled', id: 'tpl-gone' },
    ])
  })
})

describe('a message that is no longer of use', () => {
  it('is skipped when the appointment was cancelled before it went out', async () => {
    const visitor = await bookVisitor(hall, FAR)
    await hall.call(cancelAppointment, { as: visitor.login, params: { id: visitor.appointment.id } })
    await runAfter(1)
    expect(row(visitor)).toMatchObject({ state: 'skipped', last_error: 'OVERTAKEN' })
    expect(smsTo(visitor.login.phone).map(({ text }) => text.includes('取消'))).toEqual([true])
  })

  it('is skipped when the time it is about is over', async () => {
    const visitor = await bookVisitor(hall, FAR)
    hall.sms.breakWith('busy')
    await runAfter(1)
    hall.sms.breakWith(null)
    hall.clock.set(visitor.startsAt)
    await hall.runJobs()
    expect(row(visitor)).toMatchObject({ state: 'skipped', last_error: 'EXPIRED' })
    expect(smsTo(visitor.login.phone)).toHaveLength(0)
  })
})

describe('many at the same time', () => {
  it('send each message once', async () => {
    const visitors: Visitor[] = []
    for (let count = 0; count < 24; count++) visitors.push(await bookVisitor(hall, FAR))
    const before = hall.sms.requests()
    hall.clock.advance(MINUTE)
    await Promise.all(Array.from({ length: 6 }, () => hall.runJobs()))
    expect(visitors.map((visitor) => row(visitor).state)).toEqual(visitors.map(() => 'sent'))
    expect(hall.sms.requests() - before).toBe(visitors.length)
    for (const { login } of visitors) expect(smsTo(login.phone)).toHaveLength(1)
  })

  it('leave no word or number of anyone in outbox, audit and log', async () => {
    const login: Login = await hall.login('13399998888')
    await hall.call(addParty, {
      as: login,
      body: { kind: 'relative', name: '司徒雪梅', relation: '母亲', documentKind: 'passport', document: 'E12345678' },
    })
    await bookVisitor(hall, { ...FAR, login, name: '司徒长风' })
    await runAfter(1)
    const rows = hall.db.prepare('SELECT * FROM outbox').all()
    const audits = hall.db.prepare('SELECT * FROM audit').all()
    const all = JSON.stringify([rows, audits, hall.log()])
    for (const secret of ['13399998888', '司徒', 'E12345678']) expect(all).not.toContain(secret)
  })
})
