import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteMe } from '../../shared/contract/account'
import { addDays, dayOf } from '../../shared/domain/time'
import { book, openSlot } from '../support/booking'
import { accountOf, type Hall, startHall } from '../support/hall'
import { makeCrowd } from '../support/hall/crowd'
import { scansOf } from '../support/query-plan'
import { bookVisitor } from '../support/visitor'

const DAY_MS = 86_400_000
/** More than two pages of the job, in four states. */
const MANY = 1200

let hall: Hall
beforeAll(async () => {
  hall = await startHall()
})
afterAll(() => hall.close())

const count = (table: string, where = 'true') =>
  (hall.db.prepare(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`).get([]) as { n: number }).n

/** Messages that were made at an instant, each in this state. */
function keepMessages(state: string, createdAt: number, many: number): void {
  hall.db
    .prepare(
      `INSERT INTO outbox (id, topic, channel, state, dedupe, due_at, created_at)
        SELECT ? || value, 'booked', 'sms', ?, ? || value, ?, ? FROM json_each(?)`,
    )
    .run([`${state}-`, state, `${state}/`, createdAt * 2, createdAt, JSON.stringify([...Array(many).keys()])])
}

describe('the purge', () => {
  it('forgets what became of old messages, page after page, and nothing that waits', async () => {
    const old = hall.clock.now()
    for (const state of ['sent', 'failed', 'skipped', 'unknown']) keepMessages(state, old, MANY / 4)
    keepMessages('queued', old, 3)
    hall.clock.advance(90 * DAY_MS)
    await hall.runJobs()
    expect(count('outbox', "state <> 'queued'")).toBe(MANY)
    hall.clock.advance(DAY_MS)
    await Promise.all([hall.runJobs(), hall.runJobs()])
    expect(count('outbox', "state <> 'queued'")).toBe(0)
    expect(count('outbox', "state = 'queued'")).toBe(3)
    hall.db.exec('DELETE FROM outbox')
  })

  it('forgets the places of days long over, and keeps those to come', async () => {
    const [former] = await makeCrowd(hall.db, hall.clock, 1)
    if (!former) throw new Error('no crowd')
    await hall.runJobs()
    await book(hall, former, { slotId: (await openSlot(hall, 0, addDays(dayOf(hall.clock.now()), 7))).id })
    expect(count('place')).toBe(1)
    hall.clock.advance(80 * DAY_MS)
    await hall.runJobs()
    await bookVisitor(hall)
    expect(count('place')).toBe(2)
    hall.clock.advance(20 * DAY_MS)
    await hall.runJobs()
    expect(count('place')).toBe(1)
    expect(count('appointment')).toBe(2)
  })

  it('finds no message of a deleted account: they went with it', async () => {
    const { login } = await bookVisitor(hall)
    const own = `account_id = '${accountOf(login)}'`
    expect(count('inbox_message', own)).toBeGreaterThan(0)
    await hall.call(deleteMe, { as: login })
    await hall.runJobs()
    expect(count('inbox_message', own)).toBe(0)
  })
  it('reads no growing table from end to end on its way', () => {
    const deletes = hall.statements().filter((sql) => sql.startsWith('DELETE'))
    for (const table of ['outbox', 'place']) expect(deletes.some((sql) => sql.includes(table))).toBe(true)
    expect(scansOf(hall.db, hall.statements())).toEqual([])
  })
})
