import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import { supplementApplication } from '../../shared/contract/application'
import type { DeskCommand } from '../../shared/contract/case-command'
import { receiveAtCounter } from '../../shared/contract/counter'
import type { DeskView } from '../../shared/contract/desk-view'
import { listDeskDocuments, readDeskDocument } from '../../shared/contract/document'
import { listWork } from '../../shared/contract/work-list'
import { actOn, counterRequest, FIVE_ITEMS, lookAt, receive, SIGN_ONLY } from '../support/application'
import { complete, submit } from '../support/apply'
import { accountOf, type Hall, type Login, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { type Officers, officersOf } from '../support/officers'
import { sendPhoto } from '../support/photo'
import { Back } from '../support/under-way'
import { CENTRE } from '../support/visitor'

const MONDAY = shanghai('2026-09-14 09:30')
const RENDERING = 'sign-rendering'
const EQUIPMENT = 'equipment-list'
const FOOD = { subject: { kind: 'item', id: 'food-licence' }, answers: '' } as const
const BASIS = '城市容貌标准第七条'
const WHY = '招牌挡住了二楼的窗户。'

let hall: Hall
let back: Back
let clerk: Login
let stranger: () => Resident
let urban: Officers

beforeAll(async () => {
  hall = await startHall({ now: MONDAY })
  back = new Back(hall)
  clerk = await hall.staff('clerk', CENTRE)
  stranger = await strangers(hall, 4)
  urban = await officersOf(hall, 'urban')
})
afterAll(async () => {
  back.close()
  await hall.close()
})

const caseOf = (desk: DeskView, itemId = desk.cases[0]?.itemId) => {
  const one = desk.cases.find((each) => each.itemId === itemId)
  if (!one) throw new Error(`no case of ${itemId}`)
  return one
}
const attempt = (as: Login, desk: DeskView, command: DeskCommand, itemId?: string) =>
  actOn(hall, as, desk, [{ caseId: caseOf(desk, itemId).id, command }])
async function step(as: Login, desk: DeskView, command: DeskCommand, itemId?: string): Promise<DeskView> {
  const { code, answer } = await attempt(as, desk, command, itemId)
  if (code !== null) throw new Error(`${command.kind}: ${code}`)
  return answer
}
const notice = (...ids: string[]): DeskCommand => ({
  kind: 'request_supplement',
  data: { points: ids.map((id) => ({ id, materialId: id, words: '看不清尺寸' })) },
})

/** The newest paper of a kind, by the titles of its lists. */
async function paperOf(desk: DeskView, kind: string) {
  const { documents } = (await hall.call(listDeskDocuments, { as: clerk, params: { id: desk.id } })).answer
  const code = documents.filter((one) => one.kind === kind).at(-1)?.code ?? ''
  const { sheet } = (await hall.call(readDeskDocument, { as: clerk, params: { id: code } })).answer
  const lists = Object.fromEntries(sheet.lists.map(({ title, lines }) => [title.zh, lines.map(({ zh }) => zh)]))
  return { body: sheet.body.map(({ zh }) => zh).join(), lists }
}

describe('a decision against the applicant', () => {
  it('carries the officer’s reasons, and apart from them what it rests on (art. 38)', async () => {
    const desk = await receive(hall, clerk, SIGN_ONLY)
    let now = await step(clerk, desk, { kind: 'accept', data: {} })
    const against: DeskCommand = { kind: 'opinion', data: { advice: 'disagree' }, words: '挡窗。' }
    now = await step(urban.reviewer, now, against)
    const refuse: DeskCommand = { kind: 'refuse', data: { grounds: [BASIS] }, words: `${WHY}\n要改小。` }
    // One pair of eyes is no check of substance, whichever way the decision goes (art. 34).
    expect((await attempt(urban.approver, now, refuse)).code).toBe('CASE_OPINION_NEEDED')
    now = await step(urban.secondReviewer, now, against)
    now = await step(urban.approver, now, refuse)
    const { lists } = await paperOf(now, 'refusal')
    expect(lists.理由).toEqual([WHY, '要改小。'])
    expect(lists.依据?.[0]).toBe(BASIS)
    expect(lists.依据?.join()).toContain('城市市容和环境卫生管理条例')
  })

  it('that takes back a grant on commitment does so too', async () => {
    const filed = await back.submit(null, [{ item: 'fire-check', route: 'commitment' }])
    const officers = ['one', 'two']
    const look = (inspectionId: string, outcome: 'fail') => [
      { kind: 'plan_inspection', data: { inspectionId, visitAt: hall.clock.now(), officers } } as const,
      { kind: 'commitment_check', data: { inspectionId, outcome, officers } } as const,
    ]
    const caseId = filed.caseOf('fire-check')
    await back.act(caseId, [
      { kind: 'accept', data: {} },
      { kind: 'grant', data: {} },
      ...look('first', 'fail'),
      { kind: 'require_rectification', data: { untilDay: '2026-09-25' }, words: '{"text":"补一个出口","points":{}}' },
    ])
    const everyone = { kind: 'resident', id: 'r', roles: ['resident'], authorised: false } as const
    await back.act(caseId, [{ kind: 'rectified', data: {} }], everyone)
    await back.act(caseId, [
      ...look('second', 'fail'),
      {
        kind: 'revoke',
        data: { ground: 'commitment', grounds: ['消防法第十五条'] },
        words: JSON.stringify({ text: '出口仍堵着', points: {} }),
      },
    ])
    const { lists } = await paperOf(await lookAt(hall, clerk, filed.id), 'revocation')
    expect(lists.理由).toEqual(['出口仍堵着'])
    expect(lists.依据?.[0]).toBe('消防法第十五条')
  })

  it('not to accept rests on listed points that are still unmet, and says on what (art. 32)', async () => {
    const refuse = (points: string[]): DeskCommand => ({
      kind: 'refuse_acceptance',
      data: { ground: BASIS, points },
      words: '效果图还是别家店的。',
    })
    const desk = await receive(hall, clerk, SIGN_ONLY)
    expect(caseOf(desk).actions).not.toContain('refuse_acceptance')
    expect((await attempt(clerk, desk, { ...refuse([]), words: '今天人多' })).code).toBe('CASE_NOT_TOLD')
    const told = await step(clerk, desk, notice(RENDERING))
    const given = await step(clerk, told, { kind: 'supplement', data: { points: [RENDERING] } })
    expect((await attempt(clerk, given, refuse([]))).code).toBe('CASE_NOTHING_LISTED')
    expect((await attempt(clerk, given, refuse(['id-card']))).code).toBe('CASE_NOT_LISTED')
    const over = await step(clerk, given, refuse([RENDERING]))
    expect(caseOf(over).state).toBe('not_accepted')
    const { lists } = await paperOf(over, 'not_accepted')
    expect(lists).toMatchObject({ 理由: ['效果图还是别家店的。'], 依据: [BASIS] })
  })
})

describe('a supplement notice', () => {
  it('asks of the applicant what this item needs, and nothing else', async () => {
    const desk = await receive(hall, clerk, FIVE_ITEMS)
    const ask = (...points: { id: string; materialId: string | null }[]) =>
      attempt(
        clerk,
        desk,
        { kind: 'request_supplement', data: { points: points.map((one) => ({ ...one, words: '要改' })) } },
        'sign-permit',
      )
    const fetched = desk.materials.find(({ state, neededBy }) => state === 'fetch' && neededBy.includes('sign-permit'))
    for (const [name, point] of Object.entries({
      'of another item': { id: EQUIPMENT, materialId: EQUIPMENT },
      'of another bundle': { id: 'hygiene-report', materialId: 'hygiene-report' },
      'what another item gives': { id: 'business-licence-cert', materialId: 'business-licence-cert' },
      'the form itself': { id: 'combined-form', materialId: 'combined-form' },
      'by another name': { id: 'something', materialId: RENDERING },
      'a field of another item': { id: 'seats', materialId: null },
      'no field at all': { id: 'no-such-field', materialId: null },
      ...(fetched ? { 'what the hall fetches': { id: fetched.id, materialId: fetched.id } } : {}),
    }))
      expect([name, (await ask(point)).code]).toEqual([name, 'BAD_FIELD'])
    const good = await ask(
      { id: RENDERING, materialId: RENDERING },
      { id: 'sign-text', materialId: null },
      { id: 'applicant-name', materialId: null },
    )
    expect(good.code).toBeNull()
  })
})

describe('容缺受理', () => {
  const tolerant = (promise: 'application' | 'counter', untilDay = '2026-09-17'): DeskCommand => ({
    kind: 'accept_tolerant',
    data: { materials: [EQUIPMENT], untilDay, promise },
  })

  it('rests on a written promise, and on a paper that is not here yet', async () => {
    const shown = await receive(hall, clerk, FOOD)
    expect((await attempt(clerk, shown, tolerant('counter'))).code).toBe('BAD_FIELD')
    const { [EQUIPMENT]: _, ...materials } = counterRequest(FOOD).materials
    const request = { ...counterRequest(FOOD), materials: { ...materials, [EQUIPMENT]: { shown: true as const } } }
    const { answer: desk } = await hall.call(receiveAtCounter, { as: clerk, body: request })
    const told = await step(clerk, desk, notice(EQUIPMENT))
    expect((await attempt(clerk, told, tolerant('application'))).code).toBe('BAD_FIELD')
    const taken = await step(clerk, told, tolerant('counter'))
    expect(caseOf(taken)).toMatchObject({ state: 'review', tolerated: [EQUIPMENT] })
    expect(taken.materials.find(({ id }) => id === EQUIPMENT)?.state).toBe('promised')
    expect(await lookAt(hall, clerk, desk.id)).toEqual(taken)
    const { body, lists } = await paperOf(taken, 'acceptance')
    expect(body).toContain('书面承诺后补')
    expect(body).not.toContain('您的申请材料齐全')
    expect(Object.values(lists).flat().join()).toContain('2026年9月17日前')
  })

  it('asks again when what comes is not the right paper', async () => {
    const as = stranger()
    const application = await submit(hall, as, await complete(hall, as, FOOD))
    const desk = await lookAt(hall, clerk, application.id)
    const told = await step(clerk, desk, notice(EQUIPMENT))
    const taken = await step(clerk, told, tolerant('counter'))
    const give = async () => {
      const { id: fileId } = await sendPhoto(hall, as)
      const { version } = await lookAt(hall, clerk, desk.id)
      return hall.call(supplementApplication, {
        as,
        params: { id: desk.id },
        body: { base: version, materials: { [EQUIPMENT]: { files: [fileId] } } },
      })
    }
    const wrong: DeskCommand = {
      kind: 'tolerated_wrong',
      data: { materialId: EQUIPMENT, untilDay: '2026-09-17' },
      words: '这是别家店的清单。',
    }
    expect((await attempt(clerk, taken, wrong)).code).toBe('CASE_NOT_LISTED')
    expect((await give()).code).toBeNull()
    const came = await lookAt(hall, clerk, desk.id)
    expect(caseOf(came)).toMatchObject({ tolerated: [] })
    const back = await step(clerk, came, wrong)
    expect(caseOf(back)).toMatchObject({ state: 'review', tolerated: [EQUIPMENT] })
    expect(back.materials.find(({ id }) => id === EQUIPMENT)).toMatchObject({
      state: 'wrong',
      reason: '这是别家店的清单。',
    })
    expect(await lookAt(hall, clerk, desk.id)).toEqual(back)
    const { answer: inbox } = await hall.call(listMessages, { as, query: {} })
    expect(inbox.messages.filter(({ topic }) => topic === 'application_supplement')).toHaveLength(2)
    expect((await give()).code).toBeNull()
    expect(caseOf(await lookAt(hall, clerk, desk.id)).tolerated).toEqual([])
  })
})

describe('an item whose prerequisite fails', () => {
  const wait = async (accountId: string | null) => {
    const filed = await back.submit(accountId, [
      { item: 'business-licence' },
      { item: 'food-licence', after: ['business-licence'] },
    ])
    return { ...filed, caseOf: filed.caseOf }
  }
  const listed = async () => {
    const query = { queue: 'intake', pointId: CENTRE, itemId: 'food-licence' } as const
    return (await hall.call(listWork, { as: clerk, query })).answer.work
  }

  it('is in the list of the window, which starts it when the applicant shows another way', async () => {
    const filed = await wait(null)
    const caseId = filed.caseOf('food-licence')
    expect((await listed()).map((one) => one.caseId)).not.toContain(caseId)
    await back.act(filed.caseOf('business-licence'), [{ kind: 'withdraw', data: {} }])
    expect((await listed()).find((one) => one.caseId === caseId)).toMatchObject({ state: 'waiting', dueDay: null })
    const desk = await lookAt(hall, clerk, filed.id)
    const started = await step(clerk, desk, { kind: 'start', data: { instead: ['business-licence'] } }, 'food-licence')
    expect(caseOf(started, 'food-licence').state).toBe('received')
  })

  it('is told to the applicant; to the clerk who received it where the applicant has no account', async () => {
    const bodiesOf = async (as: Login) =>
      (await hall.call(listMessages, { as, query: {} })).answer.messages.map(({ topic, title }) => [topic, title])
    const desk = await receive(hall, clerk, FIVE_ITEMS)
    await step(clerk, desk, { kind: 'withdraw', data: {}, words: '申请人要求' }, 'business-licence')
    const waiting = desk.cases.filter(({ after }) => after.includes('business-licence'))
    const told = (await bodiesOf(clerk)).filter(([topic]) => topic === 'staff_stuck')
    expect(told).toEqual(waiting.map(() => ['staff_stuck', '有一件停住了']))
    expect(told.length).toBeGreaterThan(0)

    const as = stranger()
    const filed = await wait(accountOf(as))
    await back.act(filed.caseOf('business-licence'), [{ kind: 'withdraw', data: {} }])
    const moved = (await hall.call(listMessages, { as, query: {} })).answer.messages
    expect(moved.find(({ topic }) => topic === 'application_moved')?.body).toContain('到窗口，就接着办')
    expect((await bodiesOf(clerk)).filter(([topic]) => topic === 'staff_stuck')).toHaveLength(waiting.length)
  })
})

describe('what a receipt promises', () => {
  it('is what the clock does: by law for a licence only, from the start for what waits', async () => {
    const desk = await receive(hall, clerk, FIVE_ITEMS)
    const { lists } = await paperOf(desk, 'receipt')
    const line = (name: string) => (lists.申请办理 ?? []).find((one) => one.includes(name)) ?? ''
    expect(line('招牌')).toContain('5 个工作日内告诉您；过了时间没有告诉，就从收到这天起算受理')
    expect(line('营业执照')).not.toContain('起算受理')
    expect(line('食品经营')).toContain('就从前一件办好那天起算受理')
  })

  it('is counted from the day the last listed thing came, and said so', async () => {
    const desk = await receive(hall, clerk, SIGN_ONLY)
    await step(clerk, await step(clerk, desk, notice(RENDERING)), { kind: 'supplement', data: { points: [RENDERING] } })
    hall.clock.set(shanghai('2026-09-22 09:00'))
    await hall.runJobs()
    const now = await lookAt(hall, clerk, desk.id)
    expect(caseOf(now).state).toBe('review')
    expect((await paperOf(now, 'acceptance')).body).toContain('从补正的内容到齐那天起就算受理')
    hall.clock.set(MONDAY)
  })
})
