import { join, relative } from 'node:path'
import { serve } from '@hono/node-server'
import { openNodeKey } from './adapter/data-key-node'
import { createApp } from './app'
import type { NodeDbOptions } from './db/node-client'
import { setUpDemo } from './demo/desk'
import { seedPeople } from './demo/people'
import { staticPages } from './http/static'
import { JOBS } from './job'
import { runDueJobs } from './job/runner'
import { makeDeps } from './make-deps'
import type { Clock, Deps, LogLine } from './service/deps'
import { type Environment, isDemo, openSite } from './site'

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

/** Starts the hall on Node. `env` is read once; see "Configuration" in README.md. */
export async function startNode(env: Environment, overrides: NodeOverrides = {}): Promise<NodeServer> {
  const host = env.HOST ?? '127.0.0.1'
  if (isDemo(env) && !LOOPBACK.has(host))
    throw new Error(
      'The demo listens on this machine only (HOST=127.0.0.1). For others to reach it set APP_ENV=production.',
    )
  const { root, config, db, files, catalogue, migration, movable, ...site } = await openSite(env, overrides.onBatch)
  const clock = overrides.clock ?? site.clock
  const runJobs = () => runDueJobs(deps, JOBS)
  const demo = movable ? setUpDemo(catalogue, movable, clock, runJobs) : null
  const deps: Deps = makeDeps(config, {
    catalogue,
    db: () => db,
    files,
    openKey: openNodeKey,
    clock,
    peerOf: (_request, bindings) => peerOf(bindings),
    log: overrides.log ?? ((line) => process.stdout.write(`${JSON.stringify(line)}\n`)),
    migration,
    demo: demo?.desk ?? null,
    ...(demo ? { fetchWechat: demo.fetchWechat, fetchSms: demo.fetchSms, fetchIdentity: demo.fetchIdentity } : {}),
  })
  if (demo) await seedPeople(deps, demo.people)
  await runJobs()

  const app = createApp(deps)
  overrides.extend?.(app)
  staticPages(app, relative(process.cwd(), env.H5_DIR ?? join(root, '.build/h5')) || '.')
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port: Number(env.PORT ?? 8787), hostname: host }, () => resolve(started))
    started.once('error', reject)
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

/** node-server hands the raw request over in the bindings. An IPv4 address reads the same over IPv6. */
function peerOf(bindings: unknown): string {
  const { incoming } = bindings as { incoming?: { socket?: { remoteAddress?: string } } }
  return incoming?.socket?.remoteAddress?.replace(/^::ffff:/, '') ?? ''
}
