import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readApplication, saveDraft } from '../../shared/contract/application'
import { issueCertificate } from '../../shared/contract/certificate'
import { gcj02Of, type Place } from '../../shared/domain/gcj02'
import { dayOf } from '../../shared/domain/time'
import { FIVE_ITEMS } from '../support/application'
import { open as begin, complete, fill, operator } from '../support/apply'
import { book, openSlot } from '../support/booking'
import { newDesk, newPhone, shot } from '../support/browser'
import { catalogueOf } from '../support/catalogue'
import { accountOf, type Hall, type Login } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { Back } from '../support/under-way'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, heading, settled } from './support/app'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'
import { goToPapers } from './support/steps'

const FOOD = 'food-licence'
const NUMBER = 'JY25101060012345'

const screens = new Screens()
let hall: Hall
let back: Back
let issuer: Login
let clerk: Login
let owner: Login
let next: () => Resident

beforeAll(async () => {
  hall = await screens.start()
  back = new Back(hall)
  issuer = await hall.staff('issuer', CENTRE)
  clerk = await hall.staff('clerk', CENTRE)
  owner = await hall.login('13912346011')
  next = await strangers(hall, 4)
})
afterAll(() => back?.close())

async function show(as: Login | undefined, path: string, on = newPhone, options: object = {}): Promise<Page> {
  return (await screens.open(path, { as, on, ...options })).page
}
async function isSound(page: Page): Promise<void> {
  expect(await layoutFaults(page)).toEqual([])
  expect(await graveFindings(page)).toEqual([])
}

/** A food licence of the owner, issued for a shop that said what it cooks. */
async function licensed(): Promise<string> {
  const application = await back.submit(accountOf(owner), [{ item: FOOD }], {
    applicant: { kind: 'household', name: '小满面馆', person: '李小满', address: '金牛区样例路 8 号' },
    form: { 'shop-name': '小满面馆', 'food-business': 'catering', address: '金牛区样例路 8 号' },
  })
  const caseId = application.caseOf(FOOD)
  await back.grant(caseId)
  const { answer } = await hall.call(issueCertificate, {
    as: issuer,
    params: { id: caseId },
    body: { base: back.versionOf(application.id), number: NUMBER, validFrom: dayOf(hall.clock.now()) },
  })
  return answer.id
}

describe('a 变更 begun from a certificate', () => {
  it('is filled in from what it came from, says so once and at each field, and stays right when changed', async () => {
    const id = await licensed()
    const page = await show(owner, `/packages/certificate/one/index?id=${id}`)
    await shot(page, 'continuing/certificate', { fullPage: true })
    await page.getByText('变更', { exact: false }).last().click()
    await heading(page, '谁来办这件事？')
    await page.getByText(/有 \d+ 处照食品经营许可证填好了/).waitFor()
    await settled(page)
    await shot(page, 'continuing/who', { fullPage: true })
    await isSound(page)
    await button(page, /^下一步/).click()
    await heading(page, '只填这一张表')
    await page.getByText('上回填的，可以改').first().waitFor()
    await settled(page)
    await shot(page, 'continuing/fill', { fullPage: true })
    await isSound(page)
    expect(await page.getByLabel(/原来的证号/).inputValue()).toBe(NUMBER)
    const marks = await page.getByText('上回填的，可以改').count()
    await page.getByLabel('店名或公司名称').fill('大满面馆')
    await page.waitForFunction((before) => document.querySelectorAll('.form-taken').length === before - 1, marks)
    await screens.close()
  })
})

