import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readMe } from '../../shared/contract/account'
import { readMetrics } from '../../shared/contract/admin'
import {
  listDevices,
  loginByPhone,
  logout,
  logoutEverywhere,
  refreshSession,
  removeDevice,
  requestLoginCode,
  type Tokens,
} from '../../shared/contract/session'
import { accountOf, type Hall, type Login, lastCode, startHall } from '../support/hall'

let hall: Hall
let people = 0
let me: Login
const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 86_400 * SECOND

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())
beforeEach(async () => {
  me = await hall.login(`138${String(++people).padStart(8, '0')}`)
})

const refresh = (refreshToken: string) => hall.call(refreshSession, { body: { refreshToken } })
const open = (token: string) => hall.call(readMe, { token })

async function loginAgain(device: string): Promise<Tokens> {
  hall.clock.advance(MINUTE)
  await hall.call(requestLoginCode, { body: { phone: me.phone } })
  const body = { phone: me.phone, code: lastCode(hall.sms, me.phone), device }
  return (await hall.call(loginByPhone, { body })).answer
}

describe('access token', () => {
  it('is good for fifteen minutes', async () => {
    expect((await open(me.tokens.accessToken)).status).toBe(200)
    hall.clock.advance(15 * MINUTE)
    expect((await open(me.tokens.accessToken)).code).toBe('TOKEN_EXPIRED')
  })

  it('is refused when it is missing, tampered with, unsigned or of another make', async () => {
    const [header = '', payload = '', signature = ''] = me.tokens.accessToken.split('.')
    const text = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const bad = [
      `${text({ alg: 'none' })}.${payload}.`,
      `${text({ alg: 'none' })}.${payload}.${signature}`,
      `${text({ alg: 'HS512' })}.${payload}.${signature}`,
      `${header}.${text({ ...claims, sub: 'someone-else' })}.${signature}`,
      `${header}.${text({ ...claims, exp: claims.exp + 9999 })}.${signature}`,
      `${header}.${payload}`,
      `${header}.${payload}.${signature.slice(0, -4)}AAAA`,
      me.tokens.refreshToken,
      'x',
    ]
    for (const token of bad) expect((await open(token)).code).toBe('UNAUTHENTICATED')
    expect((await hall.call(readMe)).code).toBe('UNAUTHENTICATED')
    expect((await hall.call(readMe, { headers: { authorization: 'Basic abc' } })).code).toBe('UNAUTHENTICATED')
  })

  it('costs one round trip, its session check included', async () => {
    hall.reset()
    await open(me.tokens.accessToken)
    expect(hall.trips()).toBe(1)
  })
})

describe('refresh', () => {
  it('gives a new pair and ends the old one after 30 seconds', async () => {
    const { answer } = await refresh(me.tokens.refreshToken)
    expect(answer.refreshToken).not.toBe(me.tokens.refreshToken)
    expect((await open(answer.accessToken)).status).toBe(200)
  })

  it('gives the same pair to a repetition within 30 seconds', async () => {
    const first = await refresh(me.tokens.refreshToken)
    hall.clock.advance(29 * SECOND)
    const second = await refresh(me.tokens.refreshToken)
    expect(second.answer).toEqual(first.answer)
  })

  it('gives the same pair to twenty at the same time', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => refresh(me.tokens.refreshToken)))
    expect(new Set(replies.map(({ answer }) => JSON.stringify(answer))).size).toBe(1)
    expect((await open(replies[0]?.answer.accessToken ?? '')).status).toBe(200)
  })

  it('ends the session when a used token comes back later', async () => {
    const { answer } = await refresh(me.tokens.refreshToken)
    hall.clock.advance(30 * SECOND)
    expect((await refresh(me.tokens.refreshToken)).code).toBe('REFRESH_REUSED')
    expect((await open(answer.accessToken)).code).toBe('UNAUTHENTICATED')
    expect((await refresh(answer.refreshToken)).code).toBe('REFRESH_REUSED')
  })

  it('ends the session when an older token comes back, however soon', async () => {
    const first = await refresh(me.tokens.refreshToken)
    const second = await refresh(first.answer.refreshToken)
    expect((await refresh(me.tokens.refreshToken)).code).toBe('REFRESH_REUSED')
    expect((await open(second.answer.accessToken)).code).toBe('UNAUTHENTICATED')
  })

  it('cannot end a session with a token that was made up', async () => {
    const [session = '', random = '', signature = ''] = me.tokens.refreshToken.split('.')
    const forged = [
      `${session}.${'1'.repeat(40)}.${signature}`,
      `${session}.${random}.${'A'.repeat(22)}`,
      `${session}.${random}`,
      `${me.tokens.refreshToken}x`,
      'x'.repeat(40),
    ]
    for (const token of forged) expect((await refresh(token)).code).toBe('UNAUTHENTICATED')
    expect((await refresh('x'.repeat(201))).code).toBe('BAD_FIELD')
    expect((await open(me.tokens.accessToken)).status).toBe(200)
  })

  it('lasts sixty days without use', async () => {
    hall.clock.advance(60 * DAY)
    expect((await refresh(me.tokens.refreshToken)).code).toBe('UNAUTHENTICATED')
  })

  it('keeps no token in the database', async () => {
    const { answer } = await refresh(me.tokens.refreshToken)
    const rows = JSON.stringify(hall.db.prepare('SELECT * FROM session').all([]))
    expect(rows).not.toContain(answer.refreshToken)
    expect(rows).not.toContain(answer.accessToken)
    expect(hall.log().join('\n')).not.toContain(answer.refreshToken)
  })
})

