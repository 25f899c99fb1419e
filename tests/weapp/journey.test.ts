import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Hall, shanghai, startHall } from '../support/hall'
import { giveRole, logIn } from '../support/hall/login'
import { identityNumber } from '../support/identity-number'
import { CENTRE } from '../support/visitor'
import { type Phone, startPhone } from './harness/phone'

const TIME = '10:00'

describe('the whole journey, in the mini-program', () => {
  let hall: Hall
  const phones: Phone[] = []

  beforeAll(async () => {
    hall = await startHall()
  })
  afterAll(() => hall.close())
  afterEach(() => {
    for (const phone of phones.splice(0)) phone.close()
  })

  /** A person's phone; what an earlier start left on it is in `storage`. */
  const start = (options: { name: string; number: string; page?: string; storage?: Map<string, unknown> }) => {
    const { name, number, ...rest } = options
    const hand = { loginCode: () => `demo-${name}`, phoneCode: () => `phone-${number}` }
    const phone = startPhone({ origin: hall.origin, now: hall.clock.now, hand, ...rest })
    phones.push(phone)
    return phone
  }

  /** Signs in with WeChat's own phone number, after agreeing. */
  const signIn = async (phone: Phone) => {
    await phone.seePage('pages/login/index')
    await phone.tap('我看过并同意')
    await phone.until('have agreed', () => phone.dump().includes('[checkbox checked]') || undefined)
    await phone.tap('用微信手机号登录')
    await phone.until('leave the login', () => phone.routes().at(-1) !== 'pages/login/index' || undefined)
  }

  test('goes from "我要开餐馆" to a rating that the supervisor sees', async () => {
    const storage = new Map<string, unknown>()
    const me = { name: 'resident', number: '13912340002', storage }
    const first = start(me)
    await first.tap(/^说一句就行/)
    await first.type('搜一搜要办的事', '开个小饭馆')
    await first.tap(/^我要开餐馆/)
    await first.tap('开始，先答几个小问题')
    await first.seePage('pages/guide/index')
    await answerGuide(first)
    await first.see('请您准备')

    // Ticks stay, without a network too.
    await first.tap(/^证照联办申请表/, { nth: 0 })
    await first.see(/^请您准备 ?1 \/ 9/)
    first.close()
    phones.length = 0
    const phone = start({ ...me, page: '/pages/checklist/index?id=restaurant' })
    phone.setOnline(false)
    await phone.see('手机没有连上网')
    await phone.see(/^请您准备 ?1 \/ 9/)
    phone.setOnline(true)

    await phone.tap('预约窗口')
    await phone.tap(new RegExp(`^${TIME}`))
    await phone.tap('登录后就约')
    await signIn(phone)
    await phone.tap('填上办事人', { nth: 0 })
    await phone.type('姓名', '何为民')
    await phone.type('居民身份证号码', identityNumber())
    await phone.tap('就是这位')
    await phone.see(/^为您留着/)
    await phone.tap('就约这个')
    await phone.seePage('pages/pass/index')
    const number = await phone.until('have a number', () => /A\d{3}/.exec(phone.text())?.[0])

    hall.clock.set(shanghai('2026-09-14 09:50'))
    const again = start({ ...me, page: '/pages/appointments/index' })
    await again.tap(new RegExp(number))
    await again.seePage('pages/pass/index')
    const digits = await again.until('show six digits', () => /\d{3} \d{3}/.exec(again.text())?.[0])

    const clerk = start({ name: 'clerk', number: await roleFor('13912340003', 'clerk'), page: '/pages/login/index' })
    await signIn(clerk)
    clerk.launch('/packages/staff/today/index')
    clerk.hand.scans.push(`${number} ${digits.replace(' ', '')}`)
    await clerk.tap('扫码签到')
    await clerk.see(`${number} 签到好了`)
    await clerk.tap(/^开始办$/)
    await clerk.tap(/^11 号/)
    await clerk.tap(/^开始办$/)
    await clerk.tap('办结')
    await clerk.tap(/^受理了/)
    await clerk.tap('办结，请他评价')
    await clerk.see(`${number} 办结了`)

    const after = start({ ...me, page: '/pages/mine/index' })
    await after.see('等您评价')
    await after.tap(/^我要开餐馆.*几秒钟就好/)
    await after.seePage('packages/rating/rate/index')
    await after.tap('满意')
    await after.tap('一次讲清楚')
    await after.type('想说点什么', '十分钟就办好了')
    await after.tap('交上去')
    await after.see('收到了，谢谢您')

    const office = start({
      name: 'supervisor',
      number: await roleFor('13912340004', 'supervisor'),
      page: '/pages/login/index',
    })
    await signIn(office)
    office.launch('/packages/staff/ratings/index')
    await office.see('十分钟就办好了')
    await office.see('满意')
  })

  /** Somebody who is registered with this number and holds the role at the centre. */
  async function roleFor(number: string, role: 'clerk' | 'supervisor'): Promise<string> {
    giveRole(hall.db, hall.clock, await logIn(hall, hall.sms, number), role, CENTRE)
    return number
  }
})

/** Takes the first option of each question and 80 m², until the list is there. */
async function answerGuide(phone: Phone): Promise<void> {
  const page = () => phone.routes().at(-1)
  const question = () => /第 \d+ 题/.exec(phone.text())?.[0]
  while (page() === 'pages/guide/index') {
    const asked = await phone.until('be asked', question)
    const options = phone.choices()
    const next = options.find((name) => /^(下一题|看材料清单)/.test(name)) ?? ''
    const first = options.find((name) => name !== '返回' && name !== next && !name.startsWith('我不知道'))
    if (first === undefined) await phone.type('填数字', '80')
    else await phone.tap(first)
    await phone.tap(/^(下一题|看材料清单)/)
    await phone.until('go on', () => page() !== 'pages/guide/index' || question() !== asked || undefined)
  }
  expect(page()).toBe('pages/checklist/index')
}
