import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as supervision from '../../shared/contract/supervision'
import { packWords } from '../../worker/service/case/words'
import { actOn, lookAt, receive, SIGN_ONLY } from '../support/application'
import { accountOf, type Hall, type Login, shanghai, startHall } from '../support/hall'
import { lateCase, sweep } from '../support/late'
import { World } from '../support/route/world'
import { Back } from '../support/under-way'
import { CENTRE } from '../support/visitor'

let hall: Hall
let world: World
let supervisor: Login
let back: Back
const WORDS = packWords({ text: '专家病了。', points: {} }) ?? ''
const monday = shanghai('2026-09-14 09:30')

beforeAll(async () => {
  hall = await startHall({ now: monday })
  world = await World.open(hall)
  back = new Back(hall)
  supervisor = world.staff.supervisor
})
afterAll(async () => {
  back?.close()
  await hall?.close()
})

async function sweepAt(time: string) {
  hall.clock.set(shanghai(time))
  await sweep(hall)
}

const late = () => lateCase(hall, world.staff.clerk)
const cards = async (as: Login, departmentId: string) =>
  (await hall.call(supervision.listCards, { as, query: { departmentId, pointId: CENTRE } })).answer.cards

describe('lights and cards', () => {
  it('are counted by department, listed with the most overdue first', async () => {
    const one = await late()
    const { lights } = (await hall.call(supervision.countLights, { as: supervisor, query: { pointId: CENTRE } })).answer
    expect(lights.find(({ departmentId }) => departmentId === one.departmentId)).toMatchObject({ light: 'yellow' })
    const query = { departmentId: one.departmentId, pointId: CENTRE, light: 'yellow' } as const
    const { cases } = (await hall.call(supervision.listLate, { as: supervisor, query })).answer
    expect(cases.map(({ caseId }) => caseId)).toContain(one.id)
  })

  it('are listed behind every number: of an item, of whose turn it is, of the whole hall', async () => {
    await late()
    const { lights } = (await hall.call(supervision.countLights, { as: supervisor, query: { pointId: CENTRE } })).answer
    const sign = lights.filter(({ itemId, light }) => itemId === 'sign-permit' && light === 'yellow')
    const count = sign.reduce((sum, one) => sum + one.count, 0)
    expect(sign[0]).toMatchObject({ name: { zh: expect.any(String) }, queue: 'review' })
    const behind = async (more: object) => {
      const query = { pointId: CENTRE, light: 'yellow' as const, ...more }
      return (await hall.call(supervision.listLate, { as: supervisor, query })).answer.cases
    }
    expect(await behind({ itemId: 'sign-permit', queue: 'review' })).toHaveLength(count)
    expect(await behind({ queue: 'issue' })).toEqual([])
    const days = (await behind({})).map(({ dueDay }) => dueDay ?? '')
    expect(days).toEqual([...days].sort())
    const nowhere = await hall.call(supervision.listLate, { as: supervisor, query: { light: 'yellow' } })
    expect(nowhere.code).toBe('BAD_FIELD')
  })

  it('let a case be explained as long as there is a light or a card, and no other', async () => {
    const clerk = await hall.staff('clerk', CENTRE)
    const one = await late()
    const { application_id: id } = hall.db.prepare('SELECT application_id FROM "case" WHERE id = ?').get([one.id]) as {
      application_id: string
    }
    const explain = async () => {
      const desk = await lookAt(hall, clerk, id)
      const isOffered = desk.cases[0]?.actions.includes('explain')
      const command = { kind: 'explain', data: {}, words: '专家病了。' } as const
      return [isOffered, (await actOn(hall, clerk, desk, [{ caseId: one.id, command }])).code]
    }
    expect(await explain()).toEqual([true, null])
    // The light is out, what it left behind is a card.
    const light = hall.db.prepare('UPDATE "case" SET light = ? WHERE id = ?')
    light.run(['none', one.id])
    expect(await explain()).toEqual([true, null])
    light.run(['none', one.id])
    // Cancelled between the look and the write: the guard sees it.
    const write = await back.prepare(one.id, [{ kind: 'explain', data: {}, words: WORDS }])
    for (const card of (await cards(supervisor, one.departmentId)).filter(({ caseId }) => caseId === one.id)) {
      const body = { reason: '不是部门的原因，予以撤销。' }
      expect(
        (await hall.call(supervision.cancelCard, { as: supervisor, params: { id: card.id }, body })).code,
      ).toBeNull()
    }
    await expect(write()).rejects.toMatchObject({ code: 'CASE_NOT_LATE' })
    light.run(['reminder', one.id])
    expect(await explain()).toEqual([false, 'CASE_NOT_LATE'])
    light.run(['red', one.id])
    expect(await explain()).toEqual([true, null])
  })

  it('are explained once by the department, cancelled with a reason, and never gone', async () => {
    const one = await late()
    const officer = await hall.staff('reviewer', null, one.departmentId)
    const card = (await cards(officer, one.departmentId)).find(({ caseId }) => caseId === one.id)
    expect(card).toMatchObject({ level: 'yellow', state: 'open', actions: ['explain'] })
    const explain = () =>
      hall.call(supervision.explainCard, {
        as: officer,
        params: { id: card?.id ?? '' },
        body: { words: '申请人约的现场时间在承诺期限以后。' },
      })
    const twice = await Promise.all([explain(), explain(), explain()])
    expect(twice.map(({ code }) => code).sort()).toEqual(['CONFLICT', 'CONFLICT', null].sort())
    const cancel = { as: supervisor, params: { id: card?.id ?? '' }, body: { reason: '不是部门的原因，予以撤销。' } }
    expect((await hall.call(supervision.cancelCard, cancel)).code).toBeNull()
    expect((await hall.call(supervision.cancelCard, cancel)).code).toBe('CONFLICT')
    const after = (await cards(supervisor, one.departmentId)).find(({ id }) => id === card?.id)
    expect(after).toMatchObject({
      state: 'cancelled',
      explanation: '申请人约的现场时间在承诺期限以后。',
      cancelReason: '不是部门的原因，予以撤销。',
      actions: [],
    })
    const stored = hall.db.prepare('SELECT * FROM card WHERE id = ?').get([card?.id ?? ''])
    expect(JSON.stringify(stored)).not.toContain('现场时间')
  })

  it('come in pages, however many were given at one instant', async () => {
    const one = await late()
    const insert = hall.db.prepare(
      `INSERT INTO card (id, case_id, application_id, item_id, department_id, point_id, level, seq, created_at)
       SELECT ?, id, application_id, item_id, department_id, point_id, 'red', ?, 1 FROM "case" WHERE id = ?`,
    )
    for (let seq = 100; seq < 145; seq++) insert.run([crypto.randomUUID(), seq, one.id])
    const seen: string[] = []
    let before: string | undefined
    do {
      const query = { departmentId: one.departmentId, pointId: CENTRE, level: 'red' as const }
      const { answer } = await hall.call(supervision.listCards, {
        as: supervisor,
        query: before === undefined ? query : { ...query, before },
      })
      seen.push(...answer.cards.map(({ id }) => id))
      before = answer.next ?? undefined
    } while (before !== undefined)
    expect(seen).toHaveLength(45)
    expect(new Set(seen).size).toBe(45)
  })
})

