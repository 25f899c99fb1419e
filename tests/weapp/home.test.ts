import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Hall, startHall } from '../support/hall'
import { type Phone, startPhone } from './harness/phone'

describe('home, in the mini-program', () => {
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

  const start = (online = true) => {
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, online })
    return phone
  }

  test('asks its question and shows the bundles of the catalogue', async () => {
    const home = start()
    await home.see('您要办什么事？')
    await home.see('开餐馆')
    expect(home.choices()).toEqual(
      expect.arrayContaining(['说一句就行，如“开个小饭馆”', '开餐馆', '开旅馆', '首页', '我的']),
    )
  })

  test('a tap on a bundle opens its page, and back returns', async () => {
    const home = start()
    await home.tap('开餐馆')
    await home.seePage('pages/bundle/index')
    await home.see('我要开餐馆')
    await home.tap('返回')
    await home.seePage('pages/home/index')
    await home.see('您要办什么事？')
  })

  test('the tab bar goes to each of its pages and keeps them', async () => {
    const home = start()
    for (const [tab, route] of [
      ['办事', 'pages/bundles/index'],
      ['预约', 'pages/appointments/index'],
      ['我的', 'pages/mine/index'],
      ['首页', 'pages/home/index'],
    ] as const) {
      await home.tap(tab)
      await home.seePage(route)
    }
    expect(home.routes()).toEqual(['pages/home/index'])
  })

  test('without a network it says so, and opens once there is one', async () => {
    const home = start(false)
    await home.see('手机没有连上网')
    await home.see('再试一次')
    home.setOnline(true)
    await home.see('开餐馆')
  })
})
