import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadCatalogue } from '../catalogue/load'
import { readConfig } from '../config'
import { HttpDb } from '../db/http-client'
import { migrate, readMigrations } from '../db/migrate'
import { NodeDb } from '../db/node-client'
import { MovableClock } from '../demo/clock'
import { demoSettings } from '../demo/settings'
import { makeDeps } from '../make-deps'
import { projectRoot } from '../root'
import type { Deps } from '../service/deps'

/**
 * What a command reaches: the database of this machine, or with `DB_URL` (and `DB_TOKEN`) the one over HTTP, with the same
 * configuration as the hall. The hall may be open meanwhile.
 */
export async function openHall(
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ deps: Deps; close: () => void }> {
  const root = projectRoot(import.meta.url)
  const folder = env.DATA_DIR ?? join(root, '.data')
  mkdirSync(folder, { recursive: true })
  const isDemo = (env.APP_ENV ?? 'demo') === 'demo'
  const config = readConfig(isDemo ? { ...env, ...demoSettings(folder) } : env)
  const migrations = readMigrations(join(root, 'worker/db/migrations'))
  const path = join(folder, 'hall.db')
  if (!env.DB_URL) migrate(path, migrations)
  const db = env.DB_URL ? new HttpDb({ url: env.DB_URL, authToken: env.DB_TOKEN }) : new NodeDb({ path })
  const { catalogue } = loadCatalogue(env.CATALOGUE_DIR ?? join(root, 'worker/catalogue'))
  const movable = new MovableClock(() => db)
  if (isDemo) await movable.restore()
  const deps = makeDeps(config, {
    catalogue,
    db: () => db,
    clock: isDemo ? () => movable.now() : () => Date.now(),
    peerOf: () => '',
    log: (line) => process.stderr.write(`${JSON.stringify(line)}\n`),
    migration: migrations.at(-1)?.name ?? '',
    demo: null,
  })
  return { deps, close: () => db.close() }
}
