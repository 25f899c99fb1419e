import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { smsStandin } from '../../worker/adapter/standin/sms'
import type { wechatStandin } from '../../worker/adapter/standin/wechat'
import { type HallClient, hallClient, type Login } from './hall/client'
import { testClock } from './hall/clock'
import { testEnvironment } from './hall/environment'
import { logIn } from './hall/login'
import { OPENING } from './hall/opening'
import { ownDatabase } from './hall/own-database'
import { type Door, serveProviders } from './hall/stand-in'
import { launchWorkerd, startDatabase } from './hall/workerd'

/** A hall in a process of its own, which can be killed in the middle of its work and started again. */
export interface CrashHall extends HallClient {
  /** Its database file. Open it for reading only while the process is down. */
  path: string
  sms: ReturnType<typeof smsStandin> & Door
  wechat: ReturnType<typeof wechatStandin> & Door
  /** Where it listens in this life. */
  origin(): string
  login(phone: string): Promise<Login>
  /** Does what the minute timer does; true when it came to its end, false when it was killed before. */
  runJobs(): Promise<boolean>
  /** SIGKILL: nothing is flushed, nothing is said. */
  kill(): Promise<void>
  /** Starts it again on the same data, at another port. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** One life of the process. */
interface Running {
  origin: string
  runJobs(): Promise<boolean>
  kill(): Promise<void>
}

/**
 * Starts a hall that can crash, on the target of this run. Its clock stands still at `now`. On Node the database dies with
 * the process; workerd dies alone, in the middle of what it asks of a database server that lives on.
 */
export async function startCrashHall({ now = OPENING } = {}): Promise<CrashHall> {
  const { directory, path } = ownDatabase('crash-')
  const clock = testClock(now)
  const { urls, wechat, sms, ...served } = await serveProviders(clock)
  const environment = testEnvironment(urls)
  const isWorkerd = inject('target') === 'workerd'
  const database = isWorkerd ? await startDatabase(directory) : null
  const launch = () =>
    database
      ? launchWorker({ directory, environment, clock, script: inject('hall').workerScript }, database.url)
      : launchNode({ ...process.env, ...environment, DATA_DIR: directory, PORT: '0', TEST_NOW: String(now) })
  let running = await launch()
  let client = hallClient(running.origin, clock)
  const call: HallClient['call'] = (endpoint, ...options) => client.call(endpoint, ...options)

  return {
    call,
    path,
    sms,
    wechat,
    origin: () => running.origin,
    login: (phone) => logIn({ call }, sms, phone),
    runJobs: () => running.runJobs(),
    kill: () => running.kill(),
    async restart() {
      await running.kill()
      running = await launch()
      client = hallClient(running.origin, clock)
    },
    async close() {
      await running.kill()
      await database?.close()
      await served.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function launchWorker(...workerd: Parameters<typeof launchWorkerd>): Promise<Running> {
  const { miniflare, origin } = await launchWorkerd(...workerd)
  let gone: Promise<void> | undefined
  return {
    origin,
    runJobs: async () => {
      const worker = await miniflare.getWorker()
      const ended = worker.scheduled({ cron: '* * * * *' })
      return ended.then(({ outcome }) => outcome === 'ok').catch(() => false)
    },
    kill() {
      gone ??= miniflare.dispose()
      return gone
    },
  }
}

async function launchNode(env: NodeJS.ProcessEnv): Promise<Running> {
  const { child, origin } = await openProcess(env)
  return {
    origin,
    runJobs: () =>
      new Promise((resolve) => {
        const end = (isDone: boolean) => {
          child.off('message', done).off('exit', dead)
          resolve(isDone)
        }
        const done = () => end(true)
        const dead = () => end(false)
        child.on('message', done).on('exit', dead)
        child.send('jobs')
      }),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

function openProcess(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; origin: string }> {
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
