import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import { changeDelivery, readApplication, saveDraft, submitApplication } from '../../shared/contract/application'
import { readDesk, revealApplicant } from '../../shared/contract/case'
import { findCertificates, openPickup, postCertificates, readPickup } from '../../shared/contract/certificate'
import { receiveAtCounter } from '../../shared/contract/counter'
import { lookUpProgress, readProgress } from '../../shared/contract/progress'
import { countWork, listWork } from '../../shared/contract/work-list'
import { NO_DELIVERY } from '../../shared/domain/delivery'
import { counterRequest, SIGN_ONLY } from '../support/application'
import { complete } from '../support/apply'
import type { Login } from '../support/hall'
import { Issuing, SEWER } from '../support/issuing'
import { CENTRE, STREET } from '../support/visitor'

const HOME = { way: 'post' as const, name: '欧阳小满', phone: '13612345678', address: '金牛区小满路 1 号 2 单元' }
const POST = { ...HOME, pointId: null }
const COMMUNITY = 'jiulidi-north-community'

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

const change = (id: string, body: object, as = at.owner) =>
  at.hall.call(changeDelivery, { as, params: { id }, body: { ...NO_DELIVERY, ...body } })
const ownProgress = async (id: string) =>
  (await at.hall.call(readProgress, { as: at.owner, params: { id } })).answer.delivery
const topics = async () =>
  (await at.hall.call(listMessages, { as: at.owner, query: {} })).answer.messages.map(({ topic }) => topic)