describe('devices', () => {
  it('are listed with the one in use, and one can be removed', async () => {
    const other = await loginAgain('张三的手机 📱')
    const { answer } = await hall.call(listDevices, { as: me })
    expect(answer.devices.map(({ device, current }) => [device, current])).toEqual([
      ['张三的手机 📱', false],
      ['测试手机', true],
    ])
    expect(JSON.stringify(hall.db.prepare('SELECT * FROM session').all([]))).not.toContain('张三')
    const id = answer.devices[0]?.id ?? ''
    expect((await hall.call(removeDevice, { as: me, params: { id } })).status).toBe(200)
    expect((await open(other.accessToken)).code).toBe('UNAUTHENTICATED')
    expect((await refresh(other.refreshToken)).code).toBe('UNAUTHENTICATED')
    expect((await hall.call(removeDevice, { as: me, params: { id } })).code).toBe('NOT_FOUND')
  })

  it('of another account look as if they were not there', async () => {
    const stranger = await hall.login('13777777777')
    const { answer } = await hall.call(listDevices, { as: stranger })
    const id = answer.devices[0]?.id ?? ''
    expect((await hall.call(removeDevice, { as: me, params: { id } })).code).toBe('NOT_FOUND')
    expect((await open(stranger.tokens.accessToken)).status).toBe(200)
  })

  it('logs out here, and everywhere', async () => {
    const other = await loginAgain('另一台')
    await hall.call(logout, { token: other.accessToken })
    expect((await open(other.accessToken)).code).toBe('UNAUTHENTICATED')
    expect((await open(me.tokens.accessToken)).status).toBe(200)
    const third = await loginAgain('第三台')
    await hall.call(logoutEverywhere, { as: me })
    expect((await open(me.tokens.accessToken)).code).toBe('UNAUTHENTICATED')
    expect((await open(third.accessToken)).code).toBe('UNAUTHENTICATED')
  })
})

describe('staff', () => {
  const revoke = (account: string) =>
    hall.db.prepare('UPDATE role_grant SET revoked_at = ? WHERE account_id = ?').run([hall.clock.now(), account])

  it('is out at the next request when the role is taken away', async () => {
    const admin = await hall.staff('admin', null)
    expect((await hall.call(readMe, { as: admin })).answer.roles).toMatchObject([{ role: 'admin', pointId: null }])
    expect((await hall.call(readMetrics, { as: admin })).status).toBe(200)
    revoke(accountOf(admin))
    expect((await hall.call(readMetrics, { as: admin })).code).toBe('FORBIDDEN')
    expect((await hall.call(readMe, { as: admin })).answer.roles).toEqual([])
  })

  it('is out when the role ends by its date', async () => {
    const admin = await hall.staff('admin', null)
    hall.clock.advance(366 * DAY)
    const again = await hall.call(requestLoginCode, { body: { phone: admin.phone } })
    expect(again.status).toBe(200)
    const body = { phone: admin.phone, code: lastCode(hall.sms, admin.phone), device: '测试' }
    const { answer } = await hall.call(loginByPhone, { body })
    expect((await hall.call(readMetrics, { token: answer.accessToken })).code).toBe('FORBIDDEN')
  })
})

describe('purge', () => {
  it('forgets codes, answers and ended sessions, and nothing in use', async () => {
    hall.clock.advance(100 * DAY)
    const fresh = await hall.login('13788888888')
    await hall.runJobs()
    const count = (table: string) =>
      Number(Object.values(hall.db.prepare(`SELECT COUNT(*) FROM ${table}`).get([]) as Record<string, unknown>)[0])
    expect(count('session')).toBe(1)
    expect(count('login_code')).toBe(1)
    expect((await open(fresh.tokens.accessToken)).status).toBe(200)
  })
})
