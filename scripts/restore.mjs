import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { databasePath, dataDirectory, stampOf } from './lib/data.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { Failure, main, say } from './lib/project.mjs'

/** `npm run restore -- <file>`: puts a backup in the place of the database. The server must be stopped. */
await main(async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  if (positionals.length !== 1) throw new Failure('Say which backup: npm run restore -- <file>')
  const from = resolve(positionals[0])
  await ensureInstalled()
  const { default: Database } = await import('libsql')
  if (!existsSync(from)) throw new Failure(`There is no file ${from}`)
  checkBackup(new Database(from, { timeout: 0 }), from)
  mkdirSync(dataDirectory, { recursive: true })
  if (existsSync(databasePath)) setAside(new Database(databasePath, { timeout: 0 }))
  const partial = `${databasePath}.partial`
  copyFileSync(from, partial)
  renameSync(partial, databasePath)
  say(`The database is as it was in ${from}; the next start brings it up to date`)
})

function checkBackup(database, from) {
  try {
    const [{ integrity_check: verdict }] = database.prepare('PRAGMA integrity_check').all()
    if (verdict !== 'ok') throw new Failure(`${from} is damaged: ${verdict}`)
    database.prepare('SELECT name FROM migration').all()
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(`${from} is no backup of a hall: ${error.message}`)
  } finally {
    database.close()
  }
}

/** Keeps what is there now. In exclusive mode SQLite refuses while any other process has the file open. */
function setAside(database) {
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    database.exec('BEGIN EXCLUSIVE')
    database.exec('COMMIT')
    database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all()
  } catch (error) {
    throw new Failure(`The database is in use: stop the server first (${error.message})`)
  } finally {
    database.close()
  }
  const aside = `${databasePath}.before-${stampOf(new Date())}`
  renameSync(databasePath, aside)
  for (const suffix of ['-wal', '-shm']) rmSync(databasePath + suffix, { force: true })
  say(`What was there is kept as ${aside}`)
}
