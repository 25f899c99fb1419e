import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificate, readPickup } from '../../shared/contract/certificate'
import { queryNumberText } from '../../shared/domain/application'
import { pickupText } from '../../shared/domain/pickup'
import { dayOf } from '../../shared/domain/time'
import { newDesk, newPhone, shot } from '../support/browser'
import { accountOf, type Hall, type Login } from '../support/hall'
import { authorise } from '../support/officers'
import { type Applied, Back, type UnderWay } from '../support/under-way'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, openPage, settled } from './support/app'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const SIGN = 'sign-permit'
const SEWER = 'sewer-permit'
const TAX = 'tax-setup'

const screens = new Screens()
let hall: Hall
let back: Back
let issuer: Login
let clerk: Login
let approver: Login
let owner: Login

beforeAll(async () => {
  hall = await screens.start()
  back = new Back(hall)
  issuer = await hall.staff('issuer', CENTRE)
  clerk = await hall.staff('clerk', CENTRE)
  approver = await hall.staff('approver', null, 'urban')
  authorise(hall, clerk, 'urban', ['sign-permit'])
  authorise(hall, approver, 'urban')
  owner = await hall.login('13912346001')
})
afterAll(() => back?.close())

async function open(as: Login | undefined, path: string, on = newDesk, expected?: RegExp) {
  return (await screens.open(path, { as, on, expected })).page
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
    await screens.close()
  })

  it('hands over once, however long the key is held and though the first answer was lost on its way', async () => {
    const application = await granted({ item: SIGN })
    const caseId = application.caseOf(SIGN)
    const page = await open(issuer, `/packages/desk/issuing/index?application=${application.id}`, newDesk, /ERR_FAILED/)
    await page.getByRole('radio', { name: '打印样证' }).click()
    await button(page, /^出证/).click()
    await page.getByRole('heading', { name: '放在窗口的 1' }).waitFor()
    await settled(page)
    await page.getByLabel('取证码或证件号码').fill(application.applicant.document ?? '')
    await page.keyboard.press('Enter')
    await page.getByText('核对过了，是 欧阳** 的申请').waitFor()
    await settled(page)
    const sent: string[] = []
    await page.route('**/api/v1/desk/pickups/handover', async (route) => {
      sent.push(route.request().headers()['idempotency-key'] ?? '')
      const answer = await route.fetch()
      if (sent.length === 1) await route.abort()
      else await route.fulfill({ response: answer })
    })
    await page.keyboard.down('Enter')
    await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    // The page asks once more by itself, for the same act.
    await page.getByText('交出去 1 张').waitFor()
    await page.getByRole('heading', { name: '给出去的 1' }).waitFor()
    await settled(page)
    expect(sent).toHaveLength(2)
    expect(new Set(sent)).toEqual(new Set([sent[0]]))
    const handed = hall.db.prepare("SELECT COUNT(*) AS n FROM case_event WHERE case_id = ? AND kind = 'hand_out'")
    expect(handed.get([caseId])).toMatchObject({ n: 1 })
    await screens.close()
  })

  it('shows which certificate a renewal takes the place of, and asks where that is not clear', async () => {
    const who = { applicant: { document: back.document(), kind: 'company' as const, name: '小满广告有限公司' } }
    const submit = async (applied: Applied, number = '') => {
      const form = { [`old-number-${SIGN}`]: number }
      const application = await back.submit(accountOf(owner), [applied], { ...who, form })
      await back.grant(application.caseOf(applied.item))
      return application
    }
    const first = await submit({ item: SIGN })
    const page = await open(issuer, `/packages/desk/issuing/index?application=${first.id}`)
    await page.getByLabel('证照编号').fill('甲店-1')
    await button(page, /^出证/).click()
    await page.getByText(/出好了，已经告诉申请人/).waitFor()
    await settled(page)
    const unclear = await submit({ item: SIGN, variant: 'renew' }, '乙店-7')
    await openPage(page, hall, `/packages/desk/issuing/index?application=${unclear.id}`)
    await page.getByText('申请人填的编号：乙店-7').waitFor()
    await page.getByLabel('证照编号').fill('乙店-8')
    await settled(page)
    await shot(page, 'certificate/previous-unclear')
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    await page.getByText('先选原来是哪一张证').waitFor()
    expect(await button(page, /^出证/).isDisabled()).toBe(true)
    await page.getByRole('radio', { name: /都不是/ }).click()
    await button(page, /^出证/).click()
    await page.getByText(/出好了，已经告诉申请人/).waitFor()
    await settled(page)
    const state = hall.db.prepare("SELECT state FROM certificate WHERE number = '甲店-1'")
    expect(state.get([])).toMatchObject({ state: 'valid' })
    const named = await submit({ item: SIGN, variant: 'renew' }, '甲店-1')
    await openPage(page, hall, `/packages/desk/issuing/index?application=${named.id}`)
    await page.getByRole('radio', { name: /甲店-1/, checked: true }).waitFor()
    await page.getByLabel('证照编号').fill('甲店-2')
    await settled(page)
    await shot(page, 'certificate/previous-clear')
    await button(page, /^出证/).click()
    await page.getByText(/出好了，已经告诉申请人/).waitFor()
    await settled(page)
    expect(state.get([])).toMatchObject({ state: 'replaced' })
    await screens.close()
  })

  it('begins a change with the last day of the certificate it takes the place of', async () => {
    const who = { applicant: { document: back.document(), kind: 'company' as const, name: '小满招牌有限公司' } }
    const submit = async (applied: Applied, number = '') => {
      const application = await back.submit(accountOf(owner), [applied], {
        ...who,
        form: { [`old-number-${SIGN}`]: number },
      })
      await back.grant(application.caseOf(applied.item))
      return application
    }
    const first = await submit({ item: SIGN })
    const page = await open(issuer, `/packages/desk/issuing/index?application=${first.id}`)
    const until = page.getByLabel('到哪天为止')
    await page.getByLabel('证照编号').fill('丙店-1')
    await until.fill('2028-05-31')
    await button(page, /^出证/).click()
    await page.getByText(/出好了，已经告诉申请人/).waitFor()
    await settled(page)
    const changed = await submit({ item: SIGN, variant: 'change' }, '丙店-1')
    await openPage(page, hall, `/packages/desk/issuing/index?application=${changed.id}`)
    await page.getByRole('radio', { name: /丙店-1/, checked: true }).waitFor()
    expect(await until.inputValue()).toBe('2028-05-31')
    // Of none that is known nothing can be taken over.
    await page.getByRole('radio', { name: /都不是/ }).click()
    await settled(page)
    expect(await until.inputValue()).not.toBe('2028-05-31')
    await screens.close()
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
    await screens.close()
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
    await screens.close()
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
    await screens.close()
  })
})

