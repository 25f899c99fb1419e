import type * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import * as inspection from '../../shared/contract/inspection'
import { MINUTE_MS } from '../../shared/domain/time'
import { type Hall, OPENING, startHall } from '../support/hall'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { sendPhoto } from '../support/photo'
import { Back, type UnderWay } from '../support/under-way'
import { CENTRE } from '../support/visitor'

const HOUR = 60 * MINUTE_MS
const TIMES = [OPENING + 24 * HOUR, OPENING + 26 * HOUR]
const [FIRST = 0, SECOND = 0] = TIMES

let hall: Hall
let back: Back
let owner: Resident
let stranger: Resident
let clerk: Resident
let former: Resident
let market: Resident[]
let fire: Resident[]
let reviewer: Resident

beforeAll(async () => {
  hall = await startHall()
  back = new Back(hall)
  const people = await makeCrowd(hall.db, hall.clock, 10)
  ;[owner, stranger, clerk, former, reviewer] = people as [Resident, Resident, Resident, Resident, Resident]
  market = people.slice(5, 7)
  fire = people.slice(7, 9)
  giveRole(hall.db, hall.clock, clerk, 'clerk', CENTRE)
  giveRole(hall.db, hall.clock, reviewer, 'reviewer', null, 'health')
  for (const one of [...market, former]) giveRole(hall.db, hall.clock, one, 'inspector', null, 'market')
  for (const one of fire) giveRole(hall.db, hall.clock, one, 'inspector', null, 'fire')
  hall.db.prepare('UPDATE role_grant SET revoked_at = 1 WHERE account_id = ?').run([former.accountId])
})
afterAll(async () => {
  back?.close()
  await hall?.close()
})

const MARKET = () => market.map(({ accountId }) => ({ departmentId: 'market', accountId }))
const FIRE = () => fire.map(({ accountId }) => ({ departmentId: 'fire', accountId }))
const ids = (people: readonly Resident[]) => people.map(({ accountId }) => accountId)
const first = (people: readonly Resident[]): Resident => {
  const [one] = people
  if (!one) throw new Error('nobody')
  return one
}

/** A restaurant whose food licence and fire check are both under review. */
async function underReview(): Promise<UnderWay> {
  const application = await back.submit(owner.accountId, [{ item: 'food-licence' }, { item: 'fire-check' }])
  for (const item of ['food-licence', 'fire-check']) await back.review(application.caseOf(item))
  return application
}

async function planned(application: UnderWay) {
  const { answer } = await hall.call(inspection.planInspection, {
    as: clerk,
    params: { id: application.id },
    body: {
      base: back.versionOf(application.id),
      caseIds: [application.caseOf('food-licence'), application.caseOf('fire-check')],
      times: [SECOND, FIRST],
      place: '小满路1号',
      officers: [...MARKET(), ...FIRE()],
    },
  })
  return answer
}

async function agreed() {
  const application = await underReview()
  const { id, version } = await planned(application)
  await hall.call(inspection.agreeInspection, { as: owner, params: { id }, body: { base: version, visitAt: FIRST } })
  const { answer } = await hall.call(inspection.readInspection, { as: first(market), params: { id } })
  return { application, visit: answer }
}

type Command = v.InferInput<typeof inspection.FieldCommand>
type Finding = Extract<Command, { kind: 'finding' }>

function finding(caseId: string, base: number, officers: readonly Resident[], more: Partial<Finding> = {}): Finding {
  return {
    kind: 'finding',
    id: crypto.randomUUID(),
    base,
    caseId,
    outcome: 'pass',
    foundAt: FIRST,
    officers: ids(officers),
    ...more,
  }
}

const findingsOf = (id: string) =>
  hall.db.prepare('SELECT COUNT(*) AS n FROM finding WHERE inspection_id = ?').get([id]) as { n: number }
const eventsOf = (caseId: string, kind: string) =>
  (
    hall.db.prepare('SELECT COUNT(*) AS n FROM case_event WHERE case_id = ? AND kind = ?').get([caseId, kind]) as {
      n: number
    }
  ).n

