import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { databasePath, dataDirectory, stampOf } from './lib/data.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { Failure, main, say } from './lib/project.mjs'

/**
 * `npm run backup [-- --to <file>]`: a copy of the database as it is at one instant, while the hall stays open.
 * The keys that open personal data are not in it: `-- --keys <file>` copies those of this machine apart.
 */
await main(async () => {
  const { values } = parseArgs({ options: { to: { type: 'string' }, keys: { type: 'string' } } })
  await ensureInstalled()
  if (!existsSync(databasePath)) throw new Failure(`There is no database at ${databasePath}`)
  const to = resolve(values.to ?? join(dataDirectory, 'backup', `hall-${stampOf(new Date())}.db`))
  await copyDatabase(to)
  say(`The database is saved in ${to}`)
  if (values.keys === undefined) say('The keys are not in it: keep them elsewhere (`-- --keys <file>` copies them)')
  else copyKeys(resolve(values.keys))
})

/** VACUUM INTO reads one snapshot, so writers go on meanwhile; the rename makes the file appear whole or not at all. */
async function copyDatabase(to) {
  if (existsSync(to)) throw new Failure(`${to} exists already`)
  mkdirSync(join(to, '..'), { recursive: true })
  const partial = `${to}.partial`
  const { default: Database } = await import('libsql')
  const database = new Database(databasePath, { timeout: 10_000 })
  try {
    database.prepare('VACUUM INTO ?').run([partial])
  } finally {
    database.close()
  }
  chmodSync(partial, 0o600)
  renameSync(partial, to)
}

function copyKeys(to) {
  const keys = join(dataDirectory, 'demo-keys.json')
  if (!existsSync(keys)) throw new Failure('This machine keeps no keys in a file: they come from the environment')
  if (existsSync(to)) throw new Failure(`${to} exists already`)
  mkdirSync(join(to, '..'), { recursive: true })
  copyFileSync(keys, to)
  chmodSync(to, 0o600)
  say(`The keys are saved in ${to}; never keep them beside the database's copy`)
}
