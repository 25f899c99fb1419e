import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Hall, startHall } from '../support/hall'
import { type Phone, type PhoneOptions, startPhone } from './harness/phone'

const HOUR = 3_600_000
const CATALOGUE = 'GET /api/v1/catalogue'
const REFRESH = 'POST /api/v1/session/refresh'

describe('calls of the mini-program', () => {
  let hall: Hall
  let phone: Phone | undefined

  beforeAll(async () => {
    hall = await startHall()
  })
  afterAll(() => hall.close())
  afterEach(() => {
    phone?.close()
    phone = undefined
  })

  const start = (options: Partial<PhoneOptions> = {}) => {
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, ...options })
    return phone
  }
  const signedIn = async (number: string) => {
    const { tokens } = await hall.login(number)
    return new Map<string, unknown>([['yichuang.session', JSON.stringify(tokens)]])
  }

  test('a read whose answer was lost is asked again', async () => {
    const home = start()
    let lost = 0
    home.network.disturb = ({ path }) => (path.endsWith('/catalogue') && lost++ === 0 ? 'after' : undefined)
    await home.see('开餐馆')
    expect(home.network.sent.filter((one) => one === CATALOGUE)).toHaveLength(2)
  })

  test('an answer that is not the hall’s (a sign-in page of a hotel) is told as such', async () => {
    const home = start()
    home.network.disturb = () => ({ status: 200, body: '<html>Welcome to our Wi-Fi</html>' })
    await home.see('收到的回答不是大厅发的')
    home.network.disturb = undefined
    await home.tap('再试一次')
    await home.see('开餐馆')
  })

  test('a phone that is too old says how to update', async () => {
    const body = JSON.stringify({ error: { code: 'CLIENT_TOO_OLD', message: '太旧了', requestId: 'r' } })
    const home = start()
    home.network.disturb = () => ({ status: 426, body })
    await home.see('请更新到新版本')
    expect(home.choices()).toContain('现在更新')
  })

  test('calls that find the access token ended share one renewal', async () => {
    const storage = await signedIn('13900000001')
    const before = storage.get('yichuang.session')
    hall.clock.advance(2 * HOUR)
    const home = start({ storage })
    await home.see('开餐馆')
    await home.until(
      'ask for the appointments',
      () => home.network.sent.includes('GET /api/v1/appointments') || undefined,
    )
    expect(home.network.sent.filter((one) => one === REFRESH)).toHaveLength(1)
    expect(storage.get('yichuang.session')).not.toBe(before)
  })

  test('a session that was ended elsewhere is forgotten, and the page still opens', async () => {
    const storage = await signedIn('13900000002')
    hall.clock.advance(2 * HOUR)
    const home = start({ storage })
    home.network.disturb = ({ path }) =>
      path.endsWith('/refresh')
        ? {
            status: 401,
            body: JSON.stringify({ error: { code: 'REFRESH_REUSED', message: '请重新登录', requestId: 'r' } }),
          }
        : undefined
    await home.see('开餐馆')
    expect(storage.has('yichuang.session')).toBe(false)
  })
})
