import type * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import * as paper from '../../shared/contract/document'
import { type FieldCommand, syncFindings } from '../../shared/contract/inspection'
import { readProgress } from '../../shared/contract/progress'
import { dayOf } from '../../shared/domain/time'
import { type Hall, type Login, OPENING, startHall } from '../support/hall'
import { giveName } from '../support/hall/login'
import { sendPhoto } from '../support/photo'
import type { UnderWay } from '../support/under-way'
import { finding, VISIT_TIMES, Visits } from '../support/visit'
import { CENTRE, STREET } from '../support/visitor'

const [FIRST] = VISIT_TIMES

let hall: Hall
let visits: Visits
let owner: Login
let market: Visits['market']
let fire: Visits['fire']
let approver: Login

beforeAll(async () => {
  hall = await startHall()
  visits = await Visits.start(hall)
  ;({ market, fire } = visits)
  giveName(hall.db, market[0], '郑踏勘员', '017')
  giveName(hall.db, market[1], '冯踏勘员')
  owner = await hall.login('13600007102')
  approver = await hall.staff('approver', null, 'market')
})
beforeEach(() => hall.clock.set(OPENING))
afterAll(async () => {
  visits?.close()
  await hall?.close()
})

const send = (as: Login, id: string, commands: v.InferInput<typeof FieldCommand>[]) =>
  hall.call(syncFindings, { as, params: { id }, body: { commands } })
const signature = (base: number, fileId: string | null = null, signedAt = FIRST) => ({
  ...{ kind: 'signature' as const, id: crypto.randomUUID(), base, fileId },
  ...{ name: '欧阳小满', signedAt },
})
const mine = async (application: UnderWay) =>
  (await hall.call(paper.listDocuments, { as: owner, params: { id: application.id } })).answer.documents.filter(
    ({ kind }) => kind === 'inspection',
  )
const atDesk = (as: Login, application: UnderWay) =>
  hall.call(paper.listDeskDocuments, { as, params: { id: application.id } })
const rowsOf = ({ sheet }: paper.DocumentView) =>
  Object.fromEntries(sheet.rows.map(({ label, value }) => [label.zh, value.zh]))

/** The food licence has something to put right, the fire check has not been recorded; on the day of the visit. */
async function visited(as: Login | null = owner) {
  const { application, visit } = await visits.agreed(as)
  hall.clock.set(FIRST + 60_000)
  const food = finding(application.caseOf('food-licence'), visit.base, market, {
    outcome: 'rectify',
    rectifyUntil: '2026-09-21',
    words: '洗手池没有接水\n灭火器过期',
  })
  const safe = finding(application.caseOf('fire-check'), visit.base, fire)
  return { application, visit, food, safe }
}

