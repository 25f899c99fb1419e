import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteMe, exportMe } from '../../shared/contract/account'
import { readApplication, supplementApplication } from '../../shared/contract/application'
import { act } from '../../shared/contract/case'
import { lookUpProgress, readProgress } from '../../shared/contract/progress'
import { addDays, instantOf } from '../../shared/domain/time'
import { actOn, lookAt, SIGN_ONLY } from '../support/application'
import { complete, established, fill, open, submit } from '../support/apply'
import { type Hall, type Login, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { identityNumber } from '../support/identity-number'
import { sendPhoto } from '../support/photo'
import { CENTRE } from '../support/visitor'

let hall: Hall
let clerk: Login
let stranger: () => Resident

beforeAll(async () => {
  hall = await startHall()
  clerk = await hall.staff('clerk', CENTRE)
  stranger = await strangers(hall, 40)
})
afterAll(() => hall.close())

/** One item that a clerk has found two things missing in: a paper and a field. */
async function asked() {
  const as = stranger()
  const { id } = await submit(hall, as, await complete(hall, as, SIGN_ONLY))
  const desk = await lookAt(hall, clerk, id)
  const caseId = desk.cases[0]?.id ?? ''
  const points = [
    { id: 'sign-rendering', materialId: 'sign-rendering', words: '看不清招牌的尺寸' },
    { id: 'sign-text', materialId: null, words: '和照片上的字不一样' },
  ]
  const command = { kind: 'request_supplement' as const, data: { points } }
  const reply = await hall.call(act, {
    as: clerk,
    params: { id },
    body: { base: desk.version, commands: [{ caseId, command }] },
  })
  expect(reply.code).toBeNull()
  return { as, id, caseId, base: desk.version + 1 }
}

describe('a supplement', () => {
  it('is asked for once, point by point, in the words of who asked', async () => {
    const { as, id, caseId } = await asked()
    const { answer } = await hall.call(readProgress, { as, params: { id } })
    expect(answer.asks).toMatchObject([
      {
        kind: 'supplement',
        caseId,
        points: [
          { material: 'sign-rendering', field: null, words: '看不清招牌的尺寸', met: false },
          { material: null, field: 'sign-text', words: '和照片上的字不一样', met: false },
        ],
      },
    ])
    expect(answer.asks[0]?.untilDay).toMatch(/^2026-/)
    expect(answer.lanes[0]).toMatchObject({ holder: { kind: 'applicant' }, next: { key: 'you_supplement' } })
    expect(answer.actions).toContain('supplement')
    const { answer: whole } = await hall.call(readApplication, { as, params: { id } })
    expect(whole.materials.filter(({ changeable }) => changeable).map((one) => one.id)).toEqual(['sign-rendering'])
  })

  it('may come in parts; with the last one the case is complete', async () => {
    const { as, id, base } = await asked()
    const { id: fileId } = await sendPhoto(hall, as)
    const give = (body: object) => hall.call(supplementApplication, { as, params: { id }, body: { base, ...body } })
    const first = await give({ materials: { 'sign-rendering': { files: [fileId] } } })
    expect(first.answer.cases[0]?.state).toBe('supplement')
    expect((await give({ materials: { 'sign-rendering': { files: [fileId] } } })).code).toBe('BAD_FIELD')
    const second = await give({ form: { 'sign-text': '小满面馆' }, words: '字改好了' })
    expect(second.answer.cases[0]?.state).toBe('received')
    expect(second.answer.form['sign-text']).toBe('小满面馆')
    expect((await give({ form: { 'sign-text': '大满面馆' } })).code).toBe('NOTHING_ASKED')
    const { answer } = await hall.call(readProgress, { as, params: { id } })
    expect(answer.lanes[0]?.events.at(-1)).toMatchObject({ kind: 'supplement', by: 'applicant', words: '字改好了' })
  })

  it('is right: a field as the form wants it, a part of who applies as its number is checked', async () => {
    const as = stranger()
    const { id } = await submit(hall, as, await complete(hall, as, SIGN_ONLY))
    const desk = await lookAt(hall, clerk, id)
    const points = ['business-phone', 'applicant-name', 'applicant-document'].map((point) => ({
      ...{ id: point, materialId: null },
      words: '和证件不一样',
    }))
    const command = { kind: 'request_supplement' as const, data: { points } }
    const commands = [{ caseId: desk.cases[0]?.id ?? '', command }]
    const told = await hall.call(act, { as: clerk, params: { id }, body: { base: desk.version, commands } })
    expect(told.code).toBeNull()
    const give = async (body: object) => {
      const reply = await hall.call(supplementApplication, {
        as,
        params: { id },
        body: { base: desk.version + 1, ...body },
      })
      const { error } = reply.body as { error?: { field?: string } }
      return [reply.code, error?.field]
    }
    expect(await give({ words: '只写一句' })).toEqual(['NOTHING_ASKED', undefined])
    expect(await give({ form: { 'business-phone': '不是电话' } })).toEqual(['BAD_FIELD', 'form.business-phone'])
    expect(await give({ form: { 'applicant-name': '大满面馆' } })).toEqual(['BAD_FIELD', 'form.applicant-name'])
    expect(await give({ applicant: { address: '别处' } })).toEqual(['BAD_FIELD', 'applicant'])
    expect(await give({ applicant: { document: '510106199003071234' } })).toEqual(['BAD_FIELD', 'applicant.document'])
    const { answer: before } = await hall.call(readApplication, { as, params: { id } })
    expect([before.applicant, before.cases[0]?.state]).toEqual([
      expect.objectContaining({ kind: 'household' }),
      'supplement',
    ])

    const document = identityNumber()
    expect(
      await give({ form: { 'business-phone': '13600000009' }, applicant: { name: ' 大满面馆 ', document } }),
    ).toEqual([null, undefined])
    const { answer } = await hall.call(readApplication, { as, params: { id } })
    expect(answer.applicant).toMatchObject({ name: '大满面馆', document })
    expect(answer.form['business-phone']).toBe('13600000009')
    expect(answer.cases[0]?.state).toBe('received')
    // Found by the new number from now on.
    const body = { number: answer.number ?? '', lastFour: document.slice(-4) }
    expect((await hall.call(lookUpProgress, { body })).code).toBeNull()
  })

  it('takes nothing that was not listed', async () => {
    const { as, id, base } = await asked()
    const { id: fileId } = await sendPhoto(hall, as)
    const give = (body: object) => hall.call(supplementApplication, { as, params: { id }, body: { base, ...body } })
    expect((await give({ materials: { 'premises-proof': { files: [fileId] } } })).code).toBe('BAD_FIELD')
    expect((await give({ materials: { 'sign-rendering': { promise: true } } })).code).toBe('BAD_FIELD')
    expect((await give({ form: { 'shop-name': '别的店' } })).code).toBe('BAD_FIELD')
    const theirs = await sendPhoto(hall, stranger())
    expect((await give({ materials: { 'sign-rendering': { files: [theirs.id] } } })).code).toBe('FILE_NOT_READY')
  })

  it('twenty times at once is taken once', async () => {
    const { as, id, base } = await asked()
    const { id: fileId } = await sendPhoto(hall, as)
    const body = { base, materials: { 'sign-rendering': { files: [fileId] } } }
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => hall.call(supplementApplication, { as, params: { id }, body })),
    )
    expect(replies.filter(({ code }) => code === null)).toHaveLength(1)
    expect(new Set(replies.map(({ code }) => code))).toEqual(new Set([null, 'BAD_FIELD']))
  })
})

