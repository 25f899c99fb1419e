import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { issueCertificate, postCertificates, readPickup } from '../../shared/contract/certificate'
import { dayOf } from '../../shared/domain/time'
import type { Hall, Login } from '../support/hall'
import { accountOf, startHall } from '../support/hall'
import { identify } from '../support/hall/identify'
import { Back, type UnderWay } from '../support/under-way'
import { CENTRE } from '../support/visitor'
import { type Phone, startPhone } from './harness/phone'

const SIGN = 'sign-permit'

describe('certificates, in the mini-program', () => {
  let hall: Hall
  let back: Back
  let owner: Login
  let issuer: Login
  let phone: Phone | undefined

  beforeAll(async () => {
    hall = await startHall()
    back = new Back(hall)
    owner = await hall.login('13700000011')
    issuer = await hall.staff('issuer', CENTRE)
  })
  afterAll(async () => {
    back?.close()
    await hall?.close()
  })
  afterEach(() => {
    phone?.close()
    phone = undefined
  })

  const open = (page: string, { tokens }: Login): Phone => {
    const storage = new Map<string, unknown>([
      ['yichuang.session', JSON.stringify(tokens)],
      ['yichuang.workplace', JSON.stringify({ pointId: CENTRE })],
    ])
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, page: `/packages/${page}`, storage })
    return phone
  }
  async function granted(): Promise<UnderWay> {
    const application = await back.submit(accountOf(owner), [{ item: SIGN }])
    await back.grant(application.caseOf(SIGN))
    return application
  }
  const pickupOf = async ({ id }: UnderWay) => (await hall.call(readPickup, { as: owner, params: { id } })).answer

  test('the window issues a sample; the holder sees it and shows the code, which hands it over', async () => {
    const application = await granted()
    const desk = open(`desk/issuing/index?application=${application.id}`, issuer)
    await desk.tap('打印样证')
    await desk.tap('出证')
    await desk.see('放在窗口的')
    desk.close()

    const { code } = await pickupOf(application)
    const list = open('certificate/list/index', owner)
    await list.see('在窗口等您领')
    await list.tap(/户外广告及招牌设置许可证/)
    await list.see('区综合行政执法局')
    await list.see('样证，不具印章效力')
    await list.tap('出示取证码')
    await list.see(`${code?.slice(0, 3)} ${code?.slice(3)}`)
    list.close()

    const window = open(`desk/issuing/index?application=${application.id}`, issuer)
    await window.type('取证码或证件号码', code ?? '')
    await window.tap('核对')
    await window.see('核对过了，是 欧阳** 的申请')
    await window.tap('交给申请人')
    await window.see('给出去的')
    expect((await pickupOf(application)).collected.map(({ how }) => how)).toEqual(['handed'])
  })

  test('what was posted shows its tracking number', async () => {
    const application = await granted()
    const desk = open(`desk/issuing/index?application=${application.id}`, issuer)
    await desk.tap('打印样证')
    await desk.tap('出证')
    await desk.see('放在窗口的')
    desk.close()
    const { ready } = await pickupOf(application)
    const [one] = ready
    const body = {
      base: back.versionOf(application.id),
      certificateIds: ready.map(({ id }) => id),
      carrier: '中国邮政',
      tracking: 'EM123456789CN',
    }
    await hall.call(postCertificates, { as: issuer, params: { id: application.id }, body })
    const page = open(`certificate/one/index?id=${one?.id}`, owner)
    await page.see('EM123456789CN')
    await page.see('寄给您了')
  })

  test('what is held is changed without typing it again', async () => {
    const application = await granted()
    const caseId = application.caseOf(SIGN)
    const body = {
      base: back.versionOf(application.id),
      number: '川金城管广许〔2026〕007号',
      validFrom: dayOf(hall.clock.now()),
    }
    const { answer } = await hall.call(issueCertificate, { as: issuer, params: { id: caseId }, body })
    const { name, document } = application.applicant
    await identify(hall, owner, { name: name ?? '', documentKind: 'id_card', document: document ?? '' })
    const page = open(`certificate/one/index?id=${answer.id}`, owner)
    await page.tap('变更')
    await page.see('只填这一张表')
    await page.see(/有 \d+ 处照户外广告及招牌设置许可证填好了/)
    await page.see('上回填的，可以改')
    await page.see('川金城管广许〔2026〕007号')
  })

  test('the result is asked for by post, until it is sent', async () => {
    const application = await granted()
    const page = open(`apply/progress/index?id=${application.id}`, owner)
    await page.tap(/到金牛区政务服务中心（演示）取/)
    await page.tap('寄给我')
    await page.see('快递员打这个号')
    await page.tap('就这样')
    await page.see('办好后寄给您')
    page.close()
    const desk = open(`desk/issuing/index?application=${application.id}`, issuer)
    await desk.tap('打印样证')
    await desk.tap('出证')
    await desk.see('申请人要邮寄')
    await desk.tap('邮寄')
    await desk.see('申请人要寄到这里')
    await desk.tap('看完整地址，会记下谁看过')
    await desk.see('金牛区小满路1号')
  })

  test('anybody reads what was granted', async () => {
    await granted()
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, page: '/packages/certificate/grants/index' })
    await phone.see('欧阳**')
    await phone.see('大型户外广告及招牌设置许可 · 设立')
  })
})
