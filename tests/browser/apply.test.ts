import { beforeAll, describe, expect, it } from 'vitest'
import { readApplication, saveDraft } from '../../shared/contract/application'
import { act } from '../../shared/contract/case'
import type { DeskCommand } from '../../shared/contract/case-command'
import { FIVE_ITEMS, lookAt, SIGN_ONLY } from '../support/application'
import { complete, fill, open, operator, submit } from '../support/apply'
import { newDesk, shot, type TestPage } from '../support/browser'
import { type Hall, type Login, shanghai } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, heading, type Reading, settled, tapUntil } from './support/app'
import { unreachable } from './support/keyboard'
import { layoutFaults } from './support/layout'
import { Screens, type Seat } from './support/screens'
import { logInByCode } from './support/steps'

const READINGS: Readonly<Record<string, Reading>> = {
  zh: { language: 'zh-CN', largeType: false },
  en: { language: 'en', largeType: false },
  large: { language: 'zh-CN', largeType: true },
}
const FORM = '/packages/apply/form/index'

const screens = new Screens(/status of 40[149]|ERR_INTERNET_DISCONNECTED/)
let hall: Hall
let clerk: Login

beforeAll(async () => {
  hall = await screens.start()
  clerk = await hall.staff('clerk', CENTRE)
})

/** The whole length of a page, whose frame scrolls and not the window. */
async function tallShot({ page }: TestPage, name: string): Promise<void> {
  const size = page.viewportSize() ?? { width: 375, height: 812 }
  await page.setViewportSize({ ...size, height: 2600 })
  await settled(page)
  await shot(page, name)
  await page.setViewportSize(size)
}

/** Looks at a page as people who read differently do, and at a desk; then for what a person would call broken. */
async function looked(name: string, path: string, as: Login | undefined, ready: (tab: TestPage) => Promise<unknown>) {
  const seats: Record<string, Seat> = { desk: { on: newDesk } }
  for (const [key, reading] of Object.entries(READINGS)) seats[key] = { reading }
  for (const [key, seat] of Object.entries(seats)) {
    const tab = await screens.open(path, { as, ...seat })
    await ready(tab)
    await tallShot(tab, `apply/${name}-${key}`)
    expect(await layoutFaults(tab.page), key).toEqual([])
    if (key === 'zh') {
      expect(await graveFindings(tab.page)).toEqual([])
      expect(await unreachable(tab.page)).toEqual([])
    }
    await tab.close()
  }
}

const saved = ({ page }: TestPage) => page.getByText('都存好了').waitFor()
const stepTo = ({ page }: TestPage, step: string) =>
  page
    .locator('.step-head')
    .getByRole('button', { name: new RegExp(step) })
    .click()

