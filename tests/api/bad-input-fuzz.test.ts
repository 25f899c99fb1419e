import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hall, startHall } from '../support/hall'
import type { Login } from '../support/hall/client'
import { makeCrowd } from '../support/hall/crowd'
import { CASES } from '../support/route/cases'
import { sendAs } from '../support/route/send'
import { World } from '../support/route/world'

let hall: Hall
let world: World
let crowd: Login[] = []
let turn = 0

beforeAll(async () => {
  hall = await startHall()
  world = await World.open(hall)
  crowd = await makeCrowd(hall.db, hall.clock, 200)
})
afterAll(() => hall.close())

/** One person is told to wait after some hundred requests in a minute: every few hundred the next minute begins. */
let sent = 0
const send: typeof sendAs = (...request) => {
  if (++sent % 300 === 0) hall.clock.advance(61_000)
  return sendAs(...request)
}

const RUNS = 40

/** What a program gone wrong, or somebody who tries, puts in the place of a value. */
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(...["'; DROP TABLE appointment; --", '%00', '\ud800', '../../etc', 'NaN', -0, 2 ** 53, 1e308, 0.1]),
)

/** A body that is nearly right: some fields replaced, left out or added. */
function spoiled(body: unknown) {
  const fields = typeof body === 'object' && body !== null ? Object.keys(body) : []
  const name = fc.oneof(fc.constantFrom(...fields, 'id'), fc.string({ maxLength: 12 }))
  return fc
    .tuple(fc.dictionary(name, junk, { maxKeys: 3 }), fc.subarray(fields, { maxLength: 1 }), fc.boolean())
    .map(([changes, left, isWhole]) => {
      const entries = Object.entries({ ...Object(body), ...changes }).filter(([key]) => !left.includes(key))
      return isWhole ? Object.fromEntries(entries) : changes
    })
}

const withBody = CASES.filter(({ endpoint, scope }) => endpoint.body !== undefined && scope !== 'demo')

describe('junk never breaks the hall', () => {
  it.each(withBody.map((one) => [one.endpoint.name, one] as const))('%s', async (_name, { endpoint, prepare }) => {
    const request = await prepare(world)
    const property = fc.asyncProperty(fc.oneof(spoiled(request.body), junk), async (body) => {
      // A role's bearer is one person; everyone else takes turns, since one alone would soon be told to wait.
      const as = endpoint.access.who === 'person' ? crowd[turn++ % crowd.length] : request.as
      const answer = await send(hall.origin, endpoint, request, { as, raw: JSON.stringify(body) })
      expect(answer.status).toBeLessThan(500)
    })
    await fc.assert(property, { numRuns: RUNS })
  })

  const withQuery = CASES.filter(({ endpoint }) => endpoint.query !== undefined)
  it.each(withQuery.map((one) => [one.endpoint.name, one] as const))('%s, in its query', async (_name, one) => {
    const request = await one.prepare(world)
    const names = fc.oneof(
      fc.constantFrom('day', 'windowKind', 'before', 'answers', 'bad', 'state', 'entityId'),
      fc.string(),
    )
    const property = fc.asyncProperty(
      fc.dictionary(names, fc.string({ unit: 'binary' }), { maxKeys: 3 }),
      async (query) => {
        const changed = { ...request, query: { ...Object(request.query), ...query } }
        const answer = await send(hall.origin, one.endpoint, changed, { as: request.as })
        expect(answer.status).toBeLessThan(500)
      },
    )
    await fc.assert(property, { numRuns: RUNS })
  })

  it('and it still serves', async () => {
    const response = await fetch(`${hall.origin}/api/health`)
    expect(response.status).toBe(200)
  })
})
