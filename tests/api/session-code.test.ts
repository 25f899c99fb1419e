import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readMe } from '../../shared/contract/account'
import { loginByPhone, requestLoginCode } from '../../shared/contract/session'
import { type Hall, lastCode, startHall } from '../support/hall'

let hall: Hall
let people = 0
let phone = ''
const MINUTE = 60_000

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())
beforeEach(() => {
  phone = `139${String(++people).padStart(8, '0')}`
})

const ask = () => hall.call(requestLoginCode, { body: { phone } })
const enter = (code: string) => hall.call(loginByPhone, { body: { phone, code, device: '测试' } })
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

describe('login code', () => {
  it('opens an account at the first login and the same one at the second', async () => {
    await ask()
    const first = await enter(lastCode(hall.sms, phone))
    expect(first.status).toBe(201)
    const { answer: me } = await hall.call(readMe, { token: first.answer.accessToken })
    hall.clock.advance(MINUTE)
    await ask()
    const second = await enter(lastCode(hall.sms, phone))
    const { answer: again } = await hall.call(readMe, { token: second.answer.accessToken })
    expect(again.id).toBe(me.id)
    expect(again.phone).toBe(`139****${phone.slice(-4)}`)
  })

  it('answers the same whether or not the phone is known', async () => {
    const unknown = await ask()
    await enter(lastCode(hall.sms, phone))
    hall.clock.advance(MINUTE)
    const known = await ask()
    expect(known.status).toBe(unknown.status)
    const shape = (body: unknown) => JSON.stringify(body).replace(/\d+/g, '0')
    expect(shape(known.body)).toBe(shape(unknown.body))
  })

  it('is good once', async () => {
    await ask()
    const code = lastCode(hall.sms, phone)
    await enter(code)
    expect((await enter(code)).code).toBe('CODE_EXPIRED')
  })

  it('is good once for many at the same time', async () => {
    await ask()
    const code = lastCode(hall.sms, phone)
    const replies = await Promise.all(Array.from({ length: 4 }, () => enter(code)))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  it('is good for five minutes', async () => {
    await ask()
    const code = lastCode(hall.sms, phone)
    hall.clock.advance(5 * MINUTE)
    expect((await enter(code)).code).toBe('CODE_EXPIRED')
  })

  it('allows five guesses, however many guess at once', async () => {
    await ask()
    const code = lastCode(hall.sms, phone)
    const replies = await Promise.all(Array.from({ length: 40 }, () => enter(wrong(code))))
    expect(replies.filter((reply) => reply.code === 'CODE_WRONG')).toHaveLength(5)
    expect(replies.filter((reply) => reply.code === 'CODE_TOO_MANY')).toHaveLength(35)
    expect((await enter(code)).code).toBe('CODE_TOO_MANY')
  })

  it('is accepted at the fifth guess', async () => {
    await ask()
    const code = lastCode(hall.sms, phone)
    for (let guess = 0; guess < 4; guess++) expect((await enter(wrong(code))).code).toBe('CODE_WRONG')
    expect((await enter(code)).status).toBe(201)
  })

  it('belongs to its phone', async () => {
    await ask()
    const code = lastCode(hall.sms, phone)
    const other = await hall.call(loginByPhone, { body: { phone: '13700000000', code, device: '测试' } })
    expect(other.code).toBe('CODE_EXPIRED')
  })

  it('is sent once a minute, also when many ask at once', async () => {
    const before = hall.sms.sent().length
    const replies = await Promise.all(Array.from({ length: 20 }, ask))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(hall.sms.sent().length - before).toBe(1)
    const late = await ask()
    expect(late.code).toBe('RATE_LIMITED')
    expect(late.headers.get('retry-after')).toBe('60')
    hall.clock.advance(MINUTE)
    expect((await ask()).status).toBe(200)
  })

  it('makes the earlier code void', async () => {
    await ask()
    const first = lastCode(hall.sms, phone)
    hall.clock.advance(MINUTE)
    await ask()
    if (lastCode(hall.sms, phone) !== first) expect((await enter(first)).code).toBe('CODE_WRONG')
    expect((await enter(lastCode(hall.sms, phone))).status).toBe(201)
  })

  it('is sent ten times a day, and again the next day', async () => {
    for (let round = 0; round < 10; round++) {
      expect((await ask()).status).toBe(200)
      hall.clock.advance(MINUTE)
    }
    const refused = await ask()
    expect(refused.code).toBe('RATE_LIMITED')
    hall.clock.advance(Number(refused.headers.get('retry-after')) * 1000)
    expect((await ask()).status).toBe(200)
  })

  it('is kept as a hash: neither code nor phone is in the database or the log', async () => {
    await ask()
    const code = lastCode(hall.sms, phone)
    await enter(code)
    const rows = JSON.stringify([
      hall.db.prepare('SELECT * FROM login_code').all([]),
      hall.db.prepare('SELECT * FROM account').all([]),
      hall.db.prepare('SELECT * FROM audit').all([]),
    ])
    expect(rows).not.toContain(phone)
    expect(rows).not.toContain(`"${code}"`)
    expect(hall.log().join('\n')).not.toContain(phone)
  })

  it('limits addresses from outside the hall', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.7' }
    const codes: (string | null)[] = []
    for (let n = 0; n < 21; n++) {
      const body = { phone: `1360000${String(people * 100 + n).padStart(4, '0')}` }
      codes.push((await hall.call(requestLoginCode, { body, headers })).code)
    }
    expect(codes.slice(0, 20).every((code) => code === null)).toBe(true)
    expect(codes[20]).toBe('RATE_LIMITED')
  })
})

describe('a broken SMS gateway', () => {
  it('says so when nothing was sent, and the person may ask again at once', async () => {
    hall.sms.breakWith('blocked')
    expect((await ask()).code).toBe('SMS_DOWN')
    hall.sms.breakWith('busy')
    expect((await ask()).code).toBe('SMS_DOWN')
    hall.sms.breakWith(null)
    expect((await ask()).status).toBe(200)
  })

  it.each(['failing', 'nonsense', 'down'] as const)('says that the message is uncertain (%s)', async (fault) => {
    hall.sms.breakNetwork(fault)
    const refused = await ask()
    hall.sms.breakNetwork(null)
    expect(refused.code).toBe('SMS_DOWN')
    expect((await ask()).code).toBe('RATE_LIMITED')
    hall.clock.advance(MINUTE)
    expect((await ask()).status).toBe(200)
  })

  it('accepts the code of a message whose answer was lost', async () => {
    hall.sms.breakWith('lost')
    const refused = await ask()
    hall.sms.breakWith(null)
    expect(refused.code).toBe('SMS_DOWN')
    expect((await enter(lastCode(hall.sms, phone))).status).toBe(201)
  })
})

describe('bad input', () => {
  it.each(['12345678901', '1380000000', '+8613800000000', '１３８０００００００１', '138000\u000000001', ''])(
    'refuses the phone %j',
    async (bad) => {
      const reply = await hall.call(requestLoginCode, { body: { phone: bad } })
      expect(reply.code).toBe('BAD_FIELD')
      expect(reply.body).toMatchObject({ error: { field: 'phone' } })
    },
  )

  it('refuses unknown fields, wrong types and a null byte in the device', async () => {
    const body = { phone, code: '000000', device: '测试' }
    const bad = [
      { ...body, admin: true },
      { ...body, code: 123456 },
      { ...body, device: '手机\u0000' },
      { ...body, device: 'x'.repeat(61) },
    ]
    for (const given of bad) {
      const reply = await hall.call(loginByPhone, { body: given as typeof body })
      expect(reply.code).toBe('BAD_FIELD')
      expect(JSON.stringify(reply.body)).not.toContain('admin')
    }
  })

  it('refuses what is no JSON, and what is huge', async () => {
    const post = (body: string, type = 'application/json') =>
      fetch(`${hall.origin}${loginByPhone.path}`, { method: 'POST', headers: { 'content-type': type }, body })
    expect((await post('{"phone":')).status).toBe(400)
    expect((await post('{}', 'text/plain')).status).toBe(415)
    expect((await post(JSON.stringify({ phone: '1'.repeat(100_000) }))).status).toBe(413)
    expect((await post('['.repeat(30_000))).status).toBe(400)
  })
})
