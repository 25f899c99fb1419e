import catalogue from '../.build/catalogue.json'
import type { Catalogue } from '../shared/contract/catalogue'
import { type Bucket, R2Files } from './adapter/files-r2'
import { createApp } from './app'
import { ConfigError, readConfig } from './config'
import { HttpDb } from './db/http-client'
import journal from './db/migrations/meta/_journal.json'
import { JOBS } from './job'
import { runDueJobs } from './job/runner'
import { makeDeps } from './make-deps'
import type { Deps } from './service/deps'

/** Bindings of the Worker; secrets and addresses are read by `readConfig`. */
interface Env extends Readonly<Record<string, unknown>> {
  DB_URL: string
  DB_TOKEN?: string
  /** The R2 bucket of the materials. */
  FILES?: Bucket
  /** Only in the test build: answers the instant of the hall as text. */
  TEST_CLOCK?: { fetch: (url: string) => Promise<Response> }
}

let made: { deps: Deps; app: ReturnType<typeof createApp> } | undefined

/** Dependencies are made once an isolate; the database client once a request, as workerd demands. */
function hallOf(env: Env) {
  if (made) return made
  const config = readConfig(env)
  const testClock = config.APP_ENV === 'test' ? env.TEST_CLOCK : undefined
  if (!env.FILES) throw new ConfigError('The bucket FILES is not bound. See "Cloudflare Workers" in README.md.')
  const files = new R2Files(env.FILES)
  if (config.APP_ENV === 'demo') throw new Error('The demo runs on Node only.')
  const deps = makeDeps(config, {
    catalogue: catalogue as Catalogue,
    db: () => new HttpDb({ url: env.DB_URL, ...(env.DB_TOKEN ? { authToken: env.DB_TOKEN } : {}) }),
    files,
    clock: testClock ? async () => Number(await (await testClock.fetch('http://clock/')).text()) : () => Date.now(),
    peerOf: (request) => request.headers.get('cf-connecting-ip') ?? '',
    log: (line) => console.log(JSON.stringify(line)),
    migration: journal.entries.at(-1)?.tag ?? '',
    demo: null,
  })
  made = { deps, app: createApp(deps) }
  return made
}

export default {
  fetch(request: Request, env: Env): Response | Promise<Response> {
    return hallOf(env).app.fetch(request, env)
  },
  async scheduled(_event: unknown, env: Env): Promise<void> {
    await runDueJobs(hallOf(env).deps, JOBS)
  },
}
