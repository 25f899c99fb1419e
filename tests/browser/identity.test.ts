import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { SIGN_ONLY } from '../support/application'
import { complete, submit } from '../support/apply'
import { newDesk, newPhone, shot } from '../support/browser'
import type { Hall, Login } from '../support/hall'
import { forgetIdentity } from '../support/hall/identify'
import { identityNumber } from '../support/identity-number'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, heading, openPage, type Reading, settled, tapUntil } from './support/app'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const ENGLISH: Reading = { language: 'en', largeType: false }
const LARGE: Reading = { language: 'zh-CN', largeType: true }
const PAGE = '/packages/apply/identity/index'

const screens = new Screens(/status of 40[03]|status of 503|ERR_INTERNET_DISCONNECTED/)
let hall: Hall

beforeAll(async () => {
  hall = await screens.start()
})

const opened = (path: string, as: Login, on = newPhone, reading?: Reading) => screens.open(path, { as, on, reading })

/** Presses the button until the page has gone back to where it came from. */
const checked = (page: Page) =>
  tapUntil(button(page, '核对'), (timeout) =>
    page.waitForURL((url) => !url.href.includes('apply/identity'), { timeout }),
  )

let phones = 0
/** Somebody whom nobody has checked yet. */
async function stranger(): Promise<Login> {
  const as = await hall.login(`1391234600${phones++}`)
  forgetIdentity(hall, as)
  return as
}

describe('who somebody is', () => {
  it('is asked once; what is wrong is said where it is, and without a service the window is named', async () => {
    const tab = await opened(PAGE, await stranger())
    const { page } = tab
    await heading(page, '核对一下您是谁')
    expect(await button(page, '核对').isDisabled()).toBe(true)
    await page.getByLabel('姓名', { exact: true }).fill('欧阳小满')
    await page.getByLabel('居民身份证号码').fill('510106199003071234')
    await button(page, '核对').click()
    await page.locator('.field__error').first().waitFor()
    await shot(page, 'identity/wrong')
    hall.identity.breakNetwork('down')
    await page.getByLabel('居民身份证号码').fill(identityNumber())
    const window = page.getByRole('alert').getByText('带证件到窗口核对')
    await tapUntil(button(page, '核对'), (timeout) => window.waitFor({ timeout }))
    hall.identity.breakNetwork(null)
    await checked(page)
    await openPage(page, hall, PAGE)
    await heading(page, '已经核对过了')
    await page.getByText('欧阳**').waitFor()
    await settled(page)
    await shot(page, 'identity/known')
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    await tab.close()
  })

  it.each([
    ['english', ENGLISH],
    ['large', LARGE],
  ] as const)('can be read: %s', async (name, reading) => {
    const tab = await opened(PAGE, await stranger(), newPhone, reading)
    await settled(tab.page)
    await shot(tab.page, `identity/${name}`)
    expect(await layoutFaults(tab.page)).toEqual([])
    expect(await graveFindings(tab.page)).toEqual([])
    await tab.close()
  })

  it('has to be known before how a case stands is read, and the page goes on by itself', async () => {
    const as = await stranger()
    const { id } = await submit(hall, as, await complete(hall, as, SIGN_ONLY))
    forgetIdentity(hall, as)
    const tab = await opened(`/packages/apply/progress/index?id=${id}`, as)
    const { page } = tab
    await page.getByText('先核对一下您是谁').waitFor()
    await shot(page, 'identity/first')
    await button(page, '去核对').click()
    await heading(page, '核对一下您是谁')
    await page.getByLabel('姓名', { exact: true }).fill('何为民')
    await page.getByLabel('居民身份证号码').fill(identityNumber())
    await checked(page)
    await page.getByText('大型户外广告及招牌设置许可').first().waitFor()
    await tab.close()
  })

  it('that is not the person named in the application says so, with the way on', async () => {
    const as = await stranger()
    const draft = await complete(hall, as, SIGN_ONLY)
    forgetIdentity(hall, as)
    const form = `/packages/apply/form/index?id=${draft.id}`
    const tab = await opened(PAGE, as)
    const { page } = tab
    await page.getByLabel('姓名', { exact: true }).fill('别的人')
    await page.getByLabel('居民身份证号码').fill(identityNumber())
    await checked(page)
    await openPage(page, hall, form)
    await heading(page, '谁来办这件事？')
    await page.getByText(/^核对过的是别/).waitFor()
    await page.getByText(/^核对过的是别/).scrollIntoViewIfNeeded()
    await settled(page)
    await shot(page, 'identity/other')
    expect(await layoutFaults(page)).toEqual([])
    await tab.close()
  })
})

describe('a clerk who has seen the document', () => {
  it('notes it at the intake window', async () => {
    const as = await stranger()
    const clerk = await hall.staff('clerk', CENTRE)
    const tab = await opened('/packages/desk/intake/index', clerk, newDesk)
    const { page } = tab
    await button(page, '当面核对身份').click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('登录用的手机号').fill(as.phone)
    await sheet.getByLabel('姓名', { exact: true }).fill('欧阳小满')
    await sheet.getByLabel('居民身份证号码').fill(identityNumber())
    await settled(page)
    await shot(page, 'identity/counter')
    expect(await layoutFaults(page)).toEqual([])
    await sheet.getByRole('button', { name: '人证一致' }).click()
    await page.getByText('记下了：欧阳**').waitFor()
    await tab.close()
  })
})
