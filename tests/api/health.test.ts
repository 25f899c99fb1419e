import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readHealth } from '../../shared/contract/demo'
import { type Hall, OPENING, startHall } from '../support/hall'

let hall: Hall

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())

describe('health', () => {
  it('says version, environment, instant, database and migration', async () => {
    const { status, answer } = await hall.call(readHealth)
    expect(status).toBe(200)
    expect(answer).toMatchObject({ environment: 'test', now: OPENING, database: 'ok', migrated: true })
    expect(answer.version).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('costs one round trip', async () => {
    hall.reset()
    await hall.call(readHealth)
    expect(hall.trips()).toBe(1)
    expect(hall.statements()).toEqual([expect.stringContaining('FROM migration')])
  })

  it('follows the clock of the hall', async () => {
    hall.clock.advance(60_000)
    const { answer } = await hall.call(readHealth)
    expect(answer.now).toBe(OPENING + 60_000)
    hall.clock.set(OPENING)
  })

  it('logs one line of JSON a request, without anything personal', async () => {
    const { headers } = await hall.call(readHealth)
    const id = headers.get('x-request-id')
    const line = hall.log().find((text) => id !== null && text.includes(id))
    expect(JSON.parse(line ?? '')).toMatchObject({ route: '/api/health', status: 200, trips: 1 })
  })
})
