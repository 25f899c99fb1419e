import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import * as inspection from '../../shared/contract/inspection'
import * as inspectionPlan from '../../shared/contract/inspection-plan'
import * as ownInspection from '../../shared/contract/own-inspection'
import { readProgress } from '../../shared/contract/progress'
import { MINUTE_MS } from '../../shared/domain/time'
import { accountOf, type Hall, type Login, OPENING, startHall } from '../support/hall'

import { finding, peopleOf, VISIT_TIMES, Visits } from '../support/visit'

const HOUR = 60 * MINUTE_MS
const [FIRST, SECOND] = VISIT_TIMES
const TIMES = [...VISIT_TIMES]

let hall: Hall
let visits: Visits
let owner: Login
let market: Visits['market']
let fire: Visits['fire']
let stranger: Login
let former: Login
let reviewer: Login

beforeAll(async () => {
  hall = await startHall()
  visits = await Visits.start(hall)
  ;({ market, fire } = visits)
  owner = await hall.login('13600007002')
  stranger = await hall.login('13600007003')
  reviewer = await hall.staff('reviewer', null, 'health')
  former = await hall.staff('inspector', null, 'market')
  hall.db.prepare('UPDATE role_grant SET revoked_at = 1 WHERE account_id = ?').run([accountOf(former)])
})
afterAll(async () => {
  visits?.close()
  await hall?.close()
})

