import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { readHealth } from '../../shared/contract/demo'
import { listDevices } from '../../shared/contract/session'
import { type Migration, migrate, readMigrations } from '../../worker/db/migrate'
import { startCrashHall } from '../support/crash-hall'
import { root } from '../support/paths'
import { contentOf, countsOf, damageOf, fillEveryTable, tablesOf, withDatabase } from './support/full-database'
import type { MigrateOrder } from './support/migrate-child'

const OWN = readMigrations(join(root, 'worker/db/migrations'))
const TWO_STEP = readMigrations(join(root, 'tests/journey/two-step'))
const [EXPAND, CONTRACT] = TWO_STEP as [Migration, Migration]
const ALL = [...OWN, ...TWO_STEP]
const names = (migrations: readonly Migration[]) => migrations.map(({ name }) => name)

let directory: string
let path: string
beforeEach(() => {
  mkdirSync(inject('hall').runDirectory, { recursive: true })
  directory = mkdtempSync(join(inject('hall').runDirectory, 'migration-'))
  path = join(directory, 'hall.db')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const appliedIn = (file: string): string[] =>
  withDatabase(file, (db) =>
    (db.prepare('SELECT name FROM migration ORDER BY name').all([]) as { name: string }[]).map(({ name }) => name),
  )

/** A process that is ready to migrate. */
async function child(): Promise<ChildProcess> {
  const started = fork(join(import.meta.dirname, 'support/migrate-child.ts'), [], { execArgv: ['--import', 'tsx'] })
  await once(started, 'message')
  return started
}

/** Lets a ready process migrate. @returns what it applied; null when it was killed */
async function order(started: ChildProcess, migrations: Migration[], dieAt: MigrateOrder['dieAt'] = null) {
  const gone = once(started, 'exit')
  const told = new Promise<string[]>((resolve) =>
    started.once('message', (message: { applied: string[] }) => resolve(message.applied)),
  )
  started.send({ path, migrations, dieAt } satisfies MigrateOrder)
  const [status, signal] = await gone
  if (signal === 'SIGKILL') return null
  expect(status).toBe(0)
  return told
}

describe('migration', () => {
  it('makes everything from an empty file, and nothing the second time', () => {
    expect(migrate(path, OWN)).toEqual(names(OWN))
    expect(migrate(path, OWN)).toEqual([])
    withDatabase(path, (db) => {
      expect(tablesOf(db)).toContain('appointment')
      expect(damageOf(db)).toEqual([])
    })
  })

  it.each(ALL.map(({ name }, index) => ({ name, before: ALL.slice(0, index) })))(
    'applies $name to the schema before it with rows in every table, and keeps them',
    ({ name, before }) => {
      migrate(path, before)
      const counts = withDatabase(path, (db) => {
        fillEveryTable(db)
        return countsOf(db)
      })
      expect(Object.values(counts).every((rows, index) => rows > 0 || Object.keys(counts)[index] === 'guard')).toBe(
        true,
      )
      expect(migrate(path, ALL, name)).toEqual([name])
      withDatabase(path, (db) => {
        // By a setting a migration may ask a job for what SQL cannot do; nothing else is added, and nothing is lost.
        const { setting = 0, ...rest } = countsOf(db)
        const { setting: before = 0, ...kept } = counts
        expect(rest).toMatchObject(kept)
        expect(setting).toBeGreaterThanOrEqual(before)
        expect(damageOf(db)).toEqual([])
      })
    },
  )
})

describe('expand, then contract', () => {
  const OLD =
    "INSERT INTO hall_exception (id, point_id, kind, day, windows, reason, created_by, created_at) VALUES (?, 'p', 'extra', '2026-09-20', ?, 'r', 'x', 1)"
  const NEW = OLD.replace(' windows,', ' window_count,')
  const read = (column: string) =>
    withDatabase(path, (db) => db.prepare(`SELECT id, ${column} AS windows FROM hall_exception ORDER BY id`).all([]))

  it('lets the old and the new version write and read at the same time', () => {
    migrate(path, OWN)
    withDatabase(path, (db) => db.prepare(OLD).run(['a-before', 2]))
    migrate(path, ALL, EXPAND.name)
    withDatabase(path, (db) => {
      db.prepare(OLD).run(['b-old', 3])
      db.prepare(NEW).run(['c-new', 4])
    })
    const all = [
      { id: 'a-before', windows: 2 },
      { id: 'b-old', windows: 3 },
      { id: 'c-new', windows: 4 },
    ]
    expect(read('windows')).toEqual(all)
    expect(read('window_count')).toEqual(all)

    migrate(path, ALL, CONTRACT.name)
    withDatabase(path, (db) => db.prepare(NEW).run(['d-new', 5]))
    expect(read('window_count')).toEqual([...all, { id: 'd-new', windows: 5 }])
    expect(() => read('windows')).toThrow()
  })

  it('leaves the running version at work on the expanded schema', async () => {
    const hall = await startCrashHall()
    try {
      const before = await hall.login('13900000001')
      await hall.kill()
      expect(migrate(hall.path, ALL, EXPAND.name)).toEqual([EXPAND.name])
      await hall.restart()
      expect((await hall.call(readHealth)).answer).toMatchObject({ migrated: true, migration: EXPAND.name })
      expect((await hall.call(listDevices, { as: before })).answer.devices).toHaveLength(1)
      await hall.login('13900000002')
    } finally {
      await hall.close()
    }
  })
})

describe('an interrupted migration', () => {
  const middle = ({ name, statements }: Migration) => ({ name, statement: Math.ceil(statements.length / 2) })

  it('of an empty file leaves it empty, and the next start does it whole', async () => {
    const first = OWN[0] as Migration
    expect(await order(await child(), ALL, middle(first))).toBeNull()
    expect(withDatabase(path, tablesOf)).toEqual([])
    expect(migrate(path, OWN)).toEqual(names(OWN))
    expect(withDatabase(path, damageOf)).toEqual([])
  })

  it.each(TWO_STEP)('$name leaves the former schema and every row, and the next start does it whole', async (step) => {
    const former = ALL.slice(0, ALL.indexOf(step))
    migrate(path, former)
    withDatabase(path, fillEveryTable)
    const before = withDatabase(path, contentOf)
    expect(await order(await child(), ALL, middle(step))).toBeNull()
    expect(withDatabase(path, contentOf)).toEqual(before)
    expect(appliedIn(path)).toEqual(names(former))
    expect(migrate(path, ALL, step.name)).toEqual([step.name])
    expect(withDatabase(path, damageOf)).toEqual([])
  })

  it('that fails by itself leaves the former schema and says why', () => {
    migrate(path, OWN)
    const before = withDatabase(path, contentOf)
    const wrong = {
      name: '8001_wrong',
      statements: ['CREATE TABLE half (id text)', 'ALTER TABLE nowhere ADD COLUMN x text'],
    }
    expect(() => migrate(path, [...OWN, wrong])).toThrow('nowhere')
    expect(withDatabase(path, contentOf)).toEqual(before)
  })
})

describe('several starts at once', () => {
  it.each(['an empty file', 'a file of the former schema'])('of %s apply each migration once', async (from) => {
    if (from !== 'an empty file') copyFileSync(inject('hall').baseDatabase, path)
    const done = from === 'an empty file' ? [] : names(OWN)
    const ready = await Promise.all(Array.from({ length: 4 }, child))
    const applied = await Promise.all(ready.map((one) => order(one, ALL)))
    expect(applied.flat().sort()).toEqual(names(ALL).filter((name) => !done.includes(name)))
    expect(appliedIn(path)).toEqual(names(ALL))
    expect(withDatabase(path, damageOf)).toEqual([])
  })
})
