import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { delegate, endDelegation } from '../../shared/contract/authority'
import type { DeskCommand } from '../../shared/contract/case-command'
import type { DeskView } from '../../shared/contract/desk-view'
import { verifyChains } from '../../worker/service/case/verify-chains'
import { Context } from '../../worker/service/context'
import type { Deps } from '../../worker/service/deps'
import { actOn, lookAt, receive, SIGN_ONLY } from '../support/application'
import { receiveItems } from '../support/custom-application'
import { type Behind, startBehind } from '../support/document'
import type { Hall, Login } from '../support/hall'
import { makeCrowd } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { type Officers, officersOf } from '../support/officers'
import { pool } from '../support/pool'
import { Back } from '../support/under-way'
import { CENTRE } from '../support/visitor'

let behind: Behind
let hall: Hall
let deps: Deps
let clerks: readonly Login[]
let urban: Officers

beforeAll(async () => {
  behind = await startBehind()
  ;({ hall, deps } = behind)
  clerks = await makeCrowd(hall.db, hall.clock, 60)
  for (const clerk of clerks) giveRole(hall.db, hall.clock, clerk, 'clerk', CENTRE)
  urban = await officersOf(hall, 'urban')
})
afterAll(() => behind?.close())

/** One of many, so that nobody is too busy for the limits of a person. */
let turns = 0
function someClerk(): Login {
  const clerk = clerks[turns++ % clerks.length]
  if (!clerk) throw new Error('no clerks')
  return clerk
}

const idOf = (desk: DeskView, itemId: string) => desk.cases.find((one) => one.itemId === itemId)?.id ?? ''
const stateOf = (desk: DeskView, itemId: string) => desk.cases.find((one) => one.itemId === itemId)?.state

/** How often somebody had to look again: a race that nobody ever lost was none. */
let conflicts = 0
/** As a person at a desk does: told that something has changed, looks again and does it again. */
async function insist(id: string, itemId: string, command: DeskCommand): Promise<DeskView> {
  const as = someClerk()
  for (;;) {
    const desk = await lookAt(hall, as, id)
    const reply = await actOn(hall, as, desk, [{ caseId: idOf(desk, itemId), command }])
    if (reply.code !== 'CONFLICT') return reply.answer
    conflicts++
  }
}

async function step(as: Login, desk: DeskView, itemId: string, command: DeskCommand): Promise<DeskView> {
  return (await actOn(hall, as, desk, [{ caseId: idOf(desk, itemId), command }])).answer
}

const GRANT = { kind: 'grant', data: {} } as const satisfies DeskCommand
const OUTSIDE = {
  kind: 'outside_result',
  data: { outcome: 'granted', number: '税-2026-1' },
} as const satisfies DeskCommand

describe('two prerequisites that come out at the same moment', () => {
  it('start the item that needs both, two hundred times', async () => {
    const ready = await pool(Array.from({ length: 200 }), 8, async () => {
      const id = await receiveItems(hall, deps, [
        { id: 'prepackaged-filing' },
        { id: 'tax-setup' },
        { id: 'sign-permit', after: ['prepackaged-filing', 'tax-setup'] },
      ])
      const clerk = someClerk()
      const desk = await lookAt(hall, clerk, id)
      const handed = await step(clerk, desk, 'tax-setup', {
        kind: 'hand_over',
        data: { authority: '税务', number: '1' },
      })
      await step(clerk, handed, 'tax-setup', { kind: 'outside_result', data: { outcome: 'accepted', number: '1' } })
      return id
    })
    const started = await pool(ready, 4, async (id) => {
      await Promise.all([insist(id, 'prepackaged-filing', GRANT), insist(id, 'tax-setup', OUTSIDE)])
      const desk = await lookAt(hall, someClerk(), id)
      const kinds = desk.cases[2]?.events.map(({ kind }) => kind).join('+')
      return [desk.version, ...desk.cases.map(({ state }) => state), kinds].join()
    })
    const whole = '5,closed,closed,received,receive+prerequisite_out+prerequisite_out+start'
    expect([started.length, new Set(started)]).toEqual([200, new Set([whole])])
    expect(conflicts).toBeGreaterThan(50)
  }, 240_000)

  it('free every item that waits for one of them, in the same write', async () => {
    const after = ['prepackaged-filing']
    const id = await receiveItems(hall, deps, [
      { id: 'prepackaged-filing' },
      { id: 'sign-permit', after },
      { id: 'sewer-permit', after },
      { id: 'fire-check', after },
    ])
    const desk = await insist(id, 'prepackaged-filing', GRANT)
    expect(desk.cases.map(({ state }) => state)).toEqual(['closed', 'received', 'received', 'received'])
    expect(desk.version).toBe(2)
  })

  it('that will never come are told to those who wait', async () => {
    const id = await receiveItems(hall, deps, [
      { id: 'prepackaged-filing' },
      { id: 'sign-permit', after: ['prepackaged-filing'] },
    ])
    const desk = await insist(id, 'prepackaged-filing', { kind: 'withdraw', data: {}, words: '不开了' })
    expect(stateOf(desk, 'sign-permit')).toBe('waiting')
    expect(desk.cases[1]?.events.map(({ kind }) => kind)).toEqual(['receive', 'prerequisite_failed'])
  })
})

