import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { inject } from 'vitest'
import type { StaffRole } from '../../shared/contract/endpoint'
import { smsStandin } from '../../worker/adapter/standin/sms'
import { wechatStandin } from '../../worker/adapter/standin/wechat'
import { type HallClient, hallClient, type Login } from './hall/client'
import { type TestClock, testClock } from './hall/clock'
import { providers, testEnvironment } from './hall/environment'
import { giveRole, logIn } from './hall/login'
import { startOnNode } from './hall/node'
import { OPENING } from './hall/opening'
import { type Door, serveStandin } from './hall/stand-in'
import type { Target } from './hall/target'
import { startOnWorkerd } from './hall/workerd'

export type { Login, Reply } from './hall/client'
export { shanghai } from './hall/clock'
export { accountOf, lastCode } from './hall/login'
export { OPENING } from './hall/opening'

export interface HallOptions {
  /** The instant at which the clock stands; {@link OPENING} when left out. */
  now?: number
  /** Settings besides or in place of the usual ones; see `worker/config.ts`. */
  environment?: Record<string, string>
  /** Changes the database before the hall starts on it. */
  prepare?: (db: Database.Database) => void
}

/** A whole hall of one test file: its own database, clock and providers, on the target this run is for. */
export interface Hall extends HallClient, Omit<Target, 'close'> {
  clock: TestClock
  /** The same database file, natively, to look at rows and to prepare what no endpoint makes. */
  db: Database.Database
  /** The providers: what they delivered, and switches to break them. */
  wechat: ReturnType<typeof wechatStandin> & Door
  sms: ReturnType<typeof smsStandin> & Door
  /** Logs a phone in (a new one makes the account) through the SMS code. */
  login(phone: string): Promise<Login>
  /** Logs in someone who holds a role, at one service point or (null) at all of them. */
  staff(role: StaffRole, pointId: string | null): Promise<Login>
  close(): Promise<void>
}

/**
 * Starts a hall on `inject('target')`: `node` runs the Node entry in this process, `workerd` the bundled Cloudflare
 * entry. Each has a copy of the migrated base database, so no test needs another one's rows. Close it at the end.
 */
export async function startHall({ now = OPENING, environment = {}, prepare }: HallOptions = {}): Promise<Hall> {
  const { runDirectory, baseDatabase, workerScript } = inject('hall')
  mkdirSync(runDirectory, { recursive: true })
  const directory = mkdtempSync(join(runDirectory, 'hall-'))
  const path = join(directory, 'hall.db')
  copyFileSync(baseDatabase, path)
  if (prepare) {
    const before = new Database(path)
    prepare(before)
    before.close()
  }

  const clock = testClock(now)
  const wechat = wechatStandin({ ...providers.wechat, clock: clock.now })
  const sms = smsStandin({ ...providers.sms, clock: clock.now })
  const served = { wechat: await serveStandin(wechat), sms: await serveStandin(sms) }
  const settings = { ...testEnvironment({ wechat: served.wechat.url, sms: served.sms.url }), ...environment }
  const options = { directory, clock, environment: settings }
  const target =
    inject('target') === 'workerd'
      ? await startOnWorkerd({ ...options, script: workerScript })
      : await startOnNode(options)
  target.reset()

  const client = hallClient(target.origin, clock)
  const db = new Database(path, { timeout: 5 })
  let people = 0
  const login = (phone: string) => logIn(client, sms, phone)
  return {
    ...target,
    ...client,
    clock,
    db,
    wechat: { ...wechat, ...served.wechat.door },
    sms: { ...sms, ...served.sms.door },
    login,
    async staff(role, pointId) {
      const someone = await login(`188${String(++people).padStart(8, '0')}`)
      giveRole(db, clock, someone, role, pointId)
      return someone
    },
    async close() {
      db.close()
      await target.close()
      await Promise.all([served.wechat.close(), served.sms.close()])
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
