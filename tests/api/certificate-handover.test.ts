import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AgentView } from '../../shared/contract/application-part'
import * as certificate from '../../shared/contract/certificate'
import { listDocuments, readDocument } from '../../shared/contract/document'
import { MINUTE_MS } from '../../shared/domain/time'
import { Issuing, SEWER, SIGN } from '../support/issuing'

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

describe('handing over', () => {
  it('is proved by the code, in part or together', async () => {
    const { application, ids, code } = await at.issued([{ item: SEWER }, { item: SIGN }])
    const [first = '', second = ''] = ids
    expect(code).toMatch(/^\d{6}$/)
    const open = await at.hall.call(certificate.openPickup, {
      as: at.issuer,
      body: { number: application.number, code },
    })
    expect(open.answer.ready.map(({ id }) => id)).toEqual(ids)
    const part = await at.hand(application, { code, certificateIds: [first] })
    expect(part.answer.ready.map(({ id }) => id)).toEqual([second])
    expect((await at.own(first)).handover).toBe('handed')
    expect((await at.hand(application, { code, certificateIds: [first] })).code).toBe('CERTIFICATE_HANDED')
    expect((await at.hand(application, { code, certificateIds: [second] })).answer.ready).toEqual([])
    const { answer } = await at.hall.call(certificate.readPickup, { as: at.owner, params: { id: application.id } })
    expect(answer).toMatchObject({ code: null, ready: [], collected: [{ how: 'handed' }, { how: 'handed' }] })
  })

  it('leaves the holder a receipt that names what was given out', async () => {
    const { application, certificates, ids, code } = await at.issued([{ item: SEWER }, { item: SIGN }])
    await at.hand(application, { code, certificateIds: ids })
    const { answer } = await at.hall.call(listDocuments, { as: at.owner, params: { id: application.id } })
    const receipt = answer.documents.find(({ kind }) => kind === 'handover')
    const { answer: paper } = await at.hall.call(readDocument, { as: at.owner, params: { id: receipt?.code ?? '' } })
    const lines = paper.sheet.lists.flatMap((list) => list.lines.map(({ zh }) => zh))
    expect(lines).toHaveLength(certificates.length)
    for (const { number } of certificates) expect(lines.join()).toContain(number)
    expect(paper.isAuthentic).toBe(true)
  })

  it('is proved by the document for someone without a phone', async () => {
    const { application, ids } = await at.issued()
    const wrong = await at.hand(application, { document: '510106199001011234', certificateIds: ids })
    expect(wrong.code).toBe('PICKUP_WRONG')
    const right = await at.hand(application, { document: application.applicant.document, certificateIds: ids })
    expect(right.status).toBe(200)
  })

  it('of one certificate to many at once happens once', async () => {
    const { application, ids, code } = await at.issued()
    const replies = await Promise.all(
      Array.from({ length: 30 }, () => at.hand(application, { code, certificateIds: ids })),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    const refused = replies.filter(({ status }) => status !== 200).map(({ code: why }) => why)
    expect(refused.every((why) => why === 'CERTIFICATE_HANDED' || why === 'CONFLICT')).toBe(true)
    const sql = "SELECT COUNT(*) AS n FROM case_event WHERE case_id = ? AND kind = 'hand_out'"
    expect(at.count(sql, application.caseOf(SEWER))).toBe(1)
  })

  it('gives a repeated request its first answer, so that nobody is told that it is gone already', async () => {
    const { application, ids, code } = await at.issued([{ item: SEWER }, { item: SIGN }])
    const [first = ''] = ids
    const key = crypto.randomUUID()
    const give = () => at.hand(application, { code, certificateIds: [first] }, at.issuer, key)
    const replies = [...(await Promise.all([give(), give(), give()])), await give()]
    expect(replies.map(({ status, code: why }) => [status, why])).toEqual(replies.map(() => [200, null]))
    expect(new Set(replies.map(({ answer }) => JSON.stringify(answer.ready.map(({ id }) => id)))).size).toBe(1)
    const sql = "SELECT COUNT(*) AS n FROM case_event WHERE case_id = ? AND kind = 'hand_out'"
    expect(at.count(sql, application.caseOf(SEWER))).toBe(1)
  })

  it('takes a wrong code for no answer: it is counted each time, and the same request may be tried again', async () => {
    const { application, ids, code } = await at.issued()
    const key = crypto.randomUUID()
    const wrong = code === '000000' ? '111111' : '000000'
    for (let tries = 0; tries < 2; tries++) {
      expect((await at.hand(application, { code: wrong, certificateIds: ids }, at.issuer, key)).code).toBe(
        'PICKUP_WRONG',
      )
    }
    expect(at.count('SELECT failures AS n FROM pickup WHERE application_id = ?', application.id)).toBe(2)
    expect((await at.hand(application, { code, certificateIds: ids }, at.issuer, key)).status).toBe(200)
  })

  it('waits after five wrong codes, also when they come at once', async () => {
    const { application, ids, code } = await at.issued()
    const wrong = code === '000000' ? '111111' : '000000'
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => at.hand(application, { code: wrong, certificateIds: ids })),
    )
    expect(tries.every((reply) => reply.code === 'PICKUP_WRONG' || reply.code === 'PICKUP_LOCKED')).toBe(true)
    expect((await at.hand(application, { code, certificateIds: ids })).code).toBe('PICKUP_LOCKED')
    const document = await at.hall.call(certificate.openPickup, {
      as: at.issuer,
      body: { number: application.number, document: application.applicant.document ?? '' },
    })
    expect(document.status).toBe(200)
    at.hall.clock.advance(15 * MINUTE_MS + 1)
    expect((await at.hand(application, { code, certificateIds: ids })).status).toBe(200)
  })

  it('goes to an agent only with an authorisation that covers it', async () => {
    const agent = (more: Partial<AgentView>): AgentView => ({
      name: '帮办员',
      documentKind: 'id_card',
      document: '510106199001011234',
      phone: '13687654321',
      scope: 'all',
      untilDay: '2026-12-31',
      ...more,
    })
    const cases: [AgentView | undefined, string | null][] = [
      [undefined, 'PICKUP_AGENT'],
      [agent({ scope: 'submit' }), 'PICKUP_AGENT'],
      [agent({ untilDay: '2026-09-01' }), 'PICKUP_AGENT'],
      [agent({}), null],
    ]
    for (const [one, code] of cases) {
      const { application, ids, code: pickup } = await at.issued([{ item: SEWER }], one ? { agent: one } : {})
      // The code is shown to who may collect; at the window the document of the applicant proves it as well.
      const isBarred = one !== undefined && code !== null
      expect(pickup === '').toBe(isBarred)
      const proof = isBarred ? { document: application.applicant.document } : { code: pickup }
      expect((await at.hand(application, { ...proof, certificateIds: ids, to: 'agent' })).code).toBe(code)
    }
  })

  it('is not for another service point, nor for those who once worked there', async () => {
    const { application, ids, code } = await at.issued()
    expect((await at.hand(application, { code, certificateIds: ids }, at.issuerElsewhere)).code).toBe('NOT_FOUND')
    expect((await at.hand(application, { code, certificateIds: ids }, at.former)).code).toBe('FORBIDDEN')
    const read = await at.hall.call(certificate.readPickup, { as: at.stranger, params: { id: application.id } })
    expect(read.code).toBe('NOT_FOUND')
  })

  it('can be by post, with a number that only the holder reads', async () => {
    const { application, ids } = await at.issued()
    const body = {
      base: at.back.versionOf(application.id),
      certificateIds: ids,
      carrier: '邮政',
      tracking: 'EM123456789CN',
    }
    const params = { id: application.id }
    const elsewhere = await at.hall.call(certificate.postCertificates, { as: at.issuerElsewhere, params, body })
    expect(elsewhere.code).toBe('NOT_FOUND')
    const { answer } = await at.hall.call(certificate.postCertificates, { as: at.issuer, params, body })
    expect(answer.ready).toEqual([])
    expect(await at.own(ids[0] ?? '')).toMatchObject({
      handover: 'posted',
      post: { carrier: '邮政', tracking: 'EM123456789CN' },
    })
    const rows = [
      at.hall.db.prepare('SELECT * FROM certificate').all([]),
      at.hall.db.prepare('SELECT * FROM case_event').all([]),
    ]
    expect(JSON.stringify(rows)).not.toContain('EM123456789CN')
  })
})
