import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type PageOptions, shot } from '../support/browser'
import type { Hall, Login } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { overApplication } from '../support/over'
import { bookVisitor, CENTRE, serveVisitor } from '../support/visitor'
import { button, heading, openPage, setPhoneClock, settled, tapUntil } from './support/app'
import { Screens } from './support/screens'
import { addMyself, answerGuide, logInByCode } from './support/steps'

const HOME = '/pages/home/index'
const BOOKING = '/pages/booking/index?bundle=restaurant'

const screens = new Screens()
let hall: Hall
let clerk: Login
let people = 0

beforeAll(async () => {
  hall = await screens.start()
  clerk = await hall.staff('clerk', CENTRE)
})

/** A phone whose problems fail the test at its end. */
async function phone(as?: Login, options: PageOptions = {}): Promise<Page> {
  return (await screens.take({ as, ...options })).page
}

const newcomer = () => hall.login(`1360000${String(++people).padStart(4, '0')}`)
const count = (sql: string, id: string) => (hall.db.prepare(sql).get([id]) as { n: number }).n
const bookings = ({ tokens }: Login) =>
  count(
    'SELECT COUNT(*) AS n FROM appointment WHERE account_id = ?',
    JSON.parse(Buffer.from(tokens.accessToken.split('.')[1] ?? '', 'base64url').toString()).sub,
  )

/** Chooses a time and a person; the place is kept and one tap is left to do. */
async function readyToBook(page: Page, time: string): Promise<void> {
  await openPage(page, hall, BOOKING)
  await page.getByRole('radio', { name: /^9月15日/ }).click()
  await page.getByRole('radio', { name: new RegExp(`^${time}`) }).click()
  await addMyself(page, '何为民', identityNumber())
  await page.getByText('为您留着').waitFor()
}

async function readyToRate(page: Page, visitId: string): Promise<void> {
  await openPage(page, hall, `/packages/rating/rate/index?visit=${visitId}`)
  await page.getByRole('radio', { name: '非常满意' }).click()
}

