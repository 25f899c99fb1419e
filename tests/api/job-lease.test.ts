import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MINUTE_MS } from '../../shared/domain/time'
import { LeaseLost } from '../../worker/job/row-faults'
import { type Job, runDueJobs } from '../../worker/job/runner'
import { type Hall, startHall } from '../support/hall'
import { Back } from '../support/under-way'

let hall: Hall
let back: Back

beforeAll(async () => {
  hall = await startHall()
  back = new Back(hall)
})
afterAll(async () => {
  back.close()
  await hall.close()
})

const job = (run: Job['run']): Job => ({ name: 'test-lease', everyMs: MINUTE_MS, run })
const leaseOf = () =>
  hall.db.prepare("SELECT leased_until, last_error FROM job WHERE name = 'test-lease'").get([]) as {
    leased_until: number | null
    last_error: string | null
  }

interface Gate {
  passed: Promise<void>
  pass: () => void
  shut: (error: Error) => void
}

function gate(): Gate {
  let [pass, shut]: [() => void, (error: Error) => void] = [() => undefined, () => undefined]
  const passed = new Promise<void>((resolve, reject) => {
    ;[pass, shut] = [resolve, reject]
  })
  return { passed, pass, shut }
}

/** A run that ends when it is told to. */
function held() {
  const [begin, end] = [gate(), gate()]
  const own = job(() => {
    begin.pass()
    return end.passed
  })
  return { job: own, begun: begin.passed, end: end.pass, fail: end.shut }
}

describe('the lease of a job', () => {
  it('that ran out in its middle is no reason to wait: what is left is due again at once', async () => {
    const named = 'test-outlived'
    const row = () =>
      hall.db.prepare('SELECT next_due_at, leased_until, last_error FROM job WHERE name = ?').get([named])
    const runs: number[] = []
    const hourly: Job = {
      name: named,
      everyMs: 60 * MINUTE_MS,
      run: async ({ now }, each) => {
        runs.push(now)
        if (runs.length === 1) hall.clock.advance(2 * MINUTE_MS)
        await each([{ id: 'one' }], async () => undefined)
      },
    }
    const began = hall.clock.now()
    await runDueJobs(back.deps, [hourly])
    expect(row()).toMatchObject({ next_due_at: began, leased_until: null, last_error: LeaseLost.name })
    await runDueJobs(back.deps, [hourly])
    await runDueJobs(back.deps, [hourly])
    expect(runs).toEqual([began, began + 2 * MINUTE_MS])
    expect(row()).toMatchObject({ next_due_at: began + 62 * MINUTE_MS, last_error: null })
  })

  it('begins when the job does, however long those before it in the tick have taken', async () => {
    const handled: number[] = []
    const slow: Job = {
      name: 'test-slow',
      everyMs: MINUTE_MS,
      run: async () => void hall.clock.advance(3 * MINUTE_MS),
    }
    const behind: Job = {
      name: 'test-behind',
      everyMs: MINUTE_MS,
      run: async ({ now }, each) => {
        await each([{ id: 'one' }], async () => void handled.push(now))
      },
    }
    await runDueJobs(back.deps, [slow, behind])
    expect(handled).toEqual([hall.clock.now()])
  })

  it('that was outlived is the successor’s: the late run neither ends it nor speaks for it', async () => {
    const late = held()
    const first = runDueJobs(back.deps, [late.job])
    await late.begun
    hall.clock.advance(3 * MINUTE_MS)
    const next = held()
    const second = runDueJobs(back.deps, [next.job])
    await next.begun
    const { leased_until } = leaseOf()
    late.fail(new RangeError('too late'))
    await first
    expect(leaseOf()).toMatchObject({ leased_until, last_error: null })
    let thirds = 0
    hall.clock.advance(MINUTE_MS)
    await runDueJobs(back.deps, [
      job(async () => {
        thirds++
      }),
    ])
    expect(thirds).toBe(0)
    next.end()
    await second
    expect(leaseOf().leased_until).toBeNull()
  })
})
