import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificate } from '../../shared/contract/certificate'
import { exportRegister, listExports } from '../../shared/contract/register'
import { holdSlot, joinWaitlist } from '../../shared/contract/slot'
import { DAY_MS, MINUTE_MS } from '../../shared/domain/time'
import { LeaseLost, RowFaults } from '../../worker/job/row-faults'
import { Context } from '../../worker/service/context'
import { SIGN_ONLY } from '../support/application'
import { open } from '../support/apply'
import { backTo, book, CENTRE, FOOD, fillDay, leaveFree, openSlot } from '../support/booking'
import { type Hall, OPENING, shanghai, startHall } from '../support/hall'
import { type Resident, strangers } from '../support/hall/crowd'
import { Back } from '../support/under-way'

let hall: Hall
let back: Back
let someone: () => Resident

beforeAll(async () => {
  hall = await startHall()
  back = new Back(hall)
  someone = await strangers(hall, 90)
})
afterEach(() => backTo(hall, OPENING))
afterAll(async () => {
  back?.close()
  await hall?.close()
})

/** Makes a key that no master key opens. @returns what makes it whole again */
function poison(keyId: string): () => void {
  const { wrapped } = hall.db.prepare('SELECT wrapped FROM person_key WHERE id = ?').get([keyId]) as { wrapped: string }
  const put = (text: string) => hall.db.prepare('UPDATE person_key SET wrapped = ? WHERE id = ?').run([text, keyId])
  put(`AAAA${wrapped.slice(4)}`)
  return () => put(wrapped)
}
const keyOf = ({ accountId }: Resident) => `key-${accountId}`

async function run(job: string, time: number) {
  hall.clock.set(time)
  hall.db.prepare('UPDATE job SET next_due_at = 0, leased_until = NULL WHERE name = ?').run([job])
  await hall.runJobs()
}
const errorOf = (job: string) =>
  (hall.db.prepare('SELECT last_error FROM job WHERE name = ?').get([job]) as { last_error: string | null }).last_error
const told = (resident: Resident, topic: string) =>
  hall.db.prepare('SELECT id FROM inbox_message WHERE account_id = ? AND topic = ?').all([resident.accountId, topic])
    .length
const loggedOf = (job: string) => hall.log().filter((line) => line.includes(`"job":"${job}"`) && line.includes('"row"'))

async function booking(day: string, resident = someone()) {
  const slot = await openSlot(hall, 0, day)
  const { answer } = await book(hall, resident, { slotId: slot.id })
  return { resident, id: answer.id, slotId: slot.id }
}

