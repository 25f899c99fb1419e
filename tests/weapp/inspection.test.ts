import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Hall, type Login, startHall } from '../support/hall'
import { takePhoto } from '../support/photo'
import { Visits } from '../support/visit'
import { type Phone, startPhone } from './harness/phone'

const PLACE = { latitude: 30.7, longitude: 104.05, accuracy: 12 }
const WORDS = '洗手池没有接水\n更衣柜要和食品分开'

describe('a visit, in the mini-program', () => {
  let hall: Hall
  let visits: Visits
  let phone: Phone | undefined

  beforeAll(async () => {
    hall = await startHall()
    visits = await Visits.start(hall)
  })
  afterAll(async () => {
    visits.close()
    await hall.close()
  })
  afterEach(() => {
    phone?.close()
    phone = undefined
  })

  /** A phone of somebody, which keeps what it has from one start to the next. */
  function phoneOf({ tokens }: Login) {
    const storage = new Map<string, unknown>([['yichuang.session', JSON.stringify(tokens)]])
    const files = new Map<string, Uint8Array>()
    return (page: string, online = true): Phone => {
      phone?.close()
      const now = hall.clock.now
      phone = startPhone({ origin: hall.origin, now, page, online, storage, files, hand: { place: PLACE } })
      return phone
    }
  }
  const pageOf = (id: string) => `/packages/inspect/visit/index?id=${id}`

  test('what is recorded in a cellar survives the program, and comes to the hall exactly once', async () => {
    const { application, visit } = await visits.agreed()
    const start = phoneOf(visits.market[0])
    const first = start(pageOf(visit.id))
    // A late answer would say that there is a network after all.
    await first.see('区市场监督管理局')
    first.setOnline(false)
    first.hand.files.push(takePhoto(20_000).all)
    await first.tap('记：食品经营许可证')
    await first.tap(/^要整改/)
    await first.type('要改的地方', WORDS)
    await first.type('哪天前', '2026-09-21')
    await first.tap('拍照')
    await first.see(/^第 1 张照片/)
    await first.tap('记下')
    await first.see('1 条等着传')
    await first.tap('请申请人签字')
    await first.type('签字人姓名', '欧阳小满')
    await first.tap('不愿签')
    await first.see('2 条等着传')
    expect(visits.findingsOf(visit.id)).toBe(0)

    const second = start(pageOf(visit.id), false)
    await second.see('2 条等着传')
    await second.see('欧阳小满 不愿签字')
    // The first answer is lost on its way back: the phone sends the same commands again.
    let lost = 0
    second.network.disturb = ({ path }) => (path.endsWith('/findings') && lost++ === 0 ? 'after' : undefined)
    second.setOnline(true)
    await second.until('lose an answer', () => lost === 1 || undefined)
    await second.tap('现在就传')
    await second.see(/已传/)
    await second.seeNoMore(/等着传/)
    const now = await visits.read(visit.id)
    const found = now.cases.find(({ caseId }) => caseId === application.caseOf('food-licence'))?.finding
    expect(found).toMatchObject({ outcome: 'rectify', rectifyUntil: '2026-09-21', words: WORDS })
    expect(found?.photos).toMatchObject([{ place: PLACE }])
    expect(now.signature).toMatchObject({ name: '欧阳小满', refused: true })
    expect(visits.findingsOf(visit.id)).toBe(1)
    expect(visits.eventsOf(application.caseOf('food-licence'), 'record_finding')).toBe(1)
    expect(lost).toBe(2)
  })

  test('the list opens without a network, with what was half written', async () => {
    const { visit } = await visits.agreed()
    const start = phoneOf(visits.fire[0])
    const first = start('/packages/inspect/visits/index')
    await first.see(/小满路1号/)
    await first.until('take the visit along', () =>
      first.network.sent.includes(`GET /api/v1/desk/inspections/${visit.id}`) ? true : undefined,
    )
    first.launch(pageOf(visit.id))
    await first.tap('记：开业前消防安全检查')
    await first.tap(/^不通过/)
    await first.type('哪里不符合', '没有第二个出口')
    const second = start('/packages/inspect/visits/index', false)
    await second.see('没有网，这些是手机里存着的')
    await second.tap(/1 件写了一半/, { nth: 0 })
    await second.tap('接着写')
    await second.see('没有第二个出口')
  })
})
