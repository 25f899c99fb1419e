import { fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { dayOf, instantOf } from '../../shared/domain/time'
import { startLoadServer } from './child'
import { figure, say } from './report'
import { loadEnv, loadFolder } from './seed'
import { fillCases, OFFICERS } from './seed-cases'

const CASES = 100_000
const EACH = 5

/** What a run of the sweep in a process of its own says. */
interface Swept {
  ms: number
  cpuMs: number
  delayP99: number
}

/** Runs the sweep on a folder; with `killAfterMs` the process is killed in its middle. */
function sweepIn(env: Record<string, string>, killAfterMs?: number): Promise<Swept | null> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'sweep-child.ts'), [], {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    let said: Swept | null = null
    child.on('message', (message: Swept | 'begun') => {
      if (message !== 'begun') said = message
      else if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs)
    })
    child.once('exit', (code) => {
      if (said === null && killAfterMs === undefined) reject(new Error(`the sweep ended with ${code}`))
      else resolve(said)
    })
  })
}

/** The deadline sweep over open cases that are all due: killed in its middle, then run by two processes at once; then anew. */
export async function benchSweep(): Promise<void> {
  const folder = loadFolder('sweep')
  const env = loadEnv(folder)
  await (await startLoadServer(env)).stop()
  const due = instantOf(dayOf(Date.now()), 0)
  fillCases(env, { applications: CASES / EACH, each: EACH, dueAt: due })
  const db = new Database(join(folder, 'hall.db'))
  say(`deadline sweep: ${CASES} open cases due, ${OFFICERS} officers, killed after 1.5 s, then two processes at once`)
  await sweepIn(env, 1500)
  const left = count(db, 'SELECT COUNT(*) AS count FROM "case" WHERE sweep_at <= ?', due)
  if (left === 0 || left === CASES) throw new Error(`the kill came at the wrong moment: ${left} left`)
  await Promise.all([sweepIn(env), sweepIn(env)])
  const cards = count(db, 'SELECT COUNT(*) AS count FROM card')
  const rows = count(db, "SELECT COUNT(*) AS count FROM outbox WHERE topic = 'staff_light'")
  say(
    `cards ${cards}, messages ${rows}, still due ${count(db, 'SELECT COUNT(*) AS count FROM "case" WHERE sweep_at <= ?', due)}`,
  )
  figure('cards too many or too few after kill and two at once', Math.abs(cards - CASES), '', { most: 0 })
  figure('messages too many or too few after kill and two at once', Math.abs(rows - OFFICERS), '', { most: 0 })

  db.exec(`DELETE FROM card; DELETE FROM inbox_message; DELETE FROM outbox`)
  db.prepare(
    `UPDATE "case" SET light = 'reminder', sweep_at = ?, schedule = json_array(json_array(?, 'yellow', 0))`,
  ).run([due, due])
  db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  db.close()
  const whole = await sweepIn(env)
  say(`  the whole sweep took ${((whole?.cpuMs ?? 0) / 1000).toFixed(1)} s of processor time`)
  figure(`deadline sweep, ${CASES} cases`, (whole?.ms ?? Number.POSITIVE_INFINITY) / 1000, 's', { most: 10 })
  figure('deadline sweep, event-loop delay p99', whole?.delayP99 ?? Number.POSITIVE_INFINITY, 'ms', { most: 50 })
  rmSync(folder, { recursive: true, force: true })
}

function count(db: Database.Database, sql: string, ...values: number[]): number {
  const row: unknown = db.prepare(sql).get(values)
  return (row as { count: number }).count
}
