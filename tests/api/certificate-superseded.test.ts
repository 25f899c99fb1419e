import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import { readProgress } from '../../shared/contract/progress'
import { listWork } from '../../shared/contract/work-list'
import { verifyChains } from '../../worker/service/case/verify-chains'
import { Context } from '../../worker/service/context'
import { Issuing, SEWER, SIGN } from '../support/issuing'
import { sweep } from '../support/late'
import { CENTRE } from '../support/visitor'

/** Granted on a written commitment, and checked afterwards. */
const FIRE = 'fire-check'

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

type Held = Awaited<ReturnType<typeof waiting>>

/** A certificate that lies at the window, and its holder. */
async function waiting(item: string) {
  const who = { applicant: { document: at.back.document() } }
  const { application, certificates, code } = await at.issued([{ item }], who)
  const [one] = certificates
  if (!one) throw new Error('nothing was issued')
  return { who, application, code, id: one.id, number: one.number, caseId: application.caseOf(item) }
}

/** Something that is asked for about it, decided and (but for a 注销) ready to be issued. */
async function asked(one: Held, item: string, variant: 'change' | 'cancel') {
  const more = { ...one.who, form: { [`old-number-${item}`]: one.number } }
  const application = await at.back.submit(at.owner.accountId, [{ item, variant }], more)
  await at.back.grant(application.caseOf(item))
  return application
}

const eventsOf = ({ caseId }: Held) =>
  (
    at.hall.db.prepare('SELECT kind, role FROM case_event WHERE case_id = ? ORDER BY seq').all([caseId]) as {
      kind: string
      role: string
    }[]
  ).map(({ kind, role }) => `${kind} by ${role}`)
const stateOf = ({ caseId }: Held) =>
  (at.hall.db.prepare('SELECT state FROM "case" WHERE id = ?').get([caseId]) as { state: string }).state
interface Plan {
  due_at: number
  light: string
  schedule: string
  sweep_at: number | null
}
function planOf(caseId: string): Plan {
  const sql = 'SELECT due_at, light, schedule, sweep_at FROM "case" WHERE id = ?'
  const { due_at, light, schedule, sweep_at } = at.hall.db.prepare(sql).get([caseId]) as Plan
  return { due_at, light, schedule, sweep_at }
}
const told = async () =>
  (await at.hall.call(listMessages, { as: at.owner, query: {} })).answer.messages.filter(
    ({ title }) => title === '不用再来领了',
  )
const lies = async ({ caseId }: Held) => {
  const query = { queue: 'collect', pointId: CENTRE } as const
  const { work } = (await at.hall.call(listWork, { as: at.issuer, query })).answer
  return work.some((row) => row.caseId === caseId)
}
async function sweepSoon() {
  at.hall.clock.advance(1)
  await sweep(at.hall)
}

