import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, inject, it } from 'vitest'
import { readHealth } from '../../shared/contract/demo'
import { listDays } from '../../shared/contract/slot'
import { migrate, readMigrations } from '../../worker/db/migrate'
import { startNode } from '../../worker/node'
import { hallClient } from '../support/hall/client'
import { testClock } from '../support/hall/clock'
import { testEnvironment } from '../support/hall/environment'
import { OPENING } from '../support/hall/opening'
import { startHrana } from '../support/hrana/server'
import { root } from '../support/paths'

let directory: string
beforeEach(() => {
  mkdirSync(inject('hall').runDirectory, { recursive: true })
  directory = mkdtempSync(join(inject('hall').runDirectory, 'sqld-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

it('the Node server works in front of a database over HTTP', async () => {
  const path = join(directory, 'elsewhere.db')
  migrate(path, readMigrations(join(root, 'worker/db/migrations')))
  const database = await startHrana({ path, authToken: 'secret' })
  const nowhere = { wechat: 'http://wechat.invalid', sms: 'http://sms.invalid' }
  const clock = testClock(OPENING)
  const server = await startNode(
    { ...testEnvironment(nowhere), DATA_DIR: directory, PORT: '0', DB_URL: database.url, DB_TOKEN: 'secret' },
    { clock: clock.now, log: () => undefined },
  )
  try {
    const { call } = hallClient(server.origin, clock)
    expect((await call(readHealth)).answer).toMatchObject({ database: 'ok', migrated: true })
    const params = { id: server.deps.catalogue.points[0]?.id ?? '' }
    const { answer } = await call(listDays, { params, query: { windowKind: 'intake' } })
    expect(answer.days.some(({ state }) => state === 'open')).toBe(true)
  } finally {
    await server.close()
    await database.close()
  }
})
