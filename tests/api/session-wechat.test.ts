import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addParty, CONSENT_VERSION, readMe } from '../../shared/contract/account'
import { readChecklistState, saveChecklistState } from '../../shared/contract/appointment'
import {
  confirmPhone,
  loginByWechat,
  refreshSession,
  requestLoginCode,
  type Tokens,
} from '../../shared/contract/session'
import { openidOf } from '../../worker/adapter/standin/wechat'
import { type Hall, lastCode, startHall } from '../support/hall'

let hall: Hall
let people = 0
let name = ''
let phone = ''

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())
beforeEach(() => {
  people++
  name = `person${people}`
  phone = `135${String(people).padStart(8, '0')}`
})

const enter = (code: string, phoneCode?: string) =>
  hall.call(loginByWechat, { body: { code, phoneCode, device: '微信', consent: CONSENT_VERSION } })
const me = async ({ accessToken }: Tokens) => (await hall.call(readMe, { token: accessToken })).answer
const confirm = (tokens: Tokens, body: { phoneCode?: string; phone?: string; code?: string }) =>
  hall.call(confirmPhone, { token: tokens.accessToken, body })

describe('login by WeChat', () => {
  it('opens the same account for the same person', async () => {
    const first = await enter(`demo-${name}.1`)
    expect(first.status).toBe(201)
    expect(first.answer.phoneConfirmed).toBe(false)
    const second = await enter(`demo-${name}.2`)
    expect((await me(second.answer)).id).toBe((await me(first.answer)).id)
    expect((await me(first.answer)).consented).toBe(true)
  })

  it('confirms the phone with the code of the button', async () => {
    const { answer } = await enter(`demo-${name}`, `phone-${phone}`)
    expect(answer.phoneConfirmed).toBe(true)
    expect((await me(answer)).phone).toBe(`135****${phone.slice(-4)}`)
    expect((await enter(`demo-${name}`)).answer.phoneConfirmed).toBe(true)
  })

  it('makes one account of a double tap', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => enter(`demo-${name}`, `phone-${phone}`)))
    expect(replies.map(({ status }) => status)).toEqual(Array(8).fill(201))
    const ids = await Promise.all(replies.map(async ({ answer }) => (await me(answer)).id))
    expect(new Set(ids).size).toBe(1)
  })

  it('opens the account of the phone when there is one, and WeChat alone opens it from then on', async () => {
    const bySms = await hall.login(phone)
    const { answer } = await enter(`demo-${name}`, `phone-${phone}`)
    expect((await me(answer)).id).toBe((await me(bySms.tokens)).id)
    expect((await me((await enter(`demo-${name}`)).answer)).id).toBe((await me(bySms.tokens)).id)
  })

  it('lets a new WeChat take the place of the old one when it proves the phone', async () => {
    const old = await enter(`demo-${name}`, `phone-${phone}`)
    const next = await enter(`demo-${name}-new`, `phone-${phone}`)
    expect((await me(next.answer)).id).toBe((await me(old.answer)).id)
    expect((await me((await enter(`demo-${name}`)).answer)).id).not.toBe((await me(old.answer)).id)
  })

  it('opens its own account when both are full ones, and leaves the phone where it is', async () => {
    const other = await hall.login(phone)
    const own = await enter(`demo-${name}`, `phone-134${phone.slice(3)}`)
    const { answer } = await enter(`demo-${name}`, `phone-${phone}`)
    expect((await me(answer)).id).toBe((await me(own.answer)).id)
    expect((await me(answer)).phone).toBe(`134****${phone.slice(-4)}`)
    expect((await me(other.tokens)).phone).toBe(`135****${phone.slice(-4)}`)
  })

  it('keeps openid and phone sealed', async () => {
    await enter(`demo-${name}`, `phone-${phone}`)
    const rows = JSON.stringify(hall.db.prepare('SELECT * FROM account').all([]))
    expect(rows).not.toContain(await openidOf(name))
    expect(rows).not.toContain(phone)
  })
})

describe('what WeChat refuses', () => {
  it('a code that is wrong or spent', async () => {
    expect((await enter('nonsense')).code).toBe('WECHAT_REFUSED')
    expect((await enter(`demo-${name}.once`)).status).toBe(201)
    const spent = await enter(`demo-${name}.once`)
    expect(spent.code).toBe('WECHAT_REFUSED')
    expect(spent.body).toMatchObject({ error: { field: 'code' } })
  })

  it('a phone code that is wrong, and a phone of another country', async () => {
    expect((await enter(`demo-${name}`, 'nonsense')).body).toMatchObject({
      error: { code: 'WECHAT_REFUSED', field: 'phoneCode' },
    })
    expect((await enter(`demo-${name}`, 'phone-852-51234567')).code).toBe('WECHAT_REFUSED')
  })
})