describe('a certificate that nobody has collected', () => {
  it.each([
    ['change', SEWER],
    ['cancel', SIGN],
  ] as const)(
    'and that a %s has ended keeps no case waiting: it is closed by law, and the applicant told',
    async (variant, item) => {
      const one = await waiting(item)
      expect(await lies(one)).toBe(true)
      const before = (await told()).length
      const next = await asked(one, item, variant)
      if (variant === 'change') expect((await at.issue(next, item)).code).toBeNull()
      await sweepSoon()
      await sweepSoon()
      expect(eventsOf(one).slice(-2)).toEqual(['superseded by system', 'close by system'])
      expect([stateOf(one), await lies(one)]).toEqual(['closed', false])
      expect((await told()).length).toBe(before + 1)
      expect((await told())[0]?.ref).toEqual({ kind: 'application', id: one.application.id })
      const { answer } = await at.hall.call(readProgress, { as: at.owner, params: { id: one.application.id } })
      expect(answer.lanes[0]?.events.map(({ kind }) => kind)).toContain('superseded')
      expect((await at.hand(one.application, { code: one.code, certificateIds: [one.id] })).code).not.toBeNull()
    },
  )

  it('and whose commitment is still to be checked stays open for the check alone, and says so', async () => {
    const promised = async (variant: 'establish' | 'change', more: Parameters<typeof at.back.submit>[2]) => {
      const application = await at.back.submit(at.owner.accountId, [{ item: FIRE, variant, route: 'commitment' }], more)
      const grant = { kind: 'grant', data: {} } as const
      await at.back.act(application.caseOf(FIRE), [{ kind: 'accept', data: {} }, grant])
      return application
    }
    const who = { applicant: { document: at.back.document() } }
    const before = await promised('establish', who)
    const caseId = before.caseOf(FIRE)
    const { number, id } = (await at.issue(before, FIRE)).answer
    const next = await promised('change', { ...who, form: { [`old-number-${FIRE}`]: number } })
    const newest = (await told())[0]?.id
    expect((await at.issue(next, FIRE, { replaces: id })).code).toBeNull()
    await sweepSoon()

    const { answer } = await at.hall.call(readProgress, { as: at.owner, params: { id: before.id } })
    const [lane] = answer.lanes
    expect([lane?.state, lane?.next.key]).toEqual(['issued', 'replaced_checked'])
    expect(lane?.stages.slice(-2).map(({ id: stage, state }) => `${stage} ${state}`)).toEqual([
      ...['collect skipped', 'check now'],
    ])
    expect([answer.asks, answer.delivery?.changeable]).toEqual([[], false])
    const [message] = await told()
    expect(message?.id).not.toBe(newest)
    expect(message?.body).toContain('还会上门核对')
    expect(message?.body).not.toContain('办结')

    // What its days are counted with changes: its row is made anew like any other.
    const planned = planOf(caseId)
    expect(planned).toMatchObject({ light: 'none', sweep_at: expect.any(Number) })
    at.hall.db
      .prepare(`UPDATE "case" SET due_at = 1, light = 'red', schedule = '[]', sweep_at = 1 WHERE id = ?`)
      .run([caseId])
    await sweepSoon()
    expect(planOf(caseId)).toEqual(planned)
  })

  it('is nothing to close where it was collected before, or where what was asked for ends nothing', async () => {
    const [collected, kept] = [await waiting(SEWER), await waiting(SEWER)]
    const hand = await at.hand(collected.application, { code: collected.code, certificateIds: [collected.id] })
    expect(hand.code).toBeNull()
    const events = [eventsOf(collected), eventsOf(kept)]
    const version = at.back.versionOf(collected.application.id)
    const next = await asked(collected, SEWER, 'change')
    expect((await at.issue(next, SEWER)).code).toBeNull()
    await asked(kept, SEWER, 'change')
    await sweepSoon()
    expect([eventsOf(collected), eventsOf(kept)]).toEqual(events)
    expect(at.back.versionOf(collected.application.id)).toBe(version)
    expect(stateOf(kept)).toBe('issued')
  })

  it('is collected or closed, when both happen at the same moment, and never left waiting', async () => {
    for (let round = 0; round < 12; round++) {
      const one = await waiting(SEWER)
      const next = await asked(one, SEWER, 'change')
      const [handed, issued] = await Promise.all([
        at.hand(one.application, { code: one.code, certificateIds: [one.id] }),
        at.issue(next, SEWER),
      ])
      expect(issued.code).toBeNull()
      await sweepSoon()
      const kinds = eventsOf(one).map((text) => text.split(' ')[0])
      expect(kinds.filter((kind) => kind === 'hand_out' || kind === 'superseded')).toEqual([
        handed.code === null ? 'hand_out' : 'superseded',
      ])
      expect(stateOf(one)).toBe('closed')
    }
    const { broken } = await verifyChains(Context.system(at.back.deps, 'test', at.hall.clock.now()))
    expect(broken).toEqual([])
  })

  it('lets nobody write over what was marked to be closed', async () => {
    const one = await waiting(SEWER)
    const next = await asked(one, SEWER, 'change')
    const assign = await at.back.prepare(one.caseId, [{ kind: 'assign', data: { to: at.issuer.accountId } }])
    expect((await at.issue(next, SEWER)).code).toBeNull()
    await expect(assign()).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(at.back.prepare(one.caseId, [{ kind: 'assign', data: { to: null } }])).rejects.toMatchObject({
      code: 'CASE_STATE',
    })
    await sweepSoon()
    expect(stateOf(one)).toBe('closed')
  })
})
