import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteMe, exportMe, listMessages } from '../../shared/contract/account'
import { withdrawApplication } from '../../shared/contract/application'
import { postCertificates } from '../../shared/contract/certificate'
import { readProgress } from '../../shared/contract/progress'
import * as rating from '../../shared/contract/rating'
import { addDays, dayOf, instantOf } from '../../shared/domain/time'
import { packWords } from '../../worker/service/case/words'
import { actOn, lookAt, receive, SIGN_ONLY } from '../support/application'
import { complete, submit } from '../support/apply'
import type { Login } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { Issuing, SEWER, SIGN } from '../support/issuing'
import { endByClerk, FILING_ONLY, overApplication } from '../support/over'
import { CENTRE, STREET } from '../support/visitor'

let at: Issuing
let next: () => Resident
let clerk: Resident
let supervisor: Resident

beforeAll(async () => {
  at = await Issuing.start()
  next = await strangers(at.hall, 200)
  clerk = next()
  supervisor = next()
  giveRole(at.hall.db, at.hall.clock, clerk, 'clerk', CENTRE)
  giveRole(at.hall.db, at.hall.clock, supervisor, 'supervisor', CENTRE)
})
afterAll(() => at?.close())

interface Words {
  level: 1 | 2 | 3 | 4 | 5
  tags?: string[]
  words?: string
  anonymous?: boolean
  items?: string[]
  code?: string
}
const rate = (as: Login, id: string, body: Words, key?: string) =>
  at.hall.call(rating.rateApplication, { as, params: { id }, body, ...(key ? { key } : {}) })
const read = (as: Login, id: string, code?: string) =>
  at.hall.call(rating.readApplicationToRate, { as, params: { id }, query: code ? { code } : {} })
const progress = async (as: Login, id: string) =>
  (await at.hall.call(readProgress, { as, params: { id } })).answer.rating
const ratings = (query: object = {}, as: Login = supervisor) =>
  at.hall.call(rating.listRatings, { as, params: { id: CENTRE }, query })
const ofDepartment = (as: Login, id: string, query: object = {}) =>
  at.hall.call(rating.listDepartmentRatings, { as, params: { id }, query })

/** Everything that proves an invitation, or says that there is none. */
function invitations(id: string) {
  const invited = at.hall.db.prepare('SELECT rating_invited_at AS at FROM application WHERE id = ?').get([id])
  return {
    at: (invited as { at: number | null }).at,
    audit: at.count("SELECT count(*) AS n FROM audit WHERE action = 'invite_rating' AND entity_id = ?", id),
    told: at.count("SELECT count(*) AS n FROM outbox WHERE topic = 'rate_application' AND ref_id = ?", id),
  }
}
const NONE = { at: null, audit: 0, told: 0 }
const once = () => ({ at: at.hall.clock.now(), audit: 1, told: 1 })

async function over(as = next()): Promise<{ as: Resident; id: string }> {
  // What is rated afterwards is the newest of all lists.
  at.hall.clock.advance(1000)
  return { as, id: (await overApplication(at.hall, as, clerk)).id }
}

