import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPickup } from '../../shared/contract/certificate'
import { queryNumberText } from '../../shared/domain/application'
import { pickupText } from '../../shared/domain/pickup'
import { dayOf } from '../../shared/domain/time'
import { launchBrowser, newDesk, newPhone, shot, type TestPage } from '../support/browser'
import { accountOf, type Hall, type Login, startHall } from '../support/hall'
import { type Applied, Back, type UnderWay } from '../support/under-way'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, openPage, setPhoneClock, settled, signIn } from './support/app'
import { layoutFaults } from './support/layout'

const SIGN = 'sign-permit'
const SEWER = 'sewer-permit'
const TAX = 'tax-setup'

let hall: Hall
let back: Back
let browser: Browser
let issuer: Login
let clerk: Login
let owner: Login
let tab: TestPage | undefined

beforeAll(async () => {
  hall = await startHall()
  back = new Back(hall)
  browser = await launchBrowser()
  issuer = await hall.staff('issuer', CENTRE)
  clerk = await hall.staff('clerk', CENTRE)
  owner = await hall.login('13912346001')
})
afterAll(async () => {
  back?.close()
  await browser?.close()
  await hall?.close()
})

async function open(who: Login | undefined, path: string, to = newDesk, expected?: RegExp) {
  tab = await to(browser, expected ? { expected } : {})
  await setPhoneClock(tab.context, hall.clock.now())
  if (who) await signIn(tab.context, who)
  await openPage(tab.page, hall, path)
  return tab.page
}
async function close() {
  await tab?.close()
  tab = undefined
}

/** Submitted and granted: what waits at the issuing window. */
async function granted(...applied: Applied[]): Promise<UnderWay> {
  const application = await back.submit(accountOf(owner), applied)
  for (const { item } of applied) await back.grant(application.caseOf(item))
  return application
}
const issuedOf = ({ id }: UnderWay) =>
  hall.db
    .prepare('SELECT number, source, handover FROM certificate WHERE application_id = ? ORDER BY created_at, number')
    .all([id]) as { number: string; source: string; handover: string }[]

describe('the issuing window', () => {
  it('enters what the issuing system gave, once however often it is pressed; the code hands out in part and together', async () => {
    const application = await granted({ item: SIGN }, { item: SEWER })
    const page = await open(issuer, '/packages/desk/issuing/index')
    await page.keyboard.press('Escape')
    await page.getByLabel('谁来取证').fill(application.number)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^出“大型户外广告及招牌设置许可/ }).waitFor()
    await settled(page)
    await shot(page, 'certificate/issue')
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    await page.getByLabel('证照编号').fill('川金城管广许〔2026〕001号')
    await page.getByLabel('电子印章').fill('城管局行政审批专用章')
    await button(page, /^出证/).dblclick()
    await page.getByText(/出好了，已经告诉申请人/).waitFor()
    await settled(page)
    expect(issuedOf(application)).toMatchObject([{ number: '川金城管广许〔2026〕001号', source: 'entered' }])

    await page.getByRole('radio', { name: '打印样证' }).click()
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { name: '放在窗口的 2' }).waitFor()
    await settled(page)
    await shot(page, 'certificate/ready')
    expect(issuedOf(application)).toHaveLength(2)

    const { answer } = await hall.call(readPickup, { as: owner, params: { id: application.id } })
    const scan = pickupText(answer.number, answer.code ?? '')
    await page.keyboard.press('/')
    await page.keyboard.type(scan)
    await page.keyboard.press('Enter')
    await page.getByText('核对过了，是 欧阳** 的申请').waitFor()
    await settled(page)
    await shot(page, 'certificate/hand-over')
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    await page.getByRole('checkbox', { name: /排水/ }).click()
    await page.keyboard.press('Enter')
    await page.getByText('交出去 1 张').waitFor()
    await page.getByRole('heading', { name: '放在窗口的 1' }).waitFor()
    await settled(page)
    expect(
      issuedOf(application)
        .map(({ handover }) => handover)
        .sort(),
    ).toEqual(['handed', 'kept'])
    await button(page, /^交给申请人/).click()
    await page.getByRole('heading', { name: '给出去的 2' }).waitFor()
    await settled(page)
    await shot(page, 'certificate/handed')
    await close()
  })

  it('wants a proof of who comes, and takes a document where there is no phone', async () => {
    const application = await granted({ item: SIGN })
    const page = await open(issuer, `/packages/desk/issuing/index?application=${application.id}`, newPhone, /404/)
    await page.getByRole('radio', { name: '打印样证' }).click()
    await button(page, /^出证/).click()
    await page.getByRole('heading', { name: '放在窗口的 1' }).waitFor()
    await settled(page)
    const proof = page.getByLabel('取证码或证件号码')
    await proof.fill('12345')
    await button(page, '核对').click()
    await page.getByText('取证码是 6 位数字').waitFor()
    await proof.fill('510106199001011234')
    await page.keyboard.press('Enter')
    await page.getByText('没有对上').waitFor()
    await shot(page, 'certificate/proof-wrong')
    await proof.fill(application.applicant.document ?? '')
    await page.keyboard.press('Enter')
    await page.getByText('核对过了，是 欧阳** 的申请').waitFor()
    await shot(page, 'certificate/hand-over-phone')
    expect(await layoutFaults(page)).toEqual([])
    await button(page, /^交给申请人/).click()
    await page.getByRole('heading', { name: '给出去的 1' }).waitFor()
    await close()
  })

  it('sends by post, with a number that the applicant reads', async () => {
    const application = await granted({ item: SIGN })
    const page = await open(issuer, `/packages/desk/issuing/index?application=${application.id}`)
    await page.getByRole('radio', { name: '打印样证' }).click()
    await button(page, /^出证/).click()
    await page.getByRole('heading', { name: '放在窗口的 1' }).waitFor()
    await settled(page)
    await button(page, /^邮寄/).click()
    await page.getByRole('dialog').getByLabel('快递单号').fill('EM123456789CN')
    await shot(page, 'certificate/post')
    await page.keyboard.press('Enter')
    await page.getByText('寄出 1 张，单号已经告诉申请人').waitFor()
    await settled(page)
    expect(issuedOf(application)).toMatchObject([{ handover: 'posted' }])
    await close()
  })
})