describe('a question without login', () => {
  async function submitted() {
    const as = stranger()
    const document = identityNumber()
    const draft = await open(hall, as, SIGN_ONLY)
    const view = await submit(hall, as, await fill(hall, as, draft, SIGN_ONLY, established('诸葛大力', document)))
    return { number: view.number ?? '', document, id: view.id, caseId: view.cases[0]?.id ?? '' }
  }

  it('is answered by the number and the last four, masked, without ids or words', async () => {
    const { number, document, id, caseId } = await submitted()
    hall.reset()
    const { answer, body } = await hall.call(lookUpProgress, {
      body: { number: `${number.slice(0, 8)} ${number.slice(8)}`, lastFour: document.slice(-4).toLowerCase() },
    })
    expect(hall.trips()).toBe(1)
    expect(answer.lanes).toMatchObject([{ itemId: 'sign-permit', state: 'received' }])
    const text = JSON.stringify(body)
    for (const secret of [id, caseId, '诸葛大力', document, '小满面馆']) expect(text).not.toContain(secret)
  })

  it('gives one and the same answer to a wrong pair and to a number that is not there', async () => {
    const { number } = await submitted()
    const other = await submitted()
    const ask = (body: { number: string; lastFour: string }) => hall.call(lookUpProgress, { body })
    const replies = [
      await ask({ number, lastFour: '0000' }),
      await ask({ number, lastFour: other.document.slice(-4) === '0001' ? '0002' : other.document.slice(-4) }),
      await ask({ number: '202609141234566', lastFour: '0000' }),
      await ask({ number: '12', lastFour: '0000' }),
    ]
    const said = replies.map(({ status, body }) => {
      const { error } = body as { error: Record<string, unknown> }
      return JSON.stringify({ status, ...error, requestId: '' })
    })
    expect(new Set(said).size).toBe(1)
    expect(replies[0]?.code).toBe('LOOKUP_WRONG')
  })

  it('lets wrong guesses count by number, wherever they come from, also many at once', async () => {
    const { number, document } = await submitted()
    const guesses = Array.from({ length: 60 }, (_, guess) => String(guess).padStart(4, '0'))
    const wrong = guesses.filter((guess) => guess !== document.slice(-4))
    const replies = await Promise.all(
      wrong.map((lastFour) => hall.call(lookUpProgress, { body: { number, lastFour } })),
    )
    const codes = replies.map(({ code }) => code)
    expect(codes.filter((code) => code === 'LOOKUP_WRONG')).toHaveLength(50)
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(wrong.length - 50)
    const right = await hall.call(lookUpProgress, { body: { number, lastFour: document.slice(-4) } })
    expect(right.code).toBe('RATE_LIMITED')
  })

  it('lets nobody shut a number for others from one address, and never counts who is right', async () => {
    const { number, document } = await submitted()
    const ask = (lastFour: string, address: string) =>
      hall.call(lookUpProgress, { body: { number, lastFour }, headers: { 'x-forwarded-for': address } })
    const lastFour = document.slice(-4)
    const wrong = lastFour === '0000' ? '0001' : '0000'
    const codes: (string | null)[] = []
    for (let guess = 0; guess < 8; guess++) codes.push((await ask(wrong, '203.0.113.7')).code)
    expect(codes).toEqual([...Array(5).fill('LOOKUP_WRONG'), ...Array(3).fill('RATE_LIMITED')])
    for (let look = 0; look < 20; look++) expect((await ask(lastFour, '203.0.113.8')).code).toBeNull()
  })

  it('tells days and words of fixed lists, never what an officer has written', async () => {
    const { number, document, id, caseId } = await submitted()
    const desk = await lookAt(hall, clerk, id)
    const command = { kind: 'not_here', data: { authority: '青羊区城管局王科长' }, words: '请去找他。' } as const
    expect((await actOn(hall, clerk, desk, [{ caseId, command }])).code).toBeNull()
    const { answer, body } = await hall.call(lookUpProgress, { body: { number, lastFour: document.slice(-4) } })
    expect(answer.lanes[0]?.events.map(({ kind }) => kind)).toEqual(['receive', 'not_here'])
    expect(answer.lanes[0]?.events[0]?.facts).toEqual({ outcome: 'ready', channel: 'online' })
    for (const secret of ['王科长', '请去找他']) expect(JSON.stringify(body)).not.toContain(secret)
  })
})

