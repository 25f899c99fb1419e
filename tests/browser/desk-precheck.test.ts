import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { readApplication, requestPrecheck } from '../../shared/contract/application'
import { SIGN_ONLY } from '../support/application'
import { complete } from '../support/apply'
import { newDesk, newPhone, shot } from '../support/browser'
import type { Hall, Login } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, settled } from './support/app'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const screens = new Screens()
let hall: Hall
let clerk: Login
let stranger: () => Resident

beforeAll(async () => {
  hall = await screens.start()
  clerk = await hall.staff('clerk', CENTRE)
  stranger = await strangers(hall, 2)
})

const open = (path: string, on: typeof newDesk) => screens.open(`/packages/desk/${path}`, { as: clerk, on })

/** Somebody asks the hall for a look. @returns how to read it as they see it */
async function asked() {
  const as = stranger()
  const { id } = await complete(hall, as, SIGN_ONLY)
  await hall.call(requestPrecheck, { as, params: { id } })
  return async () => (await hall.call(readApplication, { as, params: { id } })).answer
}

/** Takes as long as somebody who reads: a tap right after another would be the same one. */
async function looked(page: Page, name: string): Promise<void> {
  await shot(page, name)
  expect(await graveFindings(page)).toEqual([])
}

it('a clerk finds who asked for a look, marks each paper, and answers once for all', async () => {
  const own = await asked()
  const { page, close } = await open('tasks/index', newDesk)
  await page.getByRole('button', { name: /网上预审 1 份等您看/ }).click()
  await page.getByText('等您预审的').first().waitFor()
  // A key that comes before the list listens is pressed again.
  const first = page.getByText('申请人请您先看看材料')
  const chosen = async () => {
    await page.keyboard.press('j')
    return first.isVisible()
  }
  await expect.poll(chosen, { timeout: 20_000, interval: 500 }).toBe(true)
  await settled(page)
  await shot(page, 'desk/precheck')
  expect(await layoutFaults(page)).toEqual([])
  const sheet = page.getByRole('dialog')
  await button(page, /身份证件/)
    .first()
    .click()
  await sheet.getByRole('button', { name: '合格' }).click()
  await page.getByText('身份证件 记为合格').last().waitFor()
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  await button(page, /招牌效果图/).click()
  await sheet.getByRole('button', { name: '有问题' }).click()
  await sheet.getByRole('textbox').fill('效果图没有标尺寸，请标上长和高')
  await looked(page, 'desk/precheck-wrong')
  await sheet.getByRole('button', { name: '记下问题' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await settled(page)
  await shot(page, 'desk/precheck-seen')
  await button(page, '答复：有 1 份要改').click()
  await page.getByText('答复了：有 1 份要改').last().waitFor()
  await settled(page)
  await shot(page, 'desk/precheck-answered')
  await page.getByText('没有等您预审的').waitFor()
  await close()
  const { state, materials } = await own()
  expect(state).toBe('draft')
  expect(materials.filter((one) => one.state === 'wrong').map(({ id, reason }) => [id, reason])).toEqual([
    ['sign-rendering', '效果图没有标尺寸，请标上长和高'],
  ])
})

it('on a phone the list leads to the papers, and back', async () => {
  await asked()
  const { page, close } = await open('prechecks/index', newPhone)
  await page.getByText('等您预审的').first().waitFor()
  await settled(page)
  await shot(page, 'desk/precheck-list-phone')
  expect(await layoutFaults(page)).toEqual([])
  await page.getByText('金牛区小满面馆').first().click()
  await page.getByText('申请人请您先看看材料').waitFor()
  await settled(page)
  await shot(page, 'desk/precheck-phone')
  expect(await layoutFaults(page)).toEqual([])
  await close()
})