describe('a joint visit', () => {
  it('is proposed to the applicant, who chooses a time; every case learns of it at once', async () => {
    const application = await underReview()
    const plan = await planned(application)
    expect(plan).toMatchObject({ state: 'proposed', times: TIMES, visitAt: null, version: 1, place: '小满路1号' })
    expect(plan.applicant).toBe('欧阳**')
    const { answer: list } = await hall.call(inspection.listInspections, { as: owner, params: { id: application.id } })
    expect(list.inspections).toMatchObject([{ id: plan.id, officers: 4, actions: ['agree', 'ask'] }])
    const { answer: own } = await hall.call(inspection.agreeInspection, {
      as: owner,
      params: { id: plan.id },
      body: { base: 1, visitAt: SECOND },
    })
    expect(own).toMatchObject({ state: 'agreed', visitAt: SECOND, actions: [] })
    for (const item of ['food-licence', 'fire-check']) {
      expect(eventsOf(application.caseOf(item), 'plan_inspection')).toBe(1)
    }
    const { answer: inbox } = await hall.call(listMessages, { as: owner, query: {} })
    expect(inbox.messages.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['inspection_proposed', 'inspection_agreed']),
    )
  })

  it('waits for another time when none suits, and the old plan no longer holds', async () => {
    const application = await underReview()
    const { id } = await planned(application)
    const asked = await hall.call(inspection.askOtherTime, {
      as: owner,
      params: { id },
      body: { base: 1, times: [SECOND + HOUR], words: '上午要进货' },
    })
    expect(asked.answer).toMatchObject({ state: 'asked', asked: { times: [SECOND + HOUR], words: '上午要进货' } })
    const stale = await hall.call(inspection.moveInspection, {
      as: clerk,
      params: { id },
      body: { base: 1, times: [SECOND + HOUR] },
    })
    expect(stale.code).toBe('CONFLICT')
    const moved = await hall.call(inspection.moveInspection, {
      as: clerk,
      params: { id },
      body: { base: 2, times: [SECOND + HOUR] },
    })
    expect(moved.answer).toMatchObject({ state: 'proposed', times: [SECOND + HOUR], asked: null })
    const old = await hall.call(inspection.agreeInspection, {
      as: owner,
      params: { id },
      body: { base: 3, visitAt: FIRST },
    })
    expect(old.code).toBe('INSPECTION_NOT_OFFERED')
    const { answer } = await hall.call(inspection.agreeForApplicant, {
      as: clerk,
      params: { id },
      body: { base: 3, visitAt: SECOND + HOUR },
    })
    expect(answer).toMatchObject({ state: 'agreed', visitAt: SECOND + HOUR })
  })

  it('is joined by another department with its own people only', async () => {
    const application = await underReview()
    const plan = await hall.call(inspection.planInspection, {
      as: first(market),
      params: { id: application.id },
      body: {
        base: back.versionOf(application.id),
        caseIds: [application.caseOf('food-licence')],
        times: [FIRST],
        place: '小满路1号',
        officers: MARKET(),
      },
    })
    const { id } = plan.answer
    const join = (as: Resident, officers = FIRE()) =>
      hall.call(inspection.joinInspection, {
        as,
        params: { id },
        body: { base: 1, caseIds: [application.caseOf('fire-check')], officers },
      })
    expect((await join(first(market))).code).toBe('CASE_ROLE')
    expect((await join(first(fire), FIRE().slice(1))).code).toBe('INSPECTION_OFFICERS')
    expect((await join(first(fire))).answer).toMatchObject({ version: 2, cases: [{}, { itemId: 'fire-check' }] })
  })

  it('is one at a time for a case, with two officers of the department, in the future', async () => {
    const application = await underReview()
    await planned(application)
    const again = (body: object) =>
      hall.call(inspection.planInspection, {
        as: clerk,
        params: { id: application.id },
        body: {
          base: back.versionOf(application.id),
          caseIds: [application.caseOf('food-licence')],
          times: [FIRST],
          place: '小满路1号',
          officers: MARKET(),
          ...body,
        },
      })
    expect((await again({})).code).toBe('INSPECTION_OPEN')
    expect((await again({ times: [OPENING] })).code).toBe('INSPECTION_PAST')
    expect((await again({ officers: MARKET().slice(1) })).code).toBe('INSPECTION_OFFICERS')
    expect((await again({ officers: [...MARKET(), ...FIRE()] })).code).toBe('INSPECTION_OFFICERS')
    const gone = [...MARKET().slice(1), { departmentId: 'market', accountId: former.accountId }]
    expect((await again({ officers: gone })).code).toBe('INSPECTION_OFFICERS')
  })

  it('can be cancelled, and planned anew', async () => {
    const application = await underReview()
    const { id } = await planned(application)
    const { answer } = await hall.call(inspection.cancelInspection, {
      as: clerk,
      params: { id },
      body: { base: 1, words: '店还没有装修好' },
    })
    expect(answer).toMatchObject({ state: 'cancelled', actions: [] })
    expect((await planned(application)).state).toBe('proposed')
  })

  it('goes on for the others when one case was withdrawn meanwhile', async () => {
    const application = await underReview()
    const { id } = await planned(application)
    await back.act(application.caseOf('fire-check'), [{ kind: 'withdraw', data: {} }])
    await hall.call(inspection.agreeInspection, { as: owner, params: { id }, body: { base: 1, visitAt: FIRST } })
    const { answer } = await hall.call(inspection.readInspection, { as: first(market), params: { id } })
    const sent = await hall.call(inspection.syncFindings, {
      as: first(market),
      params: { id },
      body: { commands: [finding(application.caseOf('food-licence'), answer.base, market)] },
    })
    expect(sent.answer.inspection.state).toBe('done')
  })

  it('is in the list of its inspectors by time, until it is done', async () => {
    const { visit } = await agreed()
    const { answer } = await hall.call(inspection.listMyInspections, { as: first(fire), query: {} })
    const mine = answer.inspections.find(({ id }) => id === visit.id)
    expect(mine).toMatchObject({ at: FIRST, state: 'agreed', place: '小满路1号', found: 0 })
    expect(mine?.items).toHaveLength(2)
    const times = answer.inspections.map(({ at }) => at)
    expect([...times].sort((a, b) => a - b)).toEqual(times)
  })

  it('is nobody else’s business', async () => {
    const { application, visit } = await agreed()
    const params = { id: visit.id }
    for (const as of [reviewer, former, stranger]) {
      const read = await hall.call(inspection.readInspection, { as, params })
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(read.code)
    }
    const other = await hall.call(inspection.listInspections, { as: stranger, params: { id: application.id } })
    expect(other.code).toBe('NOT_FOUND')
    const agree = await hall.call(inspection.agreeInspection, {
      as: stranger,
      params,
      body: { base: visit.version, visitAt: FIRST },
    })
    expect(agree.code).toBe('NOT_FOUND')
  })
})

