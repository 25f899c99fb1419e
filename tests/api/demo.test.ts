import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { listDemoPeople, moveClock, readDemoInbox, readHealth, runDueJobs } from '../../shared/contract/demo'
import { loginByPhone, requestLoginCode } from '../../shared/contract/session'
import { ROUTES } from '../../worker/app'
import { type NodeServer, startNode } from '../../worker/node'
import { type Hall, startHall } from '../support/hall'
import { type HallClient, hallClient } from '../support/hall/client'

/** The demo runs on Node only, whatever target this run is for. */
let demo: NodeServer
let client: HallClient
let hall: Hall
let directory = ''

beforeAll(async () => {
  const { runDirectory } = inject('hall')
  mkdirSync(runDirectory, { recursive: true })
  directory = mkdtempSync(join(runDirectory, 'demo-'))
  demo = await startNode({ DATA_DIR: directory, PORT: '0' }, { log: () => undefined })
  client = hallClient(demo.origin, { now: Date.now, set: () => undefined, advance: () => undefined })
  hall = await startHall()
})
afterAll(async () => {
  await demo.close()
  await hall.close()
  rmSync(directory, { recursive: true, force: true })
})

describe('the demo desk', () => {
  it('names the people one can log in as, and shows the code that was sent to them', async () => {
    const { people } = (await client.call(listDemoPeople)).answer
    const [resident] = people
    if (!resident) throw new Error('no demo people')
    expect(people.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['resident', 'clerk', 'kiosk', 'supervisor', 'admin']),
    )
    await client.call(requestLoginCode, { body: { phone: resident.phone } })
    const { messages } = (await client.call(readDemoInbox)).answer
    const sent = messages.find(({ to }) => to === resident.phone)
    const code = /\d{6}/.exec(sent?.text ?? '')?.[0] ?? ''
    const login = await client.call(loginByPhone, { body: { phone: resident.phone, code, device: '演示' } })
    expect(login.status).toBe(201)

    const page = await fetch(`${demo.origin}/dev/inbox`)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
    const html = await page.text()
    expect(html).toContain(code)
    expect(html).not.toMatch(/<script(?! src="\/dev\/inbox\.js" defer><\/script>)|style="|\son\w+=/)
    const script = await fetch(`${demo.origin}/dev/inbox.js`)
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('moves the clock of the hall', async () => {
    const { now } = (await client.call(readHealth)).answer
    const moved = (await client.call(moveClock, { body: { byMinutes: 60 } })).answer.now
    expect(moved - now).toBeGreaterThanOrEqual(3_600_000)
    expect((await client.call(readHealth)).answer.now).toBeGreaterThanOrEqual(moved)
    await client.call(moveClock, { body: { reset: true } })
    expect((await client.call(readHealth)).answer.now).toBeLessThan(moved)
  })

  it('runs the jobs that are due', async () => {
    expect((await client.call(runDueJobs)).answer).toEqual({ done: true })
  })
})

describe('a hall without a demo desk', () => {
  it('has no inbox and no clock to move', async () => {
    for (const path of ['/dev/inbox', '/dev/inbox.json', '/dev/inbox.js', '/dev/people'])
      expect((await fetch(hall.origin + path)).status).toBe(404)
    expect((await hall.call(moveClock, { body: { byMinutes: 60 } })).code).toBe('NOT_FOUND')
  })

  it('tells of none in production: the routes do not exist', async () => {
    const production = await startHall({ environment: { APP_ENV: 'production' } })
    const document = (await (await fetch(`${production.origin}/api/openapi.json`)).json()) as { paths: object }
    const told = Object.keys(document.paths)
    const answers = await Promise.all(
      ROUTES.filter(({ endpoint }) => endpoint.access.who === 'demo').map(async ({ endpoint }) => {
        const { status } = await fetch(production.origin + endpoint.path, { method: endpoint.method })
        return [endpoint.path, status]
      }),
    )
    await production.close()
    expect(told.filter((path) => path.startsWith('/dev'))).toEqual([])
    expect(told.length).toBeGreaterThan(30)
    for (const [path, status] of answers) expect({ path, status }).toEqual({ path, status: 404 })
  })
})
