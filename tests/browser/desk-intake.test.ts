import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { lookAt, receive, SIGN_ONLY } from '../support/application'
import { complete } from '../support/apply'
import { newDesk, shot } from '../support/browser'
import type { Hall } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { takePhoto } from '../support/photo'
import { bookVisitor, CENTRE } from '../support/visitor'
import { button, heading, settled } from './support/app'
import { Hands } from './support/hands'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'
import { goToPapers } from './support/steps'

const THREE_MINUTES = 180

/** A restaurant of five items, by the keys of the answers in the order of the questions; the area is typed. */
const SITUATION = ['1', '1', '1', '2', '1', 'area', '2', '1', '1', '1']
const AREA = '600'

/** What the walk-in says, by box; boxes that nothing stands for here are passed with Enter. */
const SAID: Readonly<Record<string, string>> = {
  经营者姓名: '何为民',
  字号名称: '小满面馆',
  地址: '样例大道18号',
  房东姓名或名称: '何大满',
  在几楼: '1楼',
  经营范围: '餐饮服务',
  打算哪天开业: '1101',
  摆多少个座位: '40',
  请几个人: '4',
  谁管食品安全: '何为民',
  最多同时有多少人: '80',
  有几个出口: '2',
  谁管消防: '何为民',
  招牌上写什么: '小满面馆',
  招牌多长: '6',
  招牌多高: '1',
  用什么材料: '铝塑板',
  挂在哪里: '一层门头',
  '大型户外广告及招牌设置许可：原来的证号': '川A招2024001',
  统一社会信用代码: '91350100M000100Y43',
  有几个排水口: '1',
  一天大约排多少污水: '3',
}
/** Boxes that a digit answers, and that go on by themselves. */
const DIGIT: Readonly<Record<string, string>> = {
  属于哪一种: '1',
  在网上卖: '2',
  属于哪种场所: '1',
  房子过了消防验收或备案吗: '1',
  晚上发光吗: '2',
  是哪种污水: '1',
  装了隔油池吗: '1',
  手上有没有营业执照: '2',
  房子是自己的还是租的: '1',
  '大型户外广告及招牌设置许可：和发证时一样': '1',
}
/** A box where several may be ticked: digits, then Enter. */
const SEVERAL = '做哪些'

const focused = (page: Page) =>
  page.evaluate(() => {
    const box = document.activeElement
    return box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement
      ? (box.getAttribute('aria-label') ?? '')
      : ''
  })
const known = (all: Readonly<Record<string, string>>, label: string): string | undefined => {
  const name = Object.keys(all).find((one) => label.startsWith(one))
  return name === undefined ? undefined : all[name]
}

