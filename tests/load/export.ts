import { join } from 'node:path'
import Database from 'libsql'
import { exportRegister, listExports } from '../../shared/contract/register'
import { dayOf } from '../../shared/domain/time'
import { hallClient } from '../support/hall/client'
import type { LoadServer } from './child'
import { figure, say } from './report'
import { type CaseSeed, CLOCK } from './seed-applications'

const ROWS = 100_000
const MB = 1024 * 1024

/** The last days in which so many cases ended, so that the register of these days is as long. */
function daysWith({ folder }: CaseSeed, rows: number): { fromDay: string; toDay: string } {
  const db = new Database(join(folder, 'hall.db'))
  const row = db
    .prepare('SELECT ended_at FROM "case" WHERE ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT 1 OFFSET ?')
    .get([rows - 1]) as { ended_at: number }
  db.close()
  return { fromDay: dayOf(row.ended_at), toDay: dayOf(Date.now()) }
}

/** A register of 100,000 lines asked for, made by the job and taken away, in a server that has served before. */
export async function benchExport(seed: CaseSeed, server: LoadServer): Promise<void> {
  const hall = hallClient(`http://127.0.0.1:${server.port}`, CLOCK)
  const make = async (rows: number): Promise<{ rows: number; bytes: number; seconds: number }> => {
    const body = { register: 'handling', ...daysWith(seed, rows) } as const
    const started = performance.now()
    const { answer } = await hall.call(exportRegister, { as: seed.admin, body })
    await server.runJobs()
    const made = (await hall.call(listExports, { as: seed.admin })).answer.exports.find(({ id }) => id === answer.id)
    if (made?.state !== 'ready') throw new Error('the register was not made')
    const seconds = (performance.now() - started) / 1000
    return { rows: made.rows, bytes: await bytesOfExport(seed, server, answer.id), seconds }
  }
  await make(ROWS / 100)
  const idle = await server.memoryMb()
  let made = { rows: 0, bytes: 0, seconds: 0 }
  const seen = await server.watched(async () => {
    made = await make(ROWS)
  })
  say(
    `register export: ${made.rows} lines made in ${made.seconds.toFixed(1)} s, ${(made.bytes / MB).toFixed(1)} MB, taken away; ${(seen.cpuMs / 1000).toFixed(1)} s of processor time, idle at ${idle.toFixed(0)} MB`,
  )
  figure('register export, lines', made.rows, '', { least: ROWS })
  figure('register export, memory over idle', seen.peak / MB - idle, 'MB', { most: 48 })
  figure('register export, event-loop delay p99', seen.delayP99, 'ms', { most: 50 })
}

/** Takes the file away as a browser does. @returns its bytes */
async function bytesOfExport({ admin }: CaseSeed, { port }: LoadServer, id: string): Promise<number> {
  const reply = await fetch(`http://127.0.0.1:${port}/api/v1/registers/exports/${id}/content`, {
    headers: { authorization: `Bearer ${admin.tokens.accessToken}` },
  })
  if (!reply.ok || reply.body === null) throw new Error(`no export: ${reply.status}`)
  let bytes = 0
  const reader = reply.body.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) bytes += read.value.length
  return bytes
}
