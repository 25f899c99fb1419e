import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countRatings, type StaffRating } from '../../shared/contract/rating'
import { dayOf, instantOf } from '../../shared/domain/time'
import { lookAt } from '../support/application'
import type { Login } from '../support/hall'
import { giveRole } from '../support/hall/login'
import { SEWER, SIGN } from '../support/issuing'
import { Rated } from '../support/rated'
import { CENTRE, STREET } from '../support/visitor'

let world: Rated
beforeAll(async () => {
  world = await Rated.start()
})
afterAll(() => world?.close())

describe('what staff see', () => {
  it('of an anonymous one is no person, application, hour or change of the file, nor whether anybody rated', async () => {
    const { as, id } = await world.over()
    const reviewer = world.next()
    giveRole(world.hall.db, world.hall.clock, reviewer, 'reviewer', null, 'market')
    const before = JSON.stringify(await lookAt(world.hall, world.clerk, id))
    const row = () => world.hall.db.prepare('SELECT * FROM application WHERE id = ?').raw(true).get([id])
    const filed = row()
    const lines = world.hall.log().length
    world.hall.clock.advance(61_000)
    const { answer } = await world.rate(as, id, { level: 5, tags: ['slow'], words: '太慢了', anonymous: true })
    expect(answer).toMatchObject({ anonymous: true, applicationId: id })
    const own = world.hall.db.prepare('SELECT number FROM application WHERE id = ?').get([id]) as { number: string }
    for (const reply of [
      await world.ratings({ bad: 'true' }),
      await world.ofDepartment(reviewer, 'market', { bad: 'true' }),
    ]) {
      const listed = (reply.body as { ratings: StaffRating[] }).ratings.find((one) => one.id === answer.id)
      expect(listed).toMatchObject({ person: null, applicationId: null, words: '太慢了', anonymous: true })
      expect(listed?.createdAt).toBe(instantOf(dayOf(world.hall.clock.now()), 0))
      for (const hint of [as.accountId, id, own.number, as.partyId])
        expect(JSON.stringify(reply.body)).not.toContain(hint)
    }
    const audits = world.hall.db.prepare('SELECT * FROM audit WHERE entity_id = ?').all([answer.id])
    expect(audits).toHaveLength(1)
    const log = world.hall.log().slice(lines).join('\n')
    for (const hint of [as.accountId, id, own.number, as.partyId]) {
      expect(JSON.stringify(audits)).not.toContain(hint)
      expect(log).not.toContain(hint)
    }
    expect(row()).toEqual(filed)
    expect(JSON.stringify(await lookAt(world.hall, world.clerk, id))).toBe(before)
  })

  it('is what concerns their department: what was named, or the whole', async () => {
    const officers = { urban: world.next(), water: world.next(), health: world.next() }
    for (const [department, one] of Object.entries(officers))
      giveRole(world.hall.db, world.hall.clock, one, 'reviewer', null, department)
    const ended = async () => {
      const { application, ids, code } = await world.at.issued([{ item: SEWER }, { item: SIGN }])
      await world.at.hand(application, { code, certificateIds: ids })
      return application.id
    }
    const whole = (await world.rate(world.at.owner, await ended(), { level: 4 })).answer.id
    world.hall.clock.advance(1000)
    const named = (await world.rate(world.at.owner, await ended(), { level: 5, items: [SEWER], words: '等了很久' }))
      .answer.id
    const seen = async (one: keyof typeof officers) =>
      (await world.ofDepartment(officers[one], one)).answer.ratings
        .map(({ id }) => id)
        .filter((id) => [whole, named].includes(id))
    expect(await seen('water')).toEqual([named, whole])
    expect(await seen('urban')).toEqual([whole])
    expect(await seen('health')).toEqual([])
    const [first] = (await world.ofDepartment(officers.water, 'water')).answer.ratings
    expect(first).toMatchObject({ items: [{ id: SEWER }], words: '等了很久', person: '欧阳**' })
    expect((await world.ofDepartment(officers.water, 'urban')).code).toBe('NOT_FOUND')
    expect((await world.ofDepartment(world.supervisor, 'urban')).code).toBe('FORBIDDEN')
  })

  it('turns pages without losing any, by a cursor that tells no time', async () => {
    const given = new Set<string>()
    for (let count = 0; count < 23; count++) {
      const { as, id } = await world.over()
      given.add((await world.rate(as, id, { level: 3, anonymous: count % 2 === 0 })).answer.id)
    }
    const seen: string[] = []
    let before: string | null = null
    do {
      const query: object = { about: 'application', ...(before === null ? {} : { before }) }
      const { answer }: Awaited<ReturnType<typeof world.ratings>> = await world.ratings(query)
      seen.push(...answer.ratings.map(({ id }) => id))
      before = answer.next
      if (before !== null) expect(before).toBe(seen.at(-1))
    } while (before !== null)
    expect(new Set(seen).size).toBe(seen.length)
    expect([...given].every((id) => seen.includes(id))).toBe(true)
  })

  it('counts who was asked against who answered, and not where that would name somebody', async () => {
    const elsewhere = world.next()
    giveRole(world.hall.db, world.hall.clock, elsewhere, 'supervisor', STREET)
    const count = (as: Login, id: string) => world.hall.call(countRatings, { as, params: { id } })
    const before = (await count(world.supervisor, CENTRE)).answer.applications
    const asked = await world.over()
    await world.over()
    await world.rate(asked.as, asked.id, { level: 1 })
    const after = (await count(world.supervisor, CENTRE)).answer
    expect(after.applications.invited - before.invited).toBe(2)
    expect((after.applications.answered ?? 0) - (before.answered ?? 0)).toBe(1)
    expect(after.visits).toEqual({ invited: 0, answered: 0 })
    expect((await count(elsewhere, CENTRE)).code).toBe('NOT_FOUND')
    world.hall.db.prepare('UPDATE application SET point_id = ? WHERE id = ?').run([STREET, asked.id])
    expect((await count(elsewhere, STREET)).answer.applications).toEqual({ invited: 1, answered: null })
  })
})