describe('the thresholds', () => {
  it('are the district’s; a change plans the open cases anew, and what was given stays', async () => {
    hall.clock.set(monday)
    const desk = await receive(hall, world.staff.clerk, SIGN_ONLY)
    const caseId = desk.cases[0]?.id ?? ''
    await actOn(hall, world.staff.clerk, desk, [{ caseId, command: { kind: 'accept', data: {} } }])
    await sweepAt('2026-09-16 00:05')
    const lightOf = () =>
      (hall.db.prepare('SELECT light FROM "case" WHERE id = ?').get([caseId]) as { light: string }).light
    const before = lightOf()
    const { thresholds, version } = (await hall.call(supervision.readThresholds, { as: world.staff.admin })).answer
    const body = { thresholds: { ...thresholds, stageYellow: false }, version }
    expect((await hall.call(supervision.changeThresholds, { as: world.staff.admin, body })).code).toBeNull()
    expect((await hall.call(supervision.changeThresholds, { as: world.staff.admin, body })).code).toBe('CONFLICT')
    await sweepAt('2026-09-16 00:15')
    expect([before, lightOf()]).toEqual(['yellow', 'none'])
    await hall.call(supervision.changeThresholds, { as: world.staff.admin, body: { thresholds, version: version + 1 } })
    await sweepAt('2026-09-16 00:25')
    expect(lightOf()).toBe('yellow')
    expect(hall.db.prepare('SELECT level FROM card WHERE case_id = ?').all([caseId])).toHaveLength(1)
  })
})

describe('urging', () => {
  it('asks one person once, tells them, and brings the answer back', async () => {
    const one = await late()
    const officer = await hall.staff('reviewer', null, one.departmentId)
    const body = { caseId: one.id, words: '为什么超过了承诺期限？', dueDay: '2026-09-21' }
    const asked = (more: object, key: string) =>
      hall.call(supervision.urge, { as: supervisor, body: { ...body, ...more }, key })
    expect((await asked({}, 'nobody-has-it')).code).toBe('BAD_FIELD')
    expect((await asked({ toAccountId: accountOf(world.staff.admin) }, 'a-stranger-1')).code).toBe('BAD_FIELD')
    expect((await asked({ phone: '13900000000' }, 'a-stranger-2')).code).toBe('BAD_FIELD')
    expect((await asked({ phone: officer.phone, dueDay: '2026-09-01' }, 'by-phone')).body).toMatchObject({
      error: { field: 'dueDay' },
    })
    expect((await asked({ toAccountId: accountOf(officer), dueDay: '2026-09-01' }, 'yesterday')).code).toBe('BAD_FIELD')
    const replies = await Promise.all(
      [1, 2, 3].map((n) => asked({ toAccountId: accountOf(officer) }, `asked-at-once-${n}`)),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    const mine = await hall.call(supervision.listMyUrges, { as: officer, query: { state: 'open' } })
    const [urge] = mine.answer.urges
    expect(urge).toMatchObject({ words: body.words, answer: null, actions: ['answer'] })
    const answer = { params: { id: urge?.id ?? '' }, body: { words: '现场已经看完，明天决定。' } }
    expect((await hall.call(supervision.answerUrge, { as: world.staff.reviewer, ...answer })).code).toBe('NOT_FOUND')
    expect((await hall.call(supervision.answerUrge, { as: officer, ...answer })).code).toBeNull()
    expect((await hall.call(supervision.answerUrge, { as: officer, ...answer })).code).toBe('CONFLICT')
    const { urges } = (await hall.call(supervision.listUrges, { as: supervisor, query: { pointId: CENTRE } })).answer
    expect(urges[0]).toMatchObject({ state: 'answered', answer: '现场已经看完，明天决定。' })
    const topics = hall.db
      .prepare("SELECT topic FROM outbox WHERE topic IN ('staff_urged','staff_urge_answered') ORDER BY topic")
      .all([])
    expect(topics).toMatchObject([{ topic: 'staff_urge_answered' }, { topic: 'staff_urged' }])
  })
})