describe('a certificate that ends', () => {
  it('is shown to whoever grants the 注销, and ends with the grant', async () => {
    const who = { applicant: { document: back.document() } }
    const first = await back.submit(accountOf(owner), [{ item: SIGN }], who)
    await back.grant(first.caseOf(SIGN))
    const params = { id: first.caseOf(SIGN) }
    const body = { base: back.versionOf(first.id), number: '拆-1', validFrom: dayOf(hall.clock.now()) }
    await hall.call(issueCertificate, { as: issuer, params, body })
    const form = { [`old-number-${SIGN}`]: '拆-1' }
    const application = await back.submit(accountOf(owner), [{ item: SIGN, variant: 'cancel' }], { ...who, form })
    const page = await open(clerk, `/packages/desk/case/index?id=${application.id}`, newPhone)
    await settled(page)
    await button(page, '更多').click()
    await button(page, '准予').click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('申请人填的编号：拆-1').waitFor()
    await sheet.getByRole('radio', { name: /拆-1/, checked: true }).waitFor()
    await settled(page)
    await shot(page, 'certificate/cancel-grant')
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    await button(page, /^准予$/)
      .last()
      .click()
    await sheet.waitFor({ state: 'detached' })
    await settled(page)
    const state = hall.db.prepare("SELECT state FROM certificate WHERE number = '拆-1'")
    expect(state.get([])).toMatchObject({ state: 'cancelled' })
    await screens.close()
  })

  it('by an act of the authority names its ground of the law', async () => {
    const application = await granted({ item: SIGN })
    const params = { id: application.caseOf(SIGN) }
    const body = { base: back.versionOf(application.id), number: '撤-1', validFrom: dayOf(hall.clock.now()) }
    await hall.call(issueCertificate, { as: issuer, params, body })
    const page = await open(approver, '/packages/desk/certificates/index', newPhone)
    await page.getByRole('textbox').fill('撤-1')
    await page.keyboard.press('Enter')
    await button(page, '结束这张证').click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: /^撤回/ }).click()
    await sheet.getByRole('radio', { name: /法律、法规、规章改了/ }).click()
    await sheet.getByLabel('理由').fill('条例修改，这一类不再设许可')
    await settled(page)
    await shot(page, 'certificate/end-ground')
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    await button(page, '结束，告诉持证人').click()
    await sheet.waitFor({ state: 'detached' })
    await settled(page)
    const state = hall.db.prepare('SELECT state FROM "case" WHERE id = ?')
    expect(state.get([application.caseOf(SIGN)])).toMatchObject({ state: 'closed' })
    await screens.close()
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
    await screens.close()
  })
})
