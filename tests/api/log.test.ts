import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hall, startHall } from '../support/hall'
import { CASES } from '../support/route/cases'
import { type Answer, sendAs } from '../support/route/send'
import { World } from '../support/route/world'

let hall: Hall
let world: World
const errors: string[] = []
const answers: Answer[] = []

/** Every route with a good request, then the same twice over and with a word too many: all kinds of refusals. */
beforeAll(async () => {
  hall = await startHall()
  world = await World.open(hall)
  for (const { endpoint, scope, prepare } of CASES) {
    if (scope === 'demo') continue
    const request = await prepare(world)
    const spoiled = JSON.stringify({ ...Object(request.body), [world.name()]: world.phone() })
    const attempts = [{ raw: spoiled }, {}, {}, { raw: `{"${world.words()}` }]
    for (const attempt of attempts) {
      const answer = await sendAs(hall.origin, endpoint, request, { as: request.as, ...attempt })
      answers.push(answer)
      if (answer.status >= 400) errors.push(answer.text)
    }
  }
  await hall.runJobs()
})
afterAll(() => hall.close())

const found = (texts: readonly string[]) =>
  [...world.secrets].filter((secret) => texts.some((text) => text.includes(secret)))

describe('what nobody may read', () => {
  it('was given to the hall', () => {
    expect(world.secrets.size).toBeGreaterThan(50)
    expect(errors.length).toBeGreaterThan(50)
  })

  it('stands in no line of the log', () => {
    expect(found(hall.log())).toEqual([])
  })

  it('stands in no error', () => {
    expect(found(errors)).toEqual([])
  })

  it('stands readable in no table', () => {
    const tables = hall.db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all([]) as { name: string }[]
    const rows = tables.map(({ name }) => JSON.stringify(hall.db.prepare(`SELECT * FROM "${name}"`).all([])))
    expect(found(rows)).toEqual([])
  })
})

describe('the log', () => {
  const lines = () => hall.log().map((line) => JSON.parse(line) as Record<string, unknown>)

  it('has one line a request, with id, route, status, milliseconds and round trips', () => {
    const requests = lines().filter((line) => 'route' in line)
    for (const answer of answers) {
      const own = requests.filter((line) => line.requestId === answer.headers.get('x-request-id'))
      expect(own).toEqual([
        expect.objectContaining({
          level: 'info',
          route: expect.any(String),
          status: answer.status,
          ms: expect.any(Number),
          trips: expect.any(Number),
          ...(answer.code === null ? {} : { code: answer.code }),
        }),
      ])
    }
  })

  it('tells of nothing that went wrong by itself', () => {
    expect(lines().filter(({ level }) => level === 'error')).toEqual([])
  })
})
