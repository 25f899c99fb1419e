import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { readChecklistState } from '../../shared/contract/appointment'
import { type Hall, startHall } from '../support/hall'
import { type Phone, startPhone } from './harness/phone'

/** A noodle shop of 80 m² with a large sign, run by one person in rooms of their own. */
const ANSWERS =
  'agent:no,area:80,building:commercial,dining:dine-in,licence:none,sewer:no,sign:large,tenure:own,who:individual'
const LINK = `/pages/checklist/index?id=restaurant&a=${encodeURIComponent(ANSWERS)}`

describe('checklist, in the mini-program', () => {
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

  // Before it looks for a canvas, Taro waits by the clock: this one goes on.
  const started = performance.now()
  const now = () => Math.floor(hall.clock.now() + performance.now() - started)
  const open = (page: string, storage = new Map<string, unknown>(), online = true) => {
    phone = startPhone({ origin: hall.origin, now, page, storage, online })
    return phone
  }

  test('a link from a relative shows that list and does not touch one’s own', async () => {
    const list = open(LINK)
    await list.see('这是别人发给您的清单，不会改动您自己的。')
    await list.see('0 / 6')
    await list.see('挨个办要 9 天，分头办 6 天。')
    await list.see('这些不用您拿')
    expect(list.storage.has('yichuang.checklists')).toBe(false)
    await list.tap('就用这一份')
    await list.seeNoMore('这是别人发给您的清单，不会改动您自己的。')
    expect(list.share()).toMatchObject({ title: '我要开餐馆要带的材料', path: LINK })
  })

  test('ticks stay on the phone, and the list opens without a network', async () => {
    const storage = new Map<string, unknown>()
    const first = open(LINK, storage)
    await first.tap('就用这一份')
    await first.tap(/^证照联办申请表/, { nth: 0 })
    await first.see('1 / 6')
    first.close()
    const second = open('/pages/checklist/index?id=restaurant', storage, false)
    await second.see('1 / 6')
    await second.see('手机没有连上网，看到的可能不是最新的。')
  })

  test('every material has its sample, its reason and who needs it', async () => {
    const list = open(LINK)
    await list.tap('招牌效果图，看样张和说明')
    await list.see('样张')
    await list.see('谁要它')
    await list.see('大型户外广告及招牌设置许可')
    await list.tap('关闭')
    await list.seeNoMore('谁要它')
  })

  test('the picture carries the hall, the date and everything to bring', async () => {
    const list = open(LINK)
    await list.tap('存成图片')
    await list.until('save a picture', () => (list.hand.savedPictures.length > 0 ? true : undefined))
    const words = list.drawings.flatMap(({ texts }) => texts).join(' ')
    expect(words).toContain('一次性告知单')
    expect(words).toContain('金牛区政务服务中心（演示）')
    expect(words).toContain('2026年9月14日 出具')
    expect(words).toContain('招牌效果图')
    await list.see('存到相册了')
  })

  test('after login answers and ticks are on the account too, for the next phone', async () => {
    const login = await hall.login('13900001111')
    const signedIn = () => new Map<string, unknown>([['yichuang.session', JSON.stringify(login.tokens)]])
    const first = open(LINK, signedIn())
    await first.tap('就用这一份')
    await first.tap(/^经营设备清单/, { nth: 0 })
    await first.see('1 / 6')
    await expect
      .poll(async () => (await hall.call(readChecklistState, { as: login })).answer.checklists)
      .toMatchObject([{ bundleId: 'restaurant', ticked: ['equipment-list'], answers: { area: 80 } }])
    first.close()
    const second = open('/pages/checklist/index?id=restaurant', signedIn())
    await second.see('1 / 6')
  })
})
