import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../shared/contract/case-command'
import type { DeskView } from '../../shared/contract/desk-view'
import { listDeskDocuments, readDeskDocument } from '../../shared/contract/document'
import { actOn, lookAt, receive, SIGN_ONLY } from '../support/application'
import { type Hall, shanghai, startHall } from '../support/hall'
import { World } from '../support/route/world'
import { Back } from '../support/under-way'

let hall: Hall
let world: World
let back: Back
const monday = shanghai('2026-09-14 09:30')

beforeAll(async () => {
  hall = await startHall({ now: monday })
  world = await World.open(hall)
  back = new Back(hall)
})
afterAll(async () => {
  back.close()
  await hall.close()
})

interface CaseRow {
  id: string
  state: string
  light: string
  sweep_at: number | null
}
const rowOf = (desk: DeskView) =>
  hall.db.prepare('SELECT id, state, light, sweep_at FROM "case" WHERE application_id = ?').get([desk.id]) as CaseRow
const cardsOf = (desk: DeskView) =>
  hall.db.prepare('SELECT level FROM card WHERE application_id = ? ORDER BY level').all([desk.id]) as {
    level: string
  }[]
const on = (desk: DeskView, command: DeskCommand) => [{ caseId: desk.cases[0]?.id ?? '', command }]

/** Runs the jobs at an instant, as a process that was not there before. */
async function sweepAt(time: string) {
  hall.clock.set(shanghai(time))
  hall.db.prepare("UPDATE job SET next_due_at = 0, leased_until = NULL WHERE name = 'deadline-sweep'").run([])
  await hall.runJobs()
}

async function accepted(): Promise<DeskView> {
  hall.clock.set(monday)
  const desk = await receive(hall, world.staff.clerk, SIGN_ONLY)
  const { answer } = await actOn(hall, world.staff.clerk, desk, on(desk, { kind: 'accept', data: {} }))
  return answer
}

describe('the deadline sweep', () => {
  it('turns the light yellow after the promise and red after the limit of the law, with one card each', async () => {
    const desk = await accepted()
    await sweepAt('2026-09-15 00:05')
    expect(cardsOf(desk)).toEqual([])
    await sweepAt('2026-09-18 00:05')
    expect(rowOf(desk).light).toBe('yellow')
    await sweepAt('2026-09-18 00:10')
    expect(cardsOf(desk)).toEqual([{ level: 'yellow' }])
    await sweepAt('2026-11-20 00:05')
    expect(rowOf(desk)).toMatchObject({ light: 'red', sweep_at: null })
    expect(cardsOf(desk)).toEqual([{ level: 'red' }, { level: 'yellow' }])
  })

  it('catches up when it comes late: every level that was passed has its card', async () => {
    const desk = await accepted()
    await sweepAt('2026-11-20 00:05')
    expect(rowOf(desk).light).toBe('red')
    expect(cardsOf(desk)).toEqual([{ level: 'red' }, { level: 'yellow' }])
  })

  it('gives the card also when somebody acts before it comes by', async () => {
    const desk = await accepted()
    hall.clock.set(shanghai('2026-09-18 00:01'))
    const officer = await hall.staff('reviewer', null, desk.cases[0]?.departmentId ?? '')
    const said = await actOn(hall, officer, desk, on(desk, { kind: 'opinion', data: { advice: 'agree' } }))
    expect(said.code).toBeNull()
    expect(cardsOf(desk)).toEqual([{ level: 'yellow' }])
    await sweepAt('2026-09-18 00:05')
    expect(cardsOf(desk)).toEqual([{ level: 'yellow' }])
  })

  it('does not turn red what was paused on the last day of the limit, until it stands still no more', async () => {
    const desk = await accepted()
    // Twenty working days after 14 September, over Mid-Autumn and National Day.
    hall.clock.set(shanghai('2026-10-16 16:00'))
    const officer = await hall.staff('reviewer', null, desk.cases[0]?.departmentId ?? '')
    const test = { ground: 'inspection_testing', days: 3, basis: '城镇排水与污水处理条例 22' } as const
    const paused = await actOn(hall, officer, desk, on(desk, { kind: 'pause', data: test, words: '水质要检测' }))
    expect(paused.code).toBeNull()
    for (const night of ['2026-10-17 00:05', '2026-10-19 00:05', '2026-10-21 00:05']) {
      await sweepAt(night)
      expect(cardsOf(desk)).toEqual([{ level: 'yellow' }])
    }
    await sweepAt('2026-10-22 00:05')
    expect(rowOf(desk).light).toBe('red')
    expect(cardsOf(desk)).toEqual([{ level: 'red' }, { level: 'yellow' }])
  })

  it('counts as accepted what nobody looked at within five working days, from the day it was received', async () => {
    hall.clock.set(monday)
    const desk = await receive(hall, world.staff.clerk, SIGN_ONLY)
    await sweepAt('2026-09-20 23:59')
    expect(rowOf(desk).state).toBe('received')
    await sweepAt('2026-09-22 00:05')
    expect(rowOf(desk).state).toBe('review')
    const [event] = hall.db
      .prepare("SELECT kind FROM case_event WHERE case_id = ? AND kind = 'deem_accepted'")
      .all([rowOf(desk).id])
    expect(event).toEqual({ kind: 'deem_accepted' })
    await sweepAt('2026-09-22 00:06')
    expect((await lookAt(hall, world.staff.clerk, desk.id)).version).toBe(2)
  })

  it('tells the officer who has the cases once a day, whatever their number', async () => {
    const officer = await world.person()
    const desks = [await accepted(), await accepted(), await accepted()]
    for (const desk of desks)
      hall.db.prepare('UPDATE "case" SET assignee_id = ? WHERE application_id = ?').run([officer.accountId, desk.id])
    await sweepAt('2026-09-18 00:05')
    await sweepAt('2026-09-18 00:15')
    const told = hall.db
      .prepare(
        "SELECT o.topic FROM outbox o JOIN inbox_message m ON m.id = o.id WHERE o.account_id = ? AND o.topic = 'staff_light'",
      )
      .all([officer.accountId])
    expect(told).toHaveLength(1)
  })
})

