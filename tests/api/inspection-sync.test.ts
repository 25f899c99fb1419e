import type * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { delegate } from '../../shared/contract/authority'
import * as inspection from '../../shared/contract/inspection'
import * as inspectionPlan from '../../shared/contract/inspection-plan'
import * as ownInspection from '../../shared/contract/own-inspection'
import { dayOf } from '../../shared/domain/time'
import { accountOf, type Hall, type Login, startHall } from '../support/hall'
import { sendPhoto } from '../support/photo'
import { finding, peopleOf, VISIT_TIMES, Visits } from '../support/visit'

const [FIRST, SECOND] = VISIT_TIMES

let hall: Hall
let visits: Visits
let owner: Login
let market: Visits['market']
let fire: Visits['fire']

beforeAll(async () => {
  hall = await startHall()
  visits = await Visits.start(hall)
  ;({ market, fire } = visits)
  owner = await hall.login('13600007002')
})
afterAll(async () => {
  visits?.close()
  await hall?.close()
})

type Command = v.InferInput<typeof inspection.FieldCommand>
type Finding = Extract<Command, { kind: 'finding' }>

describe('what a phone recorded', () => {
  it('is kept with its photos and the signature, and tells the case', async () => {
    const { application, visit } = await visits.agreed(owner)
    const as = market[0]
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
    expect(visits.eventsOf(found.caseId, 'record_finding')).toBe(1)
    expect(visits.eventsOf(found.caseId, 'require_rectification')).toBe(1)
    const text = JSON.stringify(hall.db.prepare('SELECT * FROM finding').all([]))
    expect(text).not.toContain('洗手池')
    expect(text).not.toContain('104.05')

    const { answer: again } = await send([found, signed])
    expect(again.results.map(({ result }) => result)).toEqual(['already', 'already'])
    expect(visits.findingsOf(visit.id)).toBe(1)
  })

  it('leads from putting right to a second look', async () => {
    const { application, visit } = await visits.agreed(owner)
    const caseId = application.caseOf('food-licence')
    const more = { outcome: 'rectify', rectifyUntil: '2026-09-21', words: '洗手池没有接水' } as const
    const commands = [
      finding(caseId, visit.base, market, more),
      finding(application.caseOf('fire-check'), visit.base, market),
    ]
    const { answer } = await hall.call(inspection.syncFindings, {
      as: market[0],
      params: { id: visit.id },
      body: { commands },
    })
    // Nobody records for another department.
    expect(answer.results.map(({ code }) => code)).toEqual([null, 'INSPECTION_OFFICERS'])
    const said = await hall.call(ownInspection.sayRectified, {
      as: owner,
      params: { id: application.id },
      body: { caseIds: [caseId], words: '装好了' },
    })
    expect(said.answer.done).toBe(true)
    const second = await hall.call(inspectionPlan.planInspection, {
      as: visits.clerk,
      params: { id: application.id },
      body: {
        base: said.answer.version,
        caseIds: [caseId],
        times: [SECOND],
        place: '小满路1号',
        officers: peopleOf('market', market),
      },
    })
    expect(second.answer.cases).toMatchObject([{ again: true, purpose: 'before' }])
    const { id, version } = second.answer
    await hall.call(ownInspection.agreeInspection, {
      as: owner,
      params: { id },
      body: { base: version, visitAt: SECOND },
    })
    const { answer: now } = await hall.call(inspection.readInspection, { as: market[0], params: { id } })
    const passed = await hall.call(inspection.syncFindings, {
      as: market[0],
      params: { id },
      body: { commands: [finding(caseId, now.base, market)] },
    })
    expect(passed.answer.inspection.state).toBe('done')
  })

  it('is a conflict when the plan was changed since, and shows what is there', async () => {
    const { application, visit } = await visits.agreed(owner)
    const caseId = application.caseOf('food-licence')
    await hall.call(inspectionPlan.moveInspection, {
      as: visits.clerk,
      params: { id: visit.id },
      body: { base: visit.version, times: [SECOND] },
    })
    const send = (commands: Command[], as = market[0]) =>
      hall.call(inspection.syncFindings, { as, params: { id: visit.id }, body: { commands } })
    const stale = await send([finding(caseId, visit.base, market)])
    expect(stale.answer.results).toMatchObject([{ result: 'conflict', code: 'INSPECTION_CHANGED', now: null }])
    await hall.call(ownInspection.agreeInspection, {
      as: owner,
      params: { id: visit.id },
      body: { base: visit.version + 1, visitAt: SECOND },
    })
    const { answer: now } = await hall.call(inspection.readInspection, { as: market[0], params: { id: visit.id } })
    const kept = finding(caseId, now.base, market)
    expect((await send([kept])).answer.results).toMatchObject([{ result: 'done' }])
    const other = await send([finding(caseId, now.base, market, { outcome: 'fail', words: '不合格' })], market[1])
    expect(other.answer.results).toMatchObject([
      { result: 'conflict', code: 'INSPECTION_FOUND', now: { id: kept.id, outcome: 'pass' } },
    ])
  })

  it('waits for photos that were not sent yet, and keeps the rest', async () => {
    const { application, visit } = await visits.agreed(owner)
    const photos = [{ fileId: 'not-there', takenAt: FIRST, place: null }]
    const sent = await hall.call(inspection.syncFindings, {
      as: fire[0],
      params: { id: visit.id },
      body: { commands: [finding(application.caseOf('fire-check'), visit.base, fire, { photos })] },
    })
    expect(sent.answer.results).toMatchObject([{ result: 'conflict', code: 'FILE_NOT_READY' }])
    expect(visits.findingsOf(visit.id)).toBe(0)
  })

  it('is neither lost nor doubled when two phones send the same batch at once, again and again', async () => {
    const { application, visit } = await visits.agreed(owner)
    const batch = [finding(application.caseOf('food-licence'), visit.base, market)]
    const sends = Array.from({ length: 20 }, (_, index) =>
      hall.call(inspection.syncFindings, {
        as: market[index % 2] ?? market[0],
        params: { id: visit.id },
        body: { commands: batch },
      }),
    )
    const answers = await Promise.all(sends)
    const results = answers.flatMap((reply) => (reply.code === null ? reply.answer.results : []))
    expect(results.filter(({ result }) => result === 'done')).toHaveLength(1)
    expect(results.every(({ result }) => result === 'done' || result === 'already')).toBe(true)
    expect(answers.every(({ code }) => code === null || code === 'CONFLICT')).toBe(true)
    expect(visits.findingsOf(visit.id)).toBe(1)
    expect(visits.eventsOf(application.caseOf('food-licence'), 'record_finding')).toBe(1)
  })

  it('of two departments at once is kept of both', async () => {
    const { application, visit } = await visits.agreed(owner)
    const send = async (as: Login, command: Finding): Promise<void> => {
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
      send(market[0], finding(application.caseOf('food-licence'), visit.base, market)),
      send(fire[0], finding(application.caseOf('fire-check'), visit.base, fire)),
    ])
    expect(visits.findingsOf(visit.id)).toBe(2)
    const { answer } = await hall.call(inspection.listInspectionsAtDesk, {
      as: visits.clerk,
      params: { id: application.id },
    })
    expect(answer.inspections).toMatchObject([{ state: 'done' }])
  })

  it('is made and recorded by who stands in for an inspector on leave (AB 角), on the days of it', async () => {
    const deputy = await hall.staff('reviewer', null, 'market')
    const officersNow = async () =>
      (
        await hall.call(inspectionPlan.listOfficers, { as: visits.clerk, params: { id: 'market' } })
      ).answer.officers.map(({ accountId }) => accountId)
    expect(await officersNow()).not.toContain(accountOf(deputy))
    const day = dayOf(VISIT_TIMES[0])
    const leave = { phone: deputy.phone, departmentId: 'market', fromDay: day, toDay: day }
    const given = await hall.call(delegate, { as: market[1], body: leave })
    expect(given.code).toBeNull()
    expect(await officersNow()).toContain(accountOf(deputy))

    const application = await visits.underReview(owner)
    const { answer: plan } = await hall.call(inspectionPlan.planInspection, {
      as: visits.clerk,
      params: { id: application.id },
      body: {
        base: visits.back.versionOf(application.id),
        caseIds: [application.caseOf('food-licence')],
        times: [VISIT_TIMES[0]],
        place: '小满路1号',
        officers: peopleOf('market', [market[0], deputy]),
      },
    })
    await visits.agree(plan.id, plan.version, VISIT_TIMES[0])
    const visit = await visits.read(plan.id, deputy)
    expect(visit.actions).toContain('find')
    const record = () =>
      hall.call(inspection.syncFindings, {
        as: deputy,
        params: { id: plan.id },
        body: { commands: [finding(application.caseOf('food-licence'), visit.base, [market[0], deputy])] },
      })
    const before = hall.clock.now()
    // The evening before, he is a reviewer and no inspector.
    expect((await record()).answer.results.map(({ code }) => code)).toEqual(['CASE_ROLE'])
    hall.clock.set(VISIT_TIMES[0])
    expect((await record()).answer.results.map(({ result, code }) => [result, code])).toEqual([['done', null]])
    hall.clock.set(before)
    // Who has left the department sends nobody.
    hall.db.prepare('UPDATE delegation SET ended_at = 1 WHERE to_account_id = ?').run([accountOf(deputy)])
    expect(await officersNow()).not.toContain(accountOf(deputy))
  })
})