describe('an application is filled in', () => {
  it('from the checklist, after login, and is kept as it is typed, without a network too', async () => {
    const tab = await screens.open(`/pages/checklist/index?id=restaurant&a=${encodeURIComponent(FIVE_ITEMS.answers)}`)
    const { page, context } = tab
    await button(page, '开始申请').click()
    await page.getByText('登录后开始申请').waitFor()
    await button(page, '登录').click()
    await heading(page, '用手机号登录')
    await logInByCode(page, hall, '13912345001')
    await heading(page, '谁来办这件事？')
    await page.getByRole('radio', { name: /^个体工商户/ }).click()
    await page.getByLabel('店名（字号）').fill('小满面馆')
    await page.getByLabel('经营者姓名').fill('何为民')
    await page.getByLabel('居民身份证号码').fill('510106199003071234')
    await page.getByText('有一位填错了，请对照证件检查。').waitFor()
    await saved(tab)
    await shot(page, 'apply/who-wrong', { fullPage: true })

    await context.setOffline(true)
    await page.getByLabel('居民身份证号码').fill(identityNumber())
    await page.getByText('没连上网，连上就存').waitFor()
    await shot(page, 'apply/offline')
    await context.setOffline(false)
    await saved(tab)
    await page.getByLabel('手机号').fill('13612340001')
    await page.getByLabel('住址或住所').fill('金牛区样例大道 18 号')
    await saved(tab)

    // What the guide settled is shown and not asked; what was said of the applicant is there already.
    await button(page, /^下一步/).click()
    await heading(page, '只填这一张表')
    await page.getByRole('button', { name: /^租的、借的/ }).waitFor()
    expect(await page.getByLabel('店名或公司名称').inputValue()).toBe('小满面馆')
    await tab.close()
  })

  it('goes on where it was left, on another device; of two different values the person keeps one', async () => {
    const as = await hall.login('13912345002')
    const draft = await fill(hall, as, await open(hall, as, FIVE_ITEMS))
    const tab = await screens.open(`${FORM}?id=${draft.id}`, { as })
    const { page } = tab
    await heading(page, '看一遍，没错就交')
    await stepTo(tab, '填表')
    const name = page.getByLabel('店名或公司名称')
    const { answer } = await hall.call(saveDraft, {
      as,
      params: { id: draft.id },
      body: { base: draft.version, form: { 'shop-name': '大满面馆' } },
    })
    await name.fill('小小面馆')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: /^小小面馆/ }).waitFor()
    await shot(page, 'apply/conflict')
    expect(await graveFindings(page)).toEqual([])
    await sheet.getByRole('radio', { name: /^大满面馆/ }).click()
    await button(page, '就这样').click()
    await sheet.waitFor({ state: 'detached' })
    await saved(tab)
    expect(await name.inputValue()).toBe('大满面馆')
    const { answer: kept } = await hall.call(readApplication, { as, params: { id: draft.id } })
    expect(kept.form['shop-name']).toBe('大满面馆')
    expect(kept.version).toBe(answer.version)
    await tab.close()
  })

  it('is looked at by everybody: each step fits, can be read and reached', async () => {
    const as = await hall.login('13912345003')
    const { id } = await open(hall, as, FIVE_ITEMS)
    await hall.call(saveDraft, { as, params: { id }, body: { base: 1, applicant: { ...operator(), address: null } } })
    const path = `${FORM}?id=${id}`
    const steps = { who: [1, '谁来办'], fill: [2, '填表'], papers: [3, '交材料'], review: [4, '看一遍'] } as const
    for (const [name, [place]] of Object.entries(steps)) {
      await looked(`form-${name}`, path, as, async ({ page }) => {
        await page
          .locator('.step-head__step')
          .nth(place - 1)
          .click()
        await settled(page)
      })
    }
  })

  it('is submitted once by two quick taps, and leads to the receipt and from there to the progress', async () => {
    const as = await hall.login('13912345004')
    const draft = await complete(hall, as)
    const tab = await screens.open(`${FORM}?id=${draft.id}`, { as })
    const { page } = tab
    await heading(page, '看一遍，没错就交')
    await button(page, '交上去').dblclick()
    await page.waitForURL(/apply\/receipt/)
    await heading(page, '收到了')
    const number = (await page.locator('.receipt-ticket__number').textContent())?.replace(/\s/g, '')
    expect(number).toMatch(/^20260914\d{7}$/)
    await looked('receipt', `/packages/apply/receipt/index?id=${draft.id}`, as, async () => {})
    await tapUntil(button(page, '看进度'), (timeout) => page.waitForURL(/apply\/progress/, { timeout }))
    await heading(page, '5 件事，正在办')
    const again = await screens.open(`${FORM}?id=${draft.id}`, { as })
    await again.page.getByText('已经交上去了').waitFor()
    await again.close()
    await tab.close()
  })
})

/** Does something to cases of an application as the clerk. */
async function decide(id: string, commands: { item: string; command: DeskCommand }[]) {
  const desk = await lookAt(hall, clerk, id)
  const body = {
    base: desk.version,
    commands: commands.map(({ item, command }) => ({
      caseId: desk.cases.find(({ itemId }) => itemId === item)?.id ?? '',
      command,
    })),
  }
  const reply = await hall.call(act, { as: clerk, params: { id }, body })
  expect(reply.code).toBeNull()
}

const MISSING: DeskCommand = {
  kind: 'request_supplement',
  data: {
    points: [
      { id: 'sign-rendering', materialId: 'sign-rendering', words: '图上看不清尺寸，请标上长和高' },
      { id: 'sign-text', materialId: null, words: '和效果图上的字不一样' },
      { id: 'applicant-document', materialId: null, words: '和身份证上的号码差一位' },
    ],
  },
}