describe('a joint visit', () => {
  it('is proposed to the applicant, who chooses a time; every case learns of it at once', async () => {
    const application = await visits.underReview(owner)
    const plan = await visits.planned(application)
    expect(plan).toMatchObject({ state: 'proposed', times: TIMES, visitAt: null, version: 1, place: '小满路1号' })
    expect(plan.applicant).toBe('欧阳**')
    const { answer: list } = await hall.call(ownInspection.listInspections, {
      as: owner,
      params: { id: application.id },
    })
    expect(list.inspections).toMatchObject([{ id: plan.id, officers: 4, actions: ['agree', 'ask'] }])
    const { answer: own } = await hall.call(ownInspection.agreeInspection, {
      as: owner,
      params: { id: plan.id },
      body: { base: 1, visitAt: SECOND },
    })
    expect(own).toMatchObject({ state: 'agreed', visitAt: SECOND, actions: [] })
    for (const item of ['food-licence', 'fire-check']) {
      expect(visits.eventsOf(application.caseOf(item), 'plan_inspection')).toBe(1)
    }
    const { answer: inbox } = await hall.call(listMessages, { as: owner, query: {} })
    expect(inbox.messages.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['inspection_proposed', 'inspection_agreed']),
    )
  })

  it('waits for another time when none suits, and the old plan no longer holds', async () => {
    const application = await visits.underReview(owner)
    const { id } = await visits.planned(application)
    const asked = await hall.call(ownInspection.askOtherTime, {
      as: owner,
      params: { id },
      body: { base: 1, times: [SECOND + HOUR], words: '上午要进货' },
    })
    expect(asked.answer).toMatchObject({ state: 'asked', asked: { times: [SECOND + HOUR], words: '上午要进货' } })
    const stale = await hall.call(inspectionPlan.moveInspection, {
      as: visits.clerk,
      params: { id },
      body: { base: 1, times: [SECOND + HOUR] },
    })
    expect(stale.code).toBe('CONFLICT')
    const moved = await hall.call(inspectionPlan.moveInspection, {
      as: visits.clerk,
      params: { id },
      body: { base: 2, times: [SECOND + HOUR] },
    })
    expect(moved.answer).toMatchObject({ state: 'proposed', times: [SECOND + HOUR], asked: null })
    const old = await hall.call(ownInspection.agreeInspection, {
      as: owner,
      params: { id },
      body: { base: 3, visitAt: FIRST },
    })
    expect(old.code).toBe('INSPECTION_NOT_OFFERED')
    const { answer } = await hall.call(inspectionPlan.agreeForApplicant, {
      as: visits.clerk,
      params: { id },
      body: { base: 3, visitAt: SECOND + HOUR },
    })
    expect(answer).toMatchObject({ state: 'agreed', visitAt: SECOND + HOUR })
  })

  it('is joined by another department with its own people only', async () => {
    const application = await visits.underReview(owner)
    const plan = await hall.call(inspectionPlan.planInspection, {
      as: market[0],
      params: { id: application.id },
      body: {
        base: visits.back.versionOf(application.id),
        caseIds: [application.caseOf('food-licence')],
        times: [FIRST],
        place: '小满路1号',
        officers: peopleOf('market', market),
      },
    })
    const { id } = plan.answer
    const join = (as: Login, officers = peopleOf('fire', fire)) =>
      hall.call(inspectionPlan.joinInspection, {
        as,
        params: { id },
        body: { base: 1, caseIds: [application.caseOf('fire-check')], officers },
      })
    expect((await join(market[0])).code).toBe('CASE_ROLE')
    expect((await join(fire[0], peopleOf('fire', fire).slice(1))).code).toBe('INSPECTION_OFFICERS')
    expect((await join(fire[0])).answer).toMatchObject({ version: 2, cases: [{}, { itemId: 'fire-check' }] })
  })

  it('is one at a time for a case, with two officers of the department, in the future', async () => {
    const application = await visits.underReview(owner)
    await visits.planned(application)
    const again = (body: object) =>
      hall.call(inspectionPlan.planInspection, {
        as: visits.clerk,
        params: { id: application.id },
        body: {
          base: visits.back.versionOf(application.id),
          caseIds: [application.caseOf('food-licence')],
          times: [FIRST],
          place: '小满路1号',
          officers: peopleOf('market', market),
          ...body,
        },
      })
    expect((await again({})).code).toBe('INSPECTION_OPEN')
    expect((await again({ times: [OPENING] })).code).toBe('INSPECTION_PAST')
    expect((await again({ officers: peopleOf('market', market).slice(1) })).code).toBe('INSPECTION_OFFICERS')
    expect((await again({ officers: [...peopleOf('market', market), ...peopleOf('fire', fire)] })).code).toBe(
      'INSPECTION_OFFICERS',
    )
    const gone = [...peopleOf('market', market).slice(1), { departmentId: 'market', accountId: accountOf(former) }]
    expect((await again({ officers: gone })).code).toBe('INSPECTION_OFFICERS')
  })

  it('can be cancelled, and planned anew', async () => {
    const application = await visits.underReview(owner)
    const { id } = await visits.planned(application)
    const { answer } = await hall.call(inspectionPlan.cancelInspection, {
      as: visits.clerk,
      params: { id },
      body: { base: 1, words: '店还没有装修好' },
    })
    expect(answer).toMatchObject({ state: 'cancelled', actions: [] })
    expect((await visits.planned(application)).state).toBe('proposed')
  })

  it('that is cancelled or moved after its time was fixed stays in no case: neither on the page nor before the decision', async () => {
    // A renewal is decided without a visit; one that was planned all the same holds it up as long as it is planned.
    const application = await visits.back.submit(accountOf(owner), [{ item: 'food-licence', variant: 'renew' }])
    const caseId = application.caseOf('food-licence')
    await visits.back.act(caseId, [
      { kind: 'accept', data: {} },
      { kind: 'opinion', data: { advice: 'agree' } },
    ])
    const progress = async () => {
      const { answer } = await hall.call(readProgress, { as: owner, params: { id: application.id } })
      const [lane] = answer.lanes
      return { next: lane?.next.key, last: lane?.events.at(-1) }
    }
    const { answer: plan } = await hall.call(inspectionPlan.planInspection, {
      as: market[0],
      params: { id: application.id },
      body: {
        base: visits.back.versionOf(application.id),
        caseIds: [caseId],
        times: [FIRST],
        place: '小满路1号',
        officers: peopleOf('market', market),
      },
    })
    const { id } = plan
    const params = { id }
    await visits.agree(id, 1, FIRST)
    expect(await progress()).toMatchObject({ next: 'inspection', last: { kind: 'plan_inspection' } })
    const grant = { kind: 'grant', data: {} } as const
    await expect(visits.back.act(caseId, [grant])).rejects.toThrow('CASE_INSPECTION_OPEN')

    const moved = await hall.call(inspectionPlan.moveInspection, {
      as: market[0],
      params,
      body: { base: 2, times: [SECOND + HOUR] },
    })
    expect(moved.answer).toMatchObject({ state: 'proposed', base: visits.back.versionOf(application.id) })
    expect(await progress()).toMatchObject({
      next: 'department_decides',
      last: { kind: 'visit_cancelled', facts: { because: 'moved' } },
    })
    await visits.agree(id, 3, SECOND + HOUR)
    expect(await progress()).toMatchObject({ next: 'inspection' })

    const cancelled = await hall.call(inspectionPlan.cancelInspection, {
      as: visits.clerk,
      params,
      body: { base: 4, words: '不用看了' },
    })
    expect(cancelled.answer).toMatchObject({ state: 'cancelled', base: visits.back.versionOf(application.id) })
    const { last } = await progress()
    expect(last).toMatchObject({ kind: 'visit_cancelled', facts: { because: 'cancelled' } })
    expect(last?.facts).not.toHaveProperty('inspectionId')
    await visits.back.act(caseId, [grant])
    expect(visits.eventsOf(caseId, 'grant')).toBe(1)
  })

  it('goes on for the others when one case was withdrawn meanwhile', async () => {
    const application = await visits.underReview(owner)
    const { id } = await visits.planned(application)
    await visits.back.act(application.caseOf('fire-check'), [{ kind: 'withdraw', data: {} }])
    await hall.call(ownInspection.agreeInspection, { as: owner, params: { id }, body: { base: 1, visitAt: FIRST } })
    const answer = await visits.read(id)
    const sent = await hall.call(inspection.syncFindings, {
      as: market[0],
      params: { id },
      body: { commands: [finding(application.caseOf('food-licence'), answer.base, market)] },
    })
    expect(sent.answer.inspection.state).toBe('done')
  })

  it('is over when the last of its cases was withdrawn, and nobody has it before them any more', async () => {
    const { application, visit } = await visits.agreed(owner)
    const withdraw = { kind: 'withdraw', data: {} } as const
    await visits.back.act(application.caseOf('food-licence'), [withdraw])
    expect((await visits.read(visit.id)).state).toBe('agreed')
    await visits.back.act(application.caseOf('fire-check'), [withdraw])
    expect(await visits.read(visit.id)).toMatchObject({ state: 'cancelled', actions: [] })
    const { answer } = await hall.call(inspection.listMyInspections, { as: fire[0], query: {} })
    expect(answer.inspections.map(({ id }) => id)).not.toContain(visit.id)
  })

  it('is in the list of its inspectors by time, until it is done', async () => {
    const { visit } = await visits.agreed(owner)
    const { answer } = await hall.call(inspection.listMyInspections, { as: fire[0], query: {} })
    const mine = answer.inspections.find(({ id }) => id === visit.id)
    expect(mine).toMatchObject({ at: FIRST, state: 'agreed', place: '小满路1号', found: 0 })
    expect(mine?.items).toHaveLength(2)
    const times = answer.inspections.map(({ at }) => at)
    expect([...times].sort((a, b) => a - b)).toEqual(times)
  })

  it('is nobody else’s business', async () => {
    const { application, visit } = await visits.agreed(owner)
    const params = { id: visit.id }
    for (const as of [reviewer, former, stranger]) {
      const read = await hall.call(inspection.readInspection, { as, params })
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(read.code)
    }
    const other = await hall.call(ownInspection.listInspections, { as: stranger, params: { id: application.id } })
    expect(other.code).toBe('NOT_FOUND')
    const agree = await hall.call(ownInspection.agreeInspection, {
      as: stranger,
      params,
      body: { base: visit.version, visitAt: FIRST },
    })
    expect(agree.code).toBe('NOT_FOUND')
  })
})

