import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONSENT_VERSION } from '../../shared/contract/account'
import { readAppointment } from '../../shared/contract/appointment'
import { listRatings, listVisitsAtWindow, rateVisit, readVisitToRate } from '../../shared/contract/rating'
import { loginByWechat } from '../../shared/contract/session'
import { addDays, dayOf, instantOf } from '../../shared/domain/time'
import { accountOf, type Hall, type Login, startHall } from '../support/hall'
import { bookVisitor, CENTRE, checkInVisitor, STREET, serveVisitor, type Visitor, WINDOWS } from '../support/visitor'

let hall: Hall
let clerk: Login
let supervisor: Login

beforeAll(async () => {
  hall = await startHall()
  clerk = await hall.staff('clerk', CENTRE)
  supervisor = await hall.staff('supervisor', CENTRE)
})
afterAll(() => hall.close())

interface Words {
  level: 1 | 2 | 3 | 4 | 5
  tags?: string[]
  words?: string
  anonymous?: boolean
}
const rate = (as: Login, id: string, body: Words, key?: string) =>
  hall.call(rateVisit, { as, params: { id }, body, ...(key ? { key } : {}) })
const ratings = (query: object = {}, as = supervisor) => hall.call(listRatings, { as, params: { id: CENTRE }, query })

async function served(options?: Parameters<typeof bookVisitor>[1]): Promise<{ visitor: Visitor; id: string }> {
  const visitor = await bookVisitor(hall, options)
  return { visitor, id: await serveVisitor(hall, clerk, visitor) }
}

/** Someone who came by WeChat: their words can be checked. */
async function byWechat(name: string): Promise<Login> {
  const phone = `136${String(name.length).padStart(2, '0')}${String(Math.abs(hash(name)) % 1_000_000).padStart(6, '0')}`
  const { answer } = await hall.call(loginByWechat, {
    body: { code: `demo-${name}`, phoneCode: `phone-${phone}`, device: '测试手机', consent: CONSENT_VERSION },
  })
  return { phone, tokens: answer }
}
const hash = (text: string) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)

