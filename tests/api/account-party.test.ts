import type * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addParty, readMe, removeParty } from '../../shared/contract/account'
import { cancelAppointment, readAppointment } from '../../shared/contract/appointment'
import { type Hall, type Login, startHall } from '../support/hall'
import { identityNumber } from '../support/identity-number'
import { bookVisitor } from '../support/visitor'

let hall: Hall
let me: Login
let people = 0

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())
beforeEach(async () => {
  me = await hall.login(`136${String(++people).padStart(8, '0')}`)
})

type PartyBody = v.InferInput<typeof addParty.body>

const add = (body: PartyBody, key?: string) => hall.call(addParty, { as: me, body, ...(key ? { key } : {}) })
const relative = (document: string, name = '李四'): PartyBody => ({
  kind: 'relative',
  name,
  relation: '父亲',
  documentKind: 'id_card',
  document,
})
const self = (): PartyBody => ({
  kind: 'self',
  name: '何为民',
  documentKind: 'id_card',
  document: identityNumber(),
})
const read = async () => (await hall.call(readMe, { as: me })).answer
const keyOf = (partyId: string) =>
  hall.db
    .prepare('SELECT k.wrapped, p.erased_at FROM party p JOIN person_key k ON k.id = p.key_id WHERE p.id = ?')
    .get([partyId])

describe('documents', () => {
  const good: [string, PartyBody, string | null][] = [
    ['an identity card', self(), null],
    [
      'a passport',
      { kind: 'relative', name: 'Anna Smith', documentKind: 'passport', document: 'ab-123 4567' },
      'A******67',
    ],
    [
      'a permit of Hong Kong with a reissue count',
      { kind: 'relative', name: '陈大文', documentKind: 'hk_macao_permit', document: 'H1234567801' },
      'H******78',
    ],
    [
      'a permit of Taiwan',
      { kind: 'relative', name: '林志玲', documentKind: 'taiwan_permit', document: '12345678' },
      '1*****78',
    ],
    [
      'a permanent residence card',
      { kind: 'relative', name: 'José', documentKind: 'permanent_resident', document: 'CAN110100000001' },
      'CAN********0001',
    ],
    [
      'a company',
      { kind: 'company', name: '金牛区好味道餐饮有限公司', uscc: '91350100M000100Y43' },
      '913***********0Y43',
    ],
  ]
  it.each(good)('accepts %s', async (_, body, masked) => {
    const { status, answer } = await add(body)
    expect(status).toBe(201)
    expect(answer.kind).toBe(body.kind)
    if (masked !== null) expect(answer.document).toBe(masked)
    expect((await read()).parties).toEqual([answer])
  })

  const bad: [string, PartyBody, string, string][] = [
    ['a wrong check character', relative('510106196003071001'), 'document', '填错了'],
    ['fifteen digits', relative('510106600307100'), 'document', '15 位'],
    ['30 February', relative('51010619600230100X'), 'document', '出生日期不存在'],
    ['a region that is none', relative('999999196003071005'), 'document', '前几位'],
    ['sixteen digits', relative('5101061960030710'), 'document', '位数'],
    [
      'a company number with a wrong check character',
      { kind: 'company', name: '好味道', uscc: '91350100M000100Y44' },
      'uscc',
      '填错了',
    ],
  ]
  it.each(bad)('refuses %s', async (_, body, field, words) => {
    const reply = await add(body)
    expect(reply.code).toBe('BAD_FIELD')
    expect(reply.body).toMatchObject({ error: { field } })
    expect(JSON.stringify(reply.body)).toContain(words)
    expect(JSON.stringify(reply.body)).not.toContain('document' in body ? body.document : '91350100')
  })

  it.each([
    ['𠮷野家', '𠮷**'],
    ['㛃喆', '㛃*'],
    ['阿卜杜拉·买买提', '阿***·***'],
    ['欧阳娜娜', '欧阳**'],
    ['小明😀', '小**'],
    ['王\u{E0100}芳', '王\u{E0100}*'],
  ])('keeps the name %s', async (name, masked) => {
    expect((await add(relative(identityNumber(), name))).answer.name).toBe(masked)
  })

  it('refuses names that are empty, too long or hold a null byte', async () => {
    for (const name of ['', '   ', '名'.repeat(61), '张\u0000三', '张\u001b三'])
      expect((await add(relative(identityNumber(), name))).code).toBe('BAD_FIELD')
  })

  it('refuses unknown fields and mixed kinds', async () => {
    const bad: object[] = [{ ...self(), uscc: '91350100M000100Y43' }, { ...self(), accountId: 'x' }, { kind: 'agent' }]
    for (const body of bad) expect((await add(body as PartyBody)).code).toBe('BAD_FIELD')
  })
})

