import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addParty, deleteMe, exportMe, readMe } from '../../shared/contract/account'
import { bookAppointment, saveChecklistState } from '../../shared/contract/appointment'
import { readDesk } from '../../shared/contract/case'
import { listDocuments, readDocument } from '../../shared/contract/document'
import { readProgress } from '../../shared/contract/progress'
import { loginByWechat, refreshSession } from '../../shared/contract/session'
import { holdSlot, listSlots } from '../../shared/contract/slot'
import { dayOf } from '../../shared/domain/time'
import { openidOf } from '../../worker/adapter/standin/wechat'
import { verifyChains } from '../../worker/service/case/verify-chains'
import { packWords } from '../../worker/service/case/words'
import { Context } from '../../worker/service/context'
import { accountOf, type Hall, type Login, startHall } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { Back, everybody } from '../support/under-way'
import { bookVisitor, CENTRE, checkInVisitor, type Visitor } from '../support/visitor'

let hall: Hall
let clerk: Login
let back: Back
const MINUTE = 60_000

beforeAll(async () => {
  hall = await startHall()
  clerk = await hall.staff('clerk', CENTRE)
  back = new Back(hall)
})
afterAll(async () => {
  back?.close()
  await hall?.close()
})

const rows = (sql: string, ...args: string[]) => hall.db.prepare(sql).all(args) as Record<string, unknown>[]
const remove = (as: Login) => hall.call(deleteMe, { as })

