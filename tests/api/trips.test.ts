import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hall, startHall } from '../support/hall'
import { CASES } from '../support/route/cases'
import { sendAs } from '../support/route/send'
import { World } from '../support/route/world'

let hall: Hall
let world: World

beforeAll(async () => {
  hall = await startHall()
  world = await World.open(hall)
})
afterAll(() => hall.close())

/**
 * The rule: what is precomputed asks the database nothing, a read is one round trip, a write two; session and idempotency
 * included. Whoever needs more stands here, with the reason.
 */
const MORE: Readonly<Record<string, { trips: number; why: string }>> = {
  loginByPhone: { trips: 3, why: 'login: the code is spent before the account is made' },
  loginByWechat: { trips: 3, why: 'login' },
  confirmPhone: { trips: 5, why: 'login: the code is spent, and the account of the phone may be joined' },
  exportMe: { trips: 2, why: 'export: that it was asked for is kept' },
  readDeskDocument: { trips: 2, why: 'it names the applicant: that somebody looked is kept' },
  openExport: { trips: 2, why: 'export: that somebody took it is written down before the bytes leave' },
  openFileAsStaff: { trips: 2, why: 'files: that staff looked is written down before the bytes leave' },
  loadNotice: { trips: 200, why: 'plans every service point again: two a point, as the job does' },
}
const PUBLISHED = ['readCatalogue', 'readBundle', 'readChecklist', 'readItem', 'listPoints', 'readPoint']

const routes = CASES.filter(({ scope }) => scope !== 'demo')

describe('round trips to the database', () => {
  it.each(routes.map((one) => [one.endpoint.name, one] as const))('%s', async (name, { endpoint, prepare }) => {
    const request = await prepare(world)
    hall.reset()
    const answer = await sendAs(hall.origin, endpoint, request, { as: request.as })
    expect(answer.code).toBeNull()
    const rule = PUBLISHED.includes(name) ? 0 : endpoint.method === 'GET' ? 1 : 2
    expect(hall.trips()).toBeLessThanOrEqual(MORE[name]?.trips ?? rule)
  })
})
