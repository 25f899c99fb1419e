import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withdrawApplication } from '../../shared/contract/application'
import type { DeskCommand } from '../../shared/contract/case-command'
import * as certificate from '../../shared/contract/certificate'
import type { DeskView } from '../../shared/contract/desk-view'
import type { CaseCommand } from '../../shared/domain/case/event'
import { dayOf } from '../../shared/domain/time'
import { verifyChains } from '../../worker/service/case/verify-chains'
import { Context } from '../../worker/service/context'
import { actOn, lookAt, receive, SIGN_ONLY } from '../support/application'
import { disagreements } from '../support/case-ledger'
import { type Hall, type Login, shanghai, startHall } from '../support/hall'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { authorise } from '../support/officers'
import { Back, everybody } from '../support/under-way'
import { CENTRE } from '../support/visitor'

const ROUNDS = 24
const MONDAY = shanghai('2026-09-14 09:30')
/** The last instant of the limit of the law for what is accepted on that Monday, and the first one after it. */
const LAST = shanghai('2026-10-16 23:59')
const AFTER = shanghai('2026-10-17 00:00')
const PAUSE = {
  kind: 'pause',
  data: { ground: 'expert_review', basis: '行政许可法第四十五条', days: 5 },
  words: '请专家看一下结构',
} as const satisfies DeskCommand
const PAUSED: CaseCommand = { ...PAUSE, words: JSON.stringify({ text: PAUSE.words, points: {} }) }

let hall: Hall
let back: Back
let clerks: Resident[]
let reviewers: Resident[]
let approvers: Resident[]
let residents: Resident[]
let issuers: Resident[]

beforeAll(async () => {
  hall = await startHall({ now: MONDAY })
  back = new Back(hall)
  // Their tokens last a month from here: past the end of the limit.
  hall.clock.set(shanghai('2026-09-21 09:30'))
  const crowd = await makeCrowd(hall.db, hall.clock, 12 * 5)
  const next = () => crowd.splice(0, 12)
  ;[clerks, reviewers, approvers, residents, issuers] = [next(), next(), next(), next(), next()]
  for (const one of clerks) giveRole(hall.db, hall.clock, one, 'clerk', CENTRE)
  for (const one of issuers) giveRole(hall.db, hall.clock, one, 'issuer', CENTRE)
  for (const one of reviewers) giveRole(hall.db, hall.clock, one, 'reviewer', null, 'urban')
  for (const one of approvers) {
    giveRole(hall.db, hall.clock, one, 'approver', null, 'urban')
    authorise(hall, one, 'urban')
  }
})
afterAll(async () => {
  back?.close()
  await hall?.close()
})

function someOf(crowd: readonly Resident[], round: number): Resident {
  const one = crowd[round % crowd.length]
  if (!one) throw new Error('nobody came')
  return one
}

/** As many applications as rounds, each with one case, as the clerks leave them. */
async function received(): Promise<DeskView[]> {
  hall.clock.set(MONDAY)
  const desks: DeskView[] = []
  for (let round = 0; round < ROUNDS; round++) desks.push(await receive(hall, someOf(clerks, round), SIGN_ONLY))
  return desks
}
const on = (desk: DeskView, command: DeskCommand) => [{ caseId: desk.cases[0]?.id ?? '', command }]
async function step(as: Login, desk: DeskView, command: DeskCommand): Promise<DeskView> {
  const reply = await actOn(hall, as, desk, on(desk, command))
  if (reply.code !== null) throw new Error(`${command.kind}: ${reply.code}`)
  return reply.answer
}
async function accepted(): Promise<DeskView[]> {
  const desks = await received()
  return Promise.all(desks.map((desk, round) => step(someOf(clerks, round), desk, { kind: 'accept', data: {} })))
}

/** Runs the sweep, as a process that was not there before. */
async function sweep() {
  hall.db.prepare("UPDATE job SET next_due_at = 0, leased_until = NULL WHERE name = 'deadline-sweep'").run([])
  await hall.runJobs()
}
const kindsOf = ({ id }: { id: string }): string[] =>
  (
    hall.db.prepare('SELECT kind FROM case_event WHERE application_id = ? ORDER BY seq').all([id]) as { kind: string }[]
  ).map(({ kind }) => kind)
