import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportMe, readMe } from '../../shared/contract/account'
import { readApplication, saveDraft, submitApplication } from '../../shared/contract/application'
import { verifyAtCounter, verifyIdentity } from '../../shared/contract/identity'
import { readProgress } from '../../shared/contract/progress'
import { confirmPhone, requestLoginCode } from '../../shared/contract/session'
import { SIGN_ONLY } from '../support/application'
import { complete, established, submit } from '../support/apply'
import { accountOf, type Hall, type Login, lastCode, startHall } from '../support/hall'
import { forgetIdentity } from '../support/hall/identify'
import { identityNumber } from '../support/identity-number'
import { CENTRE, STREET } from '../support/visitor'

let hall: Hall
let clerk: Login
let people = 0

beforeAll(async () => {
  hall = await startHall()
  clerk = await hall.staff('clerk', CENTRE)
})
afterAll(() => hall.close())

/** Somebody who logged in with a phone, and no more. */
async function stranger(): Promise<Login> {
  const login = await hall.login(`135${String(++people).padStart(8, '0')}`)
  forgetIdentity(hall, login)
  return login
}

const somebody = (document = identityNumber()) => ({ name: '欧阳小满', documentKind: 'id_card' as const, document })
const ask = (as: Login, body: ReturnType<typeof somebody>) => hall.call(verifyIdentity, { as, body })
const stored = (who: Login) =>
  JSON.stringify(hall.db.prepare('SELECT * FROM account WHERE id = ?').get([accountOf(who)]))

describe('who somebody is', () => {
  it('is asked of the service with the confirmed phone, kept sealed and shown masked', async () => {
    const as = await stranger()
    const body = somebody()
    hall.reset()
    const { answer } = await ask(as, body)
    expect(hall.trips()).toBe(2)
    expect(answer).toMatchObject({ name: '欧阳**', documentKind: 'id_card', by: 'service', at: hall.clock.now() })
    expect(answer.document).not.toBe(body.document)
    expect((await hall.call(readMe, { as })).answer.identity).toEqual(answer)
    expect(stored(as)).not.toContain(body.document)
    expect(stored(as)).not.toContain(body.name)
    expect((await hall.call(exportMe, { as })).answer.account).toMatchObject({ identity: body, identityBy: 'service' })
  })

  it('is not kept when the service says no, cannot say, or does not answer', async () => {
    const as = await stranger()
    const taken = somebody()
    await ask(await stranger(), taken)
    expect((await ask(as, { ...taken, name: '别人' })).code).toBe('IDENTITY_DIFFERENT')
    const passport = { name: 'Anna Muster', documentKind: 'passport' as const, document: 'C4F7H2K9P' }
    expect((await hall.call(verifyIdentity, { as, body: passport })).code).toBe('IDENTITY_AT_COUNTER')
    for (const fault of ['down', 'failing', 'nonsense'] as const) {
      hall.identity.breakNetwork(fault)
      expect((await ask(as, somebody())).code).toBe('IDENTITY_DOWN')
    }
    hall.identity.breakNetwork(null)
    expect((await hall.call(readMe, { as })).answer.identity).toBeNull()
    expect((await ask(as, somebody())).code).toBeNull()
  })

  it('is not asked about a number that cannot be one', async () => {
    const as = await stranger()
    const before = hall.identity.requests()
    const reply = await ask(as, somebody('510106199003071234'))
    expect(reply.code).toBe('BAD_FIELD')
    expect(reply.body).toMatchObject({ error: { field: 'document' } })
    expect(hall.identity.requests()).toBe(before)
  })

  it('is asked ten times a day and no more', async () => {
    const as = await stranger()
    const codes = new Set<string | null>()
    for (let time = 0; time < 10; time++) codes.add((await ask(as, somebody())).code)
    expect(codes).toEqual(new Set([null]))
    expect((await ask(as, somebody())).code).toBe('RATE_LIMITED')
  })

  it('has to be asked again with another phone', async () => {
    const as = await stranger()
    await ask(as, somebody())
    const phone = `135${String(++people).padStart(8, '0')}`
    await hall.call(requestLoginCode, { body: { phone } })
    expect((await hall.call(confirmPhone, { as, body: { phone, code: lastCode(hall.sms, phone) } })).code).toBeNull()
    expect((await hall.call(readMe, { as })).answer.identity).toBeNull()
  })
})