describe('the invitation', () => {
  it('comes once, with the last certificate that is handed over, and by the words of both languages', async () => {
    const { application, ids, code } = await at.issued([{ item: SEWER }, { item: SIGN }])
    const [first = '', second = ''] = ids
    await at.hand(application, { code, certificateIds: [first] })
    expect(invitations(application.id)).toEqual(NONE)
    expect(await progress(at.owner, application.id)).toBeNull()
    expect((await read(at.owner, application.id)).code).toBe('RATING_NOT_YET')
    expect((await rate(at.owner, application.id, { level: 1 })).code).toBe('RATING_NOT_YET')
    await at.hand(application, { code, certificateIds: [second] })
    expect(invitations(application.id)).toEqual(once())
    const closesAt = instantOf(addDays(dayOf(at.hall.clock.now()), 8), 0)
    expect(await progress(at.owner, application.id)).toEqual({ given: false, closesAt })
    const { messages } = (await at.hall.call(listMessages, { as: at.owner, query: {} })).answer
    const asked = messages.filter(({ topic }) => topic === 'rate_application')
    expect(asked).toMatchObject([{ title: '请评价这次办理', ref: { kind: 'application_rating', id: application.id } }])
    expect(asked[0]?.body).toContain('不留名')
  })

  it('comes with the post, with a refusal, and not before what else is open has ended', async () => {
    const posted = await at.issued()
    await at.hall.call(postCertificates, {
      as: at.issuer,
      params: { id: posted.application.id },
      body: {
        base: at.back.versionOf(posted.application.id),
        certificateIds: posted.ids,
        carrier: '邮政',
        tracking: 'EM123456789CN',
      },
    })
    expect(invitations(posted.application.id)).toEqual(once())

    const refused = await at.back.submit(at.owner.accountId, [{ item: SEWER }, { item: SIGN }])
    const words = packWords({ text: '不收', points: {} }) ?? ''
    const points = ['floor-plan']
    // What was listed has come and is still not right.
    const refuse = [
      { kind: 'request_supplement', data: { points: [{ id: 'floor-plan', materialId: null }] }, words },
      { kind: 'supplement', data: { points } },
      { kind: 'refuse_acceptance', data: { ground: '第 9 条', points }, words },
    ] as const
    await at.back.act(refused.caseOf(SEWER), refuse)
    expect(invitations(refused.id)).toEqual(NONE)
    await at.back.act(refused.caseOf(SIGN), refuse)
    expect(invitations(refused.id)).toEqual(once())
  })

  it('is not made to who withdraws before anybody of the hall has done anything, but after', async () => {
    const as = next()
    const early = await submit(at.hall, as, await complete(at.hall, as, FILING_ONLY))
    await at.hall.call(withdrawApplication, { as, params: { id: early.id }, body: {} })
    expect(invitations(early.id)).toEqual(NONE)
    expect(await progress(as, early.id)).toBeNull()

    const late = await submit(at.hall, as, await complete(at.hall, as, SIGN_ONLY))
    const desk = await lookAt(at.hall, clerk, late.id)
    await actOn(at.hall, clerk, desk, [{ caseId: desk.cases[0]?.id ?? '', command: { kind: 'accept', data: {} } }])
    await at.hall.call(withdrawApplication, { as, params: { id: late.id }, body: {} })
    expect(invitations(late.id)).toEqual(once())
  })

  it('is one, of forty clerks who end the application at the same moment, and of a request that comes again', async () => {
    const as = next()
    const clerks = Array.from({ length: 40 }, () => next())
    for (const one of clerks) giveRole(at.hall.db, at.hall.clock, one, 'clerk', CENTRE)
    const { id } = await submit(at.hall, as, await complete(at.hall, as, FILING_ONLY))
    const desk = await lookAt(at.hall, clerk, id)
    const command = { kind: 'no_licence_needed', data: {}, words: '不用办' } as const
    const commands = [{ caseId: desk.cases[0]?.id ?? '', command }]
    const replies = await Promise.all(clerks.map((one) => actOn(at.hall, one, desk, commands)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ code }) => code === 'CONFLICT')).toHaveLength(39)
    expect(invitations(id)).toEqual(once())
    // Whoever explains afterwards why it took long asks nobody again.
    const after = await lookAt(at.hall, clerk, id)
    await actOn(at.hall, clerk, after, [
      { caseId: commands[0]?.caseId ?? '', command: { kind: 'explain', data: {}, words: '人手不够' } },
    ])
    expect(invitations(id)).toEqual(once())
  })

  it('is one, of two windows that hand over the last two certificates at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const { application, ids, code } = await at.issued([{ item: SEWER }, { item: SIGN }])
      const replies = await Promise.all(ids.map((id) => at.hand(application, { code, certificateIds: [id] })))
      expect(replies.map(({ status }) => status)).toEqual([200, 200])
      expect(invitations(application.id)).toEqual(once())
    }
  })

  it('is not sent when the answer was faster', async () => {
    const { as, id } = await over()
    expect((await rate(as, id, { level: 2 })).status).toBe(201)
    at.hall.clock.advance(60_000)
    await at.hall.runJobs()
    const row = at.hall.db
      .prepare('SELECT state, last_error FROM outbox WHERE dedupe = ?')
      .get([`rate_application/${id}`])
    expect(row).toMatchObject({ state: 'skipped', last_error: 'OVERTAKEN' })
  })
})