describe('a rating', () => {
  it('is given once, and shown to the person and the supervisor', async () => {
    const { visitor, id } = await served()
    const before = await hall.call(readVisitToRate, { as: visitor.login, params: { id } })
    expect(before.answer).toMatchObject({ visitId: id, rating: null, windowId: WINDOWS[0] })
    const { status, answer } = await rate(visitor.login, id, {
      level: 2,
      tags: ['friendly', 'quick'],
      words: ' 很快😊就办好了 ',
    })
    expect(status).toBe(201)
    expect(answer).toMatchObject({ level: 2, words: '很快😊就办好了', anonymous: false })
    const after = await hall.call(readVisitToRate, { as: visitor.login, params: { id } })
    expect(after.answer.rating).toEqual(answer)
    const listed = (await ratings()).answer.ratings.find((rating) => rating.id === answer.id)
    expect(listed).toMatchObject({ person: '欧阳**', words: '很快😊就办好了', visitId: id, wordsChecked: false })
    expect(listed).toMatchObject({ clerk: `188****${clerk.phone.slice(-4)}`, clerkPerson: null })
    hall.db.prepare('UPDATE account SET work_name = ? WHERE id = ?').run(['王受理员', accountOf(clerk)])
    const named = (await ratings()).answer.ratings.find((rating) => rating.visitId === id)
    expect(named?.clerkPerson).toEqual({ name: '王受理员', badge: null })
    expect((await rate(visitor.login, id, { level: 1 })).code).toBe('RATING_EXISTS')
  })

  it('is one, of two hundred that come in bursts of twenty', async () => {
    const { visitor, id } = await served()
    const login = { ...visitor.login }
    await hall.call(readVisitToRate, { as: login, params: { id } })
    // Twenty a minute is what one person may try; the limit is no part of this.
    const replies = []
    for (let minute = 0; minute < 10; minute++) {
      const tries = Array.from({ length: 20 }, () => rate(login, id, { level: minute % 2 ? 1 : 5 }))
      replies.push(...(await Promise.all(tries)))
      hall.clock.advance(60_000)
    }
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(replies.filter(({ code }) => code === 'RATING_EXISTS')).toHaveLength(199)
    expect(hall.db.prepare('SELECT id FROM rating WHERE visit_id = ?').all([id])).toHaveLength(1)
    expect(
      hall.db.prepare("SELECT seq FROM audit WHERE action = 'rate' AND actor_id = ?").all([accountOf(login)]),
    ).toHaveLength(1)
  })

  it('is the same one when its request is repeated with the same key', async () => {
    const { visitor, id } = await served()
    const first = await rate(visitor.login, id, { level: 3 }, 'rate-once-1')
    const again = await rate(visitor.login, id, { level: 3 }, 'rate-once-1')
    expect(again.answer).toEqual(first.answer)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect((await rate(visitor.login, id, { level: 4 }, 'rate-once-1')).code).toBe('IDEMPOTENCY_MISMATCH')
  })

  it('has no default, known tags of its own level, and words within limits', async () => {
    const { visitor, id } = await served()
    const wrong = [
      { level: 0 },
      { level: 6 },
      { level: 1.5 },
      {},
      { level: 1, tags: ['slow'] },
      { level: 5, tags: ['friendly'] },
      { level: 1, tags: ['quick', 'quick'] },
      { level: 1, words: `坏${'\0'}字` },
      { level: 1, words: '长'.repeat(501) },
      { level: 1, stars: 5 },
    ]
    for (const body of wrong) {
      const reply = await rate(visitor.login, id, body as Words)
      expect([JSON.stringify(body), reply.code]).toEqual([JSON.stringify(body), 'BAD_FIELD'])
    }
    expect((await rate(visitor.login, id, { level: 1, words: '' })).answer.words).toBeNull()
  })

  it('is refused before the visit ends and after the seventh day', async () => {
    const visitor = await bookVisitor(hall)
    const { visit } = await checkInVisitor(hall, clerk, visitor)
    expect((await rate(visitor.login, visit?.id ?? '', { level: 1 })).code).toBe('RATING_NOT_YET')
    expect((await hall.call(readVisitToRate, { as: visitor.login, params: { id: visit?.id ?? '' } })).code).toBe(
      'RATING_NOT_YET',
    )
    const late = await served()
    const closesAt = instantOf(addDays(dayOf(hall.clock.now()), 8), 0)
    hall.clock.set(closesAt - 1)
    expect(
      (await hall.call(readVisitToRate, { as: late.visitor.login, params: { id: late.id } })).answer.closesAt,
    ).toBe(closesAt)
    const inTime = await hall.call(readAppointment, {
      as: late.visitor.login,
      params: { id: late.visitor.appointment.id },
    })
    expect(inTime.answer.allowedActions).toEqual(['rate'])
    hall.clock.set(closesAt)
    expect((await rate(late.visitor.login, late.id, { level: 1 })).code).toBe('RATING_CLOSED')
    hall.clock.set(instantOf(addDays(dayOf(closesAt), 1), 8 * 60 + 30))
    await hall.runJobs()
  })

  it('is nobody else’s', async () => {
    const { id } = await served()
    const other = await bookVisitor(hall)
    expect((await rate(other.login, id, { level: 5 })).code).toBe('NOT_FOUND')
    expect((await hall.call(readVisitToRate, { as: other.login, params: { id } })).code).toBe('NOT_FOUND')
  })

  it('costs two trips', async () => {
    const { visitor, id } = await served()
    await hall.call(readVisitToRate, { as: visitor.login, params: { id } })
    hall.reset()
    await rate(visitor.login, id, { level: 1, words: '好' })
    expect(hall.trips()).toBe(2)
  })
})

describe('words', () => {
  it('that WeChat calls risky are refused, and the visit can still be rated', async () => {
    const login = await byWechat('risky')
    const { id } = await served({ login })
    const refused = await rate(login, id, { level: 5, words: '违规内容测试' })
    expect(refused.code).toBe('CONTENT_REFUSED')
    expect((await rate(login, id, { level: 5, words: '等了很久' })).status).toBe(201)
    const row = hall.db.prepare('SELECT words_checked, words_sealed FROM rating WHERE visit_id = ?').get([id]) as {
      words_checked: number
      words_sealed: string
    }
    expect(row.words_checked).toBe(1)
    expect(row.words_sealed).not.toContain('等')
  })

  it('are taken unchecked when WeChat is down, failing or talks nonsense', async () => {
    for (const fault of ['down', 'failing', 'nonsense'] as const) {
      const login = await byWechat(`fault-${fault}`)
      const { id } = await served({ login })
      hall.wechat.breakNetwork(fault)
      const { status } = await rate(login, id, { level: 1, words: '谢谢' })
      hall.wechat.breakNetwork(null)
      expect([fault, status]).toEqual([fault, 201])
      const row = hall.db.prepare('SELECT words_checked FROM rating WHERE visit_id = ?').get([id])
      expect(row).toMatchObject({ words_checked: 0 })
    }
  })
})

