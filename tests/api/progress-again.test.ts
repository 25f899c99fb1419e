import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readProgress } from '../../shared/contract/progress'
import { actOn, lookAt, SIGN_ONLY } from '../support/application'
import { complete, submit } from '../support/apply'
import { type Hall, shanghai, startHall } from '../support/hall'
import type { Resident } from '../support/hall/crowd'
import { World } from '../support/route/world'

let hall: Hall
let world: World

beforeAll(async () => {
  hall = await startHall({ now: shanghai('2026-09-14 09:30') })
  world = await World.open(hall)
})
afterAll(() => hall.close())

async function look(as: Resident, id: string) {
  return (await hall.call(readProgress, { as, params: { id } })).answer
}

/** An application under way whose page was looked at already. */
async function underWay() {
  const as = await world.person()
  const { id } = await submit(hall, as, await complete(hall, as, SIGN_ONLY))
  return { as, id, before: await look(as, id) }
}

describe('a progress page that is looked at again', () => {
  it('is the same but for the clock of the hall, in one round trip', async () => {
    const { as, id, before } = await underWay()
    hall.clock.advance(61_000)
    hall.reset()
    const after = await look(as, id)
    expect(hall.trips()).toBe(1)
    expect(after.now).toBe(before.now + 61_000)
    expect({ ...after, now: 0 }).toEqual({ ...before, now: 0 })
  })

  it('shows what happened since, with the paper of it', async () => {
    const { as, id, before } = await underWay()
    const desk = await lookAt(hall, world.staff.clerk, id)
    const caseId = desk.cases[0]?.id ?? ''
    await actOn(hall, world.staff.clerk, desk, [{ caseId, command: { kind: 'accept', data: {} } }])
    const after = await look(as, id)
    expect(before.lanes[0]?.state).toBe('received')
    expect(after.lanes[0]?.state).toBe('review')
    expect(after.documents.map(({ kind }) => kind)).toContain('acceptance')
    expect(after.documents.length).toBeGreaterThan(before.documents.length)
  })

  it('shows a light that came on without an event, and a paper that came without one', async () => {
    const { as, id, before } = await underWay()
    expect(before.lanes[0]?.clock.light).toBe('none')
    hall.db.prepare('UPDATE "case" SET light = \'yellow\' WHERE application_id = ?').run([id])
    const warned = await look(as, id)
    expect(warned.lanes[0]?.clock.light).toBe('yellow')
    expect(warned.version).toBe(before.version)
    hall.db.prepare('DELETE FROM document WHERE application_id = ?').run([id])
    expect((await look(as, id)).documents).toEqual([])
  })

  it('is nobody else’s, however often its owner has looked', async () => {
    const { id } = await underWay()
    expect((await hall.call(readProgress, { as: await world.person(), params: { id } })).code).toBe('NOT_FOUND')
  })
})
