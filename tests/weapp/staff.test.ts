import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { FIVE_ITEMS, lookAt, receive } from '../support/application'
import { type Hall, type Login, startHall } from '../support/hall'
import { endByClerk } from '../support/over'
import { bookVisitor, CENTRE, passOf, serveVisitor, type Visitor } from '../support/visitor'
import { type Phone, type PhoneOptions, startPhone } from './harness/phone'

const TODAY = '/packages/staff/today/index'
const MINUTE_MS = 60_000

describe('the window and the rating, in the mini-program', () => {
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

  const phoneOf = ({ tokens }: Login) =>
    new Map<string, unknown>([
      ['yichuang.session', JSON.stringify(tokens)],
      ['yichuang.workplace', JSON.stringify({ pointId: CENTRE, deskId: 'jinniu-centre-13' })],
    ])
  const open = (page: string, storage: Map<string, unknown>, hand: PhoneOptions['hand'] = {}) => {
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, page, storage, hand })
    return phone
  }
  /** The page of a window, on the phone of a clerk who has just come. */
  const openWindow = async (hand: PhoneOptions['hand'] = {}) =>
    open(TODAY, phoneOf(await hall.staff('clerk', CENTRE)), hand)
  const comeFor = ({ startsAt }: Visitor, minutesBefore: number) => hall.clock.set(startsAt - minutesBefore * MINUTE_MS)

  test('a scanned code checks in, the visit starts and ends, and its person is asked for a rating', async () => {
    const visitor = await bookVisitor(hall, { name: '欧阳小满' })
    const { number } = visitor.appointment
    comeFor(visitor, 5)
    const { code } = await passOf(hall, visitor)
    const window = await openWindow({ scans: [null, code] })
    await window.tap('扫码签到')
    await window.tap('扫码签到')
    await window.see(`${number} 签到好了，请到 综合受理 等叫号`)
    await window.tap('开始办')
    await window.see(`${number} 开始办了`)
    await window.see('正在办，办完点“办结”')
    await window.tap('办结')
    await window.tap(/^受理了/)
    await window.tap('办结，请他评价')
    await window.see(`${number} 办结了，已请他评价`)
    await window.see('办完了，不能再改')
  })

  test('who is early is told the minutes, who is late comes in with a reason', async () => {
    const visitor = await bookVisitor(hall, { name: '纪小满', aheadMinutes: 60 })
    const { number } = visitor.appointment
    comeFor(visitor, 45)
    const { digits } = await passOf(hall, visitor)
    const window = await openWindow()
    await window.type('签到码', `${number} ${digits}`)
    await window.tap('签到')
    await window.see('来早了，还要等 15 分钟才能签到')
    window.close()

    comeFor(visitor, -16)
    const later = await openWindow()
    await later.tap(new RegExp(number))
    await later.tap('签到', { nth: 1 })
    await later.see('来晚了，还让进吗')
    await later.tap('写好了，签到')
    await later.see('请写一下原因。')
    await later.type('为什么晚了', '路上堵车')
    await later.tap('写好了，签到')
    await later.see(`${number} 签到好了，请到 综合受理 等叫号`)
  })

  test('a look at the contact asks what for, and is shown only then', async () => {
    const visitor = await bookVisitor(hall, { name: '纪大满' })
    comeFor(visitor, 5)
    const window = await openWindow()
    await window.tap(new RegExp(visitor.appointment.number))
    await window.tap('看电话')
    expect(window.shows('纪大满')).toBe(false)
    await window.tap('打电话找他')
    await window.tap('记下并显示')
    await window.see('纪大满')
    await window.see(visitor.login.phone)
  })

  test('the code on a window opens the rating; nothing is chosen, bad levels have tags of their own, and it is given once', async () => {
    const visitor = await bookVisitor(hall, { name: '何为民' })
    await serveVisitor(hall, await hall.staff('clerk', CENTRE), visitor)
    const own = phoneOf(visitor.login)
    const address = `${hall.origin}/#/packages/rating/rate/index?window=jinniu-centre-11`
    const page = `/packages/rating/rate/index?q=${encodeURIComponent(address)}`
    const rate = open(page, own)
    await rate.see('刚才办得怎么样？')
    await rate.see('11 号窗口 ·')
    await rate.see('您的评价直接记入窗口考核')
    expect(rate.choices()).toContain('先选一个 (disabled)')
    await rate.tap('满意', { nth: 0 })
    await rate.tap('一次讲清楚')
    await rate.tap('非常不满意')
    await rate.seeNoMore('一次讲清楚')
    await rate.tap('等得太久')
    await rate.tap(/^不留姓名/)
    await rate.tap('交上去')
    await rate.see('收到了，谢谢您')
    rate.close()

    const again = open(page, own)
    await again.see('在这个窗口没有等您评价的事')
  })

  test('the code the window shows opens the rating of an application, for whoever was received without an account', async () => {
    const clerk = await hall.staff('clerk', CENTRE)
    const { id } = await receive(hall, clerk, FIVE_ITEMS)
    await endByClerk(hall, clerk, id)
    const { asked } = await lookAt(hall, clerk, id)
    const address = `${hall.origin}/#/packages/rating/rate/index?application=${id}&code=${asked?.code}`
    const child = await bookVisitor(hall, { name: '何小满' })
    const rate = open(`/packages/rating/rate/index?q=${encodeURIComponent(address)}`, phoneOf(child.login))
    await rate.see('这次办得怎么样？')
    expect(rate.choices()).toContain('先选一个 (disabled)')
    await rate.tap('不满意')
    await rate.see('哪一件没办好（可以不选）')
    await rate.tap('食品经营许可证')
    await rate.until('see it chosen', () => /\[checkbox checked\]\s+食品经营许可证/.test(rate.dump()) || undefined)
    await rate.tap('交上去')
    await rate.see('收到了，谢谢您')
    rate.close()
    const row = hall.db.prepare('SELECT level, items FROM rating WHERE application_id = ?').get([id])
    expect(row).toMatchObject({ level: 4, items: '["food-licence"]' })
  })
})