describe('a rating of an application', () => {
  it('is given once, and shown to the applicant and the supervisor', async () => {
    const { as, id } = await over()
    const before = (await read(as, id)).answer
    expect(before).toMatchObject({ applicationId: id, rating: null, items: [{ id: 'prepackaged-filing' }] })
    const { status, answer } = await rate(as, id, { level: 2, tags: ['clear'], words: ' 一次就讲清楚了😊 ' })
    expect(status).toBe(201)
    expect(answer).toMatchObject({ level: 2, words: '一次就讲清楚了😊', visitId: null, applicationId: id, items: [] })
    expect((await read(as, id)).answer.rating).toEqual(answer)
    expect((await progress(as, id))?.given).toBe(true)
    const listed = (await ratings({ about: 'application' })).answer.ratings.find((one) => one.id === answer.id)
    expect(listed).toMatchObject({ about: 'application', applicationId: id, words: '一次就讲清楚了😊', clerk: null })
    expect(listed?.person).toMatch(/^.\*+$|\*/)
    expect((await ratings({ about: 'visit' })).answer.ratings.map((one) => one.id)).not.toContain(answer.id)
    expect((await rate(as, id, { level: 1 })).code).toBe('RATING_EXISTS')
  })

  it('is one, of two hundred that come in bursts of twenty', async () => {
    const { as, id } = await over()
    const replies = []
    for (let minute = 0; minute < 10; minute++) {
      const tries = Array.from({ length: 20 }, () => rate(as, id, { level: minute % 2 ? 1 : 5 }))
      replies.push(...(await Promise.all(tries)))
      at.hall.clock.advance(60_000)
    }
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(replies.filter(({ code }) => code === 'RATING_EXISTS')).toHaveLength(199)
    expect(at.count('SELECT count(*) AS n FROM rating WHERE application_id = ?', id)).toBe(1)
    expect(at.count("SELECT count(*) AS n FROM audit WHERE action = 'rate' AND actor_id = ?", as.accountId)).toBe(1)
  })

  it('is the same one when its request is repeated with the same key', async () => {
    const { as, id } = await over()
    const first = await rate(as, id, { level: 3 }, 'rate-application-1')
    const again = await rate(as, id, { level: 3 }, 'rate-application-1')
    expect(again.answer).toEqual(first.answer)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
  })

  it('has no default, tags and items that fit, and words within limits', async () => {
    const { as, id } = await over()
    const wrong = [
      {},
      { level: 0 },
      { level: 6 },
      { level: 1, tags: ['slow'] },
      { level: 1, items: ['prepackaged-filing'] },
      { level: 5, items: ['sign-permit'] },
      { level: 5, items: ['prepackaged-filing', 'prepackaged-filing'] },
      { level: 1, words: `坏${'\0'}字` },
      { level: 1, code: 'short' },
      { level: 1, stars: 5 },
    ]
    for (const body of wrong) {
      const reply = await rate(as, id, body as Words)
      expect([JSON.stringify(body), reply.code]).toEqual([JSON.stringify(body), 'BAD_FIELD'])
    }
    expect((await read(as, id)).answer.rating).toBeNull()
    expect((await rate(as, id, { level: 5, items: ['prepackaged-filing'] })).answer.items).toEqual([
      'prepackaged-filing',
    ])
  })

  it('is nobody else’s, with or without a code', async () => {
    const { id } = await over()
    const code = 'A'.repeat(22)
    for (const reply of [
      await read(next(), id),
      await read(next(), id, code),
      await rate(next(), id, { level: 5 }),
      await rate(next(), id, { level: 5, code }),
    ])
      expect(reply.code).toBe('NOT_FOUND')
  })

  it('costs two trips, and its page one', async () => {
    const { as, id } = await over()
    at.hall.reset()
    await read(as, id)
    expect(at.hall.trips()).toBe(1)
    at.hall.reset()
    await rate(as, id, { level: 1, words: '好' })
    expect(at.hall.trips()).toBe(2)
  })
})