describe('people', () => {
  it('are added once a document, also when many tap at once', async () => {
    const document = identityNumber()
    const replies = await Promise.all(Array.from({ length: 5 }, () => add(relative(document))))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(replies.filter(({ code }) => code === 'CONFLICT')).toHaveLength(4)
    expect((await add(relative(`${document.slice(0, 6)} ${document.slice(6)}`))).code).toBe('CONFLICT')
  })

  it('hold one self, also when many tap at once', async () => {
    const replies = await Promise.all(Array.from({ length: 4 }, () => add(self())))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect((await add(self())).body).toMatchObject({ error: { code: 'CONFLICT', field: 'kind' } })
  })

  it('are ten at the most, however many come at once', async () => {
    const replies = await Promise.all(Array.from({ length: 16 }, () => add(relative(identityNumber()))))
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(10)
    expect(replies.filter(({ code }) => code === 'LIMIT_PARTIES')).toHaveLength(6)
    expect((await read()).parties).toHaveLength(10)
  })

  it('get the first answer again for the same key', async () => {
    const body = relative(identityNumber())
    const first = await add(body, 'same-key-1')
    const again = await add(body, 'same-key-1')
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(again.answer).toEqual(first.answer)
    expect((await add(relative(identityNumber()), 'same-key-1')).code).toBe('IDEMPOTENCY_MISMATCH')
    expect((await read()).parties).toHaveLength(1)
  })

  it('are the account’s own: a stranger’s look as if they were not there', async () => {
    const { answer } = await add(self())
    const stranger = await hall.login(`135${me.phone.slice(3)}`)
    const reply = await hall.call(removeParty, { as: stranger, params: { id: answer.id } })
    expect(reply.code).toBe('NOT_FOUND')
    expect((await read()).parties).toHaveLength(1)
  })

  it('lose their key when they are removed, and can be added again', async () => {
    const document = identityNumber()
    const { answer } = await add(relative(document))
    expect(keyOf(answer.id)).toMatchObject({ wrapped: expect.any(String), erased_at: null })
    expect((await hall.call(removeParty, { as: me, params: { id: answer.id } })).status).toBe(200)
    expect(keyOf(answer.id)).toMatchObject({ wrapped: null, erased_at: hall.clock.now() })
    expect((await hall.call(removeParty, { as: me, params: { id: answer.id } })).code).toBe('NOT_FOUND')
    expect((await add(relative(document))).status).toBe(201)
  })

  it('keep their key while an appointment is open; the purge job destroys it afterwards', async () => {
    const { appointment } = await bookVisitor(hall, { login: me, aheadMinutes: 4 * 60 })
    const { id } = appointment.party
    await hall.call(removeParty, { as: me, params: { id } })
    expect((await read()).parties).toEqual([])
    expect(keyOf(id)).toMatchObject({ wrapped: expect.any(String), erased_at: null })
    await hall.runJobs()
    const { answer } = await hall.call(readAppointment, { as: me, params: { id: appointment.id } })
    expect(answer.party.name).toBe('欧阳**')
    await hall.call(cancelAppointment, { as: me, params: { id: appointment.id } })
    hall.clock.advance(3_600_000)
    await hall.runJobs()
    expect(keyOf(id)).toMatchObject({ wrapped: null, erased_at: hall.clock.now() })
  })
})
