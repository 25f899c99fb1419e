import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import { withdrawApplication } from '../../shared/contract/application'
import { postCertificates } from '../../shared/contract/certificate'
import { addDays, dayOf, instantOf } from '../../shared/domain/time'
import { packWords } from '../../worker/service/case/words'
import { actOn, lookAt, SIGN_ONLY } from '../support/application'
import { complete, submit } from '../support/apply'
import { giveRole } from '../support/hall/login'
import { SEWER, SIGN } from '../support/issuing'
import { FILING_ONLY } from '../support/over'
import { NOT_INVITED, Rated } from '../support/rated'
import { CENTRE } from '../support/visitor'

let world: Rated
beforeAll(async () => {
  world = await Rated.start()
})
afterAll(() => world?.close())

describe('the invitation', () => {
  it('comes once, with the last certificate that is handed over, and by the words of both languages', async () => {
    const { application, ids, code } = await world.at.issued([{ item: SEWER }, { item: SIGN }])
    const [first = '', second = ''] = ids
    await world.at.hand(application, { code, certificateIds: [first] })
    expect(world.invitations(application.id)).toEqual(NOT_INVITED)
    expect(await world.progress(world.at.owner, application.id)).toBeNull()
    expect((await world.read(world.at.owner, application.id)).code).toBe('RATING_NOT_YET')
    expect((await world.rate(world.at.owner, application.id, { level: 1 })).code).toBe('RATING_NOT_YET')
    await world.at.hand(application, { code, certificateIds: [second] })
    expect(world.invitations(application.id)).toEqual(world.once())
    const closesAt = instantOf(addDays(dayOf(world.hall.clock.now()), 8), 0)
    expect(await world.progress(world.at.owner, application.id)).toEqual({ given: false, closesAt })
    const { messages } = (await world.hall.call(listMessages, { as: world.at.owner, query: {} })).answer
    const asked = messages.filter(({ topic }) => topic === 'rate_application')
    expect(asked).toMatchObject([{ title: '请评价这次办理', ref: { kind: 'application_rating', id: application.id } }])
    expect(asked[0]?.body).toContain('不留名')
  })

  it('comes with the post, with a refusal, and not before what else is open has ended', async () => {
    const posted = await world.at.issued()
    await world.hall.call(postCertificates, {
      as: world.at.issuer,
      params: { id: posted.application.id },
      body: {
        base: world.at.back.versionOf(posted.application.id),
        certificateIds: posted.ids,
        carrier: '邮政',
        tracking: 'EM123456789CN',
      },
    })
    expect(world.invitations(posted.application.id)).toEqual(world.once())

    const refused = await world.at.back.submit(world.at.owner.accountId, [{ item: SEWER }, { item: SIGN }])
    const words = packWords({ text: '不收', points: {} }) ?? ''
    const points = ['floor-plan']
    // What was listed has come and is still not right.
    const refuse = [
      { kind: 'request_supplement', data: { points: [{ id: 'floor-plan', materialId: null }] }, words },
      { kind: 'supplement', data: { points } },
      { kind: 'refuse_acceptance', data: { ground: '第 9 条', points }, words },
    ] as const
    await world.at.back.act(refused.caseOf(SEWER), refuse)
    expect(world.invitations(refused.id)).toEqual(NOT_INVITED)
    await world.at.back.act(refused.caseOf(SIGN), refuse)
    expect(world.invitations(refused.id)).toEqual(world.once())
  })

  it('is not made to who withdraws before anybody of the hall has done anything, but after', async () => {
    const as = world.next()
    const early = await submit(world.hall, as, await complete(world.hall, as, FILING_ONLY))
    await world.hall.call(withdrawApplication, { as, params: { id: early.id }, body: {} })
    expect(world.invitations(early.id)).toEqual(NOT_INVITED)
    expect(await world.progress(as, early.id)).toBeNull()

    const late = await submit(world.hall, as, await complete(world.hall, as, SIGN_ONLY))
    const desk = await lookAt(world.hall, world.clerk, late.id)
    await actOn(world.hall, world.clerk, desk, [
      { caseId: desk.cases[0]?.id ?? '', command: { kind: 'accept', data: {} } },
    ])
    await world.hall.call(withdrawApplication, { as, params: { id: late.id }, body: {} })
    expect(world.invitations(late.id)).toEqual(world.once())
  })

  it('is one, of forty clerks who end the application at the same moment, and of a request that comes again', async () => {
    const as = world.next()
    const clerks = Array.from({ length: 40 }, () => world.next())
    for (const one of clerks) giveRole(world.hall.db, world.hall.clock, one, 'clerk', CENTRE)
    const { id } = await submit(world.hall, as, await complete(world.hall, as, FILING_ONLY))
    const desk = await lookAt(world.hall, world.clerk, id)
    const command = { kind: 'no_licence_needed', data: {}, words: '不用办' } as const
    const commands = [{ caseId: desk.cases[0]?.id ?? '', command }]
    const replies = await Promise.all(clerks.map((one) => actOn(world.hall, one, desk, commands)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ code }) => code === 'CONFLICT')).toHaveLength(39)
    expect(world.invitations(id)).toEqual(world.once())
    world.hall.db.prepare(`UPDATE "case" SET light = 'yellow' WHERE application_id = ?`).run([id])
    // Whoever explains afterwards why it took long asks nobody again.
    const after = await lookAt(world.hall, world.clerk, id)
    const explained = await actOn(world.hall, world.clerk, after, [
      { caseId: commands[0]?.caseId ?? '', command: { kind: 'explain', data: {}, words: '人手不够' } },
    ])
    expect(explained.code).toBeNull()
    expect(world.invitations(id)).toEqual(world.once())
  })

  it('is one, of two windows that hand over the last two certificates at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const { application, ids, code } = await world.at.issued([{ item: SEWER }, { item: SIGN }])
      const replies = await Promise.all(ids.map((id) => world.at.hand(application, { code, certificateIds: [id] })))
      expect(replies.map(({ status }) => status)).toEqual([200, 200])
      expect(world.invitations(application.id)).toEqual(world.once())
    }
  })

  it('is not sent when the answer was faster', async () => {
    const { as, id } = await world.over()
    expect((await world.rate(as, id, { level: 2 })).status).toBe(201)
    world.hall.clock.advance(60_000)
    await world.hall.runJobs()
    const row = world.hall.db
      .prepare('SELECT state, last_error FROM outbox WHERE dedupe = ?')
      .get([`rate_application/${id}`])
    expect(row).toMatchObject({ state: 'skipped', last_error: 'OVERTAKEN' })
  })
})
