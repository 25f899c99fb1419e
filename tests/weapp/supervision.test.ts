import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { listCards, listUrges, readThresholds } from '../../shared/contract/supervision'
import { type Hall, type Login, startHall } from '../support/hall'
import { lateCase } from '../support/late'
import { CENTRE } from '../support/visitor'
import { type Phone, startPhone } from './harness/phone'

const DEPARTMENT = 'urban'
const ITEM = '大型户外广告及招牌设置许可'
const QUESTION = '为什么超过了承诺的日子，哪天能办完'
const EXPLANATION = '申请人约的现场时间在承诺的日子以后'

describe('supervision, in the mini-program', () => {
  let hall: Hall
  let supervisor: Login
  let officer: Login
  let phone: Phone | undefined

  beforeAll(async () => {
    hall = await startHall()
    const clerk = await hall.staff('clerk', CENTRE)
    for (const _ of [1, 2]) await lateCase(hall, clerk)
    supervisor = await hall.staff('supervisor', CENTRE)
    officer = await hall.staff('reviewer', null, DEPARTMENT)
  })
  afterAll(() => hall.close())
  afterEach(() => {
    phone?.close()
    phone = undefined
  })

  /** Somebody takes up their phone on this page, and puts the one before away. */
  function open({ tokens }: Login, page: string): Phone {
    phone?.close()
    const storage = new Map<string, unknown>([
      ['yichuang.session', JSON.stringify(tokens)],
      ['yichuang.workplace', JSON.stringify({ pointId: CENTRE })],
    ])
    phone = startPhone({ origin: hall.origin, now: hall.clock.now, page: `/packages/${page}/index`, storage })
    return phone
  }
  const urges = async () =>
    (await hall.call(listUrges, { as: supervisor, query: { pointId: CENTRE } })).answer.urges.map(
      ({ state, words, answer }) => ({ state, words, answer }),
    )

  test('a number of a department leads to its cases; what holds one up is asked, and answered', async () => {
    const desk = open(supervisor, 'supervision/overview')
    await desk.see('哪些办件亮了灯')
    await desk.see('区综合行政执法局，超承诺，2 件')
    await desk.tap('按事项')
    await desk.see(`${ITEM}，超承诺，2 件`)
    await desk.tap('按窗口和环节')
    await desk.tap('部门审查，超承诺，2 件')
    await desk.seePage('packages/supervision/late/index')
    await desk.see(/最晚的日子在前面/)
    // The first one of this name leads to the page of questions.
    await desk.tap('督办', { nth: 1 })
    await desk.type('问什么', QUESTION)
    // Nobody has taken the case on, so somebody has to be named.
    expect(desk.choices()).toContain('发出督办 (disabled)')
    await desk.tap(/审查/)
    await desk.tap('发出督办')
    await desk.see('督办发出去了')

    const own = open(officer, 'desk/tasks')
    await own.tap(/督办 1 条等您答复/)
    await own.seePage('packages/supervision/urges/index')
    await own.see(QUESTION)
    await own.tap(`答复：${ITEM}`)
    await own.type('答复', '看完')
    await own.tap('交答复')
    await own.see('请至少写 4 个字。')
    await own.type('答复', '现场已经看完，明天决定')
    await own.tap('交答复')
    await own.see('没有等您答复的')
    await own.tap('我答复过的')
    await own.see('现场已经看完，明天决定')

    const again = open(supervisor, 'supervision/urges')
    await again.see('现场已经看完，明天决定')
    expect(await urges()).toEqual([{ state: 'answered', words: QUESTION, answer: '现场已经看完，明天决定' }])
  })

  test('a card is explained by the department, and cancelled by the supervisor with a reason', async () => {
    const own = open(officer, 'supervision/cards')
    await own.tap(`说明原因：${ITEM}`, { nth: 0 })
    await own.type('为什么晚了', EXPLANATION)
    await own.tap('交说明')
    await own.see('说明交上去了')
    await own.see(EXPLANATION)

    const desk = open(supervisor, 'supervision/cards')
    await desk.tap('说明了')
    await desk.see(EXPLANATION)
    await desk.tap(`撤销：${ITEM}`)
    await desk.type('为什么撤销', '不是部门的原因，予以撤销')
    await desk.tap('撤销这张牌')
    await desk.see('没有这样的牌')
    await desk.tap('撤销了')
    await desk.see('不是部门的原因，予以撤销')
    const query = { pointId: CENTRE, departmentId: DEPARTMENT }
    const { cards } = (await hall.call(listCards, { as: supervisor, query })).answer
    const said = cards.map(({ state, explanation, cancelReason }) => ({ state, explanation, cancelReason }))
    expect(said).toHaveLength(2)
    expect(said).toContainEqual({
      state: 'cancelled',
      explanation: EXPLANATION,
      cancelReason: '不是部门的原因，予以撤销',
    })
  })

  test('an administrator changes when the lights come on; what cannot be read is not saved', async () => {
    const admin = await hall.staff('admin', null)
    const desk = open(admin, 'supervision/lights')
    await desk.see(/还没有改过/)
    await desk.type('提醒：承诺的日子用到', '5')
    await desk.tap('存下')
    await desk.see('请填数字，范围 10 到 100。')
    await desk.type('提醒：承诺的日子用到', '70')
    await desk.tap('不要')
    await desk.until('see it chosen', () => /\[radio checked\]\s+不要/.test(desk.dump()) || undefined)
    await desk.tap('存下')
    await desk.see(/第 1 次改的/)
    const { thresholds, version } = (await hall.call(readThresholds, { as: admin })).answer
    expect({ thresholds, version }).toEqual({
      thresholds: { remindPercent: 70, yellowPercent: 100, redPercent: 100, stageYellow: false },
      version: 1,
    })
  })
})
