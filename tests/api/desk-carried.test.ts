import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApplicationView, readApplication, requestPrecheck, saveDraft } from '../../shared/contract/application'
import { checkMaterials } from '../../shared/contract/case'
import { receiveAtCounter, takeOver } from '../../shared/contract/counter'
import type { CallOf } from '../../shared/contract/endpoint'
import { listWallet, openFile, openFileAsStaff } from '../../shared/contract/file'
import { counterRequest, FIVE_ITEMS, lookAt } from '../support/application'
import { complete, fill, open } from '../support/apply'
import { book, DAY, NEXT_DAY, openSlot } from '../support/booking'
import { type Hall, type Login, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { sendPhoto, takePhoto } from '../support/photo'
import { CENTRE, STREET } from '../support/visitor'

const PREMISES = 'premises-proof'
const RESTAURANT = { subject: FIVE_ITEMS.subject, answers: FIVE_ITEMS.answers }

let hall: Hall
let clerk: Login
let next: () => Resident
beforeAll(async () => {
  hall = await startHall({ now: shanghai(`${DAY} 09:30`) })
  clerk = await hall.staff('clerk', CENTRE)
  next = await strangers(hall, 12)
})
afterAll(() => hall.close())

let times = 0

/** Somebody with a draft whose papers were sent from home, booked for it. */
async function expected(day = DAY) {
  const person = next()
  const draft = await complete(hall, person, RESTAURANT)
  const slot = await openSlot(hall, times++, day)
  const { answer: appointment } = await book(hall, person, { slotId: slot.id, subject: FIVE_ITEMS.subject })
  return { person, draft, appointmentId: appointment.id, fileId: pagesOf(draft, PREMISES)[0] ?? '' }
}
const pagesOf = ({ materials }: Pick<ApplicationView, 'materials'>, id: string) =>
  materials.find((one) => one.id === id)?.pages.map(({ fileId }) => fileId) ?? []

type Materials = CallOf<typeof receiveAtCounter>['body']['materials']

/** Received for somebody who is known by the phone they booked with. */
const receiveWith = (appointmentId: string | undefined, materials: Materials, { phone }: Pick<Resident, 'phone'>) => {
  const plain = counterRequest(FIVE_ITEMS)
  const request = { ...plain, applicant: { ...plain.applicant, phone } }
  const body = { ...request, materials: { ...request.materials, ...materials } }
  return hall.call(receiveAtCounter, {
    as: clerk,
    body: appointmentId === undefined ? body : { ...body, appointmentId },
  })
}
const lookAtFile = async (id: string, as: Login) => (await hall.call(openFileAsStaff, { as, params: { id } })).status

describe('papers that were sent from home', () => {
  it('come along to the counter: named, opened there, and received in one write with their pages', async () => {
    const { person, draft, appointmentId, fileId } = await expected()
    const { answer } = await hall.call(takeOver, { as: clerk, params: { id: appointmentId } })
    expect(answer.materials.find(({ materialId }) => materialId === PREMISES)).toMatchObject({
      state: 'given',
      pages: [{ fileId, mediaType: 'image/jpeg' }],
    })
    expect(await lookAtFile(fileId, clerk)).toBe(200)

    const scan = (await sendPhoto(hall, clerk, takePhoto(2000), { owner: 'hall' })).id
    const materials: Materials = {
      [PREMISES]: { uploaded: true, files: [fileId] },
      'id-card': { shown: true, files: [fileId, scan] },
    }
    // For another person they are not there, whoever has the appointment.
    expect((await receiveWith(appointmentId, materials, next())).code).toBe('FILE_NOT_READY')
    const received = await receiveWith(appointmentId, materials, person)
    expect(received.code).toBeNull()
    const desk = await lookAt(hall, clerk, received.answer.id)
    expect(desk).toEqual(received.answer)
    const material = (id: string) => desk.materials.find((one) => one.id === id)
    expect(material(PREMISES)).toMatchObject({ state: 'given', pages: [{ fileId }] })
    expect(material('id-card')).toMatchObject({ state: 'fine', pages: [{ fileId }, { fileId: scan }] })

    // The owner keeps them: in the application, and in the wallet once somebody found them fine.
    const params = { id: received.answer.id }
    const own = (await hall.call(readApplication, { as: person, params })).answer
    expect(pagesOf(own, PREMISES)).toEqual([fileId])
    expect((await hall.call(openFile, { as: person, params: { id: fileId } })).status).toBe(200)
    const wallet = (await hall.call(listWallet, { as: person })).answer
    expect(JSON.stringify(wallet)).toContain(fileId)
    expect((await hall.call(readApplication, { as: person, params: { id: draft.id } })).code).toBe('NOT_FOUND')
    const [file] = hall.db.prepare('SELECT account_id, expires_at FROM file WHERE id = ?').all([fileId])
    expect(file).toEqual({ account_id: person.accountId, expires_at: null })
  })

  it('stay in the wallet where they were not received', async () => {
    const { person, appointmentId, fileId } = await expected()
    expect((await receiveWith(appointmentId, {}, person)).code).toBeNull()
    const [file] = hall.db.prepare('SELECT expires_at FROM file WHERE id = ?').all([fileId])
    expect(file).toMatchObject({ expires_at: expect.any(Number) })
    expect((await hall.call(openFile, { as: person, params: { id: fileId } })).status).toBe(200)
    expect(await lookAtFile(fileId, clerk)).toBe(404)
  })

  it('are opened by the clerk of that counter on that day, by nobody else, and only those', async () => {
    const { person, fileId } = await expected()
    const other = (await sendPhoto(hall, person, takePhoto(1500))).id
    expect(await lookAtFile(fileId, clerk)).toBe(200)
    expect(await lookAtFile(other, clerk)).toBe(404)
    for (const as of [
      await hall.staff('clerk', STREET),
      await hall.staff('issuer', CENTRE),
      await hall.staff('supervisor', CENTRE),
      await hall.staff('reviewer', null, 'market'),
    ]) {
      expect(await lookAtFile(fileId, as)).toBe(404)
    }
    const later = await expected(NEXT_DAY)
    expect(await lookAtFile(later.fileId, clerk)).toBe(404)
  })

  it('are received only with the appointment they belong to, and never half', async () => {
    const [one, other] = [await expected(), await expected()]
    const carry: Materials = { [PREMISES]: { uploaded: true, files: [one.fileId] } }
    expect((await receiveWith(undefined, carry, one.person)).code).toBe('FILE_NOT_READY')
    expect((await receiveWith(other.appointmentId, carry, other.person)).code).toBe('FILE_NOT_READY')
    const params = { id: one.draft.id }
    expect((await hall.call(readApplication, { as: one.person, params })).answer.state).toBe('draft')
    expect((await hall.call(readApplication, { as: other.person, params: { id: other.draft.id } })).code).toBeNull()
  })

  it('meet a change on the phone at the same moment: received with the page, or refused whole', async () => {
    const { person, draft, appointmentId, fileId } = await expected()
    const params = { id: draft.id }
    const take = () =>
      hall.call(saveDraft, {
        as: person,
        params,
        body: { base: draft.version, materials: { [PREMISES]: null, 'id-card': null } },
      })
    const [received] = await Promise.all([
      receiveWith(appointmentId, { [PREMISES]: { uploaded: true, files: [fileId] } }, person),
      take(),
    ])
    const counted = hall.db
      .prepare('SELECT COUNT(*) AS n FROM application WHERE account_id = ?')
      .get([person.accountId]) as { n: number }
    expect(counted.n).toBe(1)
    if (received.code === null) {
      const desk = await lookAt(hall, clerk, received.answer.id)
      expect(desk.materials.find(({ id }) => id === PREMISES)?.pages).toMatchObject([{ fileId }])
    } else {
      expect(['FILE_NOT_READY', 'CONFLICT']).toContain(received.code)
      expect((await hall.call(readApplication, { as: person, params })).answer.state).toBe('draft')
    }
  })

  it('bring along what a look beforehand found', async () => {
    const person = next()
    const draft = await fill(hall, person, await open(hall, person, RESTAURANT), RESTAURANT)
    const params = { id: draft.id }
    await hall.call(requestPrecheck, { as: person, params })
    const desk = await lookAt(hall, clerk, draft.id)
    const checks = [{ materialId: PREMISES, state: 'wrong' as const, reason: '照片看不清' }]
    await hall.call(checkMaterials, { as: clerk, params, body: { base: desk.version, checks } })
    const slot = await openSlot(hall, times++, DAY)
    const { answer: appointment } = await book(hall, person, { slotId: slot.id, subject: FIVE_ITEMS.subject })
    const { answer } = await hall.call(takeOver, { as: clerk, params: { id: appointment.id } })
    expect(answer.materials.find(({ materialId }) => materialId === PREMISES)).toMatchObject({
      state: 'wrong',
      reason: '照片看不清',
    })
  })
})
