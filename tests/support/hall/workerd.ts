import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { Miniflare, Response } from 'miniflare'
import { startHrana } from '../hrana/server'
import { isOwnStatement, pageLimit, type Target, type TargetOptions } from './target'

const TOKEN = 'test-database-token'

export interface WorkerdOptions extends TargetOptions {
  /** File of the bundled Cloudflare entry. */
  script: string
}

/** The hall in workerd: the Cloudflare entry, its database over HTTP, its clock from a binding. */
export async function startOnWorkerd(options: WorkerdOptions): Promise<Target> {
  const database = await startDatabase(options.directory)
  const { miniflare, origin, log } = await launchWorkerd(options, database.url)
  const worker = await miniflare.getWorker()
  const runJobs = async () => {
    const { outcome } = await worker.scheduled({ cron: '* * * * *' })
    if (outcome !== 'ok') throw new Error(`The jobs ended with ${outcome}: ${log.slice(-5).join('\n')}`)
  }
  await runJobs()
  return {
    origin,
    trips: database.trips,
    statements: () => database.statements().filter(isOwnStatement),
    reset: database.reset,
    log: () => [...log],
    runJobs,
    fillDisk: async (isFull) => database.everyConnection(pageLimit(isFull)),
    loseDatabase: database.close,
    filesFolder: join(bucketIn(options.directory), 'FILES/blobs'),
    async close() {
      await miniflare.dispose()
      await database.close()
    },
  }
}

/** The database server that halls in workerd ask. */
export const startDatabase = (directory: string) => startHrana({ path: join(directory, 'hall.db'), authToken: TOKEN })

const bucketIn = (directory: string) => join(directory, 'r2')

/** A workerd with the Cloudflare entry in it. `dispose` ends its process with SIGKILL. */
export async function launchWorkerd(
  { directory, environment, clock, script }: WorkerdOptions,
  databaseUrl: string,
): Promise<{ miniflare: Miniflare; origin: string; log: string[] }> {
  const log: string[] = []
  const keep = (stream: Readable) => createInterface({ input: stream }).on('line', (line) => log.push(line))
  const miniflare = new Miniflare({
    modules: true,
    scriptPath: script,
    modulesRoot: dirname(script),
    compatibilityDate: '2026-04-01',
    compatibilityFlags: ['nodejs_compat'],
    host: '127.0.0.1',
    port: 0,
    cf: false,
    r2Buckets: ['FILES'],
    r2Persist: bucketIn(directory),
    bindings: { ...environment, DB_URL: databaseUrl, DB_TOKEN: TOKEN },
    serviceBindings: { TEST_CLOCK: () => new Response(String(clock.now())) },
    handleRuntimeStdio(stdout: Readable, stderr: Readable) {
      keep(stdout)
      keep(stderr)
    },
  })
  const { origin } = await miniflare.ready
  return { miniflare, origin, log }
}