describe('an application that cannot be acted on', () => {
  const stateOf = (id: string) =>
    (hall.db.prepare('SELECT state FROM "case" WHERE id = ?').get([id]) as { state: string }).state
  const lastError = () =>
    (
      hall.db.prepare("SELECT last_error FROM job WHERE name = 'deadline-sweep'").get([]) as {
        last_error: string | null
      }
    ).last_error

  it('keeps none of the others waiting, is counted, and is tried again', async () => {
    hall.clock.set(monday)
    const cases: string[] = []
    for (let count = 0; count < 151; count++) {
      const filed = await back.submit(null, [{ item: 'sign-permit' }])
      cases.push(filed.caseOf('sign-permit'))
    }
    // The first one of the walk: it went before all others.
    const [broken = '', ...sound] = [...cases].sort()
    const events = hall.db.prepare('SELECT * FROM case_event WHERE case_id = ?').all([broken]) as object[]
    hall.db.prepare('DELETE FROM case_event WHERE case_id = ?').run([broken])
    await sweepAt('2026-09-22 00:05')
    expect(sound.map(stateOf)).toEqual(sound.map(() => 'review'))
    expect([stateOf(broken), lastError()]).toEqual(['received', 'PartlyFailed 1'])

    for (const event of events) {
      const [names, values] = [Object.keys(event), Object.values(event)]
      const places = names.map(() => '?').join()
      hall.db.prepare(`INSERT INTO case_event (${names.join()}) VALUES (${places})`).run(values)
    }
    await sweepAt('2026-09-22 00:11')
    expect([stateOf(broken), lastError()]).toEqual(['review', null])
  })

  it('is none whose item and department left the catalogue: its papers keep the names it began with', async () => {
    hall.clock.set(monday)
    const desk = await receive(hall, world.staff.clerk, SIGN_ONLY)
    hall.db
      .prepare(`UPDATE "case" SET item_id = 'old-item', department_id = 'old-department' WHERE application_id = ?`)
      .run([desk.id])
    await sweepAt('2026-09-22 00:05')
    expect([rowOf(desk).state, lastError()]).toEqual(['review', null])
    const params = { id: desk.id }
    const { documents } = (await hall.call(listDeskDocuments, { as: world.staff.clerk, params })).answer
    const code = documents.find(({ kind }) => kind === 'acceptance')?.code ?? ''
    const paper = await hall.call(readDeskDocument, { as: world.staff.clerk, params: { id: code } })
    const text = JSON.stringify(paper.answer)
    expect(text).toContain('大型户外广告及招牌设置许可')
    expect(text).toContain('综合行政执法局')
    const [lane] = (await lookAt(hall, world.staff.clerk, desk.id)).cases
    expect(lane?.name.zh).toBe('大型户外广告及招牌设置许可')
    expect(lane?.lane.stages.map(({ name }) => name.zh)).not.toContain('review')
  })
})
