import type { PaperFacts } from '../../shared/domain/document/facts'
import type { Files } from '../../worker/adapter/files'
import { readConfig } from '../../worker/config'
import { NodeDb } from '../../worker/db/node-client'
import type { Db } from '../../worker/db/statement'
import { makeDeps } from '../../worker/make-deps'
import { Context } from '../../worker/service/context'
import type { Deps } from '../../worker/service/deps'
import { documentWrites } from '../../worker/service/document/document-writes'
import { found } from '../../worker/service/error'
import { catalogueOf } from './catalogue'
import { type Hall, shanghai, startHall } from './hall'
import { testEnvironment } from './hall/environment'
import { CENTRE } from './visitor'

/** As much of a hall as papers need. */
type Place = Pick<Hall, 'db' | 'clock'>

/** An application with one case, as rows: no endpoint is asked. */
export interface FiledApplication {
  id: string
  caseId: string
  keyId: string
  number: string
  name: string
}

const FOOD_ITEM = { itemId: 'food-licence', departmentId: 'market' }
export const REFUSED = {
  kind: 'refusal',
  reasons: ['经营场所没有独立的洗手、消毒设施。'],
  basis: [{ zh: '《中华人民共和国食品安全法》', en: 'Food Safety Law' }],
} as const satisfies PaperFacts

const noFile = () => Promise.reject(new Error('papers are no files'))
const NO_FILES: Files = { put: noFile, get: noFile, remove: noFile }

/** What issues papers outside a request, with the keys of a hall under test or others. */
export function issuerDeps(hall: Place, db: Db, settings: Record<string, string> = {}): Deps {
  const urls = { wechat: 'http://wechat.invalid', sms: 'http://sms.invalid' }
  return makeDeps(readConfig({ ...testEnvironment(urls), ...settings }), {
    catalogue: catalogueOf(),
    db: () => db,
    files: NO_FILES,
    clock: hall.clock.now,
    peerOf: () => '',
    log: () => undefined,
    migration: '',
    demo: null,
  })
}

/** The database of a hall, as its own process opens it. */
export function databaseOf({ db }: Place): NodeDb {
  const [main] = db.prepare('PRAGMA database_list').all([]) as { file: string }[]
  return new NodeDb({ path: main?.file ?? '' })
}

/** A hall, and beside its API the database and what the services work with: for what a test does without a request. */
export interface Behind {
  hall: Hall
  db: NodeDb
  deps: Deps
  close(): Promise<void>
}

/** Opens a hall on the morning of 14 September 2026, and what is behind its API. */
export async function startBehind(): Promise<Behind> {
  const hall = await startHall({ now: shanghai('2026-09-14 09:30') })
  const db = databaseOf(hall)
  const close = async () => {
    db.close()
    await hall.close()
  }
  return { hall, db, deps: issuerDeps(hall, db), close }
}

let files = 0

/** Puts a submitted application with one case on the shelf; `accountId` null: received at the counter. */
export async function fileApplication(
  hall: Place,
  deps: Deps,
  { accountId = null, name = '欧阳小满' }: { accountId?: string | null; name?: string } = {},
): Promise<FiledApplication> {
  const [id, caseId, keyId] = [deps.id(), deps.id(), deps.id()]
  const number = `2026${String(++files).padStart(8, '0')}`
  const { wrapped, version } = await deps.vault.createKey(keyId)
  const now = hall.clock.now()
  const run = (sql: string, values: unknown[]) => hall.db.prepare(sql).run(values)
  run('INSERT INTO person_key (id, wrapped, version, created_at) VALUES (?,?,?,?)', [keyId, wrapped, version, now])
  run(
    `INSERT INTO application (id, number, account_id, key_id, subject_kind, subject_id, answers, channel, point_id, state,
      created_by, created_at, changed_at) VALUES (?,?,?,?,'bundle','restaurant','','online',?,'submitted','test',?,?)`,
    [id, `${number}-${id}`, accountId, keyId, CENTRE, now, now],
  )
  const { itemId, departmentId } = FOOD_ITEM
  run("INSERT OR IGNORE INTO workflow (id, body) VALUES ('test-workflow', '{}')", [])
  run(
    `INSERT INTO "case" (id, application_id, ordinal, item_id, workflow_id, variant, route, kind, department_id, point_id, after, state,
      stage, queue, seq, head_hash) VALUES (?,?,1,?,'test-workflow','establish','ordinary','promised',?,?,'[]','review','','review',1,'')`,
    [caseId, id, itemId, departmentId, CENTRE],
  )
  return { id, caseId, keyId, number, name }
}

/** As a case of {@link FOOD_ITEM} has its names. */
function namingOf({ catalogue }: Deps) {
  const item = found(catalogue.items.find(({ id }) => id === FOOD_ITEM.itemId))
  const department = found(catalogue.departments.find(({ id }) => id === FOOD_ITEM.departmentId))
  return { item: item.name, nature: item.nature, department }
}

/** Issues one paper of an application in a batch of its own. @returns its code and number */
export async function issue(
  hall: Place,
  deps: Deps,
  application: FiledApplication,
  facts: PaperFacts = REFUSED,
): Promise<{ code: string; number: string }> {
  const { id, caseId, keyId, number, name } = application
  const row = hall.db.prepare('SELECT wrapped, version FROM person_key WHERE id = ?').get([keyId]) as {
    wrapped: string
    version: number
  }
  const context = Context.system(deps, 'test-issue', hall.clock.now())
  const key = await deps.vault.openKey(keyId, row.wrapped, row.version)
  const isWhole = facts.kind === 'receipt' || facts.kind === 'result'
  const prepared = await documentWrites(context, {
    application: { id, number, pointId: CENTRE, holder: { kind: 'person', name } },
    case: isWhole ? null : { id: caseId, departmentId: FOOD_ITEM.departmentId, naming: namingOf(deps) },
    facts,
    key,
  })
  const written = await context.save(prepared.writes)
  return { code: prepared.code, number: written.rowOf(prepared.numbered).number }
}
