import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addParty, CONSENT_VERSION, changeMe, readMe, removeParty } from '../../shared/contract/account'
import { cancelAppointment, readChecklistState, saveChecklistState } from '../../shared/contract/appointment'
import { loginByPhone, requestLoginCode } from '../../shared/contract/session'
import { type Hall, type Login, lastCode, startHall } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { bookVisitor } from '../support/visitor'

let hall: Hall
let me: Login
let people = 0
const DAY = 86_400_000

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())
beforeEach(async () => {
  me = await hall.login(`136${String(++people).padStart(8, '0')}`)
})

const read = async () => (await hall.call(readMe, { as: me })).answer

describe('me', () => {
  it('shows the account, masked, with nothing yet', async () => {
    expect(await read()).toMatchObject({
      phone: `136****${me.phone.slice(-4)}`,
      language: 'zh-CN',
      largeType: false,
      consented: true,
      roles: [],
      parties: [],
      unread: 0,
      standing: { bannedUntil: null, noShows: 0, cancels: 0, objection: null },
    })
  })

  it('costs one round trip to read and two to change', async () => {
    hall.reset()
    await read()
    expect(hall.trips()).toBe(1)
    hall.reset()
    await hall.call(changeMe, { as: me, body: { largeType: true } })
    expect(hall.trips()).toBe(2)
  })

  it('changes what is given and leaves the rest', async () => {
    await hall.call(changeMe, { as: me, body: { largeType: true } })
    await hall.call(changeMe, { as: me, body: { language: 'en' } })
    expect(await read()).toMatchObject({ language: 'en', largeType: true })
    await hall.call(changeMe, { as: me, body: { largeType: false } })
    expect(await read()).toMatchObject({ language: 'en', largeType: false })
  })

  it('refuses another language, another consent and unknown fields', async () => {
    const bad = [{ language: 'fr' }, { consent: '2020-01-01' }, { role: 'admin' }, { largeType: 1 }]
    for (const body of bad)
      expect((await hall.call(changeMe, { as: me, body: body as { language: 'en' } })).code).toBe('BAD_FIELD')
  })

  it('asks for consent before people are added', async () => {
    const phone = `134${me.phone.slice(3)}`
    await hall.call(requestLoginCode, { body: { phone } })
    const login = { phone, code: lastCode(hall.sms, phone), device: '测试', consent: 'an older text' }
    const token = (await hall.call(loginByPhone, { body: login })).answer.accessToken
    const body = { kind: 'self', name: '何为民', documentKind: 'id_card', document: identityNumber() } as const
    expect((await hall.call(readMe, { token })).answer.consented).toBe(false)
    expect((await hall.call(addParty, { token, body })).code).toBe('CONSENT_NEEDED')
    await hall.call(changeMe, { token, body: { consent: CONSENT_VERSION } })
    expect((await hall.call(readMe, { token })).answer.consented).toBe(true)
    expect((await hall.call(addParty, { token, body })).status).toBe(201)
  })

  it('counts what the person did, also after the person was removed and added again', async () => {
    const document = identityNumber()
    const body = { kind: 'self', name: '何为民', documentKind: 'id_card', document } as const
    const { answer: first } = await hall.call(addParty, { as: me, body })
    await hall.call(removeParty, { as: me, params: { id: first.id } })
    const { appointment } = await bookVisitor(hall, { login: me, aheadMinutes: 3 * 60 })
    await hall.call(cancelAppointment, { as: me, params: { id: appointment.id } })
    expect((await read()).standing).toMatchObject({ cancels: 1, noShows: 0, bannedUntil: null })
    await hall.call(removeParty, { as: me, params: { id: appointment.party.id } })
    expect((await read()).standing).toMatchObject({ cancels: 0 })
    const key = 'SELECT limit_key FROM appointment WHERE id = ?'
    expect(hall.db.prepare(key).get([appointment.id])).toMatchObject({ limit_key: expect.not.stringMatching(/^gone/) })
  })
})

describe('checklists', () => {
  const answers = { place: 'own', area: 80 }
  const save = (ticked: string[], updatedAt: number, id = 'restaurant') =>
    hall.call(saveChecklistState, { as: me, params: { id }, body: { answers, ticked, updatedAt } })
  const kept = async () => (await hall.call(readChecklistState, { as: me })).answer.checklists

  it('are kept, and the newer of two devices wins', async () => {
    const now = hall.clock.now()
    await save(['identity'], now - 2000)
    await save(['identity', 'lease'], now - 1000)
    await save([], now - 3000)
    expect(await kept()).toEqual([
      { bundleId: 'restaurant', answers, ticked: ['identity', 'lease'], updatedAt: now - 1000 },
    ])
  })

  it('are not frozen by a device whose clock is ahead', async () => {
    await save(['early'], hall.clock.now() + 365 * DAY)
    hall.clock.advance(1000)
    await save(['later'], hall.clock.now())
    expect((await kept())[0]?.ticked).toEqual(['later'])
  })

  it('belong to a bundle of the catalogue', async () => {
    expect((await save([], 1, 'no-such-bundle')).code).toBe('NOT_FOUND')
    expect((await save([], 1, '../x')).code).toBe('NOT_FOUND')
    expect((await save(['x\u0000'], 1)).code).toBe('BAD_FIELD')
    expect(await kept()).toEqual([])
  })
})
