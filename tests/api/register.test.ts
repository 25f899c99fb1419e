import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as register from '../../shared/contract/register'
import { receive, SIGN_ONLY } from '../support/application'
import { type Hall, shanghai, startHall } from '../support/hall'
import { World } from '../support/route/world'
import { unzip } from '../support/unzip'
import { CENTRE } from '../support/visitor'

let hall: Hall
let world: World
const COUNT = 23
const SEPTEMBER = { register: 'acceptance', fromDay: '2026-09-01', toDay: '2026-09-30', pointId: CENTRE } as const

beforeAll(async () => {
  hall = await startHall({ now: shanghai('2026-09-14 09:30') })
  world = await World.open(hall)
  for (let count = 0; count < COUNT; count++) await receive(hall, world.staff.clerk, SIGN_ONLY)
})
afterAll(() => hall.close())

async function runExports() {
  hall.db.prepare("UPDATE job SET next_due_at = 0, leased_until = NULL WHERE name = 'register-export'").run([])
  await hall.runJobs()
}

describe('a register', () => {
  it('is read in pages, in order of time, each case once', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const query = after === undefined ? SEPTEMBER : { ...SEPTEMBER, after }
      const { answer } = await hall.call(register.listRegister, { as: world.staff.supervisor, query })
      seen.push(...answer.rows.map(({ caseId }) => caseId))
      after = answer.next ?? undefined
    } while (after !== undefined)
    expect(seen).toHaveLength(COUNT)
    expect(new Set(seen).size).toBe(COUNT)
  })

  it('is cut by its filters, refused for the wrong days and for another point', async () => {
    const ask = (more: object, as = world.staff.supervisor) =>
      hall.call(register.listRegister, { as, query: { ...SEPTEMBER, ...more } })
    expect((await ask({ itemId: 'food-licence' })).answer.rows).toEqual([])
    expect((await ask({ register: 'handling' })).answer.rows).toEqual([])
    expect((await ask({ light: 'red' })).answer.rows).toEqual([])
    expect((await ask({ state: 'issued' })).answer.rows).toEqual([])
    expect((await ask({ state: 'received' })).answer.rows).toHaveLength(20)
    expect((await ask({ fromDay: '2026-10-01' })).code).toBe('BAD_FIELD')
    expect((await ask({ fromDay: '2020-01-01' })).code).toBe('BAD_FIELD')
    expect((await ask({}, world.staff.supervisorElsewhere)).code).toBe('NOT_FOUND')
    expect((await ask({ pointId: undefined }, world.staff.supervisor)).code).toBe('NOT_FOUND')
    expect((await ask({ pointId: undefined }, world.staff.admin)).answer.rows).toHaveLength(20)
  })

  it('becomes a spreadsheet that only the one who asked takes away, with a trace', async () => {
    const as = world.staff.supervisor
    const { answer } = await hall.call(register.exportRegister, { as, body: SEPTEMBER })
    const params = { id: answer.id }
    expect((await hall.call(register.openExport, { as, params })).code).toBe('CONFLICT')
    await runExports()
    const { exports } = (await hall.call(register.listExports, { as })).answer
    expect(exports.find(({ id }) => id === answer.id)).toMatchObject({ state: 'ready', rows: COUNT })
    expect((await hall.call(register.openExport, { as: world.staff.admin, params })).code).toBe('NOT_FOUND')
    const reply = await fetch(`${hall.origin}/api/v1/registers/exports/${answer.id}/content`, {
      headers: { authorization: `Bearer ${as.tokens.accessToken}` },
    })
    expect(reply.headers.get('content-type')).toBe(register.XLSX)
    const files = unzip(Buffer.from(await reply.arrayBuffer()))
    expect([...files.keys()]).toContain('[Content_Types].xml')
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? ''
    expect(sheet.match(/<row\b/g)).toHaveLength(COUNT + 1)
    expect(sheet).toContain('金牛区小满面馆')
    expect(sheet).not.toMatch(/<f>/)
    expect(sheet).not.toContain('何为民')
    const looks = hall.db.prepare('SELECT what, purpose FROM access_log WHERE party_id = ?').all([answer.id])
    expect(looks).toMatchObject([{ what: 'register', purpose: 'export' }])
  })

  it('is thrown away after a week, its key first', async () => {
    const as = world.staff.supervisor
    const { answer } = await hall.call(register.exportRegister, { as, body: SEPTEMBER })
    await runExports()
    const key = hall.db.prepare('SELECT key_id FROM register_export WHERE id = ?').get([answer.id]) as {
      key_id: string
    }
    hall.clock.set(answer.expiresAt + 1)
    await runExports()
    expect(hall.db.prepare('SELECT id FROM register_export WHERE id = ?').all([answer.id])).toEqual([])
    expect(hall.db.prepare('SELECT wrapped FROM person_key WHERE id = ?').get([key.key_id])).toMatchObject({
      wrapped: null,
    })
  })
})
