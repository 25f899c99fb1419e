import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { syncFindings } from '../../shared/contract/inspection'
import { type Hall, type Login, startHall } from '../support/hall'
import { giveName } from '../support/hall/login'
import { takePhoto } from '../support/photo'
import { finding, Visits } from '../support/visit'
import { type Phone, startPhone } from './harness/phone'
import type { Point } from './harness/wx/canvas'
import { linesIn } from './harness/wx/png'
import { recordsAPass } from './people/officer'

const PLACE = { latitude: 30.7, longitude: 104.05, accuracy: 12 }
const WORDS = '洗手池没有接水\n更衣柜要和食品分开'
/** The picture of a signature is this wide, and half as high. */
const PAD_PIXELS = 900
/** Two lines of a name, in pixels of the screen. */
const WRITTEN: readonly (readonly [Point, ...Point[]])[] = [
  [
    [40, 60],
    [90, 64],
    [130, 58],
  ],
  [
    [85, 30],
    [82, 120],
  ],
]

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
    const taken = performance.now()
    return (page: string, online = true): Phone => {
      phone?.close()
      // Taro waits some ms by this clock until a drawing surface is on the screen.
      const now = () => hall.clock.now() + Math.round(performance.now() - taken)
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
    // It is not known to be lost before it is: until then it is being sent.
    await second.see('2 条等着传')
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

  test('a signature is written with the finger, wiped away, written again, and comes to the hall as that picture', async () => {
    const { visit } = await visits.agreed()
    const [officer] = visits.market
    const first = phoneOf(officer)(pageOf(visit.id))
    await recordsAPass(first, '食品经营许可证')
    await first.tap('请申请人签字')
    await first.type('签字人姓名', '欧阳小满')
    const pad = await first.until('have a white pad', () => first.drawings.find(({ width }) => width === PAD_PIXELS))
    expect(pad.height).toBe(PAD_PIXELS / 2)
    expect(first.choices()).toContain('签好了 (disabled)')
    await first.draw('签字的地方', [
      [20, 20],
      [200, 150],
    ])
    await first.until('see a line', () => pad.lines.length === 1 || undefined)
    await first.until('offer no refusal', () => first.choices().includes('不愿签 (disabled)') || undefined)
    await first.tap('重写')
    await first.until('see a white pad', () => pad.lines.length === 0 || undefined)
    await first.until('offer no signing', () => first.choices().includes('签好了 (disabled)') || undefined)
    for (const line of WRITTEN) await first.draw('签字的地方', line)
    await first.until('see what was written', () => pad.lines.length === WRITTEN.length || undefined)
    await first.tap('签好了')
    await first.see('欧阳小满 签了字')
    await first.seeNoMore(/在手机里|等着传|正在传/)
    const { signature } = await visits.read(visit.id)
    expect(signature).toMatchObject({ name: '欧阳小满', refused: false })
    const picture = await fetch(`${hall.origin}/api/v1/staff/files/${signature?.fileId}/content`, {
      headers: { authorization: `Bearer ${officer.tokens.accessToken}` },
    })
    expect(picture.headers.get('content-type')).toBe('image/png')
    // The pad is 343 wide on the screen; a line begins with the point where the finger came down.
    const inPixels = (value: number) => expect.closeTo((value / 343) * PAD_PIXELS, 6)
    expect(linesIn(new Uint8Array(await picture.arrayBuffer()))).toEqual(
      WRITTEN.map(([first, ...more]) => [first, first, ...more].map((point) => point.map(inPixels))),
    )
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
    await second.tap('接着写：开业前消防安全检查')
    await second.see('没有第二个出口')
  })

  test('names who comes: to each other, to the applicant, and on the record once it is signed', async () => {
    giveName(hall.db, visits.fire[0], '郑踏勘员', '117')
    giveName(hall.db, visits.fire[1], '冯踏勘员', '118')
    const owner = await hall.login('13600007009')
    const { application, visit } = await visits.agreed(owner)
    const officer = phoneOf(visits.fire[0])(pageOf(visit.id))
    await officer.see(/冯踏勘员（工号 118）/)

    const resident = phoneOf(owner)
    await resident(`/packages/apply/progress/index?id=${application.id}`).see(/郑踏勘员（工号 117）/)

    const signed = { kind: 'signature' as const, id: crypto.randomUUID(), base: visit.base, fileId: null }
    const commands = [
      finding(application.caseOf('fire-check'), visit.base, visits.fire),
      { ...signed, name: '欧阳小满', signedAt: hall.clock.now() },
    ]
    await hall.call(syncFindings, { as: visits.fire[0], params: { id: visit.id }, body: { commands } })
    const after = resident(`/packages/apply/progress/index?id=${application.id}`)
    await after.tap('现场勘验记录')
    await after.see(/郑踏勘员（工号 117）/)
    await after.see('欧阳小满，拒绝签字')
  })
})
