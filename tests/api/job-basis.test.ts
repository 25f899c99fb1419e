import type Database from 'libsql'
import { afterEach, describe, expect, it } from 'vitest'
import { DAY } from '../support/booking'
import { type Hall, type HallOptions, OPENING, startHall } from '../support/hall'

const HOUR = 3_600_000
const BASIS = 'job-basis/plan-slots'

let hall: Hall | undefined
afterEach(async () => {
  await hall?.close()
  hall = undefined
})
async function start(prepare: HallOptions['prepare']): Promise<Hall> {
  hall = await startHall(prepare ? { prepare } : {})
  return hall
}

/** The slots were planned, for this catalogue or for another; a day of them is missing. */
function planned(db: Database.Database, by: 'this' | 'another'): void {
  if (by === 'another') db.prepare("UPDATE setting SET value = 'another' WHERE name = ?").run([BASIS])
  db.prepare('DELETE FROM slot WHERE day = ?').run([DAY])
}
const slots = ({ db }: Hall) =>
  (db.prepare('SELECT COUNT(*) AS n FROM slot WHERE day = ?').get([DAY]) as { n: number }).n
const basis = ({ db }: Hall) =>
  (db.prepare('SELECT value FROM setting WHERE name = ?').get([BASIS]) as { value: string }).value
const runs = (of: Hall) => of.statements().filter((sql) => sql.includes("VALUES ('job-basis/'")).length

describe('the slots after a start', () => {
  it('follow a catalogue that was edited, at once', async () => {
    const started = await start((db) => planned(db, 'another'))
    expect(slots(started)).toBeGreaterThan(0)
    expect(basis(started)).not.toBe('another')
  })

  it('wait for the next run when the catalogue is the same', async () => {
    const started = await start((db) => planned(db, 'this'))
    expect(slots(started)).toBe(0)
    started.clock.advance(HOUR)
    await started.runJobs()
    expect(slots(started)).toBeGreaterThan(0)
  })

  it('are left alone by a process that has run long, whatever another build has planned', async () => {
    const started = await start(undefined)
    planned(started.db, 'another')
    await started.runJobs()
    expect(slots(started)).toBe(0)
    started.clock.advance(HOUR)
    await started.runJobs()
    expect(slots(started)).toBeGreaterThan(0)
  })

  it('are planned once, as soon as the process that has the job is done with it', async () => {
    const started = await start((db) => {
      planned(db, 'another')
      db.prepare("UPDATE job SET leased_until = ? WHERE name = 'plan-slots'").run([OPENING + 60_000])
    })
    expect(slots(started)).toBe(0)
    started.db
      .prepare("UPDATE job SET leased_until = NULL, next_due_at = ? WHERE name = 'plan-slots'")
      .run([OPENING + HOUR])
    await Promise.all(Array.from({ length: 6 }, started.runJobs))
    expect(slots(started)).toBeGreaterThan(0)
    expect(runs(started)).toBe(1)
  })
})