describe('a broken WeChat', () => {
  it.each(['down', 'failing', 'nonsense', 'lost'] as const)('is told as such (network: %s)', async (fault) => {
    hall.wechat.breakNetwork(fault)
    const reply = await enter(`demo-${name}`)
    hall.wechat.breakNetwork(null)
    expect(reply.code).toBe('WECHAT_DOWN')
    expect(reply.status).toBe(503)
  })

  it.each(['types', 'busy', 'rate'] as const)('is told as such (answers: %s)', async (fault) => {
    hall.wechat.breakWith(fault)
    const reply = await enter(`demo-${name}`, `phone-${phone}`)
    hall.wechat.breakWith(null)
    expect(reply.code).toBe('WECHAT_DOWN')
  })

  it('gives a new access token when the old one is taken back', async () => {
    expect((await enter(`demo-${name}`, `phone-${phone}`)).status).toBe(201)
    hall.wechat.expireToken()
    expect((await enter(`demo-${name}`, `phone-${phone}`)).status).toBe(201)
  })
})

describe('confirming a phone', () => {
  it('works by the button and by SMS', async () => {
    const { answer } = await enter(`demo-${name}`)
    expect((await confirm(answer, { phoneCode: `phone-${phone}` })).answer).toEqual({ done: true, tokens: null })
    const other = `133${phone.slice(3)}`
    await hall.call(requestLoginCode, { body: { phone: other } })
    const code = lastCode(hall.sms, other)
    expect((await confirm(answer, { phone: other, code: '999999' === code ? '111111' : '999999' })).code).toBe(
      'CODE_WRONG',
    )
    expect((await confirm(answer, { phone: other, code })).status).toBe(200)
    expect((await me(answer)).phone).toBe(`133****${phone.slice(-4)}`)
    expect((await confirm(answer, { phone: other, code })).code).toBe('CODE_EXPIRED')
  })

  it('puts a WeChat account without a phone into the account of the phone', async () => {
    const bySms = await hall.login(phone)
    const { answer: own } = await enter(`demo-${name}`)
    const person = { name: '王小二', documentKind: 'passport' as const, document: 'G12345678' }
    await hall.call(addParty, { token: own.accessToken, body: { kind: 'self', ...person } })
    const state = { answers: {}, ticked: ['a'], updatedAt: hall.clock.now() }
    await hall.call(saveChecklistState, { token: own.accessToken, params: { id: 'restaurant' }, body: state })

    const { answer } = await confirm(own, { phoneCode: `phone-${phone}` })
    const joined = answer.tokens
    if (!joined) throw new Error('no tokens')
    const account = await me(joined)
    expect(account.id).toBe((await me(bySms.tokens)).id)
    expect(account.parties.map(({ name: masked }) => masked)).toEqual(['王**'])
    const { answer: kept } = await hall.call(readChecklistState, { token: joined.accessToken })
    expect(kept.checklists.map(({ ticked }) => ticked)).toEqual([['a']])
    expect((await hall.call(readMe, { token: own.accessToken })).code).toBe('UNAUTHENTICATED')
    const { code } = await hall.call(refreshSession, { body: { refreshToken: own.refreshToken } })
    expect(code).toBe('UNAUTHENTICATED')
    expect((await me((await enter(`demo-${name}`)).answer)).id).toBe(account.id)
  })

  it('does not join two accounts that have phones', async () => {
    await hall.login(phone)
    const { answer } = await enter(`demo-${name}`, `phone-134${phone.slice(3)}`)
    const reply = await confirm(answer, { phoneCode: `phone-${phone}` })
    expect(reply.code).toBe('CONFLICT')
    expect(JSON.stringify(reply.body)).toContain('请退出后用这个手机号登录')
  })

  it('needs one way, whole', async () => {
    const { answer } = await enter(`demo-${name}`)
    const bad = [{}, { phone }, { code: '123456' }, { phone, code: '123456', phoneCode: 'x' }]
    for (const body of bad) expect((await confirm(answer, body)).code).toBe('BAD_FIELD')
    expect((await hall.call(confirmPhone, { body: { phoneCode: `phone-${phone}` } })).code).toBe('UNAUTHENTICATED')
  })
})