describe('a five-item application of somebody without a phone, received at the counter', () => {
  const screens = new Screens()
  let hall: Hall
  beforeAll(async () => {
    hall = await screens.start()
  })

  /** Types into one box after the other until the page has another title. */
  async function fill(page: Page, hands: Hands, title: RegExp): Promise<void> {
    const shown = page.locator('.page:visible').getByRole('heading', { level: 1 }).last()
    for (let boxes = 0; boxes < 50; boxes++) {
      await settled(page)
      if (!title.test((await shown.textContent()) ?? '')) return
      const label = await focused(page)
      const digit = known(DIGIT, label)
      hands.think()
      if (label.includes('证件号码')) await hands.scan(identityNumber())
      else if (label.startsWith(SEVERAL)) await hands.write('1')
      else if (digit !== undefined) await hands.key(digit)
      else await hands.write(known(SAID, label) ?? '')
      await page.waitForFunction((before) => document.activeElement?.getAttribute('aria-label') !== before, label)
    }
    throw new Error('The boxes do not end')
  }

  it('takes a keyboard, a scanner, seven screens and less than three minutes, and no phone', async () => {
    const clerk = await hall.staff('clerk', CENTRE)
    const tab = await screens.open('/packages/desk/intake/index', { as: clerk, on: newDesk })
    const { page } = tab
    const hands = new Hands(page)
    const seen: string[] = []
    const isAt = (screen: string) => seen.push(screen)

    await page.getByText('今天没有约好的人').waitFor()
    isAt('who comes')
    await hands.key('Enter')
    await heading(page, '现场收件')
    isAt('what for')
    await hands.key('1')
    isAt('situation')
    for (const answer of SITUATION) {
      await settled(page)
      hands.think()
      if (answer === 'area') await hands.write(AREA)
      else await hands.key(answer)
    }
    // The guide has said as what.
    await heading(page, '个体工商户')
    isAt('who')
    await fill(page, hands, /个体工商户/)
    await heading(page, '表单')
    isAt('form')
    await shot(page, 'desk/receive-form')
    await fill(page, hands, /表单/)
    await heading(page, /^材料/)
    isAt('papers')
    const papers = await page.locator('.receive-paper').count()
    for (let paper = 0; paper < papers; paper++) {
      hands.think()
      await hands.key(' ')
    }
    await shot(page, 'desk/receive-papers')
    await page.getByText(`${papers} / ${papers}`).waitFor()
    await hands.key('Enter')
    await heading(page, /^收到了 \d{8} \d{6} \d$/)
    await page.getByRole('dialog').waitFor()
    isAt('accept')
    await shot(page, 'desk/receive-accept')
    await page.getByRole('button', { name: '受理 · 3' }).waitFor()
    hands.think()
    await hands.key('Enter')
    await page.locator('.page:visible').getByText('3 件：受理').waitFor()
    await settled(page)
    await shot(page, 'desk/received')

    const states = hall.db.prepare('SELECT item_id, state FROM "case" ORDER BY item_id').all([])
    expect(states).toEqual([
      { item_id: 'business-licence', state: 'review' },
      { item_id: 'fire-check', state: 'waiting' },
      { item_id: 'food-licence', state: 'waiting' },
      { item_id: 'sewer-permit', state: 'review' },
      { item_id: 'sign-permit', state: 'review' },
    ])
    const seconds = Math.round(hands.seconds())
    console.log(`received by ${hands.keys} keys, ${hands.scans} scan, ${seen.length} screens, in about ${seconds} s`)
    expect(seen).toHaveLength(7)
    expect(hands.keys).toBeLessThan(170)
    expect(hands.scans).toBe(1)
    expect(seconds).toBeLessThan(THREE_MINUTES)
    await tab.close()
  })

  it('of one item alone by an agent is received once, though the answer was lost on its way', async () => {
    const tab = await screens.open('/packages/desk/receive/index', {
      as: await hall.staff('clerk', CENTRE),
      on: newDesk,
      expected: /ERR_FAILED|ERR_INTERNET_DISCONNECTED/,
    })
    const { page } = tab
    await page.getByRole('radio', { name: /单办一件/ }).click()
    await page.getByRole('textbox', { name: '事项名称' }).fill('招牌')
    await shot(page, 'desk/receive-single')
    await page.keyboard.press('Enter')
    await heading(page, '怎么办这一件')
    await shot(page, 'desk/receive-variant')
    expect(await layoutFaults(page)).toEqual([])
    await page.getByRole('radio', { name: /^3?\s*延续/ }).click()
    await page.getByRole('radio', { name: /个体工商户/ }).click()
    await button(page, '经办人来替申请人办').click()
    await heading(page, '经办人')
    const boxes: Readonly<Record<string, string>> = {
      '身份证 · 证件号码': identityNumber(),
      经办人姓名: '何帮办',
      手机号: '13612340009',
    }
    for (const [name, value] of Object.entries(boxes)) await page.getByRole('textbox', { name }).fill(value)
    await shot(page, 'desk/receive-agent')
    expect(await layoutFaults(page)).toEqual([])
    await button(page, '下一步').click()
    await heading(page, '个体工商户')
    const hands = new Hands(page)
    await page.getByRole('textbox', { name: /证件号码/ }).focus()
    await fill(page, hands, /个体工商户/)
    await heading(page, '表单')
    await fill(page, hands, /表单/)
    await heading(page, /^材料/)
    await page.getByText('授权委托书').waitFor()
    // A 延续 is asked for none of the papers that a new one needs; the authorisation is, by the agent who stands there.
    expect(await page.locator('.receive-paper').allInnerTexts()).toEqual([
      expect.stringMatching(/^法定代表人或经营者身份证件\s+没带$/),
      expect.stringMatching(/^授权委托书和经办人身份证件\s+没带$/),
    ])
    for (const _ of ['identity', 'authorisation']) await hands.key(' ')
    await shot(page, 'desk/receive-agent-papers')
    const count = () => (hall.db.prepare('SELECT COUNT(*) AS n FROM application').get([]) as { n: number }).n
    const before = count()
    // The hall has it, the page never hears of it.
    let lost = 0
    await tab.context.route('**/api/v1/desk/applications', async (route) => {
      await route.fetch()
      lost++
      await route.abort('failed')
    })
    await hands.key('Enter')
    // The page asks again by itself, and then leaves it to the clerk.
    await expect.poll(() => lost, { timeout: 20_000 }).toBe(3)
    await settled(page)
    expect(count() - before).toBe(1)
    await tab.context.unroute('**/api/v1/desk/applications')
    await hands.key('Enter')
    await heading(page, /^收到了 \d{8} \d{6} \d$/)
    expect(count() - before).toBe(1)
    const cases = hall.db.prepare('SELECT item_id, variant FROM "case" ORDER BY rowid DESC LIMIT 1').all([])
    expect(cases).toEqual([{ item_id: 'sign-permit', variant: 'renew' }])
    await tab.close()
  })

  it('of somebody who is booked begins with what they said at home; a paper is scanned, another one promised', async () => {
    const visitor = await bookVisitor(hall, { name: '何为民' })
    const draft = await complete(hall, visitor.login)
    hall.clock.set(visitor.startsAt)
    const tab = await screens.open('/packages/desk/intake/index', {
      as: await hall.staff('clerk', CENTRE),
      on: newDesk,
    })
    const { page } = tab
    await page.getByText(visitor.appointment.number).click()
    await page.getByText('还没有交申请，可以当场收').waitFor()
    await page.locator('.intake-found').getByRole('button', { name: '现场收件' }).click()
    await heading(page, '情形是这样吗？')
    await shot(page, 'desk/booked-situation')
    await page.keyboard.press('Enter')
    await goToPapers(page)
    const papers = page.locator('.receive-paper')
    const chooser = page.waitForEvent('filechooser')
    await page.keyboard.press('f')
    const scans = ['一', '二'].map((name) => ({
      ...{ name: `第${name}页.jpg`, mimeType: 'image/jpeg' },
      buffer: Buffer.from(takePhoto(3000).all),
    }))
    await (await chooser).setFiles(scans)
    // One from home, two scanned here.
    await page.getByText('看过，存了 3 页').waitFor()
    for (let paper = 0; paper < (await papers.count()); paper++) {
      const name = await page.locator('.receive-paper--current').textContent()
      if (paper === 0) await page.keyboard.press('j')
      else await page.keyboard.press(name?.startsWith('经营设备清单') ? 't' : ' ')
    }
    await page.getByText('答应后补').first().waitFor()
    await shot(page, 'desk/booked-papers')
    expect(await layoutFaults(page)).toEqual([])
    await page.keyboard.press('Enter')
    await heading(page, /^收到了 \d{8} \d{6} \d$/)
    await tab.close()
    const states = hall.db.prepare("SELECT state FROM application_material WHERE material_id = 'equipment-list'")
    expect(states.all([])).toContainEqual({ state: 'promised' })
    expect(hall.db.prepare('SELECT id FROM application WHERE id = ?').all([draft.id])).toEqual([])
  })

  it('a mistake is put right in its place, before it is accepted', async () => {
    const clerk = await hall.staff('clerk', CENTRE)
    const view = await receive(hall, clerk, SIGN_ONLY)
    const tab = await screens.open(`/packages/desk/case/index?id=${view.id}`, { as: clerk, on: newDesk })
    const { page } = tab
    await page.keyboard.press('c')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('checkbox', { name: /^招牌上写什么/ }).click()
    await sheet.getByRole('textbox', { name: /招牌上写什么/ }).fill('大满面馆')
    await sheet.getByRole('checkbox', { name: /^地址/ }).click()
    await sheet.getByRole('textbox', { name: /^地址/ }).fill('金牛区样例大道 20 号')
    await shot(page, 'desk/correct')
    expect(await layoutFaults(page)).toEqual([])
    await button(page, '改好了').click()
    await page.getByText('改好 2 处').waitFor()
    await settled(page)
    await shot(page, 'desk/corrected')
    expect((await lookAt(hall, clerk, view.id)).form['sign-text']).toBe('大满面馆')
    await tab.close()
  })
})
