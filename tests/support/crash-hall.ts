import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { smsStandin } from '../../worker/adapter/standin/sms'
import type { wechatStandin } from '../../worker/adapter/standin/wechat'
import { type HallClient, hallClient, type Login } from './hall/client'
import { testClock } from './hall/clock'
import { testEnvironment } from './hall/environment'
import { logIn } from './hall/login'
import { OPENING } from './hall/opening'
import { ownDatabase } from './hall/own-database'
import { type Door, serveProviders } from './hall/stand-in'

/** A hall on Node in a process of its own, which can be killed in the middle of its work and started again. */
export interface CrashHall extends HallClient {
  /** Its database file. Open it for reading only while the process is down. */
  path: string
  sms: ReturnType<typeof smsStandin> & Door
  wechat: ReturnType<typeof wechatStandin> & Door
  login(phone: string): Promise<Login>
  /** SIGKILL: nothing is flushed, nothing is said. */
  kill(): Promise<void>
  /** Starts it again on the same data, at another port. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** Starts a hall that can crash. Its clock stands still at `now`. Node only: workerd has no process of ours to kill. */
export async function startCrashHall({ now = OPENING } = {}): Promise<CrashHall> {
  const { directory, path } = ownDatabase('crash-')
  const clock = testClock(now)
  const { urls, wechat, sms, ...served } = await serveProviders(clock)
  const environment = {
    ...process.env,
    ...testEnvironment(urls),
    DATA_DIR: directory,
    PORT: '0',
    TEST_NOW: String(now),
  }
  let running = await launch(environment)
  let client = hallClient(running.origin, clock)
  const call: HallClient['call'] = (endpoint, ...options) => client.call(endpoint, ...options)

  async function kill(): Promise<void> {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return
    const gone = once(running.child, 'exit')
    running.child.kill('SIGKILL')
    await gone
  }

  return {
    call,
    path,
    sms,
    wechat,
    login: (phone) => logIn({ call }, sms, phone),
    kill,
    async restart() {
      await kill()
      running = await launch(environment)
      client = hallClient(running.origin, clock)
    },
    async close() {
      await kill()
      await served.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

function launch(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; origin: string }> {
  const entry = join(import.meta.dirname, 'hall/process-main.ts')
  const child = fork(entry, [], { env, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return new Promise((resolve, reject) => {
    child.once('exit', (status) => reject(new Error(`The hall ended with ${status} before it was open`)))
    child.once('message', (message) => {
      if (typeof message === 'object' && 'origin' in message && typeof message.origin === 'string') {
        resolve({ child, origin: message.origin })
      }
    })
  })
}
