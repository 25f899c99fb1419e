import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import * as admin from '../../shared/contract/admin'
import { planInspection } from '../../shared/contract/inspection-plan'
import { agreeInspection } from '../../shared/contract/own-inspection'
import { accountOf, type Hall, type Login, shanghai, startHall } from '../support/hall'
import { scansOf } from '../support/query-plan'
import type { UnderWay } from '../support/under-way'
import { peopleOf, Visits } from '../support/visit'

/** A week before the turn of the year: no notice for 2027 is known yet, and Monday 4 January looks like a working day. */
const NOW = shanghai('2026-12-24 08:30')
const OFF = shanghai('2027-01-04 09:30')
const WORKED = shanghai('2027-01-05 09:30')
const NOTICE = {
  year: 2027,
  source: '测试用的通知（假定）',
  publishedOn: '2026-12-20',
  off: ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'],
  worked: ['2027-01-09'],
}

let hall: Hall
let visits: Visits
let owner: Login
let boss: Login
/** What the job asked the database when it looked. */
let ran: string[] = []

beforeAll(async () => {
  hall = await startHall({ now: NOW })
  visits = await Visits.start(hall)
  owner = await hall.login('13600007105')
  boss = await hall.staff('admin', null)
})
afterAll(async () => {
  visits?.close()
  await hall?.close()
})

function propose(application: UnderWay, item: string, times: number[]) {
  const officers = item === 'fire-check' ? peopleOf('fire', visits.fire) : peopleOf('market', visits.market)
  return hall.call(planInspection, {
    as: visits.clerk,
    params: { id: application.id },
    body: {
      base: visits.back.versionOf(application.id),
      caseIds: [application.caseOf(item)],
      times,
      place: '小满路1号',
      officers,
    },
  })
}

async function agreedOn(application: UnderWay, item: string, visitAt: number) {
  const { answer } = await propose(application, item, [visitAt])
  await visits.agree(answer.id, answer.version, visitAt)
  return answer.id
}

async function run(minutes: number) {
  hall.clock.advance(minutes * 60_000)
  await hall.runJobs()
}
const told = async (as: Login, topic: string) =>
  (await hall.call(listMessages, { as, query: {} })).answer.messages.filter((one) => one.topic === topic)
const counts = async () => {
  const officers = [...visits.market, ...visits.fire]
  return [
    (await told(owner, 'inspection_day_off')).length,
    ...(await Promise.all(officers.map(async (one) => (await told(one, 'staff_visit_day_off')).length))),
  ]
}

describe('a visit on a day that becomes a day off', () => {
  it('stays, and whoever is waited for is told once that another day has to be agreed on', async () => {
    const application = await visits.underReview(owner)
    const id = await agreedOn(application, 'food-licence', OFF)
    const kept = await agreedOn(application, 'fire-check', WORKED)
    await run(2)
    expect(await counts()).toEqual([0, 0, 0, 0, 0])

    // One officer cannot be told at first; nobody else waits for it.
    const [poisoned] = visits.market
    const keyOf = hall.db.prepare(
      'SELECT k.id, k.wrapped FROM account a JOIN person_key k ON k.id = a.key_id WHERE a.id = ?',
    )
    const key = keyOf.get([accountOf(poisoned)]) as { id: string; wrapped: string }
    const setKey = (wrapped: string) =>
      hall.db.prepare('UPDATE person_key SET wrapped = ? WHERE id = ?').run([wrapped, key.id])
    expect((await hall.call(admin.loadNotice, { as: boss, body: NOTICE })).code).toBeNull()
    setKey(`AAAA${key.wrapped.slice(4)}`)
    hall.reset()
    await run(2)
    ran = hall.statements()
    setKey(key.wrapped)
    expect(await counts()).toEqual([1, 0, 1, 0, 0])
    await run(2)
    await run(2)
    expect(await counts()).toEqual([1, 1, 1, 0, 0])
    expect(hall.db.prepare("SELECT 1 FROM setting WHERE name = 'visits-days-off'").all([])).toEqual([])

    const [message] = await told(owner, 'inspection_day_off')
    expect(message).toMatchObject({ title: '踏勘那天改为休息日了', ref: { kind: 'application', id: application.id } })
    expect(JSON.stringify(message)).toContain('1月4日 09:30')
    // Nothing is moved behind anybody's back.
    expect(await visits.read(id)).toMatchObject({ state: 'agreed', visitAt: OFF })
    expect(await visits.read(kept, visits.fire[0])).toMatchObject({ state: 'agreed', visitAt: WORKED })
  })

  it('is told again when another day turns out to be off, and not for what was corrected', async () => {
    const application = await visits.underReview(owner)
    const id = await agreedOn(application, 'food-licence', WORKED)
    expect((await hall.call(admin.loadNotice, { as: boss, body: NOTICE })).code).toBeNull()
    await run(2)
    expect((await counts())[0]).toBe(1)
    const body = { ...NOTICE, off: [...NOTICE.off, '2027-01-05'] }
    expect((await hall.call(admin.loadNotice, { as: boss, body })).code).toBeNull()
    await run(2)
    const refs = (await told(owner, 'inspection_day_off')).map(({ ref }) => ref?.id)
    expect(refs).toContain(application.id)
    expect((await visits.read(id)).visitAt).toBe(WORKED)
  })

  it('is not agreed on, where it was only proposed when the notice came', async () => {
    const application = await visits.underReview(owner)
    const [later, last] = [shanghai('2027-01-06 09:30'), shanghai('2027-01-07 09:30')]
    const { answer } = await propose(application, 'food-licence', [later, last])
    const body = { ...NOTICE, off: [...NOTICE.off, '2027-01-06'] }
    expect((await hall.call(admin.loadNotice, { as: boss, body })).code).toBeNull()
    const agree = (visitAt: number) =>
      hall.call(agreeInspection, { as: owner, params: { id: answer.id }, body: { base: answer.version, visitAt } })
    expect((await agree(later)).code).toBe('INSPECTION_DAY')
    expect((await agree(last)).code).toBeNull()
    // A notice that came while it was agreed on is looked at once more.
    expect(hall.db.prepare("SELECT 1 FROM setting WHERE name = 'visits-days-off'").all([])).toHaveLength(1)
  })

  it('is found without reading a table from end to end', () => {
    expect(ran.some((sql) => sql.includes('FROM inspection_officer o CROSS JOIN'))).toBe(true)
    expect(scansOf(hall.db, ran)).toEqual([])
  })
})
