import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { changeMe } from '../../shared/contract/account'
import { bookAppointment } from '../../shared/contract/appointment'
import { readHealth } from '../../shared/contract/demo'
import { DAY, FOOD, openSlot, overbooked } from '../support/booking'
import { dataVersion } from '../support/data-version'
import { type Hall, startHall } from '../support/hall'
import { makeCrowd, type Resident } from '../support/hall/crowd'

let hall: Hall

beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())
afterEach(() => {
  if (hall.db.inTransaction) hall.db.exec('ROLLBACK')
})

async function resident(): Promise<Resident> {
  const [one] = await makeCrowd(hall.db, hall.clock, 1)
  if (!one) throw new Error('nobody came')
  return one
}

/** A booking that can be sent again under the same key. */
async function booking() {
  const as = await resident()
  const slot = await openSlot(hall)
  const body = { slotId: slot.id, partyId: as.partyId, subject: FOOD }
  const key = crypto.randomUUID()
  return { as, send: () => hall.call(bookAppointment, { as, body, key }) }
}

const count = (sql: string, ...values: string[]) => (hall.db.prepare(sql).get(values) as { count: number }).count
const appointmentsOf = ({ accountId }: Resident) =>
  count('SELECT COUNT(*) AS count FROM appointment WHERE account_id = ?', accountId)

describe('a database that somebody else holds', () => {
  it('is waited for', async () => {
    const { as, send } = await booking()
    hall.db.exec('BEGIN IMMEDIATE')
    const waiting = send()
    // The hall goes on answering meanwhile: one line of a read-only question behind the other.
    for (let turn = 0; turn < 5; turn++) expect((await hall.call(readHealth)).status).toBe(200)
    hall.db.exec('COMMIT')
    expect((await waiting).status).toBe(201)
    expect(appointmentsOf(as)).toBe(1)
  })

  it('is given up after a while, with a sentence, and nothing is half done', async () => {
    const { as, send } = await booking()
    hall.db.exec('BEGIN IMMEDIATE')
    const before = dataVersion(hall)
    const waiting = send()
    let isSettled = false
    void waiting.finally(() => {
      isSettled = true
    })
    let answered = 0
    while (!isSettled) {
      expect((await hall.call(readHealth)).status).toBe(200)
      answered++
    }
    const refused = await waiting
    expect(dataVersion(hall)).toBe(before)
    hall.db.exec('COMMIT')
    expect(answered).toBeGreaterThan(20)
    expect([refused.status, refused.code]).toEqual([503, 'DATABASE_BUSY'])
    expect(refused.headers.get('retry-after')).toBe('2')
    expect(appointmentsOf(as)).toBe(0)

    expect((await send()).status).toBe(201)
    expect((await send()).status).toBe(201)
    expect(appointmentsOf(as)).toBe(1)
  })
})

describe('a disk that is full', () => {
  it('is said, nothing is half done, reading goes on, and it recovers', async () => {
    const as = await resident()
    const write = () => hall.call(changeMe, { as, body: { largeType: true } })
    const kept = () => count('SELECT COUNT(*) AS count FROM audit WHERE actor_id = ?', as.accountId)
    await hall.fillDisk(true)
    const replies = [await write()]
    // There is room in the pages that are there: it ends at some point.
    while (replies.length < 400 && replies.at(-1)?.status === 200) replies.push(await write())
    const refused = replies.at(-1)
    expect([refused?.status, refused?.code]).toEqual([503, 'DATABASE_FULL'])
    expect(kept()).toBe(replies.length - 1)
    expect((await openSlot(hall, 0, DAY)).state).toBe('open')
    expect((await hall.call(readHealth)).status).toBe(200)

    await hall.fillDisk(false)
    expect((await write()).status).toBe(200)
    expect(kept()).toBe(replies.length)
    expect(hall.db.prepare('PRAGMA integrity_check').get([])).toMatchObject({ integrity_check: 'ok' })
    expect(overbooked(hall.db, hall.clock.now())).toEqual([])
  })
})

describe('health', () => {
  it('is 503 while the schema is older than the program', async () => {
    hall.db.exec("UPDATE migration SET name = '-' || name")
    const { status, body } = await hall.call(readHealth)
    hall.db.exec('UPDATE migration SET name = substr(name, 2)')
    expect(status).toBe(503)
    expect(body).toMatchObject({ database: 'ok', migrated: false })
    expect((await hall.call(readHealth)).status).toBe(200)
  })

  it('is 503 without a database, and says so', async () => {
    await hall.loseDatabase()
    const { status, body } = await hall.call(readHealth)
    expect(status).toBe(503)
    expect(body).toMatchObject({ database: 'unreachable', migration: null, migrated: false })
    const refused = await hall.call(bookAppointment, {
      as: await resident(),
      body: { slotId: 'x', partyId: 'x', subject: FOOD },
    })
    expect(refused.status).toBeGreaterThanOrEqual(500)
    // Its number is made of any letters; what it says is not.
    const { error } = refused.body as { error: { code: string; message: string } }
    expect(`${error.code} ${error.message}`).not.toMatch(/sql|database/i)
  })
})