/** Everything in the database as one text. */
function everything(): string {
  const tables = rows("SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) => String(name))
  return JSON.stringify(tables.map((table) => rows(`SELECT * FROM "${table}"`)))
}

describe('what is kept', () => {
  it('holds no name, number, phone or free word that can be read, and neither does the log', async () => {
    const phone = '13612340001'
    const document = identityNumber()
    const { login } = await bookVisitor(hall, { login: await hall.login(phone), name: '诸葛大力' })
    const body = { kind: 'relative', name: '上官婉儿', relation: '外婆的邻居', documentKind: 'id_card' } as const
    await hall.call(addParty, { as: login, body: { ...body, document, phone: '13612340002' }, key: 'privacy-key-1' })
    const secrets = [phone, '13612340002', document, '诸葛大力', '上官婉儿', '外婆的邻居']
    const kept = everything()
    const log = hall.log().join('\n')
    for (const secret of secrets) {
      expect(kept).not.toContain(secret)
      expect(log).not.toContain(secret)
    }
  })

  it('does not open in another row', async () => {
    const login = await hall.login('13612340003')
    const add = (name: string) => {
      const body = { kind: 'relative', name, documentKind: 'id_card', document: identityNumber() } as const
      return hall.call(addParty, { as: login, body })
    }
    const { answer: one } = await add('甲')
    const { answer: two } = await add('乙')
    hall.db
      .prepare('UPDATE party SET name_sealed = (SELECT name_sealed FROM party WHERE id = ?) WHERE id = ?')
      .run([one.id, two.id])
    expect((await hall.call(readMe, { as: login })).code).toBe('INTERNAL')
  })
})

describe('what an officer says a decision rests on', () => {
  const SEWER = 'sewer-permit'
  const said = [
    '不予受理的依据是欧阳家的',
    '停下来依据欧阳家的',
    '不准予依据欧阳家的',
    '撤销依据欧阳家的',
    '撤回依据欧阳家的',
  ] as const
  const [unaccepted, pausing, refusing, revoking, withdrawing] = said

  it('is nowhere in the database in words that can be read, and whom it concerns reads it', async () => {
    const login = await hall.login('13612340005')
    const words = packWords({ text: '见依据', points: {} }) ?? ''
    const filed = async () => {
      const one = await back.submit(accountOf(login), [{ item: SEWER }])
      return { ...one, caseId: one.caseOf(SEWER) }
    }
    const points = ['floor-plan']
    const first = await filed()
    await back.act(first.caseId, [
      { kind: 'request_supplement', data: { points: [{ id: 'floor-plan', materialId: null }] }, words },
      { kind: 'supplement', data: { points } },
      { kind: 'refuse_acceptance', data: { ground: unaccepted, points }, words },
    ])
    const second = await filed()
    await back.review(second.caseId)
    await back.act(second.caseId, [
      { kind: 'pause', data: { ground: 'hearing', days: 5, basis: pausing }, words },
      { kind: 'resume', data: { because: 'done' } },
      { kind: 'opinion', data: { advice: 'disagree' }, words },
    ])
    const refusal = [
      { kind: 'opinion', data: { advice: 'disagree' }, words },
      { kind: 'refuse', data: { grounds: [refusing] }, words },
    ] as const
    await back.act(second.caseId, refusal, everybody('second'))
    const issued = []
    for (const end of [
      { kind: 'revoke', data: { ground: 'deceit', grounds: [revoking] }, words },
      { kind: 'end_certificate', data: { how: 'withdrawn', ground: 'circumstances', grounds: [withdrawing] }, words },
    ] as const) {
      const one = await filed()
      await back.grant(one.caseId)
      await back.act(one.caseId, [{ kind: 'issue', data: { certificateId: 'none' } }, end])
      issued.push(one)
    }

    const kept = everything()
    const log = hall.log().join('\n')
    for (const secret of said) {
      expect(kept).not.toContain(secret)
      expect(log).not.toContain(secret)
    }
    const chains = await verifyChains(Context.system(back.deps, 'test', hall.clock.now()))
    expect(chains.broken).toEqual([])

    const progress = async ({ id }: { id: string }) =>
      JSON.stringify((await hall.call(readProgress, { as: login, params: { id } })).answer)
    const papers = async ({ id }: { id: string }) => {
      const { documents } = (await hall.call(listDocuments, { as: login, params: { id } })).answer
      const read = documents.map(({ code }) => hall.call(readDocument, { as: login, params: { id: code } }))
      return JSON.stringify((await Promise.all(read)).map(({ answer }) => answer))
    }
    const exported = JSON.stringify((await hall.call(exportMe, { as: login })).answer)
    const own = [first, second, second, ...issued]
    for (const [at, secret] of said.entries()) {
      const one = own[at] ?? first
      expect(await progress(one)).toContain(secret)
      expect(exported).toContain(secret)
      // A withdrawal's paper rests on the laws of the item; what was said is its reason.
      if (secret !== withdrawing) expect(await papers(one)).toContain(secret)
    }
    const { answer: desk } = await hall.call(readDesk, { as: clerk, params: { id: second.id } })
    expect(desk.cases[0]?.events.map(({ facts }) => facts)).toEqual(
      expect.arrayContaining([{ ground: 'hearing', days: 5, basis: pausing }, { grounds: [refusing] }]),
    )
  })

  it('is gone with the key of the application', async () => {
    const login = await hall.login('13612340006')
    const one = await back.submit(accountOf(login), [{ item: SEWER }])
    const { key_id } = rows('SELECT key_id FROM application WHERE id = ?', one.id)[0] as { key_id: string }
    await back.review(one.caseOf(SEWER))
    const words = packWords({ text: '见依据', points: {} }) ?? ''
    const pause = { kind: 'pause', data: { ground: 'hearing', days: 5, basis: pausing }, words } as const
    await back.act(one.caseOf(SEWER), [pause])
    hall.db.prepare('UPDATE person_key SET wrapped = NULL WHERE id = ?').run([key_id])
    const chains = await verifyChains(Context.system(back.deps, 'test', hall.clock.now()))
    expect(chains.broken).toEqual([])
    expect(JSON.stringify((await hall.call(readDesk, { as: clerk, params: { id: one.id } })).body)).not.toContain(
      pausing,
    )
  })
})

describe('export', () => {
  it('shows one’s own data unmasked, and leaves an access row', async () => {
    const phone = '13612340010'
    const { login, appointment } = await bookVisitor(hall, { login: await hall.login(phone), name: '𠮷田太郎' })
    const state = { answers: { place: 'own' }, ticked: ['lease'], updatedAt: hall.clock.now() }
    await hall.call(saveChecklistState, { as: login, params: { id: 'restaurant' }, body: state })
    const { answer } = await hall.call(exportMe, { as: login })
    expect(answer.account).toMatchObject({ phone, wechat: null, devices: [{ device: '测试手机' }] })
    expect(answer.parties).toMatchObject([
      { kind: 'self', name: '𠮷田太郎', document: expect.stringMatching(/^\d{17}/) },
    ])
    expect(answer.appointments).toMatchObject([{ id: appointment.id, state: 'booked' }])
    expect(answer.messages).toMatchObject([{ topic: 'booked', zh: { title: expect.any(String) } }])
    expect(answer.checklists).toMatchObject([{ bundleId: 'restaurant', ticked: ['lease'] }])
    const looks = rows('SELECT what, purpose FROM access_log WHERE actor_id = ?', accountOf(login))
    expect(looks).toEqual([{ what: 'export', purpose: 'own' }])
  })

  it('holds nothing of anybody else', async () => {
    const login = await hall.login('13612340011')
    const { answer } = await hall.call(exportMe, { as: login })
    expect(answer).toMatchObject({ parties: [], appointments: [], ratings: [], messages: [], checklists: [] })
  })
})

describe('deletion', () => {
  it('ends sessions, cancels and frees, destroys keys, and forgets who it was', async () => {
    const phone = '13612340020'
    const login = await hall.login(phone)
    const id = accountOf(login)
    const visitor = await bookVisitor(hall, { login, aheadMinutes: 4 * 60 })
    const wechat = { code: 'demo-leaver', phoneCode: `phone-${phone}`, device: '微信' }
    const { answer: second } = await hall.call(loginByWechat, { body: wechat })
    expect((await remove(login)).answer).toEqual({ done: true })

    expect((await hall.call(readMe, { as: login })).code).toBe('UNAUTHENTICATED')
    expect((await hall.call(readMe, { token: second.accessToken })).code).toBe('UNAUTHENTICATED')
    const again = await hall.call(refreshSession, { body: { refreshToken: second.refreshToken } })
    expect(again.code).toBe('UNAUTHENTICATED')
    expect(rows('SELECT phone_hash, phone_sealed, wechat_hash, wechat_sealed FROM account WHERE id = ?', id)).toEqual([
      { phone_hash: null, phone_sealed: null, wechat_hash: null, wechat_sealed: null },
    ])
    expect(rows('SELECT state FROM appointment WHERE account_id = ?', id)).toEqual([{ state: 'cancelled' }])
    expect(rows("SELECT 1 FROM place WHERE kind = 'booked' AND appointment_id = ?", visitor.appointment.id)).toEqual([])
    expect(rows('SELECT 1 FROM inbox_message WHERE account_id = ?', id)).toEqual([])
    const keys = `SELECT k.wrapped FROM person_key k WHERE k.id IN
      (SELECT key_id FROM account WHERE id = ? UNION SELECT key_id FROM party WHERE account_id = ?)`
    expect(rows(keys, id, id)).toEqual([{ wrapped: null }, { wrapped: null }])
    expect(everything()).not.toContain(await openidOf('leaver'))
  })

  it('lets the phone and the WeChat identity begin anew', async () => {
    const phone = '13612340021'
    const body = { code: 'demo-anew', phoneCode: `phone-${phone}`, device: '微信' }
    const { answer: first } = await hall.call(loginByWechat, { body })
    const account = await hall.call(readMe, { token: first.accessToken })
    await hall.call(deleteMe, { token: first.accessToken })
    const { answer: next } = await hall.call(loginByWechat, { body })
    const { answer: me } = await hall.call(readMe, { token: next.accessToken })
    expect(me.id).not.toBe(account.answer.id)
    expect(me.parties).toEqual([])
  })

  it('frees a place that was held', async () => {
    const login = await hall.login('13612340022')
    const day = dayOf(hall.clock.now())
    const { answer } = await hall.call(listSlots, { params: { id: CENTRE }, query: { day, windowKind: 'intake' } })
    const slot = answer.slots.find(({ state }) => state === 'open')
    const held = await hall.call(holdSlot, { as: login, body: { slotId: slot?.id ?? '' } })
    expect(held.status).toBe(201)
    await remove(login)
    expect(rows('SELECT 1 FROM place WHERE account_id = ?', accountOf(login))).toEqual([])
  })

  it('serves who is in the hall at this moment, and erases them afterwards', async () => {
    const login = await hall.login('13612340023')
    const visitor: Visitor = await bookVisitor(hall, { login })
    await checkInVisitor(hall, clerk, visitor)
    await remove(login)
    const state = 'SELECT a.state, k.wrapped FROM appointment a JOIN party p ON p.id = a.party_id JOIN person_key k'
    const [row] = rows(`${state} ON k.id = p.key_id WHERE a.id = ?`, visitor.appointment.id)
    expect(row).toMatchObject({ state: 'checked_in', wrapped: expect.any(String) })
    hall.db.prepare("UPDATE appointment SET state = 'finished' WHERE id = ?").run([visitor.appointment.id])
    hall.clock.advance(60 * MINUTE)
    await hall.runJobs()
    const [after] = rows(`${state} ON k.id = p.key_id WHERE a.id = ?`, visitor.appointment.id)
    expect(after).toMatchObject({ wrapped: null })
  })

  it('does not let the limits of the person be left behind', async () => {
    const document = identityNumber()
    const person = { kind: 'self', name: '何为民', documentKind: 'id_card', document } as const
    const first = await hall.login('13612340024')
    const { answer: party } = await hall.call(addParty, { as: first, body: person })
    const slotId = await farSlot()
    const subject = { kind: 'bundle', id: 'restaurant' } as const
    await hall.call(bookAppointment, { as: first, body: { slotId, partyId: party.id, subject } })
    await remove(first)
    const second = await hall.login('13612340025')
    await hall.call(addParty, { as: second, body: person })
    expect((await hall.call(readMe, { as: second })).answer.standing).toMatchObject({ cancels: 1 })
  })

  it('is refused to the last administrator, and takes roles away from any other', async () => {
    const one = await hall.staff('admin', null)
    expect((await remove(one)).code).toBe('LAST_ADMIN')
    const two = await hall.staff('admin', null)
    expect((await remove(one)).status).toBe(200)
    expect(rows('SELECT 1 FROM role_grant WHERE account_id = ? AND revoked_at IS NULL', accountOf(one))).toEqual([])
    expect((await remove(two)).code).toBe('LAST_ADMIN')
  })

  it('leaves one administrator when two go at once', async () => {
    hall.db.prepare('UPDATE role_grant SET revoked_at = 1').run([])
    const both = [await hall.staff('admin', null), await hall.staff('admin', null)]
    const replies = await Promise.all(both.map(remove))
    expect(replies.map(({ code }) => code).sort()).toEqual(['LAST_ADMIN', null])
  })
})

/** A free time tomorrow or later, so that it can still be cancelled. */
async function farSlot(): Promise<string> {
  const day = dayOf(hall.clock.now() + 86_400_000)
  const { answer } = await hall.call(listSlots, { params: { id: CENTRE }, query: { day, windowKind: 'intake' } })
  return answer.slots.find(({ state }) => state === 'open')?.id ?? ''
}
