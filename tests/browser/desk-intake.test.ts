import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, newDesk, shot } from '../support/browser'
import { type Hall, startHall } from '../support/hall'
import { CENTRE, identityNumber } from '../support/visitor'
import { heading, openPage, setPhoneClock, settled, signIn } from './support/app'
import { Hands } from './support/hands'

const THREE_MINUTES = 180

/** A restaurant of five items, by the keys of the answers in the order of the questions; the area is typed. */
const SITUATION = ['1', '1', '1', '2', '1', 'area', '2', '1', '1', '1']
const AREA = '600'

/** What the walk-in says, by box; boxes that nothing stands for here are passed with Enter. */
const SAID: Readonly<Record<string, string>> = {
  经营者姓名: '何为民',
  字号名称: '小满面馆',
  地址: '样例大道18号',
  联系电话: '02887654321',
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
  管消防的人的电话: '02887654321',
  招牌上写什么: '小满面馆',
  招牌多长: '6',
  招牌多高: '1',
  用什么材料: '铝塑板',
  挂在哪里: '一层门头',
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
  let hall: Hall
  let browser: Browser
  beforeAll(async () => {
    hall = await startHall()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await hall.close()
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

  it('takes a keyboard, a scanner, seven screens and less than three minutes', async () => {
    const clerk = await hall.staff('clerk', CENTRE)
    const tab = await newDesk(browser)
    const { page } = tab
    await setPhoneClock(tab.context, hall.clock.now())
    await signIn(tab.context, clerk)
    await openPage(page, hall, '/packages/desk/intake/index')
    const hands = new Hands(page)
    const screens: string[] = []
    const isAt = (screen: string) => screens.push(screen)

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
    await heading(page, '以什么身份办')
    isAt('who')
    await hands.key('2')
    await heading(page, '个体工商户')
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
    console.log(`received by ${hands.keys} keys, ${hands.scans} scan, ${screens.length} screens, in about ${seconds} s`)
    expect(screens).toHaveLength(7)
    expect(hands.keys).toBeLessThan(200)
    expect(hands.scans).toBe(1)
    expect(seconds).toBeLessThan(THREE_MINUTES)
    await tab.close()
  })
})