describe('what a phone recorded', () => {
  it('is kept with its photos and the signature, and tells the case', async () => {
    const { application, visit } = await agreed()
    const as = first(market)
    const photo = await sendPhoto(hall, as)
    const signature = await sendPhoto(hall, as)
    const place = { latitude: 30.7, longitude: 104.05, accuracy: 12 }
    const found = finding(application.caseOf('food-licence'), visit.base, market, {
      outcome: 'rectify',
      rectifyUntil: '2026-09-21',
      words: '洗手池没有接水',
      place,
      photos: [{ fileId: photo.id, takenAt: FIRST, place }],
    })
    const signed = {
      kind: 'signature' as const,
      id: crypto.randomUUID(),
      base: visit.base,
      fileId: signature.id,
      name: '欧阳小满',
      signedAt: FIRST,
    }
    const send = (commands: Command[]) =>
      hall.call(inspection.syncFindings, { as, params: { id: visit.id }, body: { commands } })
    const { answer } = await send([found, signed])
    expect(answer.results.map(({ result }) => result)).toEqual(['done', 'done'])
    expect(answer.results[0]?.now).toMatchObject({
      outcome: 'rectify',
      rectifyUntil: '2026-09-21',
      words: '洗手池没有接水',
      place,
      photos: [{ fileId: photo.id, takenAt: FIRST, place }],
    })
    expect(answer.inspection.signature).toMatchObject({ fileId: signature.id, name: '欧阳小满', refused: false })
    expect(eventsOf(found.caseId, 'record_finding')).toBe(1)
    expect(eventsOf(found.caseId, 'require_rectification')).toBe(1)
    const text = JSON.stringify(hall.db.prepare('SELECT * FROM finding').all([]))
    expect(text).not.toContain('洗手池')
    expect(text).not.toContain('104.05')

    const { answer: again } = await send([found, signed])
    expect(again.results.map(({ result }) => result)).toEqual(['already', 'already'])
    expect(findingsOf(visit.id).n).toBe(1)
  })

  it('leads from putting right to a second look', async () => {
    const { application, visit } = await agreed()
    const caseId = application.caseOf('food-licence')
    const more = { outcome: 'rectify', rectifyUntil: '2026-09-21', words: '洗手池没有接水' } as const
    const commands = [
      finding(caseId, visit.base, market, more),
      finding(application.caseOf('fire-check'), visit.base, market),
    ]
    const { answer } = await hall.call(inspection.syncFindings, {
      as: first(market),
      params: { id: visit.id },
      body: { commands },
    })
    // Nobody records for another department.
    expect(answer.results.map(({ code }) => code)).toEqual([null, 'INSPECTION_OFFICERS'])
    const said = await hall.call(inspection.sayRectified, {
      as: owner,
      params: { id: application.id },
      body: { caseIds: [caseId], words: '装好了' },
    })
    expect(said.answer.done).toBe(true)
    const second = await hall.call(inspection.planInspection, {
      as: clerk,
      params: { id: application.id },
      body: {
        base: said.answer.version,
        caseIds: [caseId],
        times: [SECOND],
        place: '小满路1号',
        officers: MARKET(),
      },
    })
    expect(second.answer.cases).toMatchObject([{ again: true, purpose: 'before' }])
    const { id, version } = second.answer
    await hall.call(inspection.agreeInspection, { as: owner, params: { id }, body: { base: version, visitAt: SECOND } })
    const { answer: now } = await hall.call(inspection.readInspection, { as: first(market), params: { id } })
    const passed = await hall.call(inspection.syncFindings, {
      as: first(market),
      params: { id },
      body: { commands: [finding(caseId, now.base, market)] },
    })
    expect(passed.answer.inspection.state).toBe('done')
  })

  it('is a conflict when the plan was changed since, and shows what is there', async () => {
    const { application, visit } = await agreed()
    const caseId = application.caseOf('food-licence')
    await hall.call(inspection.moveInspection, {
      as: clerk,
      params: { id: visit.id },
      body: { base: visit.version, times: [SECOND] },
    })
    const send = (commands: Command[], as = first(market)) =>
      hall.call(inspection.syncFindings, { as, params: { id: visit.id }, body: { commands } })
    const stale = await send([finding(caseId, visit.base, market)])
    expect(stale.answer.results).toMatchObject([{ result: 'conflict', code: 'INSPECTION_CHANGED', now: null }])
    await hall.call(inspection.agreeInspection, {
      as: owner,
      params: { id: visit.id },
      body: { base: visit.version + 1, visitAt: SECOND },
    })
    const { answer: now } = await hall.call(inspection.readInspection, { as: first(market), params: { id: visit.id } })
    const kept = finding(caseId, now.base, market)
    expect((await send([kept])).answer.results).toMatchObject([{ result: 'done' }])
    const other = await send([finding(caseId, now.base, market, { outcome: 'fail', words: '不合格' })], market[1])
    expect(other.answer.results).toMatchObject([
      { result: 'conflict', code: 'INSPECTION_FOUND', now: { id: kept.id, outcome: 'pass' } },
    ])
  })

  it('waits for photos that were not sent yet, and keeps the rest', async () => {
    const { application, visit } = await agreed()
    const photos = [{ fileId: 'not-there', takenAt: FIRST, place: null }]
    const sent = await hall.call(inspection.syncFindings, {
      as: first(fire),
      params: { id: visit.id },
      body: { commands: [finding(application.caseOf('fire-check'), visit.base, fire, { photos })] },
    })
    expect(sent.answer.results).toMatchObject([{ result: 'conflict', code: 'FILE_NOT_READY' }])
    expect(findingsOf(visit.id).n).toBe(0)
  })

  it('is neither lost nor doubled when two phones send the same batch at once, again and again', async () => {
    const { application, visit } = await agreed()
    const batch = [finding(application.caseOf('food-licence'), visit.base, market)]
    const sends = Array.from({ length: 20 }, (_, index) =>
      hall.call(inspection.syncFindings, {
        as: market[index % 2] ?? first(market),
        params: { id: visit.id },
        body: { commands: batch },
      }),
    )
    const answers = await Promise.all(sends)
    const results = answers.flatMap((reply) => (reply.code === null ? reply.answer.results : []))
    expect(results.filter(({ result }) => result === 'done')).toHaveLength(1)
    expect(results.every(({ result }) => result === 'done' || result === 'already')).toBe(true)
    expect(answers.every(({ code }) => code === null || code === 'CONFLICT')).toBe(true)
    expect(findingsOf(visit.id).n).toBe(1)
    expect(eventsOf(application.caseOf('food-licence'), 'record_finding')).toBe(1)
  })

  it('of two departments at once is kept of both', async () => {
    const { application, visit } = await agreed()
    const send = async (as: Resident, command: Finding): Promise<void> => {
      const reply = await hall.call(inspection.syncFindings, {
        as,
        params: { id: visit.id },
        body: { commands: [command] },
      })
      // A phone sends again what was not taken.
      if (reply.code === 'CONFLICT') return send(as, command)
      expect(reply.answer.results[0]?.code).toBeNull()
    }
    await Promise.all([
      send(first(market), finding(application.caseOf('food-licence'), visit.base, market)),
      send(first(fire), finding(application.caseOf('fire-check'), visit.base, fire)),
    ])
    expect(findingsOf(visit.id).n).toBe(2)
    const { answer } = await hall.call(inspection.listInspectionsAtDesk, {
      as: clerk,
      params: { id: application.id },
    })
    expect(answer.inspections).toMatchObject([{ state: 'done' }])
  })
})

