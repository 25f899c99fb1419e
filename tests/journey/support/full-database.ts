import Database from 'libsql'

interface Column {
  name: string
  type: string
  notnull: number
  dflt_value: string | null
  pk: number
}
interface Reference {
  table: string
  from: string
  to: string
}

/** Opens a database file, does something with it and closes it. */
export function withDatabase<T>(path: string, work: (db: Database.Database) => T): T {
  const db = new Database(path, { timeout: 10_000 })
  try {
    return work(db)
  } finally {
    db.close()
  }
}

/** Every table of ours, each after those it refers to. */
export function tablesOf(db: Database.Database): string[] {
  const names = (
    db
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migration'",
      )
      .all([]) as { name: string }[]
  ).map(({ name }) => name)
  const ordered: string[] = []
  const visit = (table: string) => {
    if (ordered.includes(table)) return
    for (const { table: parent } of referencesOf(db, table)) if (parent !== table) visit(parent)
    ordered.push(table)
  }
  for (const name of names.sort()) visit(name)
  return ordered
}

/**
 * Puts rows into every table, whatever the schema is: as many as asked, and none that breaks a constraint. The table
 * `guard` stays as it is: it has no rows between two batches.
 */
export function fillEveryTable(db: Database.Database, rows = 3): void {
  db.exec('PRAGMA foreign_keys = ON')
  for (const table of tablesOf(db).filter((name) => name !== 'guard')) {
    const parents = new Map(referencesOf(db, table).map((one) => [one.from, one]))
    for (let row = 1; row <= rows; row++) {
      const columns = columnsOf(db, table)
      const values = columns.map(({ name, type, notnull }): string | number | null => {
        const parent = parents.get(name)
        // A rating is of a visit or of an application, never of both.
        if (table === 'rating' && !notnull && name === (row % 2 === 0 ? 'visit_id' : 'application_id')) return null
        if (parent) return `${parent.table}-${parent.to}-${row}`
        return type.toLowerCase() === 'integer' ? row : `${table}-${name}-${row}`
      })
      const names = columns.map(({ name }) => `"${name}"`).join(', ')
      db.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`).run(values)
    }
  }
}

/** Everything that is in a database: the schema, and the rows of every table by the columns they have. */
export function contentOf(db: Database.Database): unknown {
  const schema = db.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all([])
  const rows = tablesOf(db).map((table) => [table, db.prepare(`SELECT * FROM "${table}"`).all([])])
  return { schema, rows: Object.fromEntries(rows) }
}

/** How many rows each table holds. */
export function countsOf(db: Database.Database): Record<string, number> {
  const count = (table: string) => (db.prepare(`SELECT COUNT(*) AS n FROM "${table}"`).get([]) as { n: number }).n
  return Object.fromEntries(tablesOf(db).map((table) => [table, count(table)]))
}

/** What SQLite itself finds wrong with a file; empty when nothing is. */
export function damageOf(db: Database.Database): unknown[] {
  const integrity = db.prepare('PRAGMA integrity_check').all([]) as { integrity_check: string }[]
  const broken = integrity.filter(({ integrity_check }) => integrity_check !== 'ok')
  return [...broken, ...db.prepare('PRAGMA foreign_key_check').all([])]
}

function columnsOf(db: Database.Database, table: string): Column[] {
  return db.prepare(`PRAGMA table_info("${table}")`).all([]) as Column[]
}

function referencesOf(db: Database.Database, table: string): Reference[] {
  return db.prepare(`PRAGMA foreign_key_list("${table}")`).all([]) as Reference[]
}
