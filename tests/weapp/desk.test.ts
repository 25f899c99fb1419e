import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { FIVE_ITEMS, lookAt, receive, SIGN_ONLY } from '../support/application'
import { type Hall, type Login, startHall } from '../support/hall'
import { CENTRE } from '../support/visitor'
import { weappDirectory } from './harness/build'
import { type Phone, startPhone } from './harness/phone'

const KB = 1024
/** What WeChat fetches before it shows anything. */
const MAIN_PACKAGE = 700 * KB

describe('the workbench, in the mini-program', () => {
  let hall: Hall
  let clerk: Login
  let phone: Phone | undefined

  beforeAll(async () => {
    hall = await startHall()
    clerk = await hall.staff('clerk', CENTRE)
  })
  afterAll(() => hall.close())
  afterEach(() => {
    phone?.close()
    phone = undefined
  })

  const open = (page: string, { tokens }: Login = clerk): Phone => {
    const storage = new Map<string, unknown>([
      ['yichuang.session', JSON.stringify(tokens)],
      ['yichuang.workplace', JSON.stringify({ pointId: CENTRE })],
    ])
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, page: `/packages/desk/${page}`, storage })
    return phone
  }

  test('a case is found in the list by its deadline, opened and accepted together with others of the application', async () => {
    const view = await receive(hall, clerk, FIVE_ITEMS)
    const desk = open('tasks/index')
    await desk.tap(/营业执照 · 设立/)
    await desk.see('材料')
    await desk.tap('受理')
    await desk.tap(/^大型户外广告及招牌设置许可 · 设立$/)
    await desk.tap('受理 · 2')
    await desk.see('2 件：受理')
    const { cases } = await lookAt(hall, clerk, view.id)
    expect(cases.filter(({ state }) => state === 'review').map(({ itemId }) => itemId)).toEqual([
      'business-licence',
      'sign-permit',
    ])
  })

  test('a notice of what is missing wants words for every point', async () => {
    const view = await receive(hall, clerk, SIGN_ONLY)
    const desk = open(`case/index?id=${view.id}`)
    await desk.tap('更多')
    await desk.tap('补正告知')
    await desk.see('至少勾一项')
    await desk.tap(/^招牌效果图/, { nth: 1 })
    await desk.see('每一项都写明怎么补')
    await desk.type(/^招牌效果图：/, '请标上长和高')
    await desk.tap('补正告知')
    await desk.see('大型户外广告及招牌设置许可：补正告知')
    expect((await lookAt(hall, clerk, view.id)).cases[0]).toMatchObject({
      state: 'supplement',
      missing: ['sign-rendering'],
    })
  })

  test('an application is found at the window by its number', async () => {
    const view = await receive(hall, clerk, SIGN_ONLY)
    const desk = open('intake/index')
    await desk.type('找申请', view.number ?? '')
    await desk.tap('找')
    await desk.see('在谁手上')
    await desk.see('大型户外广告及招牌设置许可 · 设立')
  })

  test('a chief representative is authorised for a department', async () => {
    const admin = await hall.staff('admin', null)
    const approver = await hall.staff('approver', null, 'market')
    const desk = open('authorisations/index', admin)
    await desk.see('还没有授权')
    await desk.type('手机号', approver.phone)
    await desk.tap('先选部门')
    await desk.tap(/市场监督管理/)
    await desk.tap('授权')
    await desk.see('授权好了')
    await desk.see('有效')
  })

  test('the pages of the desk do not weigh on the main package', () => {
    const app: { subPackages: { root: string }[] } = JSON.parse(readFileSync(join(weappDirectory, 'app.json'), 'utf8'))
    const apart = app.subPackages.map(({ root }) => join(weappDirectory, root))
    const sizeOf = (folder: string): number =>
      readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
        const path = join(folder, entry.name)
        if (!entry.isDirectory()) return sum + statSync(path).size
        return apart.some((root) => relative(root, path) === '') ? sum : sum + sizeOf(path)
      }, 0)
    expect(sizeOf(weappDirectory)).toBeLessThan(MAIN_PACKAGE)
  })
})