describe('a clerk who has seen the document', () => {
  const passport = { name: 'Anna Muster', documentKind: 'passport' as const, document: 'C4F7H2K9P' }

  it('says so for the account of a phone, at the own service point, and leaves a trace', async () => {
    const as = await stranger()
    const body = { pointId: CENTRE, phone: as.phone, ...passport }
    expect((await hall.call(verifyAtCounter, { as: clerk, body: { ...body, pointId: STREET } })).code).toBe('NOT_FOUND')
    const { answer } = await hall.call(verifyAtCounter, { as: clerk, body })
    expect(answer).toMatchObject({ documentKind: 'passport', by: 'counter' })
    expect((await hall.call(readMe, { as })).answer.identity).toEqual(answer)
    const looks = hall.db
      .prepare("SELECT actor_id FROM access_log WHERE party_id = ? AND what = 'identity'")
      .all([accountOf(as)])
    expect(looks).toMatchObject([{ actor_id: accountOf(clerk) }])
    const audit = hall.db
      .prepare("SELECT detail FROM audit WHERE entity = 'identity' AND entity_id = ?")
      .all([accountOf(as)]) as { detail: string }[]
    expect(audit.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([{ by: 'counter' }])
  })

  it('cannot for a phone nobody has logged in with', async () => {
    const body = { pointId: CENTRE, phone: '13900009999', ...passport }
    const reply = await hall.call(verifyAtCounter, { as: clerk, body })
    expect(reply.body).toMatchObject({ error: { code: 'NOT_FOUND', field: 'phone' } })
  })
})

describe('an application', () => {
  const press = (as: Login, { id, version }: { id: string; version: number }) =>
    hall.call(submitApplication, { as, params: { id }, body: { base: version } })

  it('is handed in by somebody who is known, and nobody else is taken for the applicant', async () => {
    const as = await stranger()
    const draft = await complete(hall, as, SIGN_ONLY)
    const own = draft.applicant.document ?? ''
    forgetIdentity(hall, as)
    const unknown = await press(as, draft)
    expect(unknown.code).toBe('APPLICATION_INCOMPLETE')
    expect(unknown.body).toMatchObject({ error: { field: 'identity', details: { problem: 'NEEDED' } } })
    expect((await hall.call(readApplication, { as, params: { id: draft.id } })).answer.problems).toEqual([
      { part: 'identity', problem: 'NEEDED' },
    ])
    await ask(as, somebody())
    expect((await press(as, draft)).body).toMatchObject({ error: { details: { problem: 'OTHER' } } })
    await ask(as, { ...somebody(own), name: established().person })
    expect((await press(as, draft)).code).toBeNull()
  })

  it('is handed in for somebody else by the 经办人 who is known', async () => {
    const as = await stranger()
    const draft = await complete(hall, as, SIGN_ONLY)
    const known = somebody()
    await ask(as, known)
    expect((await press(as, draft)).body).toMatchObject({ error: { details: { problem: 'OTHER' } } })
    const agent = { ...known, phone: '13612340002', scope: 'all' as const, untilDay: '2026-12-31' }
    const { answer } = await hall.call(saveDraft, {
      as,
      params: { id: draft.id },
      body: { base: draft.version, agent },
    })
    expect(answer.problems.map(({ part }) => part)).not.toContain('identity')
  })

  it('is read by somebody who is known', async () => {
    const as = await stranger()
    const { id } = await submit(hall, as, await complete(hall, as, SIGN_ONLY))
    expect((await hall.call(readProgress, { as, params: { id } })).code).toBeNull()
    forgetIdentity(hall, as)
    for (const endpoint of [readProgress, readApplication])
      expect((await hall.call(endpoint, { as, params: { id } })).code).toBe('IDENTITY_NEEDED')
  })
})