describe('somebody received at the counter without an account', () => {
  async function received(): Promise<{ id: string; code: string }> {
    const { id } = await receive(at.hall, clerk, FILING_ONLY)
    await endByClerk(at.hall, clerk, id)
    const { asked } = await lookAt(at.hall, clerk, id)
    return { id, code: asked?.code ?? '' }
  }

  it('is asked by the code that the window shows, and nobody is sent a message', async () => {
    const { id, code } = await received()
    expect(invitations(id)).toEqual({ ...once(), told: 0 })
    const child = next()
    expect((await read(child, id)).code).toBe('NOT_FOUND')
    expect((await read(child, id, code)).answer.rating).toBeNull()
    expect((await rate(child, id, { level: 4, code, words: '跑了两趟' })).status).toBe(201)
    expect((await read(child, id, code)).answer.rating?.words).toBe('跑了两趟')
    // The next one with the code learns nothing of what was said.
    expect((await read(next(), id, code)).code).toBe('RATING_EXISTS')
    expect((await rate(next(), id, { level: 1, code })).code).toBe('RATING_EXISTS')
  })

  it('is not answered for by the hall’s own people, nor with the code of another', async () => {
    const [one, other] = [await received(), await received()]
    expect(one.code).not.toBe(other.code)
    expect((await rate(clerk, one.id, { level: 1, code: one.code })).code).toBe('NOT_FOUND')
    expect((await rate(next(), one.id, { level: 1, code: other.code })).code).toBe('NOT_FOUND')
    expect((await read(clerk, one.id, one.code)).code).toBe('NOT_FOUND')
  })

  it('has a code that an account does not need: there it is shown to nobody', async () => {
    const { id } = await over()
    expect((await lookAt(at.hall, clerk, id)).asked).toMatchObject({ code: null })
  })
})

describe('what staff see', () => {
  it('of an anonymous one is no person, application, hour or change of the file, nor whether anybody rated', async () => {
    const { as, id } = await over()
    const reviewer = next()
    giveRole(at.hall.db, at.hall.clock, reviewer, 'reviewer', null, 'market')
    const before = JSON.stringify(await lookAt(at.hall, clerk, id))
    const row = () => at.hall.db.prepare('SELECT * FROM application WHERE id = ?').raw(true).get([id])
    const filed = row()
    const lines = at.hall.log().length
    at.hall.clock.advance(61_000)
    const { answer } = await rate(as, id, { level: 5, tags: ['slow'], words: '太慢了', anonymous: true })
    expect(answer).toMatchObject({ anonymous: true, applicationId: id })
    const own = at.hall.db.prepare('SELECT number FROM application WHERE id = ?').get([id]) as { number: string }
    for (const reply of [await ratings({ bad: 'true' }), await ofDepartment(reviewer, 'market', { bad: 'true' })]) {
      const listed = (reply.body as { ratings: rating.StaffRating[] }).ratings.find((one) => one.id === answer.id)
      expect(listed).toMatchObject({ person: null, applicationId: null, words: '太慢了', anonymous: true })
      expect(listed?.createdAt).toBe(instantOf(dayOf(at.hall.clock.now()), 0))
      for (const hint of [as.accountId, id, own.number, as.partyId])
        expect(JSON.stringify(reply.body)).not.toContain(hint)
    }
    const audits = at.hall.db.prepare('SELECT * FROM audit WHERE entity_id = ?').all([answer.id])
    expect(audits).toHaveLength(1)
    const log = at.hall.log().slice(lines).join('\n')
    for (const hint of [as.accountId, id, own.number, as.partyId]) {
      expect(JSON.stringify(audits)).not.toContain(hint)
      expect(log).not.toContain(hint)
    }
    expect(row()).toEqual(filed)
    expect(JSON.stringify(await lookAt(at.hall, clerk, id))).toBe(before)
  })

  it('is what concerns their department: what was named, or the whole', async () => {
    const officers = { urban: next(), water: next(), health: next() }
    for (const [department, one] of Object.entries(officers))
      giveRole(at.hall.db, at.hall.clock, one, 'reviewer', null, department)
    const ended = async () => {
      const { application, ids, code } = await at.issued([{ item: SEWER }, { item: SIGN }])
      await at.hand(application, { code, certificateIds: ids })
      return application.id
    }
    const whole = (await rate(at.owner, await ended(), { level: 4 })).answer.id
    at.hall.clock.advance(1000)
    const named = (await rate(at.owner, await ended(), { level: 5, items: [SEWER], words: '等了很久' })).answer.id
    const seen = async (one: keyof typeof officers) =>
      (await ofDepartment(officers[one], one)).answer.ratings
        .map(({ id }) => id)
        .filter((id) => [whole, named].includes(id))
    expect(await seen('water')).toEqual([named, whole])
    expect(await seen('urban')).toEqual([whole])
    expect(await seen('health')).toEqual([])
    const [first] = (await ofDepartment(officers.water, 'water')).answer.ratings
    expect(first).toMatchObject({ items: [{ id: SEWER }], words: '等了很久', person: '欧阳**' })
    expect((await ofDepartment(officers.water, 'urban')).code).toBe('NOT_FOUND')
    expect((await ofDepartment(supervisor, 'urban')).code).toBe('FORBIDDEN')
  })

  it('turns pages without losing any, by a cursor that tells no time', async () => {
    const given = new Set<string>()
    for (let count = 0; count < 23; count++) {
      const { as, id } = await over()
      given.add((await rate(as, id, { level: 3, anonymous: count % 2 === 0 })).answer.id)
    }
    const seen: string[] = []
    let before: string | null = null
    do {
      const query: object = { about: 'application', ...(before === null ? {} : { before }) }
      const { answer }: Awaited<ReturnType<typeof ratings>> = await ratings(query)
      seen.push(...answer.ratings.map(({ id }) => id))
      before = answer.next
      if (before !== null) expect(before).toBe(seen.at(-1))
    } while (before !== null)
    expect(new Set(seen).size).toBe(seen.length)
    expect([...given].every((id) => seen.includes(id))).toBe(true)
  })

  it('counts who was asked against who answered, and not where that would name somebody', async () => {
    const elsewhere = next()
    giveRole(at.hall.db, at.hall.clock, elsewhere, 'supervisor', STREET)
    const count = (as: Login, id: string) => at.hall.call(rating.countRatings, { as, params: { id } })
    const before = (await count(supervisor, CENTRE)).answer.applications
    const asked = await over()
    await over()
    await rate(asked.as, asked.id, { level: 1 })
    const after = (await count(supervisor, CENTRE)).answer
    expect(after.applications.invited - before.invited).toBe(2)
    expect((after.applications.answered ?? 0) - (before.answered ?? 0)).toBe(1)
    expect(after.visits).toEqual({ invited: 0, answered: 0 })
    expect((await count(elsewhere, CENTRE)).code).toBe('NOT_FOUND')
    at.hall.db.prepare('UPDATE application SET point_id = ? WHERE id = ?').run([STREET, asked.id])
    expect((await count(elsewhere, STREET)).answer.applications).toEqual({ invited: 1, answered: null })
  })
})

