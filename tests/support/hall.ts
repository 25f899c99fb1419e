import { rmSync } from 'node:fs'
import Database from 'libsql'
import { inject } from 'vitest'
import type { StaffRole } from '../../shared/contract/endpoint'
import type { smsStandin } from '../../worker/adapter/standin/sms'
import type { wechatStandin } from '../../worker/adapter/standin/wechat'
import { type HallClient, hallClient, type Login } from './hall/client'
import { type TestClock, testClock } from './hall/clock'
import { testEnvironment } from './hall/environment'
import { identify, isKnown, newcomer } from './hall/identify'
import { giveRole, logIn } from './hall/login'
import { startOnNode } from './hall/node'
import { OPENING } from './hall/opening'
import { ownDatabase } from './hall/own-database'
import { type Door, serveProviders } from './hall/stand-in'
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
  identity: Door
  /** Logs a phone in (a new one makes the account) through the SMS code; who it is, is known. */
  login(phone: string): Promise<Login>
  /** Logs in someone who holds a role, at one service point or (null) at all of them, in the name of a department or none. */
  staff(role: StaffRole, pointId: string | null, departmentId?: string): Promise<Login>
  close(): Promise<void>
}

/**
 * Starts a hall on `inject('target')`: `node` runs the Node entry in this process, `workerd` the bundled Cloudflare
 * entry. Each has a copy of the migrated base database, so no test needs another one's rows. Close it at the end.
 */
export async function startHall({ now = OPENING, environment = {}, prepare }: HallOptions = {}): Promise<Hall> {
  const { directory, path } = ownDatabase('hall-')
  if (prepare) {
    const before = new Database(path)
    prepare(before)
    before.close()
  }

  const clock = testClock(now)
  const { urls, wechat, sms, identity, ...served } = await serveProviders(clock)
  const options = { directory, clock, environment: { ...testEnvironment(urls), ...environment } }
  const target =
    inject('target') === 'workerd'
      ? await startOnWorkerd({ ...options, script: inject('hall').workerScript })
      : await startOnNode(options)
  target.reset()

  const client = hallClient(target.origin, clock)
  const db = new Database(path, { timeout: 5 })
  let people = 0
  const login = async (phone: string) => {
    const someone = await logIn(client, sms, phone)
    if (!isKnown(db, someone)) await identify({ db, clock }, someone, newcomer())
    return someone
  }
  return {
    ...target,
    ...client,
    clock,
    db,
    wechat,
    sms,
    identity,
    login,
    async staff(role, pointId, departmentId) {
      const someone = await login(`188${String(++people).padStart(8, '0')}`)
      giveRole(db, clock, someone, role, pointId, departmentId)
      return someone
    },
    async close() {
      db.close()
      await target.close()
      await served.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
