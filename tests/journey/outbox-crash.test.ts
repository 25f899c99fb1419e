import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { dirname, join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DiskFiles } from '../../worker/adapter/files-disk'
import { loadCatalogue } from '../../worker/catalogue/load'
import { readConfig } from '../../worker/config'
import { NodeDb } from '../../worker/db/node-client'
import { RowFaults } from '../../worker/job/row-faults'
import { makeDeps } from '../../worker/make-deps'
import { Context } from '../../worker/service/context'
import { deliverDue } from '../../worker/service/notice/deliver'
import { type CrashHall, startCrashHall } from '../support/crash-hall'
import { testClock } from '../support/hall/clock'
import { testEnvironment } from '../support/hall/environment'
import { OPENING } from '../support/hall/opening'
import { root } from '../support/paths'
import { bookVisitor } from '../support/visitor'

const MINUTE = 60_000
let hall: CrashHall

beforeEach(async () => {
  hall = await startCrashHall()
})
afterEach(() => hall.close())

/** Books for so many new people, then the hall dies with their messages unsent. */
async function leaveUnsent(people: number): Promise<void> {
  const bookable = { ...hall, clock: testClock(OPENING) }
  for (let count = 0; count < people; count++) await bookVisitor(bookable, { aheadMinutes: 24 * 60 })
  await hall.kill()
}

function outbox(): { id: string; state: string; attempts: number }[] {
  const db = new Database(hall.path)
  const rows = db.prepare('SELECT id, state, attempts FROM outbox ORDER BY id').all([])
  db.close()
  return rows as { id: string; state: string; attempts: number }[]
}

/** An SMS gateway that calls `onSend` with the request id, and answers when that is over. */
async function gateway(onSend: (requestId: string) => void): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    onSend((JSON.parse(text) as { requestId: string }).requestId)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"code":"OK"}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, server }
}

/** The hall's own process again, on the same data at another instant; it runs the due jobs before it opens. */
function hallProcess(url: string, now: number): ChildProcess {
  return fork(join(root, 'tests/support/hall/process-main.ts'), [], {
    env: {
      ...process.env,
      ...testEnvironment({ wechat: url, sms: url }),
      DATA_DIR: dirname(hall.path),
      PORT: '0',
      TEST_NOW: String(now),
    },
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
}

describe('the outbox', () => {
  it('sends again, with the same key, what a process was killed over between sending and marking', async () => {
    await leaveUnsent(1)
    const keys: string[] = []
    let doomed: ChildProcess | undefined
    const { url, server } = await gateway((requestId) => {
      keys.push(requestId)
      doomed?.kill('SIGKILL')
    })
    doomed = hallProcess(url, OPENING + MINUTE)
    await once(doomed, 'exit')
    doomed = undefined
    const [message] = outbox()
    expect(message).toMatchObject({ state: 'leased', attempts: 1 })

    const next = hallProcess(url, OPENING + 5 * MINUTE)
    await once(next, 'message')
    next.kill('SIGKILL')
    await once(next, 'exit')
    server.close()
    expect(outbox()).toEqual([{ id: message?.id, state: 'sent', attempts: 2 }])
    expect(keys).toEqual([message?.id, message?.id])
  })

  it('gives each message to one of several processes that send at the same time', async () => {
    // More than one page, so that several runs have some in hand.
    const people = 36
    await leaveUnsent(people)
    const keys: string[] = []
    const { catalogue } = loadCatalogue(join(root, 'worker/catalogue'))
    const databases = Array.from({ length: 4 }, () => new NodeDb({ path: hall.path }))
    const runs = databases.map((db) => {
      const deps = makeDeps(
        readConfig(testEnvironment({ wechat: 'http://wechat.invalid', sms: 'http://sms.invalid' })),
        {
          catalogue,
          db: () => db,
          files: new DiskFiles(join(dirname(hall.path), 'files')),
          clock: () => OPENING + MINUTE,
          peerOf: () => '',
          log: () => {},
          migration: '',
          demo: null,
          fetchSms: async (_url, init) => {
            keys.push((JSON.parse(String(init?.body)) as { requestId: string }).requestId)
            return new Response('{"code":"OK"}')
          },
        },
      )
      const context = Context.system(deps, 'outbox', OPENING + MINUTE)
      return deliverDue(context, new RowFaults(context, 'outbox').each)
    })
    const handled = await Promise.all(runs)
    for (const db of databases) db.close()
    expect(handled.reduce((sum, count) => sum + count, 0)).toBe(people)
    expect(new Set(keys).size).toBe(people)
    expect(keys).toHaveLength(people)
    expect(outbox().map(({ state }) => state)).toEqual(Array.from({ length: people }, () => 'sent'))
  })
})