describe('a row that cannot be handled keeps nobody else waiting', () => {
  it('in the reminders of tomorrow: it is logged by its id, counted, and told when it can be', async () => {
    const [first, second] = [await booking('2026-09-18'), await booking('2026-09-18')]
    const mend = poison(keyOf(first.resident))
    const before = loggedOf('remind').length
    await run('remind', shanghai('2026-09-17 09:01'))
    expect([told(first.resident, 'tomorrow'), told(second.resident, 'tomorrow')]).toEqual([0, 1])
    expect(errorOf('remind')).toBe('PartlyFailed 1')
    const [line = '', ...more] = loggedOf('remind').slice(before)
    expect(more).toEqual([])
    expect(line).toContain(`"row":"${first.id}"`)
    expect(line).not.toContain(first.resident.phone)

    mend()
    await run('remind', shanghai('2026-09-17 09:03'))
    expect([told(first.resident, 'tomorrow'), told(second.resident, 'tomorrow')]).toEqual([1, 1])
    expect(errorOf('remind')).toBeNull()
  })

  it('among those whose time the hall cannot keep', async () => {
    const both = [await booking('2026-09-22'), await booking('2026-09-22')].sort((a, b) => (a.id < b.id ? -1 : 1))
    for (const { id } of both) hall.db.prepare("UPDATE appointment SET displaced = '停电' WHERE id = ?").run([id])
    const [first, second] = both
    if (!first || !second) throw new Error('nobody came')
    const mend = poison(keyOf(first.resident))
    await run('remind', OPENING + MINUTE_MS)
    expect([told(first.resident, 'displaced'), told(second.resident, 'displaced')]).toEqual([0, 1])
    mend()
    await run('remind', OPENING + 2 * MINUTE_MS)
    expect(told(first.resident, 'displaced')).toBe(1)
  })

  it('in a whole page of them: who stands behind it is still reached', async () => {
    const slot = await openSlot(hall, 0, '2026-09-21')
    leaveFree(hall, slot.id, 51)
    const many = await Promise.all(
      Array.from({ length: 51 }, async () => {
        const resident = someone()
        return { resident, id: (await book(hall, resident, { slotId: slot.id })).answer.id }
      }),
    )
    const [last, ...first] = many.sort((a, b) => (a.id < b.id ? 1 : -1))
    const mends = first.map(({ resident }) => poison(keyOf(resident)))
    await run('no-show', shanghai('2026-09-21 21:00'))
    const states = () =>
      many.map(
        ({ id }) =>
          (hall.db.prepare('SELECT state FROM appointment WHERE id = ?').get([id]) as { state: string }).state,
      )
    expect(last && told(last.resident, 'no_show')).toBe(1)
    expect(states().filter((state) => state === 'booked')).toHaveLength(50)
    expect(errorOf('no-show')).toBe('PartlyFailed 50')
    for (const mend of mends) mend()
    await run('no-show', shanghai('2026-09-21 21:10'))
    expect(states()).toEqual(many.map(() => 'no_show'))
  })

  it('on the waiting list: the place goes to the next one', async () => {
    const day = '2026-09-17'
    const slot = await openSlot(hall, 0, day)
    expect((await hall.call(holdSlot, { as: someone(), body: { slotId: slot.id } })).code).toBeNull()
    fillDay(hall, day, CENTRE)
    const waiters = [someone(), someone()] as const
    for (const resident of waiters) {
      const body = { pointId: CENTRE, windowKind: 'intake', day, partyId: resident.partyId, subject: FOOD } as const
      expect((await hall.call(joinWaitlist, { as: resident, body })).code).toBeNull()
      hall.clock.advance(1)
    }
    const mend = poison(keyOf(waiters[0]))
    await run('offer-places', OPENING + 6 * MINUTE_MS)
    expect(waiters.map((resident) => told(resident, 'waitlist_offer'))).toEqual([0, 1])
    expect(errorOf('offer-places')).toBe('PartlyFailed 1')
    mend()
  })

  it('in the reminders of supplements and of certificates that end', async () => {
    const both = [someone(), someone()] as const
    const issuer = await hall.staff('issuer', CENTRE)
    for (const resident of both) {
      const filed = await back.submit(resident.accountId, [{ item: 'sign-permit' }, { item: 'sewer-permit' }])
      const caseId = filed.caseOf('sewer-permit')
      await back.grant(caseId)
      const body = { number: crypto.randomUUID(), validFrom: '2026-09-14', validUntil: '2031-09-14' }
      const base = back.versionOf(filed.id)
      const issued = await hall.call(issueCertificate, { as: issuer, params: { id: caseId }, body: { base, ...body } })
      hall.db.prepare('UPDATE certificate SET remind_at = ? WHERE id = ?').run([OPENING, issued.answer.id])
      hall.db
        .prepare(`UPDATE "case" SET state = 'supplement', due_at = ? WHERE id = ?`)
        .run([OPENING + 2 * DAY_MS, filed.caseOf('sign-permit')])
    }
    const mend = poison(keyOf(both[0]))
    for (const job of ['deadline-sweep', 'renewal']) await run(job, shanghai('2026-09-14 09:30'))
    for (const topic of ['application_supplement_due', 'certificate_renewal'])
      expect(both.map((resident) => told(resident, topic))).toEqual([0, 1])
    expect([errorOf('deadline-sweep'), errorOf('renewal')]).toEqual(['PartlyFailed 1', 'PartlyFailed 1'])
    mend()
    for (const job of ['deadline-sweep', 'renewal']) await run(job, shanghai('2026-09-14 09:40'))
    for (const topic of ['application_supplement_due', 'certificate_renewal'])
      expect(both.map((resident) => told(resident, topic))).toEqual([1, 1])
    expect([errorOf('deadline-sweep'), errorOf('renewal')]).toEqual([null, null])
  })

  it('among drafts that were given up', async () => {
    const owners = [someone(), someone()] as const
    const ids: string[] = []
    for (const owner of owners) ids.push((await open(hall, owner, SIGN_ONLY)).id)
    for (const id of ids)
      hall.db.prepare('UPDATE application SET changed_at = ? WHERE id = ?').run([OPENING - 181 * DAY_MS, id])
    const left = () =>
      ids.filter((id) => hall.db.prepare('SELECT id FROM application WHERE id = ?').get([id]) !== undefined)
    hall.db.exec(`CREATE TRIGGER poisoned BEFORE DELETE ON application WHEN OLD.id = '${ids[0]}'
      BEGIN SELECT RAISE(ABORT, 'poisoned'); END`)
    await run('purge', OPENING + MINUTE_MS)
    expect([left(), errorOf('purge')]).toEqual([[ids[0]], 'PartlyFailed 1'])
    hall.db.exec('DROP TRIGGER poisoned')
    await run('purge', OPENING + 2 * MINUTE_MS)
    expect([left(), errorOf('purge')]).toEqual([[], null])
  })

  it('in a register: the line stands there without its name, and the register is made', async () => {
    const supervisor = await hall.staff('supervisor', null)
    const { id } = await back.submit(null, [{ item: 'sign-permit' }])
    const { key_id } = hall.db.prepare('SELECT key_id FROM application WHERE id = ?').get([id]) as { key_id: string }
    const mend = poison(key_id)
    const body = { register: 'acceptance', fromDay: '2026-09-01', toDay: '2026-09-30' } as const
    const asked = await hall.call(exportRegister, { as: supervisor, body })
    await run('register-export', OPENING + MINUTE_MS)
    const { exports } = (await hall.call(listExports, { as: supervisor })).answer
    const lines = hall.db.prepare('SELECT COUNT(*) AS n FROM "case" WHERE received_at IS NOT NULL').get([])
    expect(exports.find((one) => one.id === asked.answer.id)).toMatchObject({
      state: 'ready',
      rows: (lines as { n: number }).n,
    })
    expect(errorOf('register-export')).toBe('PartlyFailed 1')
    mend()
  })
})

describe('what is no fault of a row', () => {
  const rows = [{ id: 'one' }, { id: 'two' }]
  const broken = () => Promise.reject(new RangeError('poisoned'))

  it('stops the run: a database that is gone blames no row', async () => {
    const db = back.deps.db()
    const gone = { ...back.deps, db: () => ({ ...db, read: () => Promise.reject(new TypeError('no database')) }) }
    const faults = new RowFaults(Context.system(gone, 'test', hall.clock.now()), 'test')
    await expect(faults.each(rows, broken)).rejects.toThrow(TypeError)
    expect(faults.count).toBe(0)
  })

  it('stops the run: a lease that is over', async () => {
    const faults = new RowFaults(Context.system(back.deps, 'test', hall.clock.now()), 'test')
    expect([...(await faults.each(rows, broken))]).toEqual(['one', 'two'])
    hall.clock.advance(2 * MINUTE_MS)
    let handled = 0
    await expect(faults.each(rows, async () => void handled++)).rejects.toThrow(LeaseLost)
    expect([handled, faults.count]).toEqual([0, 2])
  })
})