describe('an application under way', () => {
  it('shows five lanes, what is asked, and what was said; one can be withdrawn', async () => {
    const as = await hall.login('13912345005')
    const { id } = await submit(hall, as, await complete(hall, as))
    hall.clock.set(shanghai('2026-09-15 10:00'))
    await decide(id, [
      { item: 'business-licence', command: { kind: 'accept', data: {} } },
      { item: 'sewer-permit', command: { kind: 'accept', data: {} } },
      { item: 'sign-permit', command: MISSING },
    ])
    hall.clock.set(shanghai('2026-09-16 14:00'))
    const path = `/packages/apply/progress/index?id=${id}`
    await looked('progress', path, as, async ({ page }) => {
      await page.locator('.lane').nth(4).waitFor()
      await settled(page)
    })
    const tab = await screens.open(path, { as })
    const { page } = tab
    await page.getByText('现在要您做 1 件事').waitFor()
    await page.locator('.lane', { hasText: '污水' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('承诺最晚').waitFor()
    await shot(page, 'apply/lane')
    expect(await graveFindings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: /^不想办了/ }).click()
    await sheet.getByRole('radio', { name: /营业执照/ }).click()
    await sheet.getByText(/要等它的结果/).waitFor()
    await shot(page, 'apply/withdraw')
    await sheet.getByRole('radio', { name: /污水/ }).click()
    await sheet.getByRole('button', { name: '撤回' }).click()
    await sheet.waitFor({ state: 'detached' })
    await page.locator('.lane', { hasText: '撤回了' }).waitFor()
    await tab.close()
    await looked('list', '/packages/apply/list/index', as, async ({ page }) => settled(page))
  })

  it('is supplemented with what is asked for and nothing else', async () => {
    const as = await hall.login('13912345006')
    const { id } = await submit(hall, as, await complete(hall, as, SIGN_ONLY))
    await decide(id, [{ item: 'sign-permit', command: MISSING }])
    const path = `/packages/apply/supplement/index?id=${id}`
    await looked('supplement', path, as, async ({ page }) => settled(page))
    const tab = await screens.open(`/packages/apply/progress/index?id=${id}`, { as, expected: /status of 400/ })
    const { page } = tab
    await tapUntil(button(page, '去补材料'), (timeout) => page.waitForURL(/apply\/supplement/, { timeout }))
    await heading(page, '还要补 3 样')
    await page.getByLabel('想说明的').fill('都改好了')
    expect(await button(page, '补上去').isDisabled()).toBe(true)
    await page.getByLabel('招牌上写什么').fill('小满面馆 · 总店')
    await page.getByLabel('证件号码，填对的').fill('510106199003071234')
    await button(page, '补上去').click()
    await page.locator('.field__error, [role=alert]').first().waitFor()
    await shot(page, 'apply/supplement-identity', { fullPage: true })
    await page.getByLabel('证件号码，填对的').fill(identityNumber())
    await tapUntil(button(page, '补上去'), (timeout) => page.waitForURL(/apply\/progress/, { timeout }))
    await page.getByText('补了一部分').first().waitFor()
    await tab.close()
  })

  it('is found by number and four digits without login, masked; another four find nothing', async () => {
    const as = await hall.login('13912345007')
    const document = identityNumber()
    const draft = await fill(hall, as, await open(hall, as, FIVE_ITEMS), FIVE_ITEMS, operator('何为民', document))
    const { number } = await submit(hall, as, draft)
    const tab = await screens.open('/packages/apply/lookup/index')
    const { page } = tab
    await page.getByLabel('查询号').fill('202609140000001')
    await page.getByLabel('申请人证件的后四位').fill(document.slice(-4))
    await button(page, '查').click()
    await page.getByText('这个号少了或错了一位').waitFor()
    await page.getByLabel('查询号').fill(number ?? '')
    await page.getByLabel('申请人证件的后四位').fill('0000')
    await tapUntil(button(page, '查'), (timeout) => page.getByRole('alert').last().waitFor({ timeout }))
    await shot(page, 'apply/lookup-wrong')
    await page.getByLabel('申请人证件的后四位').fill(document.slice(-4))
    await tapUntil(button(page, '查'), (timeout) => page.locator('.lane').first().waitFor({ timeout }))
    await settled(page)
    expect(await page.getByText('何为民').count()).toBe(0)
    await shot(page, 'apply/lookup', { fullPage: true })
    expect(await layoutFaults(page)).toEqual([])
    await tab.close()
    await looked('lookup-ask', '/packages/apply/lookup/index', undefined, async () => {})
  })
})

describe('what is not there', () => {
  let as: Login
  beforeAll(async () => {
    as = await hall.login('13912345008')
  })

  it.each([
    ['a stranger’s application', '/packages/apply/progress/index?id=11111111111111111111', '没有打开'],
    ['a draft that was thrown away', `${FORM}?id=11111111111111111111`, '没有这份申请'],
    ['a link without a number', '/packages/apply/progress/index', '没有这件申请'],
  ])('%s says so, and the way back leads home', async (_name, path, words) => {
    const tab = await screens.open(path, { as })
    await tab.page.getByText(words).waitFor()
    await button(tab.page, '返回').click()
    await heading(tab.page, '您要办什么事？')
    await tab.close()
  })

  it('whoever is not signed in is asked to, or looks it up by number', async () => {
    const tab = await screens.open('/packages/apply/progress/index?id=1')
    await tab.page.getByText('登录后看进度').waitFor()
    await tapUntil(button(tab.page, '用查询号查'), (timeout) => tab.page.waitForURL(/lookup/, { timeout }))
    await tab.close()
  })
})