describe('the check of a commitment', () => {
  it('is a visit after the grant', async () => {
    const application = await visits.back.submit(accountOf(owner), [{ item: 'fire-check', route: 'commitment' }])
    const caseId = application.caseOf('fire-check')
    await visits.back.act(caseId, [
      { kind: 'accept', data: {} },
      { kind: 'grant', data: {} },
    ])
    const plan = await hall.call(inspectionPlan.planInspection, {
      as: visits.clerk,
      params: { id: application.id },
      body: {
        base: visits.back.versionOf(application.id),
        caseIds: [caseId],
        times: [FIRST],
        place: '小满路1号',
        officers: peopleOf('fire', fire),
      },
    })
    expect(plan.answer.cases).toMatchObject([{ purpose: 'commitment', again: false }])
    const { id } = plan.answer
    await hall.call(ownInspection.agreeInspection, { as: owner, params: { id }, body: { base: 1, visitAt: FIRST } })
    const { answer: now } = await hall.call(inspection.readInspection, { as: fire[0], params: { id } })
    const sent = await hall.call(inspection.syncFindings, {
      as: fire[0],
      params: { id },
      body: { commands: [finding(caseId, now.base, fire)] },
    })
    expect(sent.answer.results).toMatchObject([{ result: 'done' }])
    expect(visits.eventsOf(caseId, 'commitment_check')).toBe(1)
  })
})

describe('the officers to choose from', () => {
  it('are the inspectors of a department, masked', async () => {
    const { answer } = await hall.call(inspectionPlan.listOfficers, { as: visits.clerk, params: { id: 'market' } })
    expect(market.map(accountOf).every((id) => answer.officers.some(({ accountId }) => accountId === id))).toBe(true)
    expect(answer.officers.some(({ accountId }) => accountId === accountOf(former))).toBe(false)
    expect((await hall.call(inspectionPlan.listOfficers, { as: visits.clerk, params: { id: 'no-such' } })).code).toBe(
      'NOT_FOUND',
    )
  })
})
