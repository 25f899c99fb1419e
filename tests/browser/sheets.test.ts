import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { shot, type TestPage } from '../support/browser'
import type { Login } from '../support/hall'
import { bookVisitor, CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, settled } from './support/app'
import { unreachable } from './support/keyboard'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'
import { leaveQuestion } from './support/steps'

const screens = new Screens()
let people: { resident: Login; supervisor: Login }
let appointment: string

beforeAll(async () => {
  const hall = await screens.start()
  const visitor = await bookVisitor(hall, { aheadMinutes: 26 * 60 })
  people = { resident: visitor.login, supervisor: await hall.staff('supervisor', CENTRE) }
  appointment = visitor.appointment.id
})

interface Opened {
  path: string
  who?: keyof typeof people
  open: (page: Page) => Promise<void>
}
const tap =
  (name: string | RegExp, nth = 0) =>
  (page: Page) =>
    button(page, name).nth(nth).click()

/** Sheets on a phone, every one that a resident can open, and the questions that stop early, by the name of their pictures. */
const SHEETS: Readonly<Record<string, Opened>> = {
  'item of a bundle': { path: '/pages/bundle/index?id=restaurant', open: tap(/^营业执照/) },
  'not knowing': { path: '/pages/guide/index?id=restaurant', open: tap(/^我不知道/) },
  'a stop': {
    path: '/pages/guide/index?id=restaurant',
    async open(page) {
      await page.getByRole('radio', { name: '居民住宅楼里' }).click()
      await leaveQuestion(page, '店面在什么样的房子里？')
      await page.getByRole('radio', { name: '会', exact: true }).click()
      await leaveQuestion(page, '会炒菜、油炸、烧烤，或者有大的气味吗？')
      await page.getByText('先别急着往下办').first().waitFor()
    },
  },
  material: { path: '/pages/checklist/index?id=restaurant', open: tap(/看样张和说明/) },
  answers: { path: '/pages/checklist/index?id=restaurant', open: tap(/改答案/) },
  picture: { path: '/pages/checklist/index?id=restaurant', open: tap('存成图片') },
  'another place': { path: '/pages/booking/index?bundle=hotel', who: 'resident', open: tap(/^换一个/) },
  'another person': { path: '/pages/booking/index?bundle=hotel', who: 'resident', open: tap(/换人/) },
  'one more person': {
    path: '/pages/booking/index?bundle=hotel',
    who: 'resident',
    async open(page) {
      await tap(/换人/)(page)
      await page.getByRole('dialog').getByRole('button', { name: '加一位' }).click()
      await page.getByRole('dialog').getByLabel('姓名').waitFor()
    },
  },
  cancelling: { path: '/pages/pass/index?id=:appointment', who: 'resident', open: tap('不来了') },
  'removing a person': { path: '/pages/mine/index', who: 'resident', open: tap(/^删掉/) },
  'deleting the account': { path: '/pages/settings/index', who: 'resident', open: tap(/^注销账号/) },
  'other pages of the desk': {
    path: '/packages/supervision/cards/index',
    who: 'supervisor',
    open: tap('现在是“黄牌红牌”，换一页'),
  },
  'narrowing a register': {
    path: '/packages/supervision/registers/index',
    who: 'supervisor',
    open: tap('筛选'),
  },
  'leaving all devices': { path: '/pages/settings/index', who: 'resident', open: tap(/^所有设备都退出/) },
}

async function show({ path, who, open }: Opened, largeType: boolean): Promise<TestPage> {
  const tab = await screens.open(path.replace(':appointment', appointment), {
    as: who && people[who],
    reading: { language: 'zh-CN', largeType },
  })
  await open(tab.page)
  await settled(tab.page)
  return tab
}

describe.each(Object.entries(SHEETS))('%s', (name, sheet) => {
  const picture = `sheets/${name.replace(/ /g, '-')}`

  it('fits, has no grave finding of axe, and every part is reached by Tab', async () => {
    const tab = await show(sheet, false)
    await shot(tab.page, picture)
    expect(await layoutFaults(tab.page)).toEqual([])
    expect(await graveFindings(tab.page)).toEqual([])
    expect(await unreachable(tab.page)).toEqual([])
    await tab.close()
  })

  it('fits in large type', async () => {
    const tab = await show(sheet, true)
    await shot(tab.page, `${picture}-large`)
    expect(await layoutFaults(tab.page)).toEqual([])
    await tab.close()
  })
})
