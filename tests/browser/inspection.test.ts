import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInspection, syncFindings } from '../../shared/contract/inspection'
import { moveInspection } from '../../shared/contract/inspection-plan'
import { newDesk, newPhone, shot, type TestPage } from '../support/browser'
import { accountOf, type Hall, type Login, shanghai } from '../support/hall'
import { takePhoto } from '../support/photo'
import { VISIT_TIMES, Visits } from '../support/visit'
import { graveFindings } from './support/accessibility'
import { button, openPage, type Reading, settled } from './support/app'
import { unreachable } from './support/keyboard'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const FOOD = '食品经营许可证'
/** What a browser says of its own about a network that is away, and about an answer that is a refusal. */
const AWAY = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|status of 409/
const ENGLISH_LARGE: Reading = { language: 'en', largeType: true }

describe('the joint visit', () => {
  const screens = new Screens(AWAY)
  let hall: Hall
  let visits: Visits
  let owner: Login
  let tab: TestPage | undefined

  beforeAll(async () => {
    hall = await screens.start()
    visits = await Visits.start(hall)
    owner = await hall.login('13600007001')
  })
  afterAll(() => visits?.close())

  async function open(as: Login, path: string, on = newPhone, reading?: Reading): Promise<Page> {
    const geolocation = { latitude: 30.7, longitude: 104.05 }
    tab = await screens.open(path, { as, on, reading, geolocation, permissions: ['geolocation'] })
    return tab.page
  }
  const context = (): BrowserContext => {
    if (!tab) throw new Error('nothing is open')
    return tab.context
  }
  const visitPage = (id: string) => `/packages/inspect/visit/index?id=${id}`
  const sheet = (page: Page) => page.getByRole('dialog')

  /** Records one case: the result, what to put right, a photo. */
  async function record(page: Page, name: string, outcome: string, words?: string): Promise<void> {
    await button(page, `记：${name}`).click()
    await sheet(page)
      .getByRole('radio', { name: new RegExp(`^${outcome}`) })
      .click()
    if (words !== undefined) {
      await sheet(page).getByRole('textbox').first().fill(words)
      await sheet(page).getByRole('textbox', { name: '哪天前' }).fill('2026-09-21')
    }
  }
  async function photo(page: Page): Promise<void> {
    const chooser = page.waitForEvent('filechooser')
    await sheet(page).getByRole('button', { name: '拍照' }).click()
    const bytes = Buffer.from(takePhoto(20_000).all)
    await (await chooser).setFiles({ name: 'p.jpg', mimeType: 'image/jpeg', buffer: bytes })
    await sheet(page)
      .getByRole('button', { name: /第 1 张照片/ })
      .waitFor()
  }
  async function sign(page: Page): Promise<void> {
    await button(page, '请申请人签字').click()
    const pad = await page.getByRole('img', { name: '签字的地方' }).boundingBox()
    if (!pad) throw new Error('no pad')
    await page.mouse.move(pad.x + 60, pad.y + 60)
    await page.mouse.down()
    for (let step = 0; step < 12; step++) await page.mouse.move(pad.x + 60 + step * 15, pad.y + 60 + (step % 3) * 20)
    await page.mouse.up()
    await sheet(page).getByRole('textbox', { name: '签字人姓名' }).fill('欧阳小满')
    await shot(page, 'inspection/sign')
    await button(page, '签好了').click()
  }

  it('is planned at the desk for the cases of several departments at once', async () => {
    const application = await visits.underReview(owner)
    const page = await open(visits.clerk, `/packages/desk/case/index?id=${application.id}`, newDesk)
    await shot(page, 'inspection/case-desk')
    await button(page, /^约踏勘/).click()
    await settled(page)
    for (const person of [...visits.market, ...visits.fire]) {
      const masked = `${person.phone.slice(0, 3)}****${person.phone.slice(7)}`
      await page.getByRole('checkbox', { name: masked }).first().click()
    }
    // By the legal calendar: the Sunday that is worked is offered, Friday the 25th (Mid-Autumn) is not.
    const days = page.getByRole('radiogroup', { name: '哪天' }).getByRole('radio')
    const offered = await days.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
    expect(offered).toEqual([
      ...['9月15日 周二', '9月16日 周三', '9月17日 周四', '9月18日 周五', '9月20日 周日'],
      ...['9月21日 周一', '9月22日 周二', '9月23日 周三', '9月24日 周四', '9月28日 周一'],
    ])
    await days.filter({ hasText: '周日' }).click()
    await page.getByRole('checkbox', { name: /09:30/ }).click()
    await page.getByRole('textbox', { name: '地点' }).fill('小满路1号')
    await shot(page, 'inspection/plan-desk', { fullPage: true })
    await button(page, '发给申请人定时间').click()
    await button(page, '申请人电话里定了').waitFor()
    await settled(page)
    await shot(page, 'inspection/planned-desk')
    await page.locator('.page:visible').getByText('9月20日 周日 09:30').first().waitFor()
  })

  it('is recorded without a network, survives the page, and comes to the hall exactly once', async () => {
    const { application, visit } = await visits.agreed(owner)
    const page = await open(visits.market[0], visitPage(visit.id))
    await shot(page, 'inspection/visit')
    await context().setOffline(true)
    await record(page, FOOD, '要整改', '洗手池没有接水\n更衣柜要和食品分开')
    await photo(page)
    await shot(page, 'inspection/finding')
    await button(page, '记下').click()
    await page.getByText('1 条等着传').first().waitFor()
    await shot(page, 'inspection/offline')
    await sign(page)
    await page.getByText('2 条等着传').first().waitFor()
    expect(visits.findingsOf(visit.id)).toBe(0)

    // The page comes from the web, the hall does not answer: as when the app is opened again in a cellar.
    await context().route('**/api/**', (route) => route.abort('internetdisconnected'))
    await context().setOffline(false)
    await page.goto(`${hall.origin}/?again#${visitPage(visit.id)}`)
    await page.getByText('洗手池没有接水').waitFor()
    await page
      .getByText(/在手机里/)
      .first()
      .waitFor()
    await shot(page, 'inspection/reopened')
    await context().unroute('**/api/**')
    await page.getByText(/已传/).first().waitFor()
    await settled(page)
    await shot(page, 'inspection/sent')
    const now = await visits.read(visit.id)
    const food = now.cases.find(({ caseId }) => caseId === application.caseOf('food-licence'))
    expect(food?.finding).toMatchObject({
      outcome: 'rectify',
      rectifyUntil: '2026-09-21',
      words: '洗手池没有接水\n更衣柜要和食品分开',
    })
    expect(food?.finding?.photos).toMatchObject([{ place: { latitude: 30.7, longitude: 104.05 } }])
    expect(now.signature).toMatchObject({ name: '欧阳小满', refused: false })
    expect(visits.findingsOf(visit.id)).toBe(1)
  })

  it('is each officer’s own on a phone that goes from hand to hand', async () => {
    const { visit } = await visits.agreed(owner)
    const [first, second] = visits.market
    const page = await open(first, visitPage(visit.id))
    await context().route('**/findings', (route) => route.abort('internetdisconnected'))
    await record(page, FOOD, '要整改', '洗手池没有接水')
    await button(page, '记下').click()
    await page.getByText('1 条等着传').first().waitFor()

    /** Somebody signs out, somebody else signs in. */
    const handTo = async ({ tokens }: Login) => {
      await page.evaluate(
        (entry) => {
          localStorage.setItem('yichuang.session', entry)
          localStorage.removeItem('yichuang.visitor')
        },
        JSON.stringify({ data: JSON.stringify(tokens) }),
      )
      await openPage(page, hall, visitPage(visit.id))
    }
    await handTo(second)
    await page.getByText(FOOD).first().waitFor()
    expect(await page.getByText('洗手池没有接水').count()).toBe(0)
    await shot(page, 'inspection/second-officer')
    await context().unroute('**/findings')
    expect(visits.findingsOf(visit.id)).toBe(0)

    await handTo(first)
    await page.getByText('洗手池没有接水').waitFor()
    await page.getByText(/已传/).first().waitFor()
    expect(visits.findingsOf(visit.id)).toBe(1)
  })

  it('says what clashed, and records it again on the new plan only when the officer says so', async () => {
    const { application, visit } = await visits.agreed()
    const page = await open(visits.market[0], visitPage(visit.id))
    await context().setOffline(true)
    await record(page, FOOD, '通过')
    await button(page, '记下').click()
    await page.getByText('1 条等着传').first().waitFor()
    // Meanwhile the clerk moves the visit, and it is agreed anew.
    const [, second] = VISIT_TIMES
    const as = visits.clerk
    const body = { base: visit.version, times: [second] }
    const moved = await hall.call(moveInspection, { as, params: { id: visit.id }, body })
    await visits.agree(visit.id, moved.answer.version, second)
    await context().setOffline(false)
    await page.getByText('您记的时候，踏勘的安排已经改了。').waitFor()
    await settled(page)
    await shot(page, 'inspection/clash')
    expect(visits.findingsOf(visit.id)).toBe(0)
    await button(page, '照新安排记我的').click()
    await page.getByText(/已传/).first().waitFor()
    expect(visits.findingsOf(visit.id)).toBe(1)
    expect(application.id).not.toBe('')
  })

  it('gives way to a colleague who was first', async () => {
    const { application, visit } = await visits.agreed()
    const page = await open(visits.market[0], visitPage(visit.id))
    await context().setOffline(true)
    await record(page, FOOD, '通过')
    await button(page, '记下').click()
    const officers = visits.market.map(accountOf)
    const [, colleague] = visits.market
    await hall.call(syncFindings, {
      as: colleague,
      params: { id: visit.id },
      body: {
        commands: [
          {
            ...{ kind: 'finding', id: crypto.randomUUID(), base: visit.base, officers, foundAt: VISIT_TIMES[0] },
            ...{ caseId: application.caseOf('food-licence'), outcome: 'fail', words: '没有上下水' },
          },
        ],
      },
    })
    await context().setOffline(false)
    await page.getByText('同事已经先记了这一件。').waitFor()
    await settled(page)
    await shot(page, 'inspection/colleague')
    await button(page, '放下我的').click()
    await page.getByText('放下了').first().waitFor()
    const { answer } = await hall.call(readInspection, { as: colleague, params: { id: visit.id } })
    expect(answer.cases.find(({ itemId }) => itemId === 'food-licence')?.finding?.outcome).toBe('fail')
  })

  it('is shown to the applicant: the times, who comes, the result, and what to put right', async () => {
    const application = await visits.underReview(owner)
    const { id } = await visits.planned(application)
    const page = await open(owner, `/packages/apply/progress/index?id=${application.id}`)
    await shot(page, 'inspection/resident-asked')
    await page.getByRole('radio', { name: /周/ }).first().click()
    await button(page, '就这个时间，我在').click()
    await page.getByText('定好了，到时候来').first().waitFor()
    await settled(page)
    await shot(page, 'inspection/resident-agreed')
    expect((await visits.read(id)).state).toBe('agreed')
  })

  it('is asked for at another time by taps, on the days the hall offers', async () => {
    const application = await visits.underReview(owner)
    const { id } = await visits.planned(application)
    const page = await open(owner, `/packages/apply/progress/index?id=${application.id}`)
    await button(page, '都不方便').click()
    await sheet(page).getByRole('radio', { name: '9月20日 周日' }).click()
    await sheet(page).getByRole('checkbox', { name: '9月20日 周日 14:00' }).click()
    await sheet(page).getByRole('textbox').fill('来前打个电话')
    await settled(page)
    await shot(page, 'inspection/resident-other')
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    await button(page, '告诉他们').click()
    await page.getByText('告诉他们了，会再给您几个时间').first().waitFor()
    const { answer } = await hall.call(readInspection, { as: visits.clerk, params: { id } })
    expect(answer.asked).toMatchObject({ times: [shanghai('2026-09-20 14:00')], words: '来前打个电话' })
  })

  it.each([
    ['visits', newPhone, undefined],
    ['visits', newDesk, undefined],
    ['visit', newDesk, undefined],
    ['visit', newPhone, ENGLISH_LARGE],
    ['plan', newPhone, undefined],
    ['plan', newPhone, ENGLISH_LARGE],
  ] as const)('%s fits, and every part is reached by Tab', async (name, to, reading) => {
    const { application, visit } = await visits.agreed()
    const paths = {
      visits: '/packages/inspect/visits/index',
      visit: visitPage(visit.id),
      plan: `/packages/inspect/plan/index?id=${name === 'plan' ? (await visits.underReview(null)).id : application.id}`,
    }
    const page = await open(name === 'plan' ? visits.clerk : visits.market[0], paths[name], to, reading)
    await shot(page, `inspection/${name}-${to === newDesk ? 'desk' : 'phone'}${reading ? '-en' : ''}`)
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    expect(await unreachable(page)).toEqual([])
  })
})
