import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readApplication, saveDraft } from '../../shared/contract/application'
import { checkMaterials } from '../../shared/contract/case'
import type { DeskCommand } from '../../shared/contract/case-command'
import { correctAtCounter, receiveAtCounter, takeOver } from '../../shared/contract/counter'
import type { DeskView } from '../../shared/contract/desk-view'
import type { CallOf, Endpoint } from '../../shared/contract/endpoint'
import { openFileAsStaff } from '../../shared/contract/file'
import { actOn, counterRequest, FIVE_ITEMS, lookAt, receive, SIGN_ONLY } from '../support/application'
import { open, operator } from '../support/apply'
import { book, DAY, NEXT_DAY, openSlot } from '../support/booking'
import { catalogueOf } from '../support/catalogue'
import { type Hall, type Login, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { identityNumber } from '../support/identity-number'
import { sendPhoto, takePhoto } from '../support/photo'
import { bookVisitor, CENTRE } from '../support/visitor'

const RENDERING = 'sign-rendering'
const FOOD = { subject: { kind: 'item', id: 'food-licence' }, answers: 'variant:establish' } as const
const EQUIPMENT = 'equipment-list'

let hall: Hall
let clerk: Login
let next: () => Resident
beforeAll(async () => {
  hall = await startHall({ now: shanghai(`${DAY} 09:30`) })
  clerk = await hall.staff('clerk', CENTRE)
  next = await strangers(hall, 3)
})
afterAll(() => hall.close())

const scan = async (as = clerk) => (await sendPhoto(hall, as, takePhoto(2000), { owner: 'hall' })).id
const only = (desk: DeskView) => {
  const [one] = desk.cases
  if (!one) throw new Error('no case')
  return one
}
const on = (desk: DeskView, command: DeskCommand) => [{ caseId: only(desk).id, command }]
type Body<E extends Endpoint> = CallOf<E>['body']
const check = (desk: DeskView, checks: Body<typeof checkMaterials>['checks']) =>
  hall.call(checkMaterials, { as: clerk, params: { id: desk.id }, body: { base: desk.version, checks } })
const materialOf = (desk: DeskView, id: string) => desk.materials.find((one) => one.id === id)

describe('papers at the counter', () => {
  it('keep the pages that were scanned, in order; whoever works on the case may open them', async () => {
    const files = [await scan(), await scan()]
    const request = counterRequest(SIGN_ONLY)
    const body = { ...request, materials: { ...request.materials, [RENDERING]: { shown: true as const, files } } }
    const { answer } = await hall.call(receiveAtCounter, { as: clerk, body })
    expect(materialOf(answer, RENDERING)).toMatchObject({ state: 'fine', pages: files.map((fileId) => ({ fileId })) })
    expect(materialOf(await lookAt(hall, clerk, answer.id), RENDERING)?.pages.map(({ fileId }) => fileId)).toEqual(
      files,
    )
    const [first = ''] = files
    expect((await hall.call(openFileAsStaff, { as: clerk, params: { id: first } })).status).toBe(200)
    const stored = hall.db.prepare('SELECT expires_at FROM file WHERE id = ?').all([first])
    expect(stored).toEqual([{ expires_at: null }])
    const again = await hall.call(receiveAtCounter, { as: clerk, body })
    expect(again.code).toBe('FILE_NOT_READY')
  })

  it('are nobody else’s scans, no paper that nobody asks for, no promise where none is offered', async () => {
    const colleague = await hall.staff('clerk', CENTRE)
    const request = counterRequest(SIGN_ONLY)
    const given = async (id: string, how: Body<typeof receiveAtCounter>['materials'][string]) => {
      const body = { ...request, materials: { ...request.materials, [id]: how } }
      return (await hall.call(receiveAtCounter, { as: clerk, body })).code
    }
    expect(await given(RENDERING, { shown: true, files: [await scan(colleague)] })).toBe('FILE_NOT_READY')
    expect(await given('equipment-list', { shown: true })).toBe('BAD_FIELD')
    expect(await given(RENDERING, { promise: true })).toBe('BAD_FIELD')
    expect(await given(RENDERING, { consent: true })).toBe('BAD_FIELD')
  })

  it('that were promised come later: the case goes on without them, and hears of them when they are handed over', async () => {
    const request = counterRequest(FOOD)
    const body = { ...request, materials: { ...request.materials, [EQUIPMENT]: { promise: true as const } } }
    const received = await hall.call(receiveAtCounter, { as: clerk, body })
    expect(received.code).toBeNull()
    expect(materialOf(received.answer, EQUIPMENT)).toMatchObject({ state: 'promised', mayPromise: true })
    const command: DeskCommand = {
      kind: 'accept_tolerant',
      data: { materials: [EQUIPMENT], untilDay: '2026-09-18', promise: 'application' },
    }
    const accepted = (await actOn(hall, clerk, received.answer, on(received.answer, command))).answer
    expect(only(accepted)).toMatchObject({ state: 'review', tolerated: [EQUIPMENT] })
    const file = await scan()
    const { answer } = await check(accepted, [{ materialId: EQUIPMENT, state: 'fine', given: [file] }])
    expect(only(answer)).toMatchObject({ state: 'review', tolerated: [] })
    expect(only(answer).events.at(-1)).toMatchObject({ kind: 'tolerated_arrived' })
    expect(materialOf(answer, EQUIPMENT)).toMatchObject({ state: 'fine', pages: [{ fileId: file }] })
    expect(await lookAt(hall, clerk, answer.id)).toEqual(answer)
  })

  it('that a notice asked for complete the case, shown or scanned', async () => {
    const desk = await receive(hall, clerk, SIGN_ONLY)
    const points = [{ id: RENDERING, materialId: RENDERING, words: '没有尺寸' }]
    const told = (await actOn(hall, clerk, desk, on(desk, { kind: 'request_supplement', data: { points } }))).answer
    expect(only(told).state).toBe('supplement')
    const { answer } = await check(told, [{ materialId: RENDERING, state: 'fine', given: [] }])
    expect(only(answer)).toMatchObject({ state: 'received', missing: [] })
    expect((await check(answer, [{ materialId: RENDERING, state: 'wrong', reason: '再看', given: [] }])).code).toBe(
      'BAD_FIELD',
    )
  })
})

describe('somebody without a phone', () => {
  it('is asked for none, neither as applicant nor on the form', async () => {
    const request = counterRequest(FIVE_ITEMS)
    const phones = catalogueOf().fields.flatMap(({ id, kind }) => (kind === 'phone' ? [id] : []))
    const form = Object.fromEntries(Object.entries(request.form).filter(([id]) => !phones.includes(id)))
    expect(Object.keys(request.form).length).toBeGreaterThan(Object.keys(form).length)
    const body = { ...request, form, applicant: { ...request.applicant, phone: null } }
    const { answer, code } = await hall.call(receiveAtCounter, { as: clerk, body })
    expect(code).toBeNull()
    expect(answer.applicant.phone).toBeNull()
    const withPhone = await hall.call(receiveAtCounter, { as: clerk, body: { ...request, form } })
    expect(withPhone.code).toBe('APPLICATION_INCOMPLETE')
  })
})

describe('what is wrong is put right on the spot', () => {
  const correct = (desk: DeskView, changes: Omit<Body<typeof correctAtCounter>, 'base'>) =>
    hall.call(correctAtCounter, { as: clerk, params: { id: desk.id }, body: { base: desk.version, ...changes } })

  it('takes the place of what was written, and the case remembers which fields', async () => {
    const desk = await receive(hall, clerk, SIGN_ONLY)
    const { answer, code } = await correct(desk, {
      applicant: { address: '金牛区样例大道 20 号' },
      form: { 'sign-text': '大满面馆' },
      words: '门牌号写错了',
    })
    expect(code).toBeNull()
    expect(answer).toMatchObject({ version: 2, form: { 'sign-text': '大满面馆' } })
    expect(only(answer).events.at(-1)).toMatchObject({
      kind: 'correct',
      facts: { fields: ['applicant-address', 'sign-text'] },
      words: '门牌号写错了',
    })
    const kept = await lookAt(hall, clerk, desk.id)
    expect(kept.applicant.address).toBe('金牛区样例大道 20 号')
    expect(kept).toEqual(answer)
  })

  it('is right afterwards, from the version that was seen, and only before acceptance', async () => {
    const desk = await receive(hall, clerk, SIGN_ONLY)
    expect(await correct(desk, { form: { 'sign-text': '' } })).toMatchObject({ code: 'BAD_FIELD' })
    expect(await correct(desk, { form: { seats: 3 } })).toMatchObject({ code: 'BAD_FIELD' })
    expect(await correct(desk, { applicant: { document: '510106199003071234' } })).toMatchObject({ code: 'BAD_FIELD' })
    expect(await correct(desk, {})).toMatchObject({ code: 'CASE_STATE' })
    expect((await correct(desk, { applicant: { name: '大满面馆' } })).code).toBeNull()
    expect((await correct(desk, { applicant: { name: '小满面馆' } })).code).toBe('CONFLICT')
    const now = await lookAt(hall, clerk, desk.id)
    const accepted = await actOn(hall, clerk, now, on(now, { kind: 'accept', data: {} }))
    expect((await correct(accepted.answer, { applicant: { name: '小满面馆' } })).code).toBe('CASE_STATE')
  })
})

describe('an agent at the counter (经办人)', () => {
  const agent = {
    name: '帮办员',
    documentKind: 'id_card' as const,
    document: identityNumber(),
    phone: '13612340009',
    scope: 'all' as const,
    untilDay: '2026-12-31',
  }

  it('is recorded with what the authorisation covers, and shows it', async () => {
    const request = { ...counterRequest(SIGN_ONLY), agent }
    const without = await hall.call(receiveAtCounter, { as: clerk, body: request })
    expect(without).toMatchObject({ code: 'APPLICATION_INCOMPLETE' })
    expect(without.body).toMatchObject({ error: { field: 'material.agent-authorisation' } })
    const body = { ...request, materials: { ...request.materials, 'agent-authorisation': { shown: true as const } } }
    const { answer, code } = await hall.call(receiveAtCounter, { as: clerk, body })
    expect(code).toBeNull()
    expect(answer.agent).toMatchObject({ name: '帮**', scope: 'all', untilDay: '2026-12-31' })
    expect(materialOf(answer, 'agent-authorisation')).toMatchObject({ state: 'fine', required: true })
  })

  it('has an authorisation of today, for no longer than a year, and a right document', async () => {
    const given = async (change: Partial<typeof agent>) => {
      const request = counterRequest(SIGN_ONLY)
      const materials = { ...request.materials, 'agent-authorisation': { shown: true as const } }
      const body = { ...request, agent: { ...agent, ...change }, materials }
      const reply = await hall.call(receiveAtCounter, { as: clerk, body })
      return [reply.code, (reply.body as { error?: { field?: string } }).error?.field]
    }
    expect(await given({ untilDay: '2020-01-01' })).toEqual(['APPLICATION_INCOMPLETE', 'agent.untilDay'])
    expect(await given({ untilDay: '2031-01-01' })).toEqual(['APPLICATION_INCOMPLETE', 'agent.untilDay'])
    expect(await given({ document: '510106199003071234' })).toEqual(['APPLICATION_INCOMPLETE', 'agent.document'])
  })
})

describe('an item alone at the counter', () => {
  it.each(['change', 'renew', 'cancel'] as const)('%s', async (variant) => {
    const subject = { kind: 'item', id: 'sign-permit' } as const
    const body = counterRequest({ subject, answers: `variant:${variant}` })
    const { answer, code } = await hall.call(receiveAtCounter, { as: clerk, body })
    expect(code).toBeNull()
    expect(answer.cases).toMatchObject([{ itemId: 'sign-permit', variant }])
  })

  it('is asked for the papers of its variant, and no other is taken in', async () => {
    const body = counterRequest({ subject: FOOD.subject, answers: 'variant:reissue' })
    expect(Object.keys(body.materials)).toEqual(['id-card'])
    const materials = { ...body.materials, 'floor-plan': { shown: true as const } }
    const more = await hall.call(receiveAtCounter, { as: clerk, body: { ...body, materials } })
    expect([more.code, (more.body as { error: { field?: string } }).error.field]).toEqual([
      'BAD_FIELD',
      'materials.floor-plan',
    ])
    const { answer, code } = await hall.call(receiveAtCounter, { as: clerk, body })
    expect(code).toBeNull()
    expect(answer.materials.map(({ id }) => id)).toEqual(['combined-form', 'id-card', 'agent-authorisation'])
  })
})

describe('what a department has taken on', () => {
  const correct = (desk: DeskView, changes: Omit<Body<typeof correctAtCounter>, 'base'>) =>
    hall.call(correctAtCounter, { as: clerk, params: { id: desk.id }, body: { base: desk.version, ...changes } })
  const eventsOf = (desk: DeskView, itemId: string) =>
    desk.cases.find((one) => one.itemId === itemId)?.events.map(({ kind, facts }) => [kind, facts.fields]) ?? []
  const caseId = (desk: DeskView, itemId: string) => desk.cases.find((one) => one.itemId === itemId)?.id ?? ''

  it('is not put right behind its back: neither who applies nor a field it reads', async () => {
    const desk = await receive(hall, clerk, FIVE_ITEMS)
    const command = { kind: 'accept', data: {} } as const
    const accepted = await actOn(hall, clerk, desk, [{ caseId: caseId(desk, 'sign-permit'), command }])
    const name = await correct(accepted.answer, { applicant: { name: '大满面馆' } })
    expect([name.code, (name.body as { error: { field?: string } }).error.field]).toEqual([
      'CASE_STATE',
      'applicant.name',
    ])
    expect((await correct(accepted.answer, { form: { 'sign-text': '大满面馆' } })).code).toBe('CASE_STATE')
    expect((await lookAt(hall, clerk, desk.id)).applicant).toEqual(desk.applicant)
  })

  it('is all that stands still: what only cases at the window read is put right, and every one of them remembers', async () => {
    const desk = await receive(hall, clerk, FIVE_ITEMS)
    const points = [
      { id: 'sign-rendering', materialId: 'sign-rendering', words: '没有尺寸' },
      { id: 'applicant-name', materialId: null, words: '少一个字' },
    ]
    const command = { kind: 'request_supplement', data: { points } } as const
    const told = (await actOn(hall, clerk, desk, [{ caseId: caseId(desk, 'sign-permit'), command }])).answer
    const { answer, code } = await correct(told, { applicant: { name: '金牛区大满面馆' } })
    expect(code).toBeNull()
    // Where a notice asks for it, it is what was asked for; everywhere else it is a correction.
    expect(eventsOf(answer, 'sign-permit').at(-1)).toEqual(['supplement', undefined])
    expect(answer.cases.find(({ itemId }) => itemId === 'sign-permit')?.missing).toEqual(['sign-rendering'])
    for (const { itemId } of answer.cases.filter((one) => one.itemId !== 'sign-permit'))
      expect([itemId, ...(eventsOf(answer, itemId).at(-1) ?? [])]).toEqual([itemId, 'correct', ['applicant-name']])
  })
})

describe('somebody who is booked', () => {
  const RESTAURANT = { subject: FIVE_ITEMS.subject, answers: FIVE_ITEMS.answers }

  it('is not asked again what they filled in at home; the draft goes when it is received', async () => {
    const person = next()
    const draft = await open(hall, person, RESTAURANT)
    const body = { base: draft.version, applicant: operator(), form: { 'shop-name': '小满面馆' } }
    await hall.call(saveDraft, { as: person, params: { id: draft.id }, body })
    const slot = await openSlot(hall, 3, DAY)
    const { answer: appointment } = await book(hall, person, { slotId: slot.id, subject: FIVE_ITEMS.subject })
    const { answer, code } = await hall.call(takeOver, { as: clerk, params: { id: appointment.id } })
    expect(code).toBeNull()
    expect(answer).toMatchObject({
      subject: FIVE_ITEMS.subject,
      answers: draft.answers,
      applicant: { kind: 'household', person: '何为民' },
      form: { 'shop-name': '小满面馆' },
      hasDraft: true,
    })
    const looks = hall.db.prepare('SELECT what FROM access_log WHERE party_id = ?').all([draft.id])
    expect(looks).toEqual([{ what: 'application' }])

    const request = counterRequest(FIVE_ITEMS)
    const same = { ...request, appointmentId: appointment.id, applicant: { ...request.applicant, phone: person.phone } }
    const received = await hall.call(receiveAtCounter, { as: clerk, body: same })
    expect(received.code).toBeNull()
    expect((await hall.call(readApplication, { as: person, params: { id: draft.id } })).code).toBe('NOT_FOUND')
    expect((await hall.call(readApplication, { as: person, params: { id: received.answer.id } })).code).toBeNull()
  })

  it('is who it is received for: another’s application stays out of their account, and their draft stays', async () => {
    const booked = async (minute: number) => {
      const visitor = await bookVisitor(hall, { aheadMinutes: minute })
      const begun = await open(hall, visitor.login, RESTAURANT)
      return { ...visitor, begun }
    }
    const { login, appointment, begun } = await booked(15)
    const stranger = { ...counterRequest(FIVE_ITEMS), appointmentId: appointment.id }
    const { answer, code } = await hall.call(receiveAtCounter, { as: clerk, body: stranger })
    expect(code).toBeNull()
    const read = async (id: string) => (await hall.call(readApplication, { as: login, params: { id } })).code
    expect([await read(answer.id), await read(begun.id)]).toEqual(['NOT_FOUND', null])

    // By the document of the booking, however it is typed.
    const own = await hall.call(takeOver, { as: clerk, params: { id: appointment.id } })
    const document = own.answer.applicant.document ?? ''
    const same = { ...stranger, applicant: { ...stranger.applicant, document: ` ${document.toLowerCase()} ` } }
    const received = await hall.call(receiveAtCounter, { as: clerk, body: same })
    expect([await read(received.answer.id), await read(begun.id)]).toEqual([null, 'NOT_FOUND'])
  })

  it('is received with the appointment of today, and with none that is over or of another day', async () => {
    const visitor = await bookVisitor(hall, { aheadMinutes: 15 })
    const body = { ...counterRequest(SIGN_ONLY), appointmentId: visitor.appointment.id }
    const set = (column: string, value: string) =>
      hall.db.prepare(`UPDATE appointment SET ${column} = ? WHERE id = ?`).run([value, visitor.appointment.id])
    const count = () => (hall.db.prepare('SELECT COUNT(*) AS n FROM application').get([]) as { n: number }).n
    const before = count()
    for (const state of ['done', 'no_show', 'cancelled']) {
      set('state', state)
      expect((await hall.call(receiveAtCounter, { as: clerk, body })).code).toBe('APPOINTMENT_NOT_OPEN')
    }
    set('state', 'booked')
    set('day', '2026-08-03')
    expect((await hall.call(receiveAtCounter, { as: clerk, body })).code).toBe('APPOINTMENT_NOT_OPEN')
    expect(count()).toBe(before)
    set('day', visitor.appointment.day)
    expect((await hall.call(receiveAtCounter, { as: clerk, body })).code).toBeNull()
  })

  it('is known by their booking, on its day and at its place', async () => {
    const person = next()
    const { answer: later } = await book(hall, person, { slotId: (await openSlot(hall, 3, NEXT_DAY)).id })
    expect((await hall.call(takeOver, { as: clerk, params: { id: later.id } })).code).toBe('APPOINTMENT_NOT_OPEN')
    const { answer: today } = await book(hall, person, {
      slotId: (await openSlot(hall, 4, DAY)).id,
      subject: { kind: 'item', id: 'sign-permit' },
    })
    const { answer } = await hall.call(takeOver, { as: clerk, params: { id: today.id } })
    expect(answer).toMatchObject({ hasDraft: false, form: {}, applicant: { kind: null } })
    expect(answer.applicant.name).not.toBeNull()
  })
})
