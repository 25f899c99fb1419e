import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteMe, exportMe } from '../../shared/contract/account'
import { listApplications } from '../../shared/contract/application'
import { addDays, dayOf, instantOf } from '../../shared/domain/time'
import { lookAt, receive } from '../support/application'
import { complete, submit } from '../support/apply'
import type { Login } from '../support/hall'
import { endByClerk, FILING_ONLY } from '../support/over'
import { Rated, type RatingWords } from '../support/rated'

let world: Rated
beforeAll(async () => {
  world = await Rated.start()
})
afterAll(() => world?.close())

describe('a rating of an application', () => {
  it('is given once, and shown to the applicant and the supervisor', async () => {
    const { as, id } = await world.over()
    const before = (await world.read(as, id)).answer
    expect(before).toMatchObject({ applicationId: id, rating: null, items: [{ id: 'prepackaged-filing' }] })
    const { status, answer } = await world.rate(as, id, { level: 2, tags: ['clear'], words: ' 一次就讲清楚了😊 ' })
    expect(status).toBe(201)
    expect(answer).toMatchObject({ level: 2, words: '一次就讲清楚了😊', visitId: null, applicationId: id, items: [] })
    expect((await world.read(as, id)).answer.rating).toEqual(answer)
    expect((await world.progress(as, id))?.given).toBe(true)
    const listed = (await world.ratings({ about: 'application' })).answer.ratings.find((one) => one.id === answer.id)
    expect(listed).toMatchObject({ about: 'application', applicationId: id, words: '一次就讲清楚了😊', clerk: null })
    expect(listed?.person).toMatch(/^.\*+$|\*/)
    expect((await world.ratings({ about: 'visit' })).answer.ratings.map((one) => one.id)).not.toContain(answer.id)
    expect((await world.rate(as, id, { level: 1 })).code).toBe('RATING_EXISTS')
  })

  it('is one, of two hundred that come in bursts of twenty', async () => {
    const { as, id } = await world.over()
    const replies = []
    for (let minute = 0; minute < 10; minute++) {
      const tries = Array.from({ length: 20 }, () => world.rate(as, id, { level: minute % 2 ? 1 : 5 }))
      replies.push(...(await Promise.all(tries)))
      world.hall.clock.advance(60_000)
    }
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(replies.filter(({ code }) => code === 'RATING_EXISTS')).toHaveLength(199)
    expect(world.at.count('SELECT count(*) AS n FROM rating WHERE application_id = ?', id)).toBe(1)
    expect(world.at.count("SELECT count(*) AS n FROM audit WHERE action = 'rate' AND actor_id = ?", as.accountId)).toBe(
      1,
    )
  })

  it('is the same one when its request is repeated with the same key', async () => {
    const { as, id } = await world.over()
    const first = await world.rate(as, id, { level: 3 }, 'rate-application-1')
    const again = await world.rate(as, id, { level: 3 }, 'rate-application-1')
    expect(again.answer).toEqual(first.answer)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
  })

  it('has no default, tags and items that fit, and words within limits', async () => {
    const { as, id } = await world.over()
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
      const reply = await world.rate(as, id, body as RatingWords)
      expect([JSON.stringify(body), reply.code]).toEqual([JSON.stringify(body), 'BAD_FIELD'])
    }
    expect((await world.read(as, id)).answer.rating).toBeNull()
    expect((await world.rate(as, id, { level: 5, items: ['prepackaged-filing'] })).answer.items).toEqual([
      'prepackaged-filing',
    ])
  })

  it('is nobody else’s, with or without a code', async () => {
    const { id } = await world.over()
    const code = 'A'.repeat(22)
    for (const reply of [
      await world.read(world.next(), id),
      await world.read(world.next(), id, code),
      await world.rate(world.next(), id, { level: 5 }),
      await world.rate(world.next(), id, { level: 5, code }),
    ])
      expect(reply.code).toBe('NOT_FOUND')
  })

  it('costs two trips, and its page one', async () => {
    const { as, id } = await world.over()
    world.hall.reset()
    await world.read(as, id)
    expect(world.hall.trips()).toBe(1)
    world.hall.reset()
    await world.rate(as, id, { level: 1, words: '好' })
    expect(world.hall.trips()).toBe(2)
  })
})