/** A sign permit that two reviewers advise against: it only waits for its decision. */
async function ripe(): Promise<DeskView> {
  const clerk = someClerk()
  const desk = await receive(hall, clerk, SIGN_ONLY)
  const accepted = await step(clerk, desk, 'sign-permit', { kind: 'accept', data: {} })
  const advice = { kind: 'opinion', data: { advice: 'disagree' }, words: '效果图和现场不符' } as const
  const first = await step(urban.reviewer, accepted, 'sign-permit', advice)
  return step(urban.secondReviewer, first, 'sign-permit', advice)
}

describe('people who decide', () => {
  it('at once, while the applicant withdraws: exactly one wins, the others are told of a conflict', async () => {
    const won: string[] = []
    for (let round = 0; round < 20; round++) {
      const desk = await ripe()
      const caseId = idOf(desk, 'sign-permit')
      const words = '招牌超出规定的大小'
      const refuse: DeskCommand = { kind: 'refuse', data: { grounds: [words] }, words }
      const withdraw: DeskCommand = { kind: 'withdraw', data: {}, words: '申请人不办了' }
      const replies = await Promise.all([
        actOn(hall, urban.approver, desk, [{ caseId, command: refuse }]),
        actOn(hall, someClerk(), desk, [{ caseId, command: withdraw }]),
        actOn(hall, urban.secondApprover, desk, [{ caseId, command: refuse }]),
      ])
      expect(replies.map(({ code }) => code).sort()).toEqual(['CONFLICT', 'CONFLICT', null])
      const now = await lookAt(hall, someClerk(), desk.id)
      expect(now.version).toBe(desk.version + 1)
      won.push(stateOf(now, 'sign-permit') ?? '')
    }
    expect(won.every((state) => state === 'refused' || state === 'withdrawn')).toBe(true)
  })

  it('need an authorisation of their department that covers the item today', async () => {
    const desk = await ripe()
    const words = '招牌超出规定的大小'
    const refuse: DeskCommand = { kind: 'refuse', data: { grounds: [words] }, words }
    const commands = [{ caseId: idOf(desk, 'sign-permit'), command: refuse }]
    const unauthorised = await hall.staff('approver', null, 'urban')
    const foreign = await hall.staff('approver', null, 'fire')
    expect((await actOn(hall, unauthorised, desk, commands)).code).toBe('CASE_NOT_AUTHORISED')
    expect((await actOn(hall, foreign, desk, commands)).code).toBe('NOT_FOUND')
    expect((await actOn(hall, urban.reviewer, desk, commands)).code).toBe('CASE_ROLE')
    expect((await actOn(hall, urban.approver, desk, commands)).status).toBe(200)
  })

  it('on leave let a colleague decide, until they are back', async () => {
    const desk = await ripe()
    const words = '招牌超出规定的大小'
    const refuse: DeskCommand = { kind: 'refuse', data: { grounds: [words] }, words }
    const commands = [{ caseId: idOf(desk, 'sign-permit'), command: refuse }]
    const body = { phone: urban.reviewer.phone, departmentId: 'urban', fromDay: '2026-09-14', toDay: '2026-09-18' }
    const lent = await hall.call(delegate, { as: urban.approver, body })
    await hall.call(endDelegation, { as: urban.approver, params: { id: lent.answer.id } })
    expect((await actOn(hall, urban.reviewer, desk, commands)).code).toBe('CASE_ROLE')
    await hall.call(delegate, { as: urban.approver, body })
    expect((await actOn(hall, urban.reviewer, desk, commands)).status).toBe(200)
  })
})

describe('two who have read the same version', () => {
  it('do not both write, though they act on different cases: the later one sees that the application ends', async () => {
    const back = new Back(hall)
    const { id, caseOf } = await back.submit(null, [{ item: 'prepackaged-filing' }, { item: 'sign-permit' }])
    const withdraw = { kind: 'withdraw', data: {} } as const
    const [first, second] = [
      await back.prepare(caseOf('prepackaged-filing'), [GRANT]),
      await back.prepare(caseOf('sign-permit'), [withdraw]),
    ]
    await first()
    await expect(second()).rejects.toMatchObject({ code: 'CONFLICT' })
    await back.act(caseOf('sign-permit'), [withdraw])
    const row = hall.db.prepare('SELECT state, version FROM application WHERE id = ?').get([id])
    expect(row).toMatchObject({ state: 'ended', version: back.versionOf(id) })
    back.close()
  })
})

describe('every history', () => {
  it('is a whole chain, and says what its row says', async () => {
    const verified = await verifyChains(Context.system(deps, 'test-verify', hall.clock.now()))
    expect(verified.broken).toEqual([])
    expect(verified.cases).toBeGreaterThan(600)
  })

  it('that somebody has changed is found', async () => {
    const one = hall.db
      .prepare("SELECT case_id, seq, data FROM case_event WHERE kind = 'hand_over' LIMIT 1")
      .get([]) as {
      case_id: string
      seq: number
      data: string
    }
    const change = hall.db.prepare('UPDATE case_event SET data = ? WHERE case_id = ? AND seq = ?')
    change.run([JSON.stringify({ authority: '税务', number: '2' }), one.case_id, one.seq])
    const { broken } = await verifyChains(Context.system(deps, 'test-verify', hall.clock.now()))
    expect(broken).toEqual([{ caseId: one.case_id, seq: one.seq, why: 'hash' }])
    change.run([one.data, one.case_id, one.seq])
  })
})
