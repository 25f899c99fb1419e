import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import * as certificate from '../../shared/contract/certificate'
import type { Resident } from '../support/hall/crowd'
import { Issuing, SEWER } from '../support/issuing'

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

describe('what becomes of a certificate', () => {
  const holder = () => ({ applicant: { document: at.back.document() } })

  it('is replaced by a renewal, a change or a replacement, and ended by a cancellation', async () => {
    const who = holder()
    const first = await at.issued([{ item: SEWER }], who)
    let before = first.ids[0] ?? ''
    for (const variant of ['renew', 'change', 'reissue'] as const) {
      const application = await at.back.submit(at.owner.accountId, [{ item: SEWER, variant }], who).catch(() => null)
      if (!application) continue
      await at.back.grant(application.caseOf(SEWER))
      const { answer } = await at.issue(application, SEWER)
      expect(answer).toMatchObject({ previousId: before, status: 'valid' })
      expect(await at.own(before)).toMatchObject({ status: 'replaced', nextId: answer.id })
      before = answer.id
    }
    expect(before).not.toBe(first.ids[0])
  })

  it('must be named when the holder has several', async () => {
    const who = holder()
    const [one] = [await at.issued([{ item: SEWER }], who), await at.issued([{ item: SEWER }], who)]
    const application = await at.back.submit(at.owner.accountId, [{ item: SEWER, variant: 'renew' }], who)
    await at.back.grant(application.caseOf(SEWER))
    expect((await at.issue(application, SEWER)).code).toBe('CERTIFICATE_UNKNOWN')
    expect((await at.issue(application, SEWER, { replaces: 'not-mine' })).code).toBe('CERTIFICATE_UNKNOWN')
    const { answer } = await at.issue(application, SEWER, { replaces: one.ids[0] })
    expect(answer.previousId).toBe(one.ids[0])
  })

  it('can be taken back with grounds, by somebody with that authority', async () => {
    const { application, ids, code } = await at.issued()
    await at.hand(application, { code, certificateIds: ids })
    const end = (as: Resident) =>
      at.hall.call(certificate.endCertificate, {
        as,
        params: { id: ids[0] ?? '' },
        body: { how: 'revoked', grounds: ['以欺骗手段取得'] },
      })
    expect((await end(at.approverElsewhere)).code).toBe('NOT_FOUND')
    expect((await end(at.approver)).answer).toMatchObject({ status: 'revoked', endedWhy: '以欺骗手段取得' })
    expect((await end(at.approver)).code).toBe('CERTIFICATE_ENDED')
    expect((await at.own(ids[0] ?? '')).status).toBe('revoked')
    const { answer: inbox } = await at.hall.call(listMessages, { as: at.owner, query: {} })
    const told = inbox.messages.filter(({ topic }) => topic === 'certificate_ended')
    expect(told.map(({ ref }) => ref)).toEqual([{ kind: 'certificate', id: ids[0] }])
  })

  it('is found by its application, and says whether the caller may end it', async () => {
    const { application, ids } = await at.issued()
    const find = async (as: Resident) => {
      const query = { applicationId: application.id }
      const { answer } = await at.hall.call(certificate.findCertificates, { as, query })
      return answer.certificates.map(({ id, mayEnd }) => [id, mayEnd])
    }
    expect(await find(at.issuer)).toEqual([[ids[0], false]])
    expect(await find(at.approver)).toEqual([[ids[0], true]])
    expect(await find(at.approverElsewhere)).toEqual([])
  })

  it('is nobody else’s business', async () => {
    const { ids, application } = await at.issued()
    const read = await at.hall.call(certificate.readMyCertificate, { as: at.stranger, params: { id: ids[0] ?? '' } })
    expect(read.code).toBe('NOT_FOUND')
    const find = (as: Resident) =>
      at.hall.call(certificate.findCertificates, { as, query: { caseId: application.caseOf(SEWER) } })
    expect((await find(at.issuerElsewhere)).answer.certificates).toEqual([])
    expect((await find(at.approverElsewhere)).answer.certificates).toEqual([])
    expect((await find(at.approver)).answer.certificates).toHaveLength(1)
    const document = await at.hall.call(certificate.findCertificates, {
      as: at.issuer,
      query: { document: application.applicant.document ?? '' },
    })
    expect(document.answer.certificates.map(({ id }) => id)).toEqual(ids)
  })
})
