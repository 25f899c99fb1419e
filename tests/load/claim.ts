import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import type { Value } from '../../worker/db/statement'
import { startNode } from '../../worker/node'
import { startLoadServer } from './child'
import { drive, median, type RawConnection, requestBytes } from './raw-client'
import { figure, say } from './report'
import { copyOf, type Seed } from './seed'

interface Batch {
  kind: 'read' | 'write'
  statements: { sql: string; args: readonly Value[] }[]
}

const CONNECTIONS = 64

/** The booking of one resident as it goes over the wire. */
function bookingOf(seed: Seed, index: number): Buffer {
  const resident = seed.residents[index]
  if (!resident) throw new Error('too few residents')
  const body = JSON.stringify({
    slotId: seed.slotIds[index % seed.slotIds.length],
    partyId: resident.partyId,
    subject: { kind: 'bundle', id: seed.bundleId },
  })
  const headers = {
    authorization: `Bearer ${resident.token}`,
    'idempotency-key': `load-claim-${index}`,
    'x-forwarded-for': `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`,
  }
  return requestBytes('POST', '/api/v1/appointments', headers, body)
}

function expectCreated(seed: Seed, index: number) {
  const bytes = bookingOf(seed, index)
  return async (connection: RawConnection) => {
    const { status, body } = await connection.send(bytes)
    if (status !== 201)
      throw new Error(`booking ${index} was answered with ${status}: ${body.toString('utf8', 0, 300)}`)
  }
}

/** What the server does to the database for each of these bookings: the same statements with the same values. */
async function record(seed: Seed, count: number): Promise<Batch[]> {
  const batches: Batch[] = []
  let recording = false
  const env = copyOf(seed, 'record')
  const server = await startNode(env, {
    log: () => undefined,
    onBatch: (kind, statements) => {
      if (recording) batches.push({ kind, statements: statements.map(({ sql, args }) => ({ sql, args })) })
    },
  })
  recording = true
  await drive(
    server.port,
    1,
    Array.from({ length: count }, (_, index) => expectCreated(seed, index)),
  )
  recording = false
  await server.close()
  rmSync(env.DATA_DIR ?? '', { recursive: true, force: true })
  return batches
}

/** Runs recorded batches on native libsql, prepared once, one transaction a write batch. @returns bookings a second */
function native(seed: Seed, batches: readonly Batch[], count: number): number {
  const env = copyOf(seed, 'native')
  const db = new Database(join(env.DATA_DIR ?? '', 'hall.db'))
  db.exec(
    'PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-32000',
  )
  const level = db.prepare('PRAGMA synchronous').get([]) as { synchronous: number }
  if (level.synchronous !== 2) throw new Error('the native run is not durable')
  const prepared = new Map<string, ReturnType<typeof db.prepare>>()
  const prepare = (sql: string) => {
    const known = prepared.get(sql) ?? db.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  const started = performance.now()
  for (const { kind, statements } of batches) {
    if (kind === 'write') prepare('BEGIN IMMEDIATE').run([])
    for (const { sql, args } of statements) {
      const statement = prepare(sql)
      if (statement.reader) statement.all([...args])
      else statement.run([...args])
    }
    if (kind === 'write') prepare('COMMIT').run([])
  }
  const rate = (count / (performance.now() - started)) * 1000
  const { booked } = db.prepare('SELECT count(*) AS booked FROM appointment').get([]) as { booked: number }
  if (booked !== count) throw new Error(`the native run made ${booked} of ${count} bookings`)
  db.close()
  rmSync(env.DATA_DIR ?? '', { recursive: true, force: true })
  return rate
}

/** @returns bookings a second over HTTP, from POST to 201 */
async function served(seed: Seed, count: number): Promise<number> {
  const env = copyOf(seed, 'claim')
  const server = await startLoadServer(env)
  if (server.synchronous !== 2) throw new Error('the server is not durable')
  const { ms } = await drive(
    server.port,
    CONNECTIONS,
    Array.from({ length: count }, (_, index) => expectCreated(seed, index)),
  )
  await server.stop()
  rmSync(env.DATA_DIR ?? '', { recursive: true, force: true })
  return (count / ms) * 1000
}

/** The booking claim against the same statements on native libsql; median of three alternating runs. */
export async function benchClaim(seed: Seed): Promise<void> {
  const count = seed.residents.length
  const batches = await record(seed, count)
  const writes = batches.filter(({ kind }) => kind === 'write')
  const perWrite = writes.reduce((sum, { statements }) => sum + statements.length, 0) / writes.length
  say(
    `claim: ${count} bookings, ${CONNECTIONS} connections, ${perWrite.toFixed(1)} statements a write, synchronous=FULL verified`,
  )
  const natives: number[] = []
  const ours: number[] = []
  for (let run = 0; run < 3; run++) {
    natives.push(native(seed, batches, count))
    ours.push(await served(seed, count))
  }
  say(`  native ${natives.map(Math.round).join(', ')} /s; served ${ours.map(Math.round).join(', ')} /s`)
  figure('booking claim, native libsql', median(natives), '1/s', {})
  figure('booking claim, POST to 201', median(ours), '1/s', {})
  figure('booking claim, share of native', (median(ours) / median(natives)) * 100, '%', { least: 33 })
}
