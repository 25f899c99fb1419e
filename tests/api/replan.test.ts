import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deadlineSweepJob } from '../../worker/job/deadline-sweep'
import { LeaseLost } from '../../worker/job/row-faults'
import { Context } from '../../worker/service/context'
import type { EachRow } from '../../worker/service/each-row'
import { REPLAN_CASES } from '../../worker/service/supervision/replan-cases'
import { type Hall, shanghai, startHall } from '../support/hall'
import { SIGN } from '../support/issuing'
import { sweep } from '../support/late'
import { Back, type UnderWay } from '../support/under-way'

const MONDAY = shanghai('2026-09-14 09:30')
/** The sixth working day: what nobody looked at counts as accepted. */
const OVERDUE = shanghai('2026-09-22 00:05')

let hall: Hall
let back: Back

beforeAll(async () => {
  hall = await startHall({ now: MONDAY })
  back = new Back(hall)
})
afterAll(async () => {
  back?.close()
  await hall?.close()
})

interface CaseRow {
  state: string
  due_at: number
  schedule: string
  sweep_at: number | null
}
function rowOf(filed: UnderWay): CaseRow {
  const sql = 'SELECT state, due_at, schedule, sweep_at FROM "case" WHERE id = ?'
  const { state, due_at, schedule, sweep_at } = hall.db.prepare(sql).get([filed.caseOf(SIGN)]) as CaseRow
  return { state, due_at, schedule, sweep_at }
}
const lastError = () =>
  (hall.db.prepare("SELECT last_error FROM job WHERE name = 'deadline-sweep'").get([]) as { last_error: string | null })
    .last_error
async function sweepSoon() {
  hall.clock.advance(1)
  await sweep(hall)
}
const submit = () => back.submit(null, [{ item: SIGN }])
const context = () => Context.system(back.deps, 'test', hall.clock.now())

describe('planning every case anew', () => {
  it('keeps nothing waiting that is due, however long it takes', async () => {
    hall.clock.set(MONDAY)
    const due = await submit()
    hall.clock.set(OVERDUE)
    const quiet = await submit()
    await context().save([REPLAN_CASES])
    // Its lease is over before it comes to anything that is not due.
    const each: EachRow = async (rows, handle) => {
      if (rows.some(({ id }) => id === quiet.id)) throw new LeaseLost()
      for (const row of rows) await handle(row)
      return new Set<string>()
    }
    await expect(deadlineSweepJob.run(context(), each)).rejects.toThrow(LeaseLost)
    expect([rowOf(due).state, rowOf(quiet).state]).toEqual(['review', 'received'])
  })

  it('that fails for one application is tried again by the next sweep, and until it succeeds', async () => {
    hall.clock.set(OVERDUE)
    const [broken, sound] = [await submit(), await submit()]
    const planned = rowOf(broken)
    const events = hall.db.prepare('SELECT * FROM case_event WHERE case_id = ?').all([broken.caseOf(SIGN)]) as object[]
    hall.db.prepare('DELETE FROM case_event WHERE case_id = ?').run([broken.caseOf(SIGN)])
    for (const { id } of [broken, sound])
      hall.db.prepare('UPDATE "case" SET due_at = 12345 WHERE application_id = ?').run([id])
    await context().save([REPLAN_CASES])
    await sweepSoon()
    expect([rowOf(broken).due_at, rowOf(sound).due_at, lastError()]).toEqual([12345, planned.due_at, 'PartlyFailed 1'])
    await sweepSoon()
    expect([rowOf(broken).due_at, lastError()]).toEqual([12345, 'PartlyFailed 1'])

    for (const event of events) {
      const [names, values] = [Object.keys(event), Object.values(event)]
      const sql = `INSERT INTO case_event (${names.join()}) VALUES (${names.map(() => '?').join()})`
      hall.db.prepare(sql).run(values)
    }
    await sweepSoon()
    expect([rowOf(broken), lastError()]).toEqual([planned, null])
  })
})

describe('a plan that cannot be read', () => {
  it.each(['', 'null', '{"at":1}', '5', '"red"', '[1]', '[[]]'])(
    'is made anew, and keeps no other case waiting: %s',
    async (text) => {
      hall.clock.set(OVERDUE)
      const [damaged, other] = [await submit(), await submit()]
      const planned = rowOf(damaged)
      for (const [filed, schedule] of [
        [damaged, text],
        [other, '[]'],
      ] as const)
        hall.db.prepare('UPDATE "case" SET schedule = ?, sweep_at = 1 WHERE id = ?').run([schedule, filed.caseOf(SIGN)])
      await sweepSoon()
      expect([rowOf(damaged), rowOf(other), lastError()]).toEqual([planned, planned, null])
    },
  )
})
