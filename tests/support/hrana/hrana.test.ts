import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client/http'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HranaServer, startHrana } from './server'

let directory: string
let path: string
let server: HranaServer

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'hrana-'))
  path = join(directory, 'hall.db')
  const database = new Database(path)
  database.exec(`CREATE TABLE slot (id TEXT PRIMARY KEY, taken INTEGER NOT NULL, capacity INTEGER NOT NULL, CHECK (taken <= capacity));
    CREATE TABLE claim (id INTEGER PRIMARY KEY, slot TEXT NOT NULL REFERENCES slot (id));
    INSERT INTO slot VALUES ('a', 0, 10)`)
  database.close()
  server = await startHrana({ path, authToken: 'secret', busyMs: 200 })
})

afterEach(async () => {
  await server.close()
  rmSync(directory, { recursive: true })
})

const connect = (authToken = 'secret') => createClient({ url: server.url, authToken })

describe('the database server of the tests', () => {
  it('speaks to the stock client: values of every kind, names of columns, counts', async () => {
    const client = connect()
    const { rows, columns } = await client.execute({
      sql: 'SELECT ? AS n, ? AS t, ? AS b, NULL AS empty',
      args: [1.5, '窗口', new Uint8Array([1, 2])],
    })
    expect(columns).toEqual(['n', 't', 'b', 'empty'])
    expect(rows[0]).toMatchObject({ n: 1.5, t: '窗口', empty: null })
    const named = await client.execute({ sql: 'SELECT :text AS t', args: { text: '网点' } })
    expect(named.rows[0]).toMatchObject({ t: '网点' })
    const inserted = await client.execute("INSERT INTO claim (slot) VALUES ('a') RETURNING id")
    expect(inserted).toMatchObject({ rowsAffected: 1, rows: [{ id: 1 }] })
    const read = await client.execute('SELECT id FROM claim')
    expect(read.rowsAffected).toBe(0)
  })

  it('counts one round trip for a batch and records its statements', async () => {
    const client = connect()
    await client.execute('SELECT 1')
    server.reset()
    await client.batch(["INSERT INTO claim (slot) VALUES ('a')", 'SELECT count(*) FROM claim'], 'write')
    expect(server.trips()).toBe(1)
    expect(server.statements()).toContain('SELECT count(*) FROM claim')
  })

  it('rolls a whole batch back when one statement fails', async () => {
    const client = connect()
    const failing = client.batch(
      ["INSERT INTO claim (slot) VALUES ('a')", "UPDATE slot SET taken = 11 WHERE id = 'a'"],
      'write',
    )
    await expect(failing).rejects.toMatchObject({ code: expect.stringMatching(/^SQLITE_CONSTRAINT/) })
    const { rows } = await client.execute('SELECT count(*) AS n FROM claim')
    expect(rows[0]).toMatchObject({ n: 0 })
  })

  it('gives exactly the capacity to 200 clients at once', async () => {
    const client = connect()
    const claims = await Promise.allSettled(
      Array.from({ length: 200 }, () =>
        client.batch(
          ["UPDATE slot SET taken = taken + 1 WHERE id = 'a'", "INSERT INTO claim (slot) VALUES ('a')"],
          'write',
        ),
      ),
    )
    expect(claims.filter(({ status }) => status === 'fulfilled')).toHaveLength(10)
    const { rows } = await client.execute('SELECT count(*) AS n FROM claim')
    expect(rows[0]).toMatchObject({ n: 10 })
  })

  it('keeps a transaction open between requests, and makes others wait for it', async () => {
    const client = connect()
    const transaction = await client.transaction('write')
    await transaction.execute("INSERT INTO claim (slot) VALUES ('a')")
    const waiting = client.execute("INSERT INTO claim (slot) VALUES ('a')")
    await transaction.commit()
    await waiting
    const { rows } = await client.execute('SELECT count(*) AS n FROM claim')
    expect(rows[0]).toMatchObject({ n: 2 })
  })

  it('answers SQLITE_BUSY when the lock is held for too long, and works again afterwards', async () => {
    const client = connect()
    const holder = new Database(path)
    holder.exec('BEGIN IMMEDIATE')
    await expect(client.execute("INSERT INTO claim (slot) VALUES ('a')")).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
    holder.exec('ROLLBACK')
    holder.close()
    await expect(client.execute("INSERT INTO claim (slot) VALUES ('a')")).resolves.toMatchObject({ rowsAffected: 1 })
  })

  it('refuses a wrong token', async () => {
    await expect(connect('wrong').execute('SELECT 1')).rejects.toThrow()
  })
})