const cardsOf = ({ id }: { id: string }): string[] =>
  (hall.db.prepare('SELECT level FROM card WHERE application_id = ?').all([id]) as { level: string }[]).map(
    ({ level }) => level,
  )
const count = <T>(list: readonly T[], one: T): number => list.filter((other) => other === one).length

/** Everybody acts, and as soon as the first is answered the clock goes on and the sweep begins: the others are half way. */
async function meanwhile<T>(acts: readonly (() => Promise<T>)[], goOn: () => Promise<void>): Promise<T[]> {
  let job: Promise<void> | undefined
  const replies = await Promise.all(
    acts.map(async (act) => {
      const reply = await act()
      job ??= goOn()
      return reply
    }),
  )
  await job
  return replies
}

describe('a pause at the end of the limit of the law', () => {
  it('stops the limit, or is refused and the limit has passed once: never both, whoever was first', async () => {
    const desks = await accepted()
    hall.clock.set(LAST)
    await sweep()
    const asked = desks.map((desk, round) => () => actOn(hall, someOf(reviewers, round), desk, on(desk, PAUSE)))
    const replies = await meanwhile(asked, async () => {
      hall.clock.set(AFTER)
      await sweep()
    })
    await sweep()
    for (const [round, desk] of desks.entries()) {
      const code = replies[round]?.code ?? null
      expect(['CONFLICT', 'CASE_EXPIRED', null]).toContain(code)
      const kinds = code === null ? ['receive', 'accept', 'pause'] : ['receive', 'accept']
      // A limit that stands still from its last day on is not over.
      const red = code === null ? 0 : 1
      expect({ code, kinds: kindsOf(desk), red: count(cardsOf(desk), 'red') }).toEqual({ code, kinds, red })
    }
    // The first is answered before the clock goes on.
    expect(replies.filter(({ code }) => code === null).length).toBeGreaterThan(0)
  })

  it('that was decided upon before the light turned is not written after it', async () => {
    hall.clock.set(MONDAY)
    const application = await back.submit(null, [{ item: 'sign-permit' }])
    const caseId = application.caseOf('sign-permit')
    await back.review(caseId)
    hall.clock.set(LAST)
    await sweep()
    const pause = await back.prepare(caseId, [PAUSED])
    hall.clock.set(AFTER)
    await sweep()
    await expect(pause()).rejects.toMatchObject({ code: 'CONFLICT' })
    // Who looks again is told that the limit is over.
    await expect(back.act(caseId, [PAUSED])).rejects.toMatchObject({ code: 'CASE_EXPIRED' })
    await sweep()
    expect([kindsOf(application), count(cardsOf(application), 'red')]).toEqual([['receive', 'accept'], 1])
  })
})

describe('what the clock does while somebody acts', () => {
  it('is one acceptance, whether the law or a clerk came first', async () => {
    const desks = await received()
    hall.clock.set(shanghai('2026-09-22 00:05'))
    const asked = desks.map((desk, round) => () => {
      const command: DeskCommand =
        round % 2 === 0
          ? { kind: 'accept', data: {} }
          : {
              kind: 'request_supplement',
              data: { points: [{ id: 'id-card', materialId: 'id-card', words: '看不清' }] },
            }
      return actOn(hall, someOf(clerks, round), desk, on(desk, command))
    })
    const [replies] = await Promise.all([Promise.all(asked.map((act) => act())), sweep()])
    for (const [round, desk] of desks.entries()) {
      const code = replies[round]?.code ?? null
      // Nothing can be asked for any more; who accepts now only writes down what the law has done.
      const allowed = round % 2 === 0 ? [null, 'CONFLICT'] : ['CONFLICT', 'CASE_DEEMED_ACCEPTED']
      expect(allowed).toContain(code)
      expect(kindsOf(desk)).toEqual(['receive', 'deem_accepted'])
      expect(await lookAt(hall, someOf(clerks, round), desk.id)).toMatchObject({ version: 2 })
    }
  })

  it('is one end of a pause, whether the time was over or an officer ended it', async () => {
    const desks = await accepted()
    const paused = await Promise.all(desks.map((desk, round) => step(someOf(reviewers, round), desk, PAUSE)))
    hall.clock.set(shanghai('2026-09-22 00:05'))
    const asked = paused.map((desk, round) => () => {
      const command: DeskCommand =
        round % 2 === 0 ? PAUSE : { kind: 'resume', data: { because: 'done' }, words: '专家的意见到了' }
      return actOn(hall, someOf(reviewers, round), desk, on(desk, command))
    })
    const [replies] = await Promise.all([Promise.all(asked.map((act) => act())), sweep()])
    for (const [round, desk] of paused.entries()) {
      const code = replies[round]?.code ?? null
      expect([null, 'CONFLICT']).toContain(code)
      const again = round % 2 === 0 && code === null ? ['pause'] : []
      expect(kindsOf(desk)).toEqual(['receive', 'accept', 'pause', 'resume', ...again])
    }
  })
})