describe('somebody received at the counter without an account', () => {
  async function received(): Promise<{ id: string; code: string }> {
    const { id } = await receive(world.hall, world.clerk, FILING_ONLY)
    await endByClerk(world.hall, world.clerk, id)
    const { asked } = await lookAt(world.hall, world.clerk, id)
    return { id, code: asked?.code ?? '' }
  }

  it('is asked by the code that the window shows, and nobody is sent a message', async () => {
    const { id, code } = await received()
    expect(world.invitations(id)).toEqual({ ...world.once(), told: 0 })
    const child = world.next()
    expect((await world.read(child, id)).code).toBe('NOT_FOUND')
    expect((await world.read(child, id, code)).answer.rating).toBeNull()
    expect((await world.rate(child, id, { level: 4, code, words: '跑了两趟' })).status).toBe(201)
    expect((await world.read(child, id, code)).answer.rating?.words).toBe('跑了两趟')
    // The next one with the code learns nothing of what was said.
    expect((await world.read(world.next(), id, code)).code).toBe('RATING_EXISTS')
    expect((await world.rate(world.next(), id, { level: 1, code })).code).toBe('RATING_EXISTS')
  })

  it('is not answered for by the hall’s own people, nor with the code of another', async () => {
    const [one, other] = [await received(), await received()]
    expect(one.code).not.toBe(other.code)
    expect((await world.rate(world.clerk, one.id, { level: 1, code: one.code })).code).toBe('NOT_FOUND')
    expect((await world.rate(world.next(), one.id, { level: 1, code: other.code })).code).toBe('NOT_FOUND')
    expect((await world.read(world.clerk, one.id, one.code)).code).toBe('NOT_FOUND')
  })

  it('has a code that an account does not need: there it is shown to nobody', async () => {
    const { id } = await world.over()
    expect((await lookAt(world.hall, world.clerk, id)).asked).toMatchObject({ code: null })
  })
})

describe('the list of one’s applications', () => {
  const until = async (as: Login, id: string) => {
    const { answer } = await world.hall.call(listApplications, { as, query: {} })
    return answer.applications.find((one) => one.id === id)?.rateUntil
  }

  it('says until when one can be rated, until it is or is too late, in the one trip it takes anyway', async () => {
    const as = world.next()
    const { id: early } = await submit(world.hall, as, await complete(world.hall, as, FILING_ONLY))
    expect(await until(as, early)).toBeNull()
    const { id } = await world.over(as)
    const { closesAt } = (await world.read(as, id)).answer
    world.hall.reset()
    expect(await until(as, id)).toBe(closesAt)
    expect(world.hall.trips()).toBe(1)
    const { id: late } = await world.over(as)
    await world.rate(as, id, { level: 1 })
    expect(await until(as, id)).toBeNull()
    expect(await until(as, late)).toBe(closesAt)
    world.hall.clock.set(closesAt - 1)
    expect(await until(as, late)).toBe(closesAt)
    world.hall.clock.set(closesAt)
    expect(await until(as, late)).toBeNull()
  })
})

describe('one’s own data', () => {
  it('has the rating when it is exported, and forgets who gave it with the account', async () => {
    const { as, id } = await world.over()
    const { answer } = await world.rate(as, id, { level: 5, items: ['prepackaged-filing'], words: '不满意的话' })
    const { ratings: own } = (await world.hall.call(exportMe, { as })).answer
    expect(own).toMatchObject([{ applicationId: id, items: ['prepackaged-filing'], words: '不满意的话', level: 5 }])
    expect((await world.hall.call(deleteMe, { as })).code).toBeNull()
    const row = world.hall.db
      .prepare('SELECT account_id, words_sealed, level FROM rating WHERE id = ?')
      .get([answer.id])
    expect(row).toMatchObject({ account_id: null, words_sealed: null, level: 5 })
    const listed = (await world.ratings({ about: 'application' })).answer.ratings.find((one) => one.id === answer.id)
    expect(listed).toMatchObject({ person: null, applicationId: null, words: null })
  })
})

describe('the time to rate', () => {
  it('is as long as the district says, the same as for a visit', async () => {
    const first = await world.over()
    const closesAt = (await world.read(first.as, first.id)).answer.closesAt
    expect(closesAt).toBe(instantOf(addDays(dayOf(world.hall.clock.now()), 8), 0))
    world.hall.db
      .prepare("INSERT INTO setting (name, value, version) VALUES ('booking-rules', ?, 1)")
      .run([JSON.stringify({ ratingDays: 3 })])
    const sooner = instantOf(addDays(dayOf(world.hall.clock.now()), 4), 0)
    expect(await world.progress(first.as, first.id)).toEqual({ given: false, closesAt: sooner })
    const second = await world.over()
    world.hall.clock.set(sooner - 1)
    expect((await world.rate(first.as, first.id, { level: 1 })).status).toBe(201)
    world.hall.clock.set(sooner)
    expect((await world.rate(second.as, second.id, { level: 1 })).code).toBe('RATING_CLOSED')
  })
})
