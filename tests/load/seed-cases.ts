import type Database from 'libsql'
import type { Vault } from '../../worker/adapter/vault'

const NOW = "(SELECT value FROM temp.fact WHERE name = 'now')"

/**
 * Fills a database with cases, by statements that make all rows at once: one application each, in the review of a
 * department, its officer known. `dueAt`: the instant at which their yellow light is due.
 */
export async function fillCases(
  db: Database.Database,
  vault: Vault,
  cases: number,
  { dueAt, officers, now = Date.now() }: { dueAt: number; officers: number; now?: number },
): Promise<void> {
  const keys: { id: string; wrapped: string; version: number }[] = []
  for (let n = 0; n < officers; n++) {
    const id = `officer-key-${n}`
    const { wrapped, version } = await vault.createKey(id)
    keys.push({ id, wrapped, version })
  }
  db.exec('CREATE TEMP TABLE fact (name TEXT, value INTEGER)')
  db.prepare("INSERT INTO temp.fact VALUES ('now', ?)").run([now])
  db.exec('BEGIN')
  db.exec(`INSERT OR IGNORE INTO workflow (id, body) VALUES ('load', '{}')`)
  db.prepare(`INSERT INTO person_key (id, wrapped, version, created_at)
    SELECT j.value ->> 'id', j.value ->> 'wrapped', j.value ->> 'version', ? FROM json_each(?) j`).run([
    now,
    JSON.stringify(keys),
  ])
  numbers(db, officers)
  db.exec(
    `INSERT INTO account (id, key_id, created_at) SELECT 'officer-' || n, 'officer-key-' || n, ${NOW} FROM temp.number`,
  )
  numbers(db, cases)
  db.exec(`INSERT INTO application (id, number, key_id, subject_kind, subject_id, answers, channel, point_id, state, created_by,
      created_at, changed_at, submitted_at)
    SELECT 'load-' || n, printf('%015d', n), 'officer-key-0', 'item', 'sign-permit', '', 'counter', 'centre', 'submitted',
      'load', ${NOW} - n, ${NOW} - n, ${NOW} - n FROM temp.number`)
  db.prepare(`INSERT INTO "case" (id, application_id, ordinal, item_id, variant, route, workflow_id, kind, department_id, point_id,
      after, state, stage, queue, assignee_id, seq, head_hash, due_at, promised_day, statutory_day, light, schedule, sweep_at,
      received_at, accepted_at)
    SELECT 'load-' || n, 'load-' || n, 0, 'sign-permit', 'new', 'standard', 'load', 'promised', 'department-' || (n % 28), 'centre',
      '[]', 'review', 'review', 'review', 'officer-' || (n % ${officers}), 2, '', ? + 86400000, '2026-09-17', '2026-10-16', 'reminder',
      json_array(json_array(?, 'yellow', 0)), ?, ${NOW} - n * 1000, ${NOW} - n * 1000 FROM temp.number`).run([
    dueAt,
    dueAt,
    dueAt,
  ])
  db.exec('COMMIT; DROP TABLE temp.number; DROP TABLE temp.fact; PRAGMA wal_checkpoint(TRUNCATE)')
}

/** The numbers from 0 below `count`, as a table. */
function numbers(db: Database.Database, count: number): void {
  db.exec('DROP TABLE IF EXISTS temp.number')
  db.exec(`CREATE TEMP TABLE number AS WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n + 1 < ${count})
    SELECT n FROM c`)
}
