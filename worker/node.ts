import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { serve } from '@hono/node-server'
import { smsStandin } from './adapter/standin/sms'
import { wechatStandin } from './adapter/standin/wechat'
import { createApp } from './app'
import { loadCatalogue } from './catalogue/load'
import { readConfig } from './config'
import { migrate, readMigrations } from './db/migrate'
import { NodeDb, type NodeDbOptions } from './db/node-client'
import { MovableClock } from './demo/clock'
import { demoPeople, seedPeople } from './demo/people'
import { demoSettings } from './demo/settings'
import { staticPages } from './http/static'
import { JOBS } from './job'
import { runDueJobs } from './job/runner'
import { makeDeps } from './make-deps'
import { projectRoot } from './root'
import type { Clock, Deps, LogLine } from './service/deps'

/** What a test gives in place of the machine's own. */
export interface NodeOverrides {
  clock?: Clock
  log?: (line: LogLine) => void
  onBatch?: NodeDbOptions['onBatch']
  /** Adds routes: the bench compares with a bare answer of the same server. */
  extend?: (app: ReturnType<typeof createApp>) => void
}
export interface NodeServer {
  origin: string
  port: number
  deps: Deps
  runJobs: () => Promise<void>
  close: () => Promise<void>
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
/** Starts the hall on Node with an embedded database. `env` is read once; see "Configuration" in README.md. */
export async function startNode(
  env: Readonly<Record<string, string | undefined>>,
  overrides: NodeOverrides = {},
): Promise<NodeServer> {
  const root = projectRoot(import.meta.url)
  const folder = env.DATA_DIR ?? join(root, '.data')
  const host = env.HOST ?? '127.0.0.1'
  const isDemo = (env.APP_ENV ?? 'demo') === 'demo'
  if (isDemo && !LOOPBACK.has(host))
    throw new Error(
      'The demo listens on this machine only (HOST=127.0.0.1). For others to reach it set APP_ENV=production.',
    )
  mkdirSync(folder, { recursive: true })
  const config = readConfig(isDemo ? { ...env, ...demoSettings(folder) } : env)
  const migrations = readMigrations(join(root, 'worker/db/migrations'))
  const path = join(folder, 'hall.db')
  migrate(path, migrations)
  const db = new NodeDb({ path, ...(overrides.onBatch ? { onBatch: overrides.onBatch } : {}) })
  const { catalogue } = loadCatalogue(env.CATALOGUE_DIR ?? join(root, 'worker/catalogue'))

  const movable = new MovableClock(() => db)
  if (isDemo) await movable.restore()
  const clock: Clock = overrides.clock ?? (isDemo ? () => movable.now() : () => Date.now())
  const wechat = wechatStandin({ clock })
  const sms = smsStandin({ clock })
  const people = demoPeople(catalogue.points[0]?.id ?? '')
  const deps: Deps = makeDeps(config, {
    catalogue,
    db: () => db,
    clock,
    // node-server hands the raw request over in the bindings.
    peerOf: (_request, bindings) =>
      (bindings as { incoming?: { socket?: { remoteAddress?: string } } }).incoming?.socket?.remoteAddress?.replace(
        /^::ffff:/,
        '',
      ) ?? '',
    log: overrides.log ?? ((line) => process.stdout.write(`${JSON.stringify(line)}\n`)),
    migration: migrations.at(-1)?.name ?? '',
    demo: isDemo
      ? {
          moveClock: async (to) => {
            const now = await movable.move(to)
            await runDueJobs(deps, JOBS)
            return now
          },
          sent: async () => [...wechat.sent(), ...sms.sent()].sort((a, b) => b.at - a.at),
          runJobs: () => runDueJobs(deps, JOBS),
          people: people.map(({ phone, name, role, grants }) => ({
            phone,
            name,
            role,
            pointId: grants[0]?.pointId ?? null,
          })),
        }
      : null,
    ...(isDemo
      ? {
          fetchWechat: (input, init) => wechat.fetch(new Request(input, init)),
          fetchSms: (input, init) => sms.fetch(new Request(input, init)),
        }
      : {}),
  })
  if (isDemo) await seedPeople(deps, people)
  const runJobs = () => runDueJobs(deps, JOBS)
  await runJobs()

  const app = createApp(deps)
  overrides.extend?.(app)
  staticPages(app, relative(process.cwd(), env.H5_DIR ?? join(root, '.build/h5')) || '.')
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, port: Number(env.PORT ?? 8787), hostname: host }, () => resolve(started))
  })
  // Tests run the jobs themselves, at the instant they choose.
  const timer =
    config.APP_ENV === 'test'
      ? undefined
      : setInterval(() => void runJobs().catch(() => deps.log({ level: 'error', job: 'runner' })), 30_000)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : Number(env.PORT ?? 8787)
  return {
    origin: `http://${host}:${port}`,
    port,
    deps,
    runJobs,
    close: async () => {
      clearInterval(timer)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      db.close()
    },
  }
}
