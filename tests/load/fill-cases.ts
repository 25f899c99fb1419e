import { createCipheriv, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import Database from 'libsql'
import type { Catalogue } from '../../shared/contract/catalogue'
import { DAY_MS, dayOf, instantOf } from '../../shared/domain/time'
import { loadCatalogue } from '../../worker/catalogue/load'
import { CENTRE } from '../support/visitor'
import { type Filling, OFFICERS } from './seed-cases'

const CHUNK = 2000
const TABLES = ['person_key', 'application', 'case', 'case_event']

/** Seals as the vault does, but at once: some hundred thousand seals that each wait a turn would take minutes. */
function seal(key: Buffer, spot: string, data: string | Buffer): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(spot))
  const sealed = [cipher.update(typeof data === 'string' ? Buffer.from(data) : data), cipher.final()]
  return Buffer.concat([iv, ...sealed, cipher.getAuthTag()]).toString('base64')
}

/**
 * Fills a closed hall's database with cases, many rows a statement and the indexes made afterwards. Ids are random as real
 * ones are, applicants are sealed with a key an application, so that lists and registers open them; each case has two events
 * in its history, which nobody folds.
 */
function fillCases(filling: Filling): void {
  const db = new Database(join(process.env.DATA_DIR ?? '', 'hall.db'))
  db.exec('PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-400000')
  db.exec('PRAGMA temp_store=MEMORY; BEGIN')
  const indexes = db
    .prepare(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        AND tbl_name IN (${TABLES.map(() => '?').join()})`,
    )
    .all(TABLES) as { name: string; sql: string }[]
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  const master = Buffer.from(/^1:(.*)$/.exec(process.env.DATA_KEYS ?? '')?.[1] ?? '', 'base64')
  fillApplications(db, master, filling)
  fillItems(db, loadCatalogue(join(import.meta.dirname, '../../worker/catalogue')).catalogue)
  const row = db.prepare('SELECT coalesce(max(rowid), 0) AS last FROM "case"').get([]) as { last: number }
  db.prepare(caseSql(filling)).run([filling.each])
  db.prepare(EVENTS_SQL).run([row.last])
  for (const { sql } of indexes) db.exec(sql)
  db.exec('DROP TABLE temp.fresh; DROP TABLE temp.item; COMMIT; PRAGMA journal_mode=WAL')
  db.close()
}

function fillApplications(db: Database.Database, master: Buffer, { applications }: Filling): void {
  const now = Date.now()
  const ownKey = (id: string): { raw: Buffer; wrapped: string } => {
    const raw = randomBytes(32)
    return { raw, wrapped: seal(master, `person_key/${id}/wrapped`, raw) }
  }
  const key = db.prepare('INSERT OR IGNORE INTO person_key (id, wrapped, version, created_at) VALUES (?,?,1,?)')
  const account = db.prepare('INSERT OR IGNORE INTO account (id, key_id, created_at) VALUES (?,?,?)')
  for (let n = 0; n < OFFICERS; n++) {
    key.run([`officer-key-${n}`, ownKey(`officer-key-${n}`).wrapped, now])
    account.run([`officer-${n}`, `officer-key-${n}`, now])
  }
  const known = db.prepare("SELECT count(*) AS count FROM application WHERE created_by = 'load'").get([]) as {
    count: number
  }
  db.exec('CREATE TEMP TABLE fresh (n INTEGER, id TEXT, key_id TEXT, wrapped TEXT, sealed TEXT)')
  const fresh =
    db.prepare(`INSERT INTO temp.fresh SELECT j.value ->> 0, j.value ->> 1, j.value ->> 2, j.value ->> 3, j.value ->> 4
    FROM json_each(?) j`)
  for (let from = 0; from < applications; from += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, applications - from) }, (_, at) => {
      const [id, keyId] = [randomBytes(10).toString('hex'), randomBytes(10).toString('hex')]
      const { raw, wrapped } = ownKey(keyId)
      const applicant = JSON.stringify({ kind: 'person', name: '欧阳小满', person: null, document: null, phone: null })
      return [known.count + from + at, id, keyId, wrapped, seal(raw, `application/${id}/applicant_sealed`, applicant)]
    })
    fresh.run([JSON.stringify(rows)])
  }
  db.exec(`INSERT INTO person_key (id, wrapped, version, created_at) SELECT key_id, wrapped, 1, ${now} FROM temp.fresh;
    INSERT INTO application (id, number, key_id, subject_kind, subject_id, answers, channel, point_id, state, created_by,
      created_at, changed_at, submitted_at, applicant_kind, applicant_sealed)
    SELECT id, printf('%015d', n), key_id, 'bundle', 'restaurant', '', 'counter', '${CENTRE}', 'submitted', 'load',
      ${now} - n, ${now} - n, ${now} - n, 'person', sealed FROM temp.fresh`)
}

/** The items of the catalogue, numbered: a case an item, one behind the other. */
function fillItems(db: Database.Database, { items }: Catalogue): void {
  db.exec('CREATE TEMP TABLE item (n INTEGER PRIMARY KEY, id TEXT, department_id TEXT)')
  items.forEach(({ id, authority }, n) => {
    db.prepare('INSERT INTO temp.item VALUES (?,?,?)').run([n, id, authority])
  })
  db.exec("INSERT OR IGNORE INTO workflow (id, body) VALUES ('load', '{}')")
}

const ID_SQL = 'lower(hex(randomblob(10)))'
/** Numbers that look drawn, the same in every run: below `limit`, another one for every `salt`. */
const drawn = (salt: number, limit: number): string => `((x.n * 7919 + x.ordinal * 104729 + ${salt}) % ${limit})`

/**
 * Open cases are due from five days ago to a month ahead and have the light of that; others ended within two years. With
 * `dueAt` the promise of every case ended with the day before: the last day that binds and the yellow light meet there.
 */
function caseSql({ dueAt }: Filling): string {
  const today = instantOf(dayOf(Date.now()), 0)
  const isOpen = dueAt === undefined ? '(x.n % 10 < 3)' : 'true'
  const days = drawn(11, 36)
  const light = `CASE WHEN ${days} < 3 THEN 'red' WHEN ${days} < 5 THEN 'yellow' WHEN ${days} < 8 THEN 'reminder' ELSE 'none' END`
  const next = dueAt ?? today + 90 * DAY_MS
  const open = (value: string, otherwise: string) => `CASE WHEN ${isOpen} THEN ${value} ELSE ${otherwise} END`
  const received = open(
    `${today} - (x.n % 20) * ${DAY_MS}`,
    `${today} - 30 * ${DAY_MS} - ${drawn(5, 700 * 1440)} * 60000`,
  )
  const queue = `json_extract('["review","review","review","decide","inspect","issue"]', '$[' || ${drawn(3, 6)} || ']')`
  return `INSERT INTO "case" (id, application_id, ordinal, item_id, variant, route, workflow_id, kind, department_id, point_id,
      after, state, stage, queue, assignee_id, seq, head_hash, due_at, promised_day, statutory_day, light, schedule, sweep_at,
      received_at, accepted_at, decided_at, ended_at)
    WITH RECURSIVE ordinals(ordinal) AS (SELECT 0 UNION ALL SELECT ordinal + 1 FROM ordinals WHERE ordinal + 1 < ?)
    SELECT ${ID_SQL}, x.id, x.ordinal, x.item_id, 'establish', 'ordinary', 'load', 'promised', x.department_id, '${CENTRE}', '[]',
      ${open("'review'", "'closed'")}, ${open("'review'", "'closed'")}, ${open(queue, "''")},
      ${open(`'officer-' || ${drawn(7, OFFICERS)}`, 'NULL')}, 2, '', ${open(dueAt === undefined ? `${today} + (${days} - 5) * ${DAY_MS}` : String(dueAt), '253402214400000')},
      '2026-12-01', '2026-12-31', ${open(dueAt === undefined ? light : "'reminder'", "'none'")},
      ${open(`json_array(json_array(${next}, 'yellow', 0))`, "'[]'")}, ${open(String(next), 'NULL')},
      ${received}, ${received}, ${open('NULL', `${received} + ${3 * DAY_MS}`)}, ${open('NULL', `${received} + ${4 * DAY_MS}`)}
    FROM (SELECT f.n, f.id, o.ordinal, i.id AS item_id, i.department_id FROM temp.fresh f, ordinals o
      JOIN temp.item i ON i.n = (f.n * 5 + o.ordinal) % (SELECT count(*) FROM temp.item)) x`
}

const EVENTS_SQL = `INSERT INTO case_event (case_id, seq, application_id, kind, at, actor_kind, actor_id, role, data, hash)
  SELECT c.id, j.value, c.application_id, CASE j.value WHEN 1 THEN 'receive' ELSE 'accept' END, c.received_at, 'staff', 'officer-0',
    'clerk', '{}', lower(hex(randomblob(32))) FROM "case" c, json_each('[1,2]') j WHERE c.rowid > ?`

fillCases(JSON.parse(process.argv[2] ?? '') as Filling)
