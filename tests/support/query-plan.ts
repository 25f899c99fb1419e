import type Database from 'libsql'

/** Tables that stay small whatever the hall does: a look at every row costs nothing. */
const TINY: ReadonlySet<string> = new Set(['job', 'setting', 'holiday_notice', 'guard', 'migration'])

/** A statement that reads a table from end to end. */
export interface Scan {
  sql: string
  step: string
}

/** The schema as the planner sees it. */
interface Schema {
  tables: ReadonlySet<string>
  /** Indexes over a part of the rows: what they hold is what is still to be done. */
  partial: ReadonlySet<string>
}

function schemaOf(db: Database.Database): Schema {
  const rows = db.prepare('SELECT type, name, sql FROM sqlite_master').all([]) as {
    type: string
    name: string
    sql: string | null
  }[]
  const names = (type: string, fits: (sql: string) => boolean) =>
    new Set(rows.filter((row) => row.type === type && fits(row.sql ?? '')).map(({ name }) => name))
  return { tables: names('table', () => true), partial: names('index', (sql) => /\bWHERE\b/i.test(sql)) }
}

/**
 * @returns the steps of these statements' plans that read a growing table from end to end. The plans are made without
 * statistics, so they are the same whatever the tables hold.
 */
export function scansOf(db: Database.Database, statements: Iterable<string>): Scan[] {
  const schema = schemaOf(db)
  const scans: Scan[] = []
  for (const sql of new Set(statements)) {
    if (!/^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|REPLACE)\b/i.test(sql)) continue
    for (const step of planOf(db, sql)) if (isScan(step, sql, schema)) scans.push({ sql, step })
  }
  return scans
}

function planOf(db: Database.Database, sql: string): string[] {
  const places = Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => null)
  const rows = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(places) as { detail: string }[]
  return rows.map(({ detail }) => detail)
}

function isScan(step: string, sql: string, { tables, partial }: Schema): boolean {
  const [, name, index] = /^SCAN (\w+)(?: USING (?:COVERING )?INDEX (\w+))?/.exec(step) ?? []
  if (name === undefined || /VIRTUAL TABLE/.test(step)) return false
  const table = tables.has(name) ? name : tableOf(name, sql, tables)
  if (table === undefined || TINY.has(table)) return false
  // For a new parent SQLite plans a look at its children, and leaves it out at run time while no key is owed.
  if (/^\s*INSERT/i.test(sql) && !new RegExp(`\\b${table}\\b`).test(sql)) return false
  return index === undefined || !partial.has(index)
}

/** The table behind an alias; undefined for a subquery. */
function tableOf(alias: string, sql: string, tables: ReadonlySet<string>): string | undefined {
  for (const [, table = ''] of sql.matchAll(new RegExp(`\\b(\\w+)(?:\\s+AS)?\\s+${alias}\\b`, 'gi')))
    if (tables.has(table)) return table
  return undefined
}
