import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import * as certificate from '../../shared/contract/certificate'
import { Issuing, SEWER } from '../support/issuing'
import { sendPhoto } from '../support/photo'

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

describe('issuing', () => {
  it('keeps number, file and seal of the issuing system, and tells the holder', async () => {
    const application = await at.granted([{ item: SEWER }])
    const file = await sendPhoto(at.hall, at.issuer)
    const { answer } = await at.issue(application, SEWER, {
      number: '川金排〔2026〕001号',
      seal: '金牛区水务局行政审批专用章',
      fileId: file.id,
      validUntil: '2031-09-13',
    })
    expect(answer).toMatchObject({
      number: '川金排〔2026〕001号',
      source: 'entered',
      isSample: false,
      fileId: file.id,
      status: 'valid',
      handover: 'kept',
      holder: '欧阳**',
    })
    const mine = await at.own(answer.id)
    expect(mine).toMatchObject({ holder: '欧阳小满', renewBy: '2031-08-14', validUntil: '2031-09-13' })
    const { answer: list } = await at.hall.call(certificate.listMyCertificates, { as: at.owner, query: {} })
    expect(list.certificates[0]?.id).toBe(answer.id)
    const { answer: inbox } = await at.hall.call(listMessages, { as: at.owner, query: {} })
    expect(inbox.messages.map(({ topic }) => topic)).toContain('certificate_ready')
  })

  it('prints a sample where there is no issuing system', async () => {
    const application = await at.granted([{ item: SEWER }])
    const { answer } = await at.issue(application, SEWER, { number: null, seal: '假的章' })
    expect(answer).toMatchObject({ source: 'sample', isSample: true, seal: null, fileId: null })
    expect(answer.number).toContain(application.number)
  })

  it('is done by the window of that point or by the department, not by others', async () => {
    const application = await at.granted([{ item: SEWER }])
    for (const as of [at.issuerElsewhere, at.approverElsewhere, at.former, at.stranger]) {
      const { code } = await at.issue(application, SEWER, {}, as)
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(code)
    }
    expect((await at.issue(application, SEWER, {}, at.approver)).status).toBe(201)
  })

  it('waits for the decision, gives a number once, and takes no period that ends before it begins', async () => {
    const open = await at.back.submit(at.owner.accountId, [{ item: SEWER }])
    expect((await at.issue(open, SEWER)).code).toBe('CASE_UNRESOLVED')
    const application = await at.granted([{ item: SEWER }])
    expect((await at.issue(application, SEWER, { validUntil: '2020-01-01' })).code).toBe('CERTIFICATE_DAYS')
    await at.issue(application, SEWER, { number: 'ONCE-1' })
    const other = await at.granted([{ item: SEWER }])
    expect((await at.issue(other, SEWER, { number: 'ONCE-1' })).code).toBe('CERTIFICATE_NUMBER_TAKEN')
    expect((await at.issue(other, SEWER, { base: 1 })).code).toBe('CONFLICT')
  })

  it('happens once, however many tap at the same moment', async () => {
    const application = await at.granted([{ item: SEWER }])
    const base = at.back.versionOf(application.id)
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        at.issue(application, SEWER, { base, number: `R${index}` }, index % 2 === 0 ? at.issuer : at.approver),
      ),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = replies.filter(({ status }) => status !== 201).map(({ code }) => code)
    expect(refused.every((code) => code === 'CONFLICT' || code === 'CASE_STATE')).toBe(true)
    const caseId = application.caseOf(SEWER)
    expect(at.count('SELECT COUNT(*) AS n FROM certificate WHERE case_id = ?', caseId)).toBe(1)
    expect(at.count("SELECT COUNT(*) AS n FROM case_event WHERE case_id = ? AND kind = 'issue'", caseId)).toBe(1)
  })
})