describe('how the result shall come', () => {
  it('is said in the draft, checked before it goes, and told on the progress page without the address', async () => {
    const draft = await complete(at.hall, at.owner, SIGN_ONLY)
    expect(draft).toMatchObject({ delivery: NO_DELIVERY, deliverable: true, problems: [] })
    const params = { id: draft.id }
    const save = async (base: number, delivery: object) =>
      (await at.hall.call(saveDraft, { as: at.owner, params, body: { base, delivery } })).answer
    const half = await save(draft.version, { way: 'post', name: '欧阳小满', phone: '123' })
    expect(half.problems).toEqual([
      { part: 'delivery.address', problem: 'MISSING' },
      { part: 'delivery.phone', problem: 'FORMAT' },
    ])
    const body = { base: half.version }
    expect((await at.hall.call(submitApplication, { as: at.owner, params, body })).code).toBe('APPLICATION_INCOMPLETE')
    const whole = await save(half.version, HOME)
    const last = { base: whole.version }
    const { answer } = await at.hall.call(submitApplication, { as: at.owner, params, body: last })
    expect(answer.delivery).toEqual(POST)
    expect(await ownProgress(draft.id)).toMatchObject({ way: 'post', changeable: true })
    const row = at.hall.db.prepare('SELECT * FROM application WHERE id = ?').get([draft.id])
    expect(JSON.stringify(row)).not.toContain('小满路')
  })

  it('can be changed by its applicant until it was sent, to something that can be posted or collected', async () => {
    const { application, ids } = await at.issued()
    const { id } = application
    expect((await change(id, HOME, at.stranger)).code).toBe('NOT_FOUND')
    expect((await change(id, { ...HOME, address: '路' })).code).toBe('BAD_FIELD')
    expect((await change(id, { ...HOME, phone: '12' })).code).toBe('BAD_FIELD')
    expect((await change(id, { way: 'window', pointId: COMMUNITY })).code).toBe('BAD_FIELD')
    expect((await change(id, HOME)).answer).toEqual(POST)
    expect((await change(id, { way: 'window', pointId: STREET, name: '不要' })).answer).toEqual({
      ...NO_DELIVERY,
      pointId: STREET,
    })
    expect((await change(id, HOME)).code).toBeNull()
    const base = at.back.versionOf(id)
    const body = { base, certificateIds: ids, carrier: '中国邮政', tracking: 'EA123456789CN' }
    const posted = await at.hall.call(postCertificates, { as: at.issuer, params: { id }, body })
    expect(posted.code).toBeNull()
    expect((await change(id, { way: 'window' })).code).toBe('CERTIFICATE_HANDED')
    expect(await ownProgress(id)).toMatchObject({ way: 'post', changeable: false })
  })

  it('meets the posting at the same moment: one of them sees the other', async () => {
    const { application, ids } = await at.issued()
    const { id } = application
    const base = at.back.versionOf(id)
    const body = { base, certificateIds: ids, carrier: '中国邮政', tracking: 'EA123456789CN' }
    const [changed, posted] = await Promise.all([
      change(id, HOME),
      at.hall.call(postCertificates, { as: at.issuer, params: { id }, body }),
    ])
    const codes = [changed.code, posted.code]
    expect(codes).toContain(null)
    expect([
      [null, 'CONFLICT'],
      ['CERTIFICATE_HANDED', null],
      ['CONFLICT', null],
    ]).toContainEqual(codes)
  })

  it('is shown masked where it is posted; the address leaves a trace, and is no department’s business', async () => {
    const { application } = await at.issued()
    const params = { id: application.id }
    await change(application.id, HOME)
    const { answer: desk } = await at.hall.call(readDesk, { as: at.issuer, params })
    expect(desk.delivery).toEqual({ ...POST, name: '欧阳**', phone: '136****5678', address: '***' })
    const reveal = (as: typeof at.issuer) =>
      at.hall.call(revealApplicant, { as, params, body: { purpose: 'contact' as const } })
    expect((await reveal(at.issuer)).answer.delivery).toEqual(POST)
    const looks = at.hall.db
      .prepare('SELECT purpose FROM access_log WHERE party_id = ? AND actor_id = ?')
      .all([application.id, at.issuer.accountId])
    expect(looks).toEqual([{ purpose: 'contact' }])
    expect((await at.hall.call(readDesk, { as: at.approver, params })).answer.delivery).toBeNull()
    expect((await reveal(at.approver)).answer.delivery).toBeNull()
  })

  it('says that it comes by post instead of calling people to the window', async () => {
    const application = await at.granted([{ item: SEWER }], { delivery: POST })
    await at.issue(application, SEWER)
    expect(await topics()).toContain('certificate_to_post')
    const { answer } = await at.hall.call(readPickup, { as: at.owner, params: { id: application.id } })
    expect(answer.way).toBe('post')
    const number = { number: application.number, lastFour: (application.applicant.document ?? '').slice(-4) }
    const open = await at.hall.call(lookUpProgress, { body: number })
    expect(open.code).toBeNull()
    expect(JSON.stringify(open.body)).not.toMatch(/小满路|136\*|post/)
  })

  it('at another window is given out there, by whoever gives out there, and by no further one', async () => {
    const { application, ids, code } = await at.issued()
    const proof = { number: application.number, code }
    const look = () => at.hall.call(openPickup, { as: at.issuerElsewhere, body: proof })
    const find = async () => {
      const query = { applicationId: application.id }
      const reply = await at.hall.call(findCertificates, { as: at.issuerElsewhere, query })
      return reply.answer.certificates.map(({ id }) => id)
    }
    expect((await look()).code).toBe('NOT_FOUND')
    expect(await find()).toEqual([])
    await change(application.id, { way: 'window', pointId: STREET })
    expect((await look()).answer.ready.map(({ id }) => id)).toEqual(ids)
    expect(await find()).toEqual(ids)
    const { answer } = await at.hall.call(readPickup, { as: at.owner, params: { id: application.id } })
    expect(answer).toMatchObject({ way: 'window', point: { id: STREET } })
    expect((await at.hand(application, { code, certificateIds: ids }, at.issuerElsewhere)).code).toBeNull()
  })

  it('at another window is in the list of that window, and in no other', async () => {
    const listed = async (as: Login, pointId: string) => {
      const query = { queue: 'collect', pointId } as const
      const { work } = (await at.hall.call(listWork, { as, query })).answer
      const { lists } = (await at.hall.call(countWork, { as })).answer
      const counted = lists.find((one) => one.queue === 'collect' && one.pointId === pointId)?.count ?? 0
      expect(counted).toBe(work.length)
      return work.map(({ caseId }) => caseId)
    }
    const here = () => listed(at.issuer, CENTRE)
    const there = () => listed(at.issuerElsewhere, STREET)
    const wish = { delivery: { ...NO_DELIVERY, pointId: STREET } }
    const { application, ids, code } = await at.issued([{ item: SEWER }], wish)
    const caseId = application.caseOf(SEWER)
    expect([(await here()).includes(caseId), (await there()).includes(caseId)]).toEqual([false, true])
    // What the list shows opens at that window.
    const params = { id: application.id }
    expect((await at.hall.call(readDesk, { as: at.issuerElsewhere, params })).answer.cases[0]?.actions).toContain(
      'hand_out',
    )

    await change(application.id, HOME)
    expect([(await here()).includes(caseId), (await there()).includes(caseId)]).toEqual([true, false])
    await change(application.id, { way: 'window', pointId: STREET })
    expect([(await here()).includes(caseId), (await there()).includes(caseId)]).toEqual([false, true])
    expect((await at.hand(application, { code, certificateIds: ids }, at.issuerElsewhere)).code).toBeNull()
    expect(await there()).not.toContain(caseId)
  })

  it('at another window is shown only to who can give it out there', async () => {
    const clerk = await at.hall.staff('clerk', STREET)
    const wish = { delivery: { ...NO_DELIVERY, pointId: STREET } }
    const { application } = await at.issued([{ item: SEWER }], wish)
    const params = { id: application.id }
    const query = { queue: 'collect', pointId: STREET } as const
    const listOf = async (as: Login) => (await at.hall.call(listWork, { as, query })).answer.work
    const isListed = async (as: Login) =>
      (await listOf(as)).some(({ applicationId }) => applicationId === application.id)
    expect([await isListed(at.issuerElsewhere), await isListed(clerk)]).toEqual([true, false])
    expect((await at.hall.call(readDesk, { as: clerk, params })).code).toBe('NOT_FOUND')
    const { lists } = (await at.hall.call(countWork, { as: clerk })).answer
    expect(lists.filter((one) => one.queue === 'collect')).toEqual([])
  })

  it('is in a list that begins with the nearest deadline, page by page', async () => {
    const wish = { delivery: { ...NO_DELIVERY, pointId: STREET } }
    for (let index = 0; index < 22; index++) await at.issued([{ item: SEWER }], wish)
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const query = { queue: 'collect', pointId: STREET, ...(after === undefined ? {} : { after }) } as const
      const { work, next } = (await at.hall.call(listWork, { as: at.issuerElsewhere, query })).answer
      seen.push(...work.map(({ caseId }) => caseId))
      if (next === null) break
      after = next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(22)
  })

  it('can be said at the counter', async () => {
    const clerk = await at.hall.staff('clerk', CENTRE)
    const request = { ...counterRequest(SIGN_ONLY), delivery: HOME }
    const { answer, code } = await at.hall.call(receiveAtCounter, { as: clerk, body: request })
    expect(code).toBeNull()
    expect(answer.delivery).toMatchObject({ way: 'post', address: '***' })
    const wrong = { ...request, delivery: { ...HOME, address: null } }
    expect((await at.hall.call(receiveAtCounter, { as: clerk, body: wrong })).code).toBe('APPLICATION_INCOMPLETE')
  })

  it('of a draft is not changed this way', async () => {
    const draft = await complete(at.hall, at.stranger, SIGN_ONLY)
    expect((await change(draft.id, HOME, at.stranger)).code).toBe('NOT_SUBMITTED')
    expect((await at.hall.call(readApplication, { as: at.stranger, params: { id: draft.id } })).code).toBeNull()
  })
})