describe('one’s own data', () => {
  it('has the rating when it is exported, and forgets who gave it with the account', async () => {
    const { as, id } = await over()
    const { answer } = await rate(as, id, { level: 5, items: ['prepackaged-filing'], words: '不满意的话' })
    const { ratings: own } = (await at.hall.call(exportMe, { as })).answer
    expect(own).toMatchObject([{ applicationId: id, items: ['prepackaged-filing'], words: '不满意的话', level: 5 }])
    expect((await at.hall.call(deleteMe, { as })).code).toBeNull()
    const row = at.hall.db.prepare('SELECT account_id, words_sealed, level FROM rating WHERE id = ?').get([answer.id])
    expect(row).toMatchObject({ account_id: null, words_sealed: null, level: 5 })
    const listed = (await ratings({ about: 'application' })).answer.ratings.find((one) => one.id === answer.id)
    expect(listed).toMatchObject({ person: null, applicationId: null, words: null })
  })
})

describe('the time to rate', () => {
  it('is as long as the district says, the same as for a visit', async () => {
    const first = await over()
    const closesAt = (await read(first.as, first.id)).answer.closesAt
    expect(closesAt).toBe(instantOf(addDays(dayOf(at.hall.clock.now()), 8), 0))
    at.hall.db
      .prepare("INSERT INTO setting (name, value, version) VALUES ('booking-rules', ?, 1)")
      .run([JSON.stringify({ ratingDays: 3 })])
    const sooner = instantOf(addDays(dayOf(at.hall.clock.now()), 4), 0)
    expect(await progress(first.as, first.id)).toEqual({ given: false, closesAt: sooner })
    const second = await over()
    at.hall.clock.set(sooner - 1)
    expect((await rate(first.as, first.id, { level: 1 })).status).toBe(201)
    at.hall.clock.set(sooner)
    expect((await rate(second.as, second.id, { level: 1 })).code).toBe('RATING_CLOSED')
  })
})
