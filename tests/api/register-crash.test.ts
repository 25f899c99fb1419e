import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as register from '../../shared/contract/register'
import { MINUTE_MS } from '../../shared/domain/time'
import { type CrashHall, startCrashHall } from '../support/crash-hall'
import { OPENING, shanghai } from '../support/hall'
import { testClock } from '../support/hall/clock'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { Back } from '../support/under-way'
import { unzip } from '../support/unzip'
import { CENTRE } from '../support/visitor'

/** Twenty parts and a bit; each line was received in a minute of its own. */
const LINES = 4_100
const FIRST = shanghai('2026-09-07 00:00')
const BODY = { register: 'acceptance', fromDay: '2026-09-07', toDay: '2026-09-13', pointId: CENTRE } as const

let hall: CrashHall
let supervisor: Resident

beforeAll(async () => {
  hall = await startCrashHall()
  await withDatabase(async (db) => {
    const clock = testClock(OPENING)
    const [person] = await makeCrowd(db, clock, 1)
    if (!person) throw new Error('nobody came')
    supervisor = person
    giveRole(db, clock, person, 'supervisor', CENTRE)
    const back = new Back({ db, clock })
    const { id } = await back.submit(null, [{ item: 'sign-permit' }])
    back.close()
    multiply(db, id)
  })
})
afterAll(() => hall.close())

async function withDatabase<T>(work: (db: Database.Database) => T | Promise<T>): Promise<T> {
  const db = new Database(hall.path, { timeout: 5 })
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** Many cases from one: rows as the register reads them. */
function multiply(db: Database.Database, applicationId: string): void {
  const columns = (db.prepare('PRAGMA table_info("case")').all([]) as { name: string }[]).map(({ name }) => name)
  const own: Readonly<Record<string, string>> = {
    id: "'line-' || n.value",
    item_id: "'item-' || n.value",
    ordinal: 'n.value + 1',
    received_at: `${FIRST} + n.value * ${MINUTE_MS}`,
  }
  const values = columns.map((name) => own[name] ?? `c."${name}"`)
  const numbers = JSON.stringify(Array.from({ length: LINES }, (_, index) => index))
  db.prepare(
    `INSERT INTO "case" (${columns.map((name) => `"${name}"`).join()}) SELECT ${values.join()}
      FROM "case" c, json_each(?) n WHERE c.application_id = ?`,
  ).run([numbers, applicationId])
}

const linesOf = async (id: string): Promise<number> => {
  const { answer } = await hall.call(register.listExports, { as: supervisor })
  return answer.exports.find((one) => one.id === id)?.rows ?? 0
}

/** The lease of a dead process ends by the clock, which stands still here. */
const endLease = () => withDatabase((db) => db.exec('UPDATE job SET next_due_at = 0, leased_until = NULL'))

describe('an export that is killed in its middle', () => {
  it('goes on where it was: every line once, in order, in one whole file', async () => {
    const { answer: asked } = await hall.call(register.exportRegister, { as: supervisor, body: BODY })
    const kept: number[] = []
    for (const enough of [400, 1_600]) {
      await endLease()
      const run = hall.runJobs()
      for (let made = 0; made < enough; ) made = await linesOf(asked.id)
      await hall.kill()
      expect(await run).toBe(false)
      await hall.restart()
      kept.push(await linesOf(asked.id))
    }
    // What was made before the first death was not made again, and there was something left to do after the second.
    expect(kept[0]).toBeGreaterThanOrEqual(400)
    expect(kept[1]).toBeGreaterThan(kept[0] ?? 0)
    expect(kept[1]).toBeLessThan(LINES)
    await endLease()
    expect(await hall.runJobs()).toBe(true)

    const { exports } = (await hall.call(register.listExports, { as: supervisor })).answer
    expect(exports[0]).toMatchObject({ id: asked.id, state: 'ready', rows: LINES })
    const sheet = unzip(await download(asked.id)).get('xl/worksheets/sheet1.xml') ?? ''
    const times = [...sheet.matchAll(/<t>(2026-09-\d\d \d\d:\d\d)<\/t>/g)].map(([, time = '']) => time)
    const wanted = Array.from({ length: LINES }, (_, index) => {
      const at = new Date(FIRST + index * MINUTE_MS + 8 * 60 * MINUTE_MS).toISOString()
      return `${at.slice(0, 10)} ${at.slice(11, 16)}`
    })
    expect(times).toEqual(wanted)
    expect(sheet.endsWith('</sheetData></worksheet>')).toBe(true)
  }, 120_000)
})

async function download(id: string): Promise<Buffer> {
  const reply = await fetch(`${hall.origin()}/api/v1/registers/exports/${id}/content`, {
    headers: { authorization: `Bearer ${supervisor.tokens.accessToken}` },
  })
  return Buffer.from(await reply.arrayBuffer())
}