describe('a 补办 and a 变更', () => {
  const papersOf = async (variant: string) => {
    const person = next()
    const applied = { subject: { kind: 'item', id: FOOD }, answers: `variant:${variant}` } as const
    const begun = await begin(hall, person, applied)
    // All but the papers: the form goes on with those.
    const draft = await fill(hall, person, { ...begun, materials: [] }, applied)
    const page = await show(person, `/packages/apply/form/index?id=${draft.id}`)
    await heading(page, '要交的材料')
    await settled(page)
    await shot(page, `continuing/papers-${variant}`, { fullPage: true })
    await isSound(page)
    return page
  }

  it('of what is lost asks for who it is, and not for what a new one needs', async () => {
    const page = await papersOf('reissue')
    expect(await page.locator('.paper__name').allInnerTexts()).toEqual([
      '法定代表人或经营者身份证件',
      '授权委托书和经办人身份证件',
    ])
    await screens.close()
  })

  it('says below each paper that the change may touch in which case it is needed', async () => {
    const page = await papersOf('change')
    await page.getByText('只在这种情况要：布局和发证时不一样了').waitFor()
    expect(await page.getByText('看情况', { exact: true }).count()).toBe(6)
    await screens.close()
  })
})

describe('how the result comes', () => {
  it('is chosen in the form, told and changed on the progress page, and prepared for the clerk who posts it', async () => {
    const application = await back.submit(accountOf(owner), [{ item: 'sewer-permit' }])
    await back.grant(application.caseOf('sewer-permit'))
    const page = await show(owner, `/packages/apply/progress/index?id=${application.id}`)
    await page.getByText('办好以后', { exact: true }).waitFor()
    await page.getByRole('button', { name: /^到.*取/ }).click()
    await page.getByRole('radio', { name: /寄给我/ }).click()
    await settled(page)
    await shot(page, 'continuing/wish')
    await isSound(page)
    expect(await page.getByLabel('收件人', { exact: true }).inputValue()).toBe('欧阳小满')
    await button(page, '就这样').click()
    await page.getByText('办好后寄给您').waitFor()
    await settled(page)
    await shot(page, 'continuing/progress', { fullPage: true })
    await isSound(page)
    await screens.close()

    const caseId = application.caseOf('sewer-permit')
    const body = { base: back.versionOf(application.id), number: '川金排-9', validFrom: dayOf(hall.clock.now()) }
    await hall.call(issueCertificate, { as: issuer, params: { id: caseId }, body })
    const desk = await show(issuer, `/packages/desk/issuing/index?application=${application.id}`, newDesk)
    await desk.getByText('申请人要邮寄').waitFor()
    await shot(desk, 'continuing/issuing')
    await isSound(desk)
    await desk.keyboard.press('Escape')
    await button(desk, /^邮寄/).click()
    await desk.getByText('申请人要寄到这里').waitFor()
    expect(await desk.getByText('金牛区小满路1号').count()).toBe(0)
    await button(desk, /^看完整地址/).click()
    await desk.getByText('金牛区小满路1号').waitFor()
    await settled(desk)
    await shot(desk, 'continuing/post')
    await isSound(desk)
    await desk.getByLabel('快递单号').fill('EA123456789CN')
    await button(desk, '寄出了').click()
    await desk.getByText(/寄出 1 张/).waitFor()
    await screens.close()
  })
})

describe('papers sent from home', () => {
  it('lie beside the sample at the counter, and are received without being brought', async () => {
    const person = next()
    const begun = await begin(hall, person, FIVE_ITEMS)
    const draft = await fill(hall, person, begun, FIVE_ITEMS, { ...operator(), phone: person.phone })
    const day = dayOf(hall.clock.now())
    const slot = await openSlot(hall, 3, day)
    const { answer: appointment } = await book(hall, person, { slotId: slot.id, subject: FIVE_ITEMS.subject })
    const page = await show(clerk, `/packages/desk/receive/index?appointment=${appointment.id}`, newDesk)
    await settled(page)
    await page.keyboard.press('Enter')
    await goToPapers(page)
    const sent = draft.materials.filter(({ pages }) => pages.length > 0).length
    await page.getByText('在家传的 1 页').waitFor()
    await settled(page)
    expect(await page.getByText('网上传了 1 页，还没看').count()).toBe(sent)
    await shot(page, 'continuing/counter')
    await isSound(page)
    await page.keyboard.press(' ')
    await page.getByText('看过，存了 1 页').first().waitFor()
    await page.keyboard.press('Enter')
    await heading(page, /^收到了 \d{8} \d{6} \d$/)
    const states = hall.db.prepare(
      `SELECT m.state, COUNT(*) AS n FROM application_material m JOIN application a ON a.id = m.application_id
        WHERE a.account_id = ? AND a.channel = 'counter' AND m.state IN ('fine', 'given') GROUP BY m.state ORDER BY m.state`,
    )
    expect(states.all([person.accountId])).toEqual([
      { state: 'fine', n: 1 },
      { state: 'given', n: sent - 1 },
    ])
    await screens.close()
  })
})