describe('the supervisor’s list', () => {
  it('never shows who gave an anonymous rating: not the person, the visit, the minute or the audit row', async () => {
    const { visitor, id } = await served({ name: '诸葛无名' })
    const { answer } = await rate(visitor.login, id, { level: 5, tags: ['slow'], words: '太慢了', anonymous: true })
    expect(answer).toMatchObject({ anonymous: true, visitId: id })
    const reply = await ratings({ bad: 'true' })
    const listed = reply.answer.ratings.find((rating) => rating.id === answer.id)
    expect(listed).toMatchObject({ person: null, visitId: null, words: '太慢了', anonymous: true })
    expect(listed?.createdAt).toBe(instantOf(dayOf(hall.clock.now()), 0))
    expect(JSON.stringify(reply.body)).not.toContain('诸葛')
    expect(JSON.stringify(reply.body)).not.toContain(id)
    const audits = hall.db.prepare('SELECT * FROM audit WHERE entity_id = ?').all([answer.id])
    expect(audits).toHaveLength(1)
    for (const hint of [accountOf(visitor.login), id, visitor.appointment.id, visitor.appointment.party.id])
      expect(JSON.stringify(audits)).not.toContain(hint)
  })

  it('filters the bad ones and turns pages without losing any', async () => {
    const given = new Set<string>()
    const bad = new Set<string>()
    for (let count = 0; count < 23; count++) {
      const { visitor, id } = await served()
      const level = count % 2 ? 5 : 1
      const { answer } = await rate(visitor.login, id, { level })
      given.add(answer.id)
      if (level === 5) bad.add(answer.id)
    }
    const seen: string[] = []
    let before: string | null = null
    do {
      const { answer }: Awaited<ReturnType<typeof ratings>> = await ratings(before === null ? {} : { before })
      seen.push(...answer.ratings.map((rating) => rating.id))
      before = answer.next
    } while (before !== null)
    expect(new Set(seen).size).toBe(seen.length)
    expect([...given].every((id) => seen.includes(id))).toBe(true)
    const worst = (await ratings({ bad: 'true' })).answer.ratings
    expect(worst.every(({ level }) => level >= 4)).toBe(true)
    expect([...bad].every((id) => worst.some((rating) => rating.id === id))).toBe(true)
  })

  it('is for supervisors of the point only, and one trip', async () => {
    expect((await ratings({}, await hall.staff('supervisor', STREET))).code).toBe('NOT_FOUND')
    expect((await ratings({}, clerk)).code).toBe('FORBIDDEN')
    expect((await ratings({ bad: 'yes' })).code).toBe('BAD_FIELD')
    hall.reset()
    await ratings()
    expect(hall.trips()).toBe(1)
  })
})

describe('a window’s printed code', () => {
  const atWindow = (as: Login, id: string) => hall.call(listVisitsAtWindow, { as, params: { id } })

  it('opens one’s own visits there that can still be rated', async () => {
    const { visitor, id } = await served()
    expect((await atWindow(visitor.login, WINDOWS[0])).answer.visits.map(({ visitId }) => visitId)).toEqual([id])
    expect((await atWindow(visitor.login, WINDOWS[1])).answer.visits).toEqual([])
    const other = await served()
    expect((await atWindow(other.visitor.login, WINDOWS[0])).answer.visits).toHaveLength(1)
    await rate(visitor.login, id, { level: 1 })
    expect((await atWindow(visitor.login, WINDOWS[0])).answer.visits).toEqual([])
    expect((await atWindow(visitor.login, 'no-such-window')).code).toBe('NOT_FOUND')
  })
})
