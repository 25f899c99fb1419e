import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue } from '../shared/contract/catalogue'
import type { Files } from './adapter/files'
import { DiskFiles } from './adapter/files-disk'
import { loadCatalogue } from './catalogue/load'
import { type Config, readConfig } from './config'
import { HttpDb } from './db/http-client'
import { migrate, readMigrations } from './db/migrate'
import { NodeDb, type NodeDbOptions } from './db/node-client'
import type { Db } from './db/statement'
import { MovableClock } from './demo/clock'
import { demoSettings } from './demo/settings'
import { projectRoot } from './root'
import type { Clock } from './service/deps'

export type Environment = Readonly<Record<string, string | undefined>>

/** What a hall on Node stands on, whether it is opened to people or to a command. */
export interface Site {
  /** Folder of the project. */
  root: string
  config: Config
  /** The file of this machine, or with `DB_URL` (and `DB_TOKEN`) a database over HTTP. */
  db: Db
  /** The folder `files` of this machine, sealed. */
  files: Files
  catalogue: Catalogue
  /** Name of the newest migration this build knows. */
  migration: string
  clock: Clock
  /** The clock of the demo; null elsewhere. */
  movable: MovableClock | null
}

/** True when nothing says otherwise. */
export function isDemo(env: Environment): boolean {
  return (env.APP_ENV ?? 'demo') === 'demo'
}

/** Reads settings and catalogue, and opens the database; a file is migrated first. @throws ConfigError, CatalogueError */
export async function openSite(env: Environment, onBatch?: NodeDbOptions['onBatch']): Promise<Site> {
  const root = projectRoot(import.meta.url)
  const folder = env.DATA_DIR ?? join(root, '.data')
  mkdirSync(folder, { recursive: true })
  const config = readConfig(isDemo(env) ? { ...env, ...demoSettings(folder) } : env)
  const { catalogue } = loadCatalogue(env.CATALOGUE_DIR ?? join(root, 'worker/catalogue'))
  const files = new DiskFiles(join(folder, 'files'))
  const migrations = readMigrations(join(root, 'worker/db/migrations'))
  const path = join(folder, 'hall.db')
  if (!env.DB_URL) migrate(path, migrations)
  const watch = onBatch ? { onBatch } : {}
  const db = env.DB_URL
    ? new HttpDb({ url: env.DB_URL, ...(env.DB_TOKEN ? { authToken: env.DB_TOKEN } : {}), ...watch })
    : new NodeDb({ path, ...watch })
  const movable = isDemo(env) ? new MovableClock(() => db) : null
  await movable?.restore()
  const clock = movable ? () => movable.now() : () => Date.now()
  return { root, config, db, files, catalogue, migration: migrations.at(-1)?.name ?? '', clock, movable }
}