describe('the check of a commitment', () => {
  it('is a visit after the grant', async () => {
    const application = await back.submit(owner.accountId, [{ item: 'fire-check', route: 'commitment' }])
    const caseId = application.caseOf('fire-check')
    await back.act(caseId, [
      { kind: 'accept', data: {} },
      { kind: 'grant', data: {} },
    ])
    const plan = await hall.call(inspection.planInspection, {
      as: clerk,
      params: { id: application.id },
      body: {
        base: back.versionOf(application.id),
        caseIds: [caseId],
        times: [FIRST],
        place: '小满路1号',
        officers: FIRE(),
      },
    })
    expect(plan.answer.cases).toMatchObject([{ purpose: 'commitment', again: false }])
    const { id } = plan.answer
    await hall.call(inspection.agreeInspection, { as: owner, params: { id }, body: { base: 1, visitAt: FIRST } })
    const { answer: now } = await hall.call(inspection.readInspection, { as: first(fire), params: { id } })
    const sent = await hall.call(inspection.syncFindings, {
      as: first(fire),
      params: { id },
      body: { commands: [finding(caseId, now.base, fire)] },
    })
    expect(sent.answer.results).toMatchObject([{ result: 'done' }])
    expect(eventsOf(caseId, 'commitment_check')).toBe(1)
  })
})

describe('the officers to choose from', () => {
  it('are the inspectors of a department, masked', async () => {
    const { answer } = await hall.call(inspection.listOfficers, { as: clerk, params: { id: 'market' } })
    expect(ids(market).every((id) => answer.officers.some(({ accountId }) => accountId === id))).toBe(true)
    expect(answer.officers.some(({ accountId }) => accountId === former.accountId)).toBe(false)
    expect((await hall.call(inspection.listOfficers, { as: clerk, params: { id: 'no-such' } })).code).toBe('NOT_FOUND')
  })
})
