import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deadlineSweepJob } from '../../worker/job/deadline-sweep'
import { LeaseLost } from '../../worker/job/row-faults'
import { Context } from '../../worker/service/context'
import type { EachRow } from '../../worker/service/each-row'
import { REPLAN_CASES } from '../../worker/service/supervision/replan-cases'
import { type Hall, shanghai, startHall } from '../support/hall'
import { SIGN } from '../support/issuing'
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
})
