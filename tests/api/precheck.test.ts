import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApplicationView, readApplication, requestPrecheck, saveDraft } from '../../shared/contract/application'
import { checkMaterials } from '../../shared/contract/case'
import type { DeskView } from '../../shared/contract/desk-view'
import { countWork, listPrechecks } from '../../shared/contract/work-list'
import { actOn, lookAt, SIGN_ONLY } from '../support/application'
import { complete, submit } from '../support/apply'
import { type Hall, type Login, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { sendPhoto } from '../support/photo'
import { CENTRE } from '../support/visitor'

let hall: Hall
let clerk: Login
let stranger: () => Resident

beforeAll(async () => {
  hall = await startHall({ now: shanghai('2026-09-14 09:30') })
  clerk = await hall.staff('clerk', CENTRE)
  stranger = await strangers(hall, 40)
})
afterAll(() => hall.close())

interface Asked {
  as: Login
  view: ApplicationView
}

/** Somebody asks for a look before submitting. */
async function ask(): Promise<Asked> {
  const as = stranger()
  const draft = await complete(hall, as, SIGN_ONLY)
  return { as, view: (await hall.call(requestPrecheck, { as, params: { id: draft.id } })).answer }
}
const waiting = async (as = clerk) =>
  (await hall.call(listPrechecks, { as, query: { pointId: CENTRE } })).answer.prechecks
const givenOf = ({ materials }: DeskView) => materials.filter(({ state }) => state === 'given').map(({ id }) => id)

/** Marks materials; the wrong ones with a reason. */
function mark(view: DeskView, checks: readonly (readonly [id: string, state: 'fine' | 'wrong'])[], answer = false) {
  return hall.call(checkMaterials, {
    as: clerk,
    params: { id: view.id },
    body: {
      base: view.version,
      answer,
      checks: checks.map(([materialId, state]) =>
        state === 'fine' ? { materialId, state } : { materialId, state, reason: '看不清章，请重拍一张' },
      ),
    },
  })
}

describe('a 网上预审', () => {
  it('waits at the hall that was asked, the oldest promise first, due one working day later', async () => {
    const first = await ask()
    hall.clock.advance(60_000)
    const second = await ask()
    const rows = await waiting()
    expect(rows.map(({ applicationId }) => applicationId)).toEqual([first.view.id, second.view.id])
    expect(rows[0]).toMatchObject({
      late: false,
      applicant: '金牛区小满面馆',
      dueAt: shanghai('2026-09-16 00:00'),
      given: expect.any(Number),
    })
    const { answer } = await hall.call(countWork, { as: clerk })
    expect(answer.prechecks).toEqual({ count: 2, late: 0 })
  })

  it('is neither shown nor counted to somebody of another hall, nor to a supervisor', async () => {
    await ask()
    const elsewhere = await hall.staff('clerk', 'jlt')
    const query = { pointId: CENTRE }
    expect((await hall.call(listPrechecks, { as: elsewhere, query })).code).toBe('NOT_FOUND')
    expect((await hall.call(countWork, { as: elsewhere })).answer.prechecks).toEqual({ count: 0, late: 0 })
    const supervisor = await hall.staff('supervisor', CENTRE)
    expect((await hall.call(listPrechecks, { as: supervisor, query })).code).toBe('FORBIDDEN')
  })

  it('is answered once for all; the applicant mends what is wrong, and what passed is not reopened', async () => {
    const { as, view } = await ask()
    const before = await lookAt(hall, clerk, view.id)
    const [wrong = '', ...fine] = givenOf(before)
    expect((await mark(before, [], true)).code).toBe('BAD_FIELD')
    const marked = await mark(before, [[wrong, 'wrong'], ...fine.map((id) => [id, 'fine'] as const)])
    await mark(marked.answer, [], true)
    const messages = hall.db.prepare("SELECT COUNT(*) AS n FROM outbox WHERE topic = 'application_prechecked'").all([])
    expect(messages).toEqual([{ n: 1 }])
    expect((await waiting()).some(({ applicationId }) => applicationId === view.id)).toBe(false)
    const { answer: own } = await hall.call(readApplication, { as, params: { id: view.id } })
    expect(own.state).toBe('draft')
    expect(own.materials.find(({ id }) => id === wrong)).toMatchObject({
      state: 'wrong',
      changeable: true,
      reason: '看不清章，请重拍一张',
    })
    const photo = await sendPhoto(hall, as)
    const mend = (id: string) =>
      hall.call(saveDraft, {
        as,
        params: { id: view.id },
        body: { base: own.version, materials: { [id]: { files: [photo.id] } } },
      })
    expect((await mend(wrong)).code).toBeNull()
    await hall.call(requestPrecheck, { as, params: { id: view.id } })
    const after = await lookAt(hall, clerk, view.id)
    expect(givenOf(after)).toEqual([wrong])
    expect(after.materials.filter(({ state }) => state === 'fine').map(({ id }) => id)).toEqual(fine)
    expect((await mark(after, [[fine[0] ?? '', 'wrong']])).code).toBe('BAD_FIELD')
    const again = (await waiting()).find(({ applicationId }) => applicationId === view.id)
    expect(again).toMatchObject({ given: 1 })
  })

  it('stands by what it passed: no notice after submitting asks for it again', async () => {
    const { as, view } = await ask()
    const before = await lookAt(hall, clerk, view.id)
    const [wrong = '', passed = ''] = givenOf(before)
    const checks = givenOf(before).map((id) => [id, id === wrong ? 'wrong' : 'fine'] as const)
    await mark(before, checks, true)
    hall.clock.advance(60_000)
    const { answer: own } = await hall.call(readApplication, { as, params: { id: view.id } })
    await submit(hall, as, own)
    const desk = await lookAt(hall, clerk, view.id)
    const notice = (materialId: string) =>
      actOn(hall, clerk, desk, [
        {
          caseId: desk.cases[0]?.id ?? '',
          command: {
            kind: 'request_supplement',
            data: { points: [{ id: materialId, materialId, words: '再拍一张' }] },
          },
        },
      ])
    expect((await notice(passed)).code).toBe('BAD_FIELD')
    expect((await notice(wrong)).code).toBeNull()
  })

  it('is late from the end of the working day, and over when the applicant submits', async () => {
    const { as, view } = await ask()
    hall.clock.advance(3 * 86_400_000)
    expect((await waiting()).find(({ applicationId }) => applicationId === view.id)).toMatchObject({ late: true })
    expect((await hall.call(countWork, { as: clerk })).answer.prechecks.late).toBeGreaterThan(0)
    await submit(hall, as, view)
    expect((await waiting()).some(({ applicationId }) => applicationId === view.id)).toBe(false)
  })

  it('comes a page at a time', async () => {
    for (const _ of Array.from({ length: 20 })) await ask()
    const query = { pointId: CENTRE }
    const { answer: first } = await hall.call(listPrechecks, { as: clerk, query })
    expect(first.prechecks).toHaveLength(20)
    const { answer: second } = await hall.call(listPrechecks, {
      as: clerk,
      query: { ...query, after: first.next ?? '' },
    })
    const ids = [...first.prechecks, ...second.prechecks].map(({ applicationId }) => applicationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(second.next).toBeNull()
  })
})