describe('an account with applications', () => {
  it('gets everything of them in its export', async () => {
    const { as, id } = await asked()
    const { answer } = await hall.call(exportMe, { as })
    expect(answer.applications).toMatchObject([{ id, applicant: { name: '金牛区小满面馆' }, state: 'submitted' }])
    expect(JSON.stringify(answer.applications)).toContain('看不清招牌的尺寸')
  })

  it('leaves what was submitted when it is deleted; drafts and their files go', async () => {
    const { as, id } = await asked()
    const draft = await complete(hall, as)
    const one = (sql: string, ...args: string[]) => (hall.db.prepare(sql).all(args) as Record<string, unknown>[])[0]
    const key = (of: string) =>
      one('SELECT k.wrapped FROM application a JOIN person_key k ON k.id = a.key_id WHERE a.id = ?', of)
    const draftKey = one('SELECT key_id AS id FROM application WHERE id = ?', draft.id)?.id as string
    await hall.call(deleteMe, { as })
    expect(one('SELECT account_id FROM application WHERE id = ?', id)).toMatchObject({ account_id: null })
    expect(key(id)?.wrapped).not.toBeNull()
    expect(one('SELECT id FROM application WHERE id = ?', draft.id)).toBeUndefined()
    expect(one('SELECT wrapped FROM person_key WHERE id = ?', draftKey)).toMatchObject({ wrapped: null })
    expect((await lookAt(hall, clerk, id)).cases).toHaveLength(1)
    const files = hall.db.prepare('SELECT state FROM file WHERE created_by = ?').all([as.accountId])
    expect(files.map((file) => (file as { state: string }).state).sort()).toEqual(['ready', 'removed'])
  })
})

// Last, because the clock goes on.
describe('the time to supplement', () => {
  it('is reminded of before its time is over, once', async () => {
    const { as, id } = await asked()
    const { answer } = await hall.call(readProgress, { as, params: { id } })
    const until = answer.asks[0]?.untilDay ?? ''
    const told = () =>
      hall.db
        .prepare("SELECT id FROM inbox_message WHERE topic = 'application_supplement_due' AND account_id = ?")
        .all([as.accountId]).length
    hall.clock.set(instantOf(addDays(until, -4), 600))
    await hall.runJobs()
    expect(told()).toBe(0)
    hall.clock.set(instantOf(addDays(until, -2), 600))
    await hall.runJobs()
    await hall.runJobs()
    expect(told()).toBe(1)
  })
})