/** Lets a request reach the hall and loses its answer, once. @returns how many were sent so far */
async function loseAnswer(page: Page, path: string): Promise<() => number> {
  let sent = 0
  await page.route(path, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    sent++
    if (sent > 1) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  return () => sent
}

describe('an impatient hand', () => {
  it('books once, however often it taps', async () => {
    const login = await newcomer()
    const page = await phone(login)
    await readyToBook(page, '10:00')
    const tap = button(page, '就约这个')
    await tap.dblclick()
    await page.waitForURL(/pages\/pass\//)
    await settled(page)
    expect(bookings(login)).toBe(1)
  })

  it('books once when it taps again while the first answer is on its way', async () => {
    const login = await newcomer()
    const page = await phone(login)
    await readyToBook(page, '10:20')
    let sent = 0
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/api/v1/appointments', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      sent++
      await held
      return route.continue()
    })
    await button(page, '就约这个').click()
    await page.locator('.button--busy').waitFor()
    await page.locator('.button--busy').click()
    await page.locator('.button--busy').dblclick()
    release()
    await page.waitForURL(/pages\/pass\//)
    await settled(page)
    expect({ sent, bookings: bookings(login) }).toEqual({ sent: 1, bookings: 1 })
  })

  it('rates once', async () => {
    const visitor = await bookVisitor(hall)
    const visit = await serveVisitor(hall, clerk, visitor)
    const page = await phone(visitor.login)
    await readyToRate(page, visit)
    await button(page, '交上去').dblclick()
    await page.getByText('收到了，谢谢您').first().waitFor()
    expect(count('SELECT COUNT(*) AS n FROM rating WHERE visit_id = ?', visit)).toBe(1)
  })
})

describe('an application that is over', () => {
  it('is rated from the progress page, with nothing chosen beforehand, once, however often it is tapped', async () => {
    const login = await newcomer()
    const { id } = await overApplication(hall, login, clerk)
    const page = await phone(login)
    await openPage(page, hall, `/packages/apply/progress/index?id=${id}`)
    await button(page, '去评价').click()
    await heading(page, '这次办得怎么样？')
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    expect(await button(page, '先选一个').isDisabled()).toBe(true)
    await page.getByRole('radio', { name: '不满意', exact: true }).click()
    await page.getByRole('checkbox', { name: /^不留姓名/ }).click()
    await button(page, '交上去').dblclick()
    await page.getByText('收到了，谢谢您').first().waitFor()
    expect(count('SELECT COUNT(*) AS n FROM rating WHERE application_id = ? AND level = 4 AND anonymous = 1', id)).toBe(
      1,
    )
    await openPage(page, hall, `/packages/apply/progress/index?id=${id}`)
    await button(page, /^已评价/).click()
    await heading(page, '您评过了')
  })
})

describe('a lost answer', () => {
  const expected = /ERR_CONNECTION_RESET/

  it('of a booking is asked for again, and books once', async () => {
    const login = await newcomer()
    const page = await phone(login, { expected })
    await readyToBook(page, '11:00')
    const sent = await loseAnswer(page, '**/api/v1/appointments')
    await button(page, '就约这个').click()
    await expect.poll(sent).toBeGreaterThan(0)
    await settled(page)
    if (!page.url().includes('/pages/pass/')) await button(page, '就约这个').click()
    await page.waitForURL(/pages\/pass\//)
    await settled(page)
    expect(bookings(login)).toBe(1)
  })

  it('of a rating is asked for again, and rates once', async () => {
    const visitor = await bookVisitor(hall)
    const visit = await serveVisitor(hall, clerk, visitor)
    const page = await phone(visitor.login, { expected })
    await readyToRate(page, visit)
    const sent = await loseAnswer(page, '**/api/v1/visits/*/rating')
    await button(page, '交上去').click()
    await expect.poll(sent).toBeGreaterThan(0)
    await settled(page)
    if (await button(page, '交上去').isVisible()) await button(page, '交上去').click()
    await page.getByText('收到了，谢谢您').first().waitFor()
    expect(count('SELECT COUNT(*) AS n FROM rating WHERE visit_id = ?', visit)).toBe(1)
  })
})

describe('back', () => {
  it('goes through the questions, and out of the guide at the first', async () => {
    const page = await phone()
    await openPage(page, hall, '/pages/bundle/index?id=restaurant')
    await button(page, '开始，先答几个小问题').click()
    await heading(page, '店面在什么样的房子里？')
    await page.getByRole('radio').first().click()
    await button(page, '下一题').click()
    await heading(page, '用什么名义开？')
    await button(page, '返回').click()
    await heading(page, '店面在什么样的房子里？')
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(1)
    await page.goBack()
    await heading(page, '我要开餐馆')
  })

  it('of the browser does not return to a form that was sent', async () => {
    const login = await newcomer()
    const page = await phone(login)
    await openPage(page, hall, '/pages/checklist/index?id=restaurant')
    await button(page, '预约窗口').click()
    await settled(page)
    await page.getByRole('radio', { name: /^9月15日/ }).click()
    await page.getByRole('radio', { name: /^11:20/ }).click()
    await addMyself(page, '何为民', identityNumber())
    await page.getByText('为您留着').waitFor()
    await button(page, '就约这个').click()
    await page.waitForURL(/pages\/pass\//)
    await settled(page)
    await page.goBack()
    await heading(page, '我要开餐馆')
  })

  it.each([
    '/pages/bundle/index?id=restaurant',
    '/pages/checklist/index?id=restaurant',
    BOOKING,
    '/pages/login/index',
    '/pages/privacy/index',
    '/packages/rating/rate/index',
  ])('of %s, opened by a link, goes home', async (path) => {
    const page = await phone()
    await openPage(page, hall, path)
    await button(page, /^(返回|关闭)$/).click()
    await heading(page, '您要办什么事？')
  })
})

describe('without a network', () => {
  const expected = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 50/

  it.each([HOME, '/pages/bundles/index', '/pages/bundle/index?id=restaurant', BOOKING])(
    '%s says so and opens when there is one again',
    async (path) => {
      const page = await phone(undefined, { expected })
      await page.route('**/api/**', (route) => route.abort())
      await openPage(page, hall, path)
      await page.getByText('手机没有连上网', { exact: true }).first().waitFor()
      await shot(page, `trouble/offline-${path.split('/')[2]}`)
      await page.unroute('**/api/**')
      await button(page, '再试一次').first().click()
      await page.getByText('手机没有连上网').waitFor({ state: 'detached' })
      await settled(page)
    },
  )

  it('the home page says so above the next appointment, and why a page does not open', async () => {
    const { login } = await bookVisitor(hall, { aheadMinutes: 26 * 60 })
    const page = await phone(login, { expected: /ERR_INTERNET_DISCONNECTED|ChunkLoadError|Loading (CSS )?chunk/ })
    await openPage(page, hall, HOME)
    await page.context().setOffline(true)
    const notice = page.getByText('手机没有连上网，看到的可能不是最新的。')
    await notice.waitFor()
    await shot(page, 'trouble/offline-home-booked')
    const bottom = await notice.evaluate((element) => element.getBoundingClientRect().bottom)
    const top = await page.locator('.next').evaluate((element) => element.getBoundingClientRect().top)
    expect(top).toBeGreaterThan(bottom)
    await button(page, '开餐馆').click()
    await page.getByText('手机没有连上网，连上后再试。').waitFor()
    await page.context().setOffline(false)
    const name = page.getByRole('heading', { level: 1, name: '我要开餐馆' })
    await tapUntil(button(page, '开餐馆'), (timeout) => name.waitFor({ timeout }))
  })

  it('a list that was seen before is there, with its ticks', async () => {
    const page = await phone(undefined, { expected })
    await openPage(page, hall, '/pages/guide/index?id=restaurant')
    await answerGuide(page, {})
    await heading(page, '我要开餐馆')
    await page.route('**/api/**', (route) => route.abort())
    await page.reload()
    await heading(page, '我要开餐馆')
    await page.getByRole('checkbox').first().click()
    await expect.poll(() => page.getByRole('checkbox', { checked: true }).count()).toBe(1)
    await shot(page, 'trouble/offline-checklist')
  })
})

describe('a hall in trouble', () => {
  it.each([
    ['an error', { status: 500, body: JSON.stringify({ error: { code: 'INTERNAL', message: '', requestId: 'r1' } }) }],
    ['a page in place of JSON', { status: 200, contentType: 'text/html', body: '<html>维护中</html>' }],
  ])('that answers with %s is told in words, and asked again', async (name, answer) => {
    const page = await phone(undefined, { expected: /status of 500/ })
    await page.route('**/api/v1/**', (route) => route.fulfill(answer))
    await openPage(page, hall, '/pages/bundle/index?id=restaurant')
    await button(page, '再试一次').waitFor()
    await shot(page, `trouble/${name === 'an error' ? 'failed' : 'nonsense'}`)
    await page.unroute('**/api/v1/**')
    await button(page, '再试一次').click()
    await heading(page, '我要开餐馆')
  })
})

it('a phone whose clock is two months fast books the hall’s own days', async () => {
  const tab = await screens.take()
  await setPhoneClock(tab.context, hall.clock.now() + 60 * 86_400_000)
  const { page } = tab
  await openPage(page, hall, BOOKING)
  await page.getByRole('radio', { name: /^9月16日/ }).click()
  await page.getByRole('radio', { name: /^10:00/ }).click()
  await button(page, '登录后就约').click()
  await logInByCode(page, hall, '13600009999')
  await addMyself(page, '何为民', identityNumber())
  await page.getByText(/为您留着 [45]:/).waitFor()
  await button(page, '就约这个').click()
  await page.waitForURL(/pages\/pass\//)
  await settled(page)
  await page.getByText('9月16日 周三').waitFor()
})

describe('by keyboard alone', () => {
  /** Tab, until this has the focus. */
  async function tabTo(page: Page, name: string | RegExp): Promise<void> {
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press('Tab')
      const focused = page.locator(':focus')
      if ((await focused.count()) === 0) continue
      const said = (await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? ''
      if (typeof name === 'string' ? said.includes(name) : name.test(said)) return
    }
    throw new Error(`Tab does not come to ${String(name)}`)
  }

  it('one comes from the home page into the questions and answers them', async () => {
    const page = await phone()
    await openPage(page, hall, HOME)
    await tabTo(page, '开餐馆')
    await page.keyboard.press('Enter')
    await heading(page, '我要开餐馆')
    await tabTo(page, '开始，先答几个小问题')
    await page.keyboard.press('Space')
    await heading(page, '店面在什么样的房子里？')
    await tabTo(page, '商铺或商场')
    await page.keyboard.press('Space')
    await tabTo(page, '下一题')
    await page.keyboard.press('Enter')
    await heading(page, '用什么名义开？')
  })

  it('a sheet keeps the focus, closes with Escape and gives the focus back', async () => {
    const page = await phone()
    await openPage(page, hall, '/pages/checklist/index?id=restaurant')
    await tabTo(page, /看样张和说明/)
    const opener = await page.locator(':focus').getAttribute('aria-label')
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('dialog')
    await sheet.waitFor()
    const inside = () => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)
    for (let step = 0; step < 8; step++) {
      await page.keyboard.press('Tab')
      expect(await inside()).toBe(true)
    }
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    expect(await page.locator(':focus').getAttribute('aria-label')).toBe(opener)
  })
})

it('language and large type are chosen in the settings and stay', async () => {
  const page = await phone()
  await openPage(page, hall, '/pages/settings/index')
  await page.getByRole('radio', { name: /^大字/ }).click()
  await page.getByRole('radio', { name: 'English' }).click()
  await heading(page, 'Settings')
  await openPage(page, hall, HOME)
  await heading(page, 'What do you need to do?')
  expect(await page.locator('.page--large:visible').count()).toBe(1)
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
})
