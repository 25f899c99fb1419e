import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { act } from '../../shared/contract/case'
import type { DeskCommand } from '../../shared/contract/case-command'
import type { DeskView } from '../../shared/contract/desk-view'
import { openHall } from '../../worker/command/hall'
import { verifyChains } from '../../worker/service/case/verify-chains'
import { Context } from '../../worker/service/context'
import { actOn, lookAt } from '../support/application'
import { receiveItems } from '../support/custom-application'
import { type HallClient, hallClient } from '../support/hall/client'
import { keysOf, makeCrowd, type Resident } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { authorise } from '../support/officers'
import { pool } from '../support/pool'
import { CENTRE } from '../support/visitor'
import { startLoadServer } from './child'
import { loadEnv, loadFolder } from './seed'
import { CLOCK } from './seed-applications'

/** Licences of four departments; none waits for another. */
const ITEMS = ['sign-permit', 'sewer-permit', 'hygiene-licence', 'food-licence', 'road-transport-licence']
const DEPARTMENTS = ['urban', 'water', 'health', 'market', 'transport']
const WORDS = '请核对材料与现场是否一致。'
/** What comes to an approver's mind; what decides a case comes seldom, so that there is work for the whole time. */
const IDEAS: readonly DeskCommand[] = [
  ...Array.from({ length: 6 }, (): DeskCommand => ({ kind: 'opinion', data: { advice: 'note' }, words: WORDS })),
  ...Array.from({ length: 6 }, (): DeskCommand => ({ kind: 'assign', data: { to: null } })),
  ...Array.from(
    { length: 3 },
    (): DeskCommand => ({
      kind: 'pause',
      data: { ground: 'appraisal', days: 5, basis: '《行政许可法》第四十五条' },
      words: WORDS,
    }),
  ),
  ...Array.from({ length: 6 }, (): DeskCommand => ({ kind: 'resume', data: { because: 'done' } })),
  { kind: 'opinion', data: { advice: 'agree' } },
  { kind: 'grant', data: {} },
  { kind: 'refuse', data: { grounds: [WORDS] }, words: WORDS },
]

export interface Rush {
  approvers: number
  /** Of five cases each. */
  applications: number
  /** Each goes on for so long, or for so many turns. */
  ms: number
  rounds: number
}

/** What was acknowledged: an event that must be there once. */
interface Acknowledged {
  application: string
  version: number
  /** Case, kind and who. */
  event: string
}

export interface Outcome {
  acknowledged: number
  conflicts: number
  /** Refusals of the engine: not now, not you. */
  refused: number
  /** Answers that are no answer of the product's own. */
  failed: number
  /** Acknowledged events that are not there, or not once; versions given twice. */
  lostOrDoubled: number
  /** Cases whose chain is broken or whose history is impossible. */
  broken: number
  events: number
}

const oneOf = <One>(all: readonly One[]): One => {
  const one = all[Math.floor(Math.random() * all.length)]
  if (one === undefined) throw new Error('nothing to choose from')
  return one
}