describe('the list of an issuing system', () => {
  it('is looked at line by line, and what is wrong is left out until it is mended', async () => {
    const [one, two] = [await granted({ item: SIGN }, { item: SEWER }), await granted({ item: SIGN })]
    const today = dayOf(hall.clock.now())
    const list = [
      '查询号,事项,证照编号,起,止,印章',
      `${one.number},${SIGN},导-1,${today},2031-09-13,城管局章`,
      `${one.number},${SEWER},导-2,昨天,2031-09-13,水务局章`,
      `${two.number},${SIGN},导-3,${today},,城管局章`,
    ].join('\r\n')
    const page = await open(issuer, '/packages/desk/import/index')
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button(page, '选文件').click()])
    await chooser.setFiles({ name: '发证.csv', mimeType: 'text/csv', buffer: Buffer.from(list) })
    await page.getByText('1 行有问题，2 行可以出').waitFor()
    await page.getByText('有效期的第一天不对。').waitFor()
    await settled(page)
    await shot(page, 'certificate/import-looked')
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    expect([...issuedOf(one), ...issuedOf(two)]).toEqual([])
    await button(page, '先出没问题的 2 张').dblclick()
    await page.getByText('出好了 2 张，都告诉申请人了').waitFor()
    await settled(page)
    await shot(page, 'certificate/imported')
    expect(issuedOf(one).map(({ number }) => number)).toEqual(['导-1'])
    expect(issuedOf(two)).toMatchObject([{ number: '导-3', source: 'imported' }])
    await page.getByText(queryNumberText(two.number)).waitFor()
    await close()
  })
})

/** Handed over to the tax authority, whose answer is waited for. */
async function handedOver(): Promise<UnderWay> {
  const application = await back.submit(accountOf(owner), [{ item: TAX }])
  await back.act(application.caseOf(TAX), [{ kind: 'hand_over', data: { authority: '税务', number: '1' } }])
  return application
}
const stateOf = ({ id }: UnderWay) =>
  (hall.db.prepare('SELECT state FROM "case" WHERE application_id = ?').get([id]) as { state: string }).state

describe('the list of an authority outside the hall', () => {
  it('is looked at and taken in, by the clerk whose cases they are', async () => {
    const [one, two] = [await handedOver(), await handedOver()]
    const page = await open(clerk, '/packages/desk/import/index?of=outside')
    await page
      .getByPlaceholder('202609140001234,税务登记,准予,税字2026第18号')
      .fill([`${one.number},${TAX},受理,税-1`, `${two.number},${TAX},不予受理,税-2`].join('\n'))
    await button(page, '看一遍').click()
    await page.getByText('1 行有问题，1 行可以写入').waitFor()
    await page.getByText('请写明理由。').waitFor()
    await settled(page)
    await shot(page, 'certificate/outside-looked')
    expect(await layoutFaults(page)).toEqual([])
    await button(page, '先写没问题的 1 件').dblclick()
    await page.getByText('写好了 1 件，都告诉申请人了').waitFor()
    expect([stateOf(one), stateOf(two)]).toEqual(['review', 'received'])
    await close()
  })
})