describe('an applicant who withdraws while an officer refuses', () => {
  it('has withdrawn, or is told that it is decided; never both', async () => {
    hall.clock.set(MONDAY)
    const outcomes = new Set<string>()
    for (let round = 0; round < ROUNDS; round++) {
      const as = someOf(residents, round)
      const application = await back.submit(as.accountId, [{ item: 'sign-permit' }])
      const caseId = application.caseOf('sign-permit')
      await back.review(caseId)
      const words = '招牌超出规定的大小'
      const no = {
        kind: 'opinion',
        data: { advice: 'disagree' },
        words: JSON.stringify({ text: words, points: {} }),
      } as const
      for (const officer of ['one', 'two']) await back.act(caseId, [no], everybody(officer))
      const desk = { id: application.id, version: back.versionOf(application.id) }
      const command: DeskCommand = { kind: 'refuse', data: { grounds: [words] }, words }
      const [refused, withdrawn] = await Promise.all([
        actOn(hall, someOf(approvers, round), desk, [{ caseId, command }]),
        hall.call(withdrawApplication, { as, params: { id: application.id }, body: {} }),
      ])
      const both = [refused.code, withdrawn.code]
      expect([
        ['CONFLICT', null],
        [null, 'CASE_NOT_OPEN'],
      ]).toContainEqual(both)
      expect(kindsOf(application).at(-1)).toBe(refused.code === null ? 'refuse' : 'withdraw')
      outcomes.add(both.join())
    }
    expect(outcomes.size).toBeGreaterThan(0)
  })
})

describe('issuing, clicked twice', () => {
  it('by one person is one certificate, and both clicks get it; by two people one of them is told', async () => {
    hall.clock.set(MONDAY)
    for (let round = 0; round < 6; round++) {
      const application = await back.submit(residents[round]?.accountId ?? null, [{ item: 'sewer-permit' }])
      const caseId = application.caseOf('sewer-permit')
      await back.grant(caseId)
      const base = back.versionOf(application.id)
      const click = (who: number) =>
        hall.call(certificate.issueCertificate, {
          ...{ as: someOf(issuers, who), params: { id: caseId }, key: `click-${application.id}-${who}` },
          body: { base, number: `D-${application.number}`, validFrom: dayOf(MONDAY) },
        })
      const [one, again, other] = await Promise.all([click(0), click(0), click(1)])
      const isFirst = one.status === 201
      expect([one.status, again.status, other.status]).toEqual(isFirst ? [201, 201, 409] : [409, 409, 201])
      if (isFirst) expect(again.body).toEqual(one.body)
      expect(kindsOf(application).filter((kind) => kind === 'issue')).toHaveLength(1)
      const made = hall.db.prepare('SELECT id FROM certificate WHERE case_id = ?').all([caseId])
      expect(made).toHaveLength(1)
    }
  })
})

describe('after all of it', () => {
  it('every history is a whole chain, and everything that is written with an event is there once', async () => {
    const verified = await verifyChains(Context.system(back.deps, 'test-verify', hall.clock.now()))
    expect(verified.broken).toEqual([])
    expect(verified.cases).toBeGreaterThan(ROUNDS * 4)
    expect(disagreements(hall.db)).toEqual([])
  })
})