describe('the nearest service point in a browser', () => {
  const points = catalogueOf().points
  const nearestTo = ({ latitude, longitude }: Place) => {
    const scale = Math.cos((latitude * Math.PI) / 180)
    const far = ({ location }: (typeof points)[number]) =>
      Math.hypot(location.latitude - latitude, (location.longitude - longitude) * scale)
    return [...points].sort((a, b) => far(a) - far(b))[0]
  }
  /** Somewhere between two points, where taking the satellites’ place for the map’s would name the wrong one. */
  function misleading(): Place {
    for (let step = 0; step < 4000; step++) {
      const place = { latitude: 30.66 + (step % 64) * 0.001, longitude: 104.02 + Math.floor(step / 64) * 0.001 }
      if (nearestTo(place)?.id !== nearestTo(gcj02Of(place))?.id) return place
    }
    throw new Error('no such place')
  }

  it('is the one on the map, and not the one that the raw place would give', async () => {
    const geolocation = misleading()
    const page = await show(undefined, '/pages/home/index', newPhone, { geolocation, permissions: ['geolocation'] })
    await page.getByText('找离我最近的', { exact: false }).first().click()
    await page.getByText('离您最近').waitFor()
    await settled(page)
    const right = nearestTo(gcj02Of(geolocation))?.name.zh ?? ''
    const named = page.getByRole('main')
    await named.getByText(right).waitFor()
    expect(await named.getByText(nearestTo(geolocation)?.name.zh ?? '').count()).toBe(0)
    await shot(page, 'continuing/nearest', { fullPage: true })
    await screens.close()
  })

  it('is not known where the place is refused, and the page stays calm', async () => {
    const page = await show(undefined, '/pages/home/index')
    await page.getByText('找离我最近的', { exact: false }).first().click()
    await page.getByText('手机没有给出位置。您可以在预约时自己选网点。').waitFor()
    await shot(page, 'continuing/refused')
    await isSound(page)
    expect(await page.getByText('离您最近').count()).toBe(0)
    await screens.close()
  })
})

it('the form asks where to collect or to post, with another window for whoever wants one', async () => {
  const person = next()
  const draft = await complete(hall, person, FIVE_ITEMS)
  const body = { base: draft.version, delivery: { way: 'post' as const } }
  await hall.call(saveDraft, { as: person, params: { id: draft.id }, body })
  const page = await show(person, `/packages/apply/form/index?id=${draft.id}`)
  await heading(page, '谁来办这件事？')
  await page.getByRole('radio', { name: /寄给我/ }).scrollIntoViewIfNeeded()
  await shot(page, 'continuing/form-wish')
  await isSound(page)
  await page.getByRole('radio', { name: /自己到窗口取/ }).click()
  await page.getByRole('button', { name: /换一个领证的网点/ }).click()
  await page.getByRole('radio', { name: /九里堤街道/ }).click()
  await page.getByRole('button', { name: /现在是九里堤街道/ }).waitFor()
  await settled(page)
  await shot(page, 'continuing/form-window')
  await expect
    .poll(async () => (await hall.call(readApplication, { as: person, params: { id: draft.id } })).answer.delivery)
    .toMatchObject({ way: 'window', pointId: 'jiulidi-street' })
  await screens.close()
})
