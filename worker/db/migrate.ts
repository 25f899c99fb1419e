import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'

/** One migration file: its name (also its order) and its statements. */
export interface Migration {
  name: string
  statements: string[]
}

/** Reads the migrations of a folder in the order of their names. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => ({
      name: file.replace(/\.sql$/, ''),
      statements: readFileSync(join(folder, file), 'utf8')
        .split('--> statement-breakpoint')
        .map((statement) => statement.trim())
        .filter((statement) => statement.length > 0),
    }))
}

/**
 * Brings a database file up to the newest migration. Each migration is one transaction, so a crash in the middle leaves
 * the one before whole. Runs while the server is stopped or at its start; several starts at once wait for each other.
 * @param upTo name of the last migration to apply; all when left out
 * @returns names of the migrations that were applied now
 */
export function migrate(path: string, migrations: readonly Migration[], upTo?: string): string[] {
  const db = new Database(path, { timeout: 10_000 })
  try {
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON')
    db.exec('CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY NOT NULL, applied_at integer NOT NULL)')
    const applied: string[] = []
    for (const migration of migrations) {
      if (upTo !== undefined && migration.name > upTo) break
      db.exec('BEGIN IMMEDIATE')
      try {
        const known = db.prepare('SELECT 1 FROM migration WHERE name = ?').get([migration.name])
        if (!known) {
          for (const statement of migration.statements) db.exec(statement)
          db.prepare('INSERT INTO migration (name, applied_at) VALUES (?, ?)').run([migration.name, Date.now()])
          applied.push(migration.name)
        }
        db.exec('COMMIT')
      } catch (error) {
        if (db.inTransaction) db.exec('ROLLBACK')
        throw error
      }
    }
    return applied
  } finally {
    db.close()
  }
}
