import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '../../shared/domain/time'
import { type Hall, shanghai, startHall } from '../support/hall'
import { scansOf } from '../support/query-plan'
import { CASES } from '../support/route/cases'
import { sendAs } from '../support/route/send'
import { TODAY, World } from '../support/route/world'

let hall: Hall
let statements: string[] = []

/** Runs every route once with a request that succeeds, and the jobs at several hours of two days. */
async function journey(): Promise<string[]> {
  const world = await World.open(hall)
  hall.reset()
  for (const { endpoint, scope, prepare } of CASES) {
    if (scope === 'demo') continue
    const request = await prepare(world)
    await sendAs(hall.origin, endpoint, request, { as: request.as })
  }
  for (const day of [TODAY, addDays(TODAY, 1)]) {
    for (const time of ['09:40', '12:00', '17:50']) {
      hall.clock.set(shanghai(`${day} ${time}`))
      await hall.runJobs()
    }
  }
  return hall.statements()
}

beforeAll(async () => {
  hall = await startHall()
  statements = await journey()
})
afterAll(() => hall.close())

describe('query plans', () => {
  it('come from a journey over every route and job', () => {
    const tables = ['appointment', 'place', 'waitlist', 'visit', 'rating', 'outbox', 'objection', 'session', 'audit']
    for (const table of tables) expect(statements.some((sql) => sql.includes(table))).toBe(true)
    expect(new Set(statements).size).toBeGreaterThan(100)
  })

  it('never read a growing table from end to end', () => {
    expect(scansOf(hall.db, statements)).toEqual([])
  })

  it('would show it', () => {
    const scanning = [
      'SELECT a.id FROM appointment a WHERE a.changed_at > ?',
      'UPDATE visit SET result = ? WHERE result IS NULL',
    ]
    expect(scansOf(hall.db, scanning).map(({ step }) => step)).toEqual(['SCAN a', 'SCAN visit'])
    expect(scansOf(hall.db, ['SELECT name FROM job', 'SELECT value FROM json_each(?)'])).toEqual([])
  })
})
