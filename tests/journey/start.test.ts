import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { listGrants } from '../../shared/contract/admin'
import { listDemoPeople, readHealth } from '../../shared/contract/demo'
import { smsStandin } from '../../worker/adapter/standin/sms'
import { demoKeys } from '../../worker/demo/keys'
import { hallClient } from '../support/hall/client'
import { providers, testEnvironment } from '../support/hall/environment'
import { logIn } from '../support/hall/login'
import { serveStandin } from '../support/hall/stand-in'
import { type Started, startCommand, startServer } from './support/started'

const NOWHERE = { wechat: 'http://wechat.invalid', sms: 'http://sms.invalid' }
const SECRETS = [
  'DATA_KEYS',
  'INDEX_KEY',
  'TOKEN_KEY',
  'DOCUMENT_KEYS',
  'WECHAT_APPID',
  'WECHAT_SECRET',
  'SMS_URL',
  'SMS_KEY',
]
const clock = { now: () => Date.now(), set: () => {}, advance: () => {} }

let directory: string
let started: Started[]
beforeEach(() => {
  mkdirSync(inject('hall').runDirectory, { recursive: true })
  directory = mkdtempSync(join(inject('hall').runDirectory, 'start-'))
  started = []
})
afterEach(async () => {
  await Promise.all(started.map((one) => one.stop()))
  rmSync(directory, { recursive: true, force: true })
})

/** Starts the hall on data of its own, at any free port unless told. */
function serve(settings: Record<string, string> = {}): Started {
  const one = startServer({ DATA_DIR: directory, PORT: '0', ...settings })
  started.push(one)
  return one
}

const production = (urls = NOWHERE): Record<string, string> => ({ ...testEnvironment(urls), APP_ENV: 'production' })

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

describe('the demo', () => {
  it('opens at PORT with its data in DATA_DIR, ends with 0 on SIGTERM, and knows its people the next time', async () => {
    const port = await freePort()
    const first = serve({ PORT: String(port) })
    expect(await first.origin()).toBe(`http://127.0.0.1:${port}`)
    const client = hallClient(await first.origin(), clock)
    expect((await client.call(readHealth)).answer).toMatchObject({
      environment: 'demo',
      database: 'ok',
      migrated: true,
    })
    expect(existsSync(join(directory, 'hall.db'))).toBe(true)
    expect(statSync(join(directory, 'demo-keys.json')).mode & 0o077).toBe(0)
    const { people } = (await client.call(listDemoPeople)).answer
    expect(people.length).toBeGreaterThan(3)

    first.signal('SIGTERM')
    const { status, printed } = await first.ended()
    expect(status).toBe(0)
    expect(printed).toContain('/dev/inbox')

    const second = hallClient(await serve({ PORT: String(port) }).origin(), clock)
    expect((await second.call(listDemoPeople)).answer.people).toEqual(people)
  })

  it.each(['0.0.0.0', '::', '192.0.2.1'])('refuses to listen on %s, before it writes anything', async (host) => {
    const { status, printed } = await serve({ HOST: host }).ended()
    expect(status).toBe(1)
    expect(printed).toContain('this machine only')
    expect(existsSync(join(directory, 'hall.db'))).toBe(false)
  })

  it('says so when its port is taken', async () => {
    const first = serve()
    const { port } = new URL(await first.origin())
    const { status, printed } = await serve({ PORT: port, DATA_DIR: join(directory, 'other') }).ended()
    expect(status).toBe(1)
    expect(printed).toContain(port)
  })
})

it('gives a demo that is older than one of the keys that one, and keeps the others', () => {
  const first = demoKeys(directory)
  const { DOCUMENT_KEYS, ...older } = first
  writeFileSync(join(directory, 'demo-keys.json'), JSON.stringify(older))
  const second = demoKeys(directory)
  expect(second).toMatchObject(older)
  expect(second.DOCUMENT_KEYS).toMatch(/^1:/)
  expect(second.DOCUMENT_KEYS).not.toBe(DOCUMENT_KEYS)
  expect(demoKeys(directory)).toEqual(second)
})

describe('production', () => {
  it('names every secret that is missing, and starts nothing', async () => {
    const { status, printed } = await serve({ APP_ENV: 'production' }).ended()
    expect(status).toBe(1)
    for (const name of SECRETS) expect(printed).toContain(name)
    expect(existsSync(join(directory, 'hall.db'))).toBe(false)
  })

  it('names a wrong secret and never shows it', async () => {
    const wrong = 'not-a-key-of-thirty-two-bytes'
    const { status, printed } = await serve({ ...production(), TOKEN_KEY: wrong }).ended()
    expect(status).toBe(1)
    expect(printed).toContain('TOKEN_KEY')
    expect(printed).not.toContain(wrong)
    expect(printed).not.toContain(production().DATA_KEYS)
    expect(printed).not.toContain('INDEX_KEY')
  })

  it('has no demo routes, no demo people and no development pages', async () => {
    const origin = await serve(production()).origin()
    const client = hallClient(origin, clock)
    expect((await client.call(readHealth)).answer.environment).toBe('production')
    expect((await client.call(listDemoPeople)).status).toBe(404)
    for (const path of ['/dev/inbox', '/dev/inbox.js', '/dev/inbox.json', '/dev/clock', '/dev/jobs'])
      expect((await fetch(origin + path)).status, path).toBe(404)
    const document = await (await fetch(`${origin}/api/openapi.json`)).text()
    expect(document).not.toContain('/dev/')
    expect(existsSync(join(directory, 'demo-keys.json'))).toBe(false)
  })

  it('prints the public halves of the keys that documents are checked with, and nothing private', async () => {
    const [version = '', secret = ''] = (production().DOCUMENT_KEYS ?? '').split(':')
    const { status, printed } = await startCommand('document-keys', [], {
      ...production(),
      DATA_DIR: directory,
    }).ended()
    expect(status).toBe(0)
    expect(printed).toMatch(new RegExp(`${version}:public:[A-Za-z0-9+/]{43}=`))
    expect(printed).not.toContain(secret)
  })

  it('makes its first administrator by a command, once', async () => {
    const sms = smsStandin({ ...providers.sms, clock: clock.now })
    const door = await serveStandin(sms)
    const settings = production({ ...NOWHERE, sms: door.url })
    const client = hallClient(await serve(settings).origin(), clock)
    const command = (phone: string) =>
      startCommand('first-admin', ['--phone', phone], { ...settings, DATA_DIR: directory }).ended()

    const made = await command('13700000001')
    expect(made).toMatchObject({ status: 0 })
    expect(made.printed).not.toContain('13700000001')
    const again = await command('13700000002')
    expect(again.status).toBe(1)
    expect(again.printed).toContain('an administrator already')

    const admin = await logIn(client, sms, '13700000001')
    const other = await logIn(client, sms, '13700000002')
    expect((await client.call(listGrants, { as: admin })).status).toBe(200)
    expect((await client.call(listGrants, { as: other })).code).toBe('FORBIDDEN')
    await door.close()
  })
})
