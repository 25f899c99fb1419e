import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Hall, lastCode, startHall } from '../support/hall'
import { type Phone, type PhoneOptions, startPhone } from './harness/phone'

describe('login, in the mini-program', () => {
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

  const open = (page: string, hand: PhoneOptions['hand'] = {}) => {
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, page, hand })
    return phone
  }

  /** WeChat's own button is there once the tick is. */
  const agree = async (login: Phone) => {
    await login.tap('我看过并同意')
    await login.until('agree', () => login.dump().includes('[checkbox checked]') || undefined)
  }

  test('WeChat gives the number only after the consent, and one is back where one was', async () => {
    const login = open('/pages/login/index?back=%2Fpages%2Finbox%2Findex', {
      loginCode: () => 'demo-xiaoman',
      phoneCode: () => 'phone-13912340101',
    })
    await login.tap('用微信手机号登录')
    await login.see('请先看隐私说明，同意了再登录。')
    expect(login.network.sent.some((sent) => sent.includes('/login/'))).toBe(false)
    await agree(login)
    await login.tap('用微信手机号登录')
    await login.seePage('pages/inbox/index')
    await login.see('还没有消息')
  })

  test('who keeps the number from WeChat logs in by a code, which a wrong one does not open', async () => {
    const number = '13912340102'
    const login = open('/pages/login/index')
    await agree(login)
    await login.tap('用微信手机号登录')
    await login.see('没有拿到手机号。可以再点一次，也可以用短信验证码。')
    await login.tap('用短信验证码登录')
    await login.type('手机号', '1391234')
    await login.tap('发验证码')
    await login.see('手机号不对，应是 11 位数字。')
    await login.type('手机号', number)
    await login.tap('发验证码')
    await login.see(`验证码发到了 ${number}，5 分钟内填上。`)
    await login.see(/秒后重发$/)
    const code = lastCode(hall.sms, number)
    await login.type('短信验证码', code === '000000' ? '000001' : '000000')
    await login.tap('登录')
    await login.see('验证码不对，请再看看短信。')
    await login.type('短信验证码', code)
    await login.tap('登录')
    await login.seePage('pages/home/index')
  })

  test('goes to no address outside the program', async () => {
    const number = '13912340103'
    const login = open('/pages/login/index?back=https%3A%2F%2Fevil.example%2Fpages%2F')
    await login.tap('用短信验证码登录')
    await login.tap('我看过并同意')
    await login.type('手机号', number)
    await login.tap('发验证码')
    await login.see(/^验证码发到了/)
    await login.type('短信验证码', lastCode(hall.sms, number))
    await login.tap('登录')
    await login.seePage('pages/home/index')
  })

  test('settings: English at once, the other device is signed out, and the account is deleted only by the word', async () => {
    const other = await hall.login('13912340104')
    hall.clock.advance(61_000)
    const mine = await hall.login('13912340104')
    const storage = new Map<string, unknown>([['yichuang.session', JSON.stringify(mine.tokens)]])
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, page: '/pages/settings/index', storage })
    const settings = phone
    await settings.tap('English')
    await settings.see('Delete my account')
    await settings.tap('中文')
    await settings.tap('让 测试手机 退出登录')
    await settings.see('那台设备已经退出')
    const refused = await fetch(`${hall.origin}/api/v1/me`, {
      headers: { authorization: `Bearer ${other.tokens.accessToken}`, 'x-client-version': '0.1.0' },
    })
    expect(refused.status).toBe(401)

    await settings.tap(/^注销账号/)
    await settings.tap('永久注销')
    await settings.see('写上“注销”两个字，才能继续。')
    await settings.type('请写“注销”两个字', '注销')
    await settings.tap('永久注销')
    await settings.seePage('pages/home/index')
    await settings.tap('我的')
    await settings.see('还没有登录')
  })
})