/** Approvers act at random on the same cases over HTTP: fresh and stale, once and by a double tap. Then everything is counted. */
export async function approveAtRandom({ approvers, applications, ms, rounds }: Rush): Promise<Outcome> {
  const folder = loadFolder('approvers')
  const env = { ...loadEnv(folder), HALL_ADDRESSES: '127.0.0.1', TRUSTED_PROXY: '' }
  const server = await startLoadServer(env)
  const hall = hallClient(`http://127.0.0.1:${server.port}`, CLOCK)
  const back = await openHall({ ...process.env, ...env })
  const db = new Database(join(folder, 'hall.db'))
  const people = await makeCrowd(db, CLOCK, approvers + 1, keysOf(env))
  const [clerk, ...officers] = people
  if (!clerk) throw new Error('nobody came')
  giveRole(db, CLOCK, clerk, 'clerk', CENTRE)
  officers.forEach((officer, index) => {
    const department = DEPARTMENTS[index % DEPARTMENTS.length] ?? ''
    for (const role of ['reviewer', 'approver'] as const) giveRole(db, CLOCK, officer, role, null, department)
    authorise({ db }, officer, department)
  })
  const ids = await pool(Array.from({ length: applications }), 4, async () => {
    const id = await receiveItems(
      { clock: CLOCK },
      back.deps,
      ITEMS.map((item) => ({ id: item })),
    )
    const desk = await lookAt(hall, clerk, id)
    const accept = desk.cases.map((one) => ({ caseId: one.id, command: { kind: 'accept', data: {} } as const }))
    const { code } = await actOn(hall, clerk, desk, accept)
    if (code !== null) throw new Error(`not accepted: ${code}`)
    return id
  })
  const first = versionsOf(db)
  const outcome: Outcome = {
    acknowledged: 0,
    conflicts: 0,
    refused: 0,
    failed: 0,
    lostOrDoubled: 0,
    broken: 0,
    events: 0,
  }
  const said: Acknowledged[] = []
  const end = performance.now() + ms
  await Promise.all(
    officers.map(async (officer) => {
      for (let round = 0; round < rounds && performance.now() < end; round++)
        await actOnce(hall, officer, oneOf(ids), outcome, said)
    }),
  )
  outcome.acknowledged = said.length
  outcome.lostOrDoubled = countWrong(db, first, said, officers)
  const verified = await verifyChains(Context.system(back.deps, 'load-verify', Date.now()))
  outcome.broken = verified.broken.length
  outcome.events = verified.events
  db.close()
  back.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
  return outcome
}

/** Looks at an application and does something to one of its cases; one in eight from an older version, one in eight twice. */
async function actOnce(
  hall: HallClient,
  as: Resident,
  id: string,
  outcome: Outcome,
  said: Acknowledged[],
): Promise<void> {
  const desk = await lookAt(hall, as, id)
  const own = desk.cases.filter((one) => one.own)
  if (own.length === 0) return
  const one = oneOf(own)
  const able = IDEAS.filter(({ kind }) => one.actions.includes(kind))
  if (able.length === 0) return
  const command = oneOf(able)
  const isStale = Math.random() < 1 / 8 && desk.version > 1
  const body = { base: isStale ? desk.version - 1 : desk.version, commands: [{ caseId: one.id, command }] }
  const tap = { as, params: { id }, body, key: crypto.randomUUID() }
  const taps = Math.random() < 1 / 8 ? 2 : 1
  const replies = await Promise.all(Array.from({ length: taps }, () => hall.call(act, tap)))
  const answers = new Set<number>()
  for (const { code, status, body: answer } of replies) {
    if (code === null) answers.add((answer as DeskView).version)
    else if (code === 'CONFLICT') outcome.conflicts++
    else if (status < 500 && code.startsWith('CASE_')) outcome.refused++
    else outcome.failed++
  }
  if (isStale && answers.size > 0) outcome.failed++
  for (const version of answers)
    said.push({ application: id, version, event: `${one.id}/${command.kind}/${as.accountId}` })
}

function versionsOf(db: Database.Database): Map<string, number> {
  const rows = db.prepare('SELECT id, version FROM application').all([]) as { id: string; version: number }[]
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** How many acknowledged events and versions are not there exactly once, and how many there are that nobody was told of. */
function countWrong(
  db: Database.Database,
  first: ReadonlyMap<string, number>,
  said: readonly Acknowledged[],
  officers: readonly Resident[],
): number {
  const expected = tally(said.map(({ event }) => event))
  const rows = db
    .prepare(
      `SELECT case_id || '/' || kind || '/' || actor_id AS event FROM case_event
        WHERE actor_id IN (SELECT value FROM json_each(?))`,
    )
    .all([JSON.stringify(officers.map(({ accountId }) => accountId))]) as { event: string }[]
  const found = tally(rows.map(({ event }) => event))
  let wrong = 0
  for (const event of new Set([...expected.keys(), ...found.keys()]))
    wrong += Math.abs((expected.get(event) ?? 0) - (found.get(event) ?? 0))
  const versions = tally(said.map(({ application, version }) => `${application}/${version}`))
  for (const times of versions.values()) wrong += times - 1
  const turns = tally(said.map(({ application }) => application))
  for (const [id, version] of versionsOf(db)) wrong += Math.abs(version - (first.get(id) ?? 0) - (turns.get(id) ?? 0))
  return wrong
}

function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}