describe('the record of a visit', () => {
  it('is issued once it is signed: the day, the place, the officers by name, what they found, who signed', async () => {
    const { application, visit, food } = await visited()
    const photo = await sendPhoto(hall, market[0])
    const image = await sendPhoto(hall, market[0])
    await send(market[0], visit.id, [{ ...food, photos: [{ fileId: photo.id, takenAt: FIRST, place: null }] }])
    expect(await mine(application), 'nothing before somebody signed').toEqual([])
    hall.reset()
    await send(market[0], visit.id, [signature(visit.base, image.id)])
    expect(hall.trips()).toBe(2)

    const [one, ...more] = await mine(application)
    expect(more).toEqual([])
    expect(one).toMatchObject({ caseId: food.caseId, state: 'genuine', title: { zh: '现场勘验记录' } })
    expect(one?.number).toMatch(/^（.+）证照联办勘〔2026〕第 \d{5} 号$/)
    const { answer } = await hall.call(paper.readDocument, { as: owner, params: { id: one?.code ?? '' } })
    expect(answer).toMatchObject({ isAuthentic: true, isSample: true, holder: '欧阳小满' })
    expect(rowsOf(answer)).toEqual({
      勘验时间: expect.stringContaining('2026年9月'),
      勘验地点: '小满路1号',
      勘验事由: '作决定以前的现场勘验',
      勘验人员: '郑踏勘员（工号 017）、冯踏勘员',
      同时勘验: expect.stringContaining('消防'),
      勘验结论: '需要整改',
      整改期限: '2026年9月21日',
      现场照片: '1 张，存档',
      申请人签字: '欧阳小满，已现场签字',
    })
    expect(answer.sheet.lists).toEqual([
      {
        title: { zh: '需要整改的地方', en: expect.any(String) },
        lines: [
          { zh: '洗手池没有接水', en: '洗手池没有接水' },
          { zh: '灭火器过期', en: '灭火器过期' },
        ],
      },
    ])
    const { documents } = (await hall.call(readProgress, { as: owner, params: { id: application.id } })).answer
    expect(documents).toContainEqual(expect.objectContaining({ id: one?.code, kind: 'inspection' }))
  })

  it('is issued for what another phone sends after the signature, each case once, whatever is sent again', async () => {
    const { application, visit, food, safe } = await visited()
    const signed = signature(visit.base)
    await send(market[0], visit.id, [food, signed])
    expect((await mine(application)).map(({ caseId }) => caseId)).toEqual([food.caseId])
    await send(fire[0], visit.id, [safe])
    await send(market[0], visit.id, [food, signed])
    await send(fire[1], visit.id, [safe])
    const both = await mine(application)
    expect(both.map(({ caseId }) => caseId)).toEqual([food.caseId, safe.caseId])
    expect(new Set(both.map(({ number }) => number)).size).toBe(2)
  })

  it('of two phones that send at the same moment says everything once', async () => {
    const { application, visit, food, safe } = await visited()
    await Promise.all([
      send(market[0], visit.id, [food, signature(visit.base)]),
      send(fire[0], visit.id, [safe]),
      send(fire[1], visit.id, [safe]),
    ])
    const both = await mine(application)
    expect(both.map(({ caseId }) => caseId).sort()).toEqual([food.caseId, safe.caseId].sort())
  })

  it('says that the applicant refused to sign, and that officers have no name yet', async () => {
    const { application, visit, food, safe } = await visited()
    await send(market[0], visit.id, [food])
    await send(fire[0], visit.id, [safe, signature(visit.base)])
    const record = (await mine(application)).find(({ caseId }) => caseId === safe.caseId)
    const { answer } = await hall.call(paper.readDocument, { as: owner, params: { id: record?.code ?? '' } })
    expect(rowsOf(answer)).toMatchObject({
      申请人签字: '欧阳小满，拒绝签字',
      勘验人员: '（未登记工作姓名）、（未登记工作姓名）',
      勘验结论: '符合要求',
    })
    expect(rowsOf(answer)).not.toHaveProperty('整改期限')
    expect(answer.sheet.lists).toEqual([])
  })

  it('does not say that the applicant signed for what was found later, nor a day that a wrong clock says', async () => {
    const { application, visit, food, safe } = await visited()
    const image = await sendPhoto(hall, market[0])
    await send(market[0], visit.id, [{ ...food, foundAt: 0 }, signature(visit.base, image.id)])
    await send(fire[0], visit.id, [{ ...safe, foundAt: FIRST + 1000 }])
    const [first, second] = await Promise.all(
      (await mine(application)).map(
        async ({ code }) => (await hall.call(paper.readDocument, { as: owner, params: { id: code } })).answer,
      ),
    )
    if (!first || !second) throw new Error('two papers are due')
    const [year, month, day] = dayOf(OPENING).split('-').map(Number)
    expect(rowsOf(first).勘验时间).toContain(`${year}年${month}月${day}日`)
    expect(rowsOf(second).申请人签字).toContain('签字时本项还没有记下')
  })

  it('keeps the names it was issued with', async () => {
    const { application, visit, food } = await visited()
    await send(market[0], visit.id, [food, signature(visit.base)])
    const [one] = await mine(application)
    giveName(hall.db, market[0], '郑改名')
    const { answer } = await hall.call(paper.readDocument, { as: owner, params: { id: one?.code ?? '' } })
    expect(answer.isAuthentic).toBe(true)
    expect(rowsOf(answer).勘验人员).toContain('郑踏勘员（工号 017）')
    giveName(hall.db, market[0], '郑踏勘员', '017')
    const kept = JSON.stringify(hall.db.prepare('SELECT * FROM document WHERE id = ?').get([one?.code ?? '']))
    for (const secret of ['郑踏勘员', '小满路', '欧阳', '洗手池']) expect(kept).not.toContain(secret)
  })

  it('is seen by the department that looked, the windows and the applicant; by no other department', async () => {
    const { application, visit, food, safe } = await visited()
    await send(market[0], visit.id, [food, signature(visit.base)])
    await send(fire[0], visit.id, [safe])
    const [ofMarket, ofFire] = await mine(application)
    const records = async (as: Login) =>
      (await atDesk(as, application)).answer.documents
        .filter(({ kind }) => kind === 'inspection')
        .map(({ code }) => code)
    expect(await records(market[1])).toEqual([ofMarket?.code])
    expect(await records(approver)).toEqual([ofMarket?.code])
    expect(await records(fire[0])).toEqual([ofFire?.code])
    expect(await records(visits.clerk)).toEqual([ofMarket?.code, ofFire?.code])
    const read = (as: Login) => hall.call(paper.readDeskDocument, { as, params: { id: ofFire?.code ?? '' } })
    expect((await read(fire[1])).status).toBe(200)
    expect((await read(market[0])).code).toBe('NOT_FOUND')
    expect((await read(await hall.staff('clerk', STREET))).code).toBe('NOT_FOUND')
    expect((await read(owner)).code).toBe('FORBIDDEN')
    const stranger = await hall.login('13600007103')
    const other = await hall.call(paper.readDocument, { as: stranger, params: { id: ofFire?.code ?? '' } })
    expect(other.code).toBe('NOT_FOUND')
  })

  it('is genuine to whoever scans it, without a name, until it is revoked', async () => {
    const { application, visit, food } = await visited()
    await send(market[0], visit.id, [food, signature(visit.base)])
    const [one] = await mine(application)
    const params = { id: one?.code ?? '' }
    const { answer, body } = await hall.call(paper.verifyDocument, { params })
    expect(answer).toMatchObject({ state: 'genuine', paper: { kind: 'inspection', number: one?.number } })
    for (const secret of ['郑踏勘员', '欧阳小满', '小满路']) expect(JSON.stringify(body)).not.toContain(secret)
    const reason = { reason: '地点写错了，另发一份。' }
    expect((await hall.call(paper.revokeDocument, { as: approver, params, body: reason })).status).toBe(200)
    expect((await hall.call(paper.verifyDocument, { params })).answer.state).toBe('revoked')
    const supervisor = await hall.staff('supervisor', CENTRE)
    const again = await hall.call(paper.revokeDocument, { as: supervisor, params, body: reason })
    expect(again.code).toBe('DOCUMENT_REVOKED')
  })
})
