import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskCommand } from '../../shared/contract/case-command'
import { receiveAtCounter } from '../../shared/contract/counter'
import type { DeskView } from '../../shared/contract/desk-view'
import { actOn, counterRequest, lookAt } from '../support/application'
import { type Hall, type Login, shanghai, startHall } from '../support/hall'
import { type Officers, officersOf } from '../support/officers'
import { CENTRE } from '../support/visitor'

const STREET = 'jiulidi-street'
const OTHER_STREET = 'shaheyuan-street'
const COMMUNITY = 'jiulidi-north-community'

let hall: Hall
let clerk: Login
let fire: Officers
let market: Officers

beforeAll(async () => {
  hall = await startHall({ now: shanghai('2026-09-14 09:30') })
  clerk = await hall.staff('clerk', STREET)
  fire = await officersOf(hall, 'fire')
  market = await officersOf(hall, 'market')
})
afterAll(() => hall.close())

/** Takes in an item at the window of the street. */
async function atStreet(id = 'fire-check'): Promise<DeskView> {
  const body = { ...counterRequest({ subject: { kind: 'item', id }, answers: '' }), pointId: STREET }
  return (await hall.call(receiveAtCounter, { as: clerk, body })).answer
}
const only = (desk: DeskView) => {
  const [one] = desk.cases
  if (!one) throw new Error('no case')
  return one
}
const command = (as: Login, desk: DeskView, one: DeskCommand) =>
  actOn(hall, as, desk, [{ caseId: only(desk).id, command: one }])
async function step(as: Login, desk: DeskView, one: DeskCommand): Promise<DeskView> {
  const reply = await command(as, desk, one)
  expect(reply.code).toBeNull()
  return lookAt(hall, as, desk.id)
}
const up = (toPointId: string): DeskCommand => ({ kind: 'pass_up', data: { toPointId } })
const down = (toPointId: string): DeskCommand => ({ kind: 'passed_down', data: { toPointId } })

describe('上报件: what a street takes in and the district decides', () => {
  it('goes up with its whole file, is decided above and answered below', async () => {
    const received = await atStreet()
    expect(only(received)).toMatchObject({ kind: 'upward', state: 'received' })
    const accepted = await step(clerk, received, { kind: 'accept', data: {} })
    expect(only(accepted)).toMatchObject({ state: 'review', queue: 'intake' })
    expect((await command(fire.reviewer, accepted, { kind: 'opinion', data: { advice: 'agree' } })).code).not.toBeNull()
    const pause: DeskCommand = { kind: 'pause', data: { ground: 'appraisal', days: 5, basis: '第45条' }, words: '鉴定' }
    expect((await command(fire.reviewer, accepted, pause)).code).toBe('CASE_UNRESOLVED')

    const passed = await step(clerk, accepted, up(CENTRE))
    expect(only(passed)).toMatchObject({ state: 'review', queue: 'review' })
    const above = await lookAt(hall, fire.reviewer, received.id)
    // Nothing is asked for again: the papers are those that were given at the street.
    expect(above.materials.map(({ id }) => id).sort()).toEqual(received.materials.map(({ id }) => id).sort())
    const returned = await step(fire.reviewer, above, down(STREET))
    expect(only(returned)).toMatchObject({ state: 'review', queue: 'intake' })
  })

  it('goes only to the hall above it, and back only to where it came from', async () => {
    const received = await atStreet()
    const accepted = await step(clerk, received, { kind: 'accept', data: {} })
    for (const place of ['nowhere', STREET, OTHER_STREET]) {
      const reply = await command(clerk, accepted, up(place))
      expect([place, reply.status, reply.code]).toEqual([place, 400, 'BAD_FIELD'])
    }
    const passed = await step(clerk, accepted, up(CENTRE))
    for (const place of ['nowhere', CENTRE, OTHER_STREET]) {
      const reply = await command(fire.reviewer, passed, down(place))
      expect([place, reply.status, reply.code]).toEqual([place, 400, 'BAD_FIELD'])
    }
  })
})

describe('代理件: what a community takes on for a department', () => {
  it('is closed by the clerk who took it on, and by no colleague', async () => {
    const first = await hall.staff('clerk', COMMUNITY)
    const second = await hall.staff('clerk', COMMUNITY)
    const body = { ...counterRequest({ subject: { kind: 'item', id: 'prepackaged-filing' }, answers: '' }) }
    const received = (await hall.call(receiveAtCounter, { as: first, body: { ...body, pointId: COMMUNITY } })).answer
    expect(only(received).kind).toBe('agency')
    const accepted = await step(first, received, { kind: 'accept', data: {} })
    const filed = await step(market.approver, accepted, { kind: 'grant', data: {} })
    expect(only(filed).state).toBe('granted')
    expect((await command(second, filed, { kind: 'close', data: {} })).code).toBe('CASE_NOT_RESPONSIBLE')
    expect(only(await step(first, filed, { kind: 'close', data: {} })).state).toBe('closed')
  })
})
