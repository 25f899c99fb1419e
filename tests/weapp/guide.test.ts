import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Hall, startHall } from '../support/hall'
import { type Phone, startPhone } from './harness/phone'

describe('guide, in the mini-program', () => {
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

  const ask = (bundle: string, storage = new Map<string, unknown>()) => {
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, page: `/pages/guide/index?id=${bundle}`, storage })
    return phone
  }

  /** Taps an option and waits until it is drawn as chosen. */
  const choose = async (guide: Phone, option: string) => {
    await guide.tap(option)
    await guide.until(`choose ${option}`, () =>
      new RegExp(`\\[radio checked\\]\\s+${option}\\s`).test(guide.dump()) ? true : undefined,
    )
  }

  test('asks one question at a time and goes on only with an answer', async () => {
    const guide = ask('restaurant')
    await guide.see('店面在什么样的房子里？')
    expect(guide.shows('客人在店里坐下吃吗？')).toBe(false)
    expect(guide.choices()).toContain('下一题 (disabled)')
    await choose(guide, '商铺或商场，楼里没有住家')
    await guide.tap('下一题')
    await guide.see('用什么名义开？')
    await guide.see('为什么问')
  })

  test('goes back to an answer, which is still chosen', async () => {
    const guide = ask('restaurant')
    await choose(guide, '商铺或商场，楼里没有住家')
    await guide.tap('下一题')
    await guide.see('用什么名义开？')
    await guide.tap('返回')
    await guide.see('店面在什么样的房子里？')
    expect(guide.choices()).toContain('下一题')
  })

  test('not knowing shows what each answer would bring, and may stay open', async () => {
    const guide = ask('restaurant')
    await choose(guide, '商铺或商场，楼里没有住家')
    await guide.tap('下一题')
    await guide.tap(/^我不知道/)
    await guide.see('如果是：公司')
    await guide.see(/多带 .*章程/)
    await guide.tap('先不定，往下走')
    await guide.see('手上有没有营业执照？')
  })

  test('stops early with the law and what to do instead', async () => {
    const guide = ask('restaurant')
    await choose(guide, '居民住宅楼里')
    await guide.tap('下一题')
    await choose(guide, '会')
    await guide.tap('下一题')
    await guide.see('这个店面不能开有油烟的餐馆')
    await guide.see(/大气污染防治法 第 81 条/)
    await guide.see(/换一个楼里没有住家的商铺/)
    await guide.tap('改答案')
    await choose(guide, '不会')
    await guide.tap('下一题')
    await guide.see('用什么名义开？')
  })

  test('a started guide goes on where the person stopped, without a network', async () => {
    const storage = new Map<string, unknown>()
    const first = ask('restaurant', storage)
    await choose(first, '商铺或商场，楼里没有住家')
    await first.tap('下一题')
    await first.see('用什么名义开？')
    first.close()
    phone = startPhone({
      origin: hall.origin,
      now: hall.clock.now,
      page: '/pages/guide/index?id=restaurant',
      storage,
      online: false,
    })
    await phone.see('用什么名义开？')
  })
})
