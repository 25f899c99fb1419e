import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import * as certificate from '../../shared/contract/certificate'
import { listDocuments, readDocument } from '../../shared/contract/document'
import { lookAt } from '../support/application'
import type { Resident } from '../support/hall/crowd'
import { Issuing, SEWER, SIGN, TODAY } from '../support/issuing'

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

/** Says in the form which certificate an application is about. */
const about = (item: string, number: string) => ({ form: { [`old-number-${item}`]: number } })

describe('what becomes of a certificate', () => {
  const holder = () => ({ applicant: { document: at.back.document() } })
  const numberOf = (id: string) =>
    (at.hall.db.prepare('SELECT number FROM certificate WHERE id = ?').get([id]) as { number: string }).number
  const stateOf = (id: string) =>
    (at.hall.db.prepare('SELECT state FROM certificate WHERE id = ?').get([id]) as { state: string }).state

  it.each([
    [SEWER, ['change', 'renew']],
    [SIGN, ['change', 'renew']],
    ['food-licence', ['change', 'renew', 'reissue']],
    ['road-transport-licence', ['change', 'renew', 'reissue']],
  ] as const)('%s is replaced by each variant that follows it', async (item, variants) => {
    const who = holder()
    let before = (await at.issued([{ item }], who)).ids[0] ?? ''
    for (const variant of variants) {
      const more = { ...who, ...about(item, numberOf(before)) }
      const application = await at.back.submit(at.owner.accountId, [{ item, variant }], more)
      await at.back.grant(application.caseOf(item))
      const { answer } = await at.issue(application, item)
      expect(answer).toMatchObject({ previousId: before, status: 'valid' })
      expect(await at.own(before)).toMatchObject({ status: 'replaced', nextId: answer.id })
      before = answer.id
    }
  })

  it('says by itself which one it takes the place of only where the applicant named it', async () => {
    const who = holder()
    const [one, two] = [await at.issued([{ item: SEWER }], who), await at.issued([{ item: SEWER }], who)]
    const renew = async (more: object) => {
      const application = await at.back.submit(at.owner.accountId, [{ item: SEWER, variant: 'renew' }], {
        ...who,
        ...more,
      })
      await at.back.grant(application.caseOf(SEWER))
      return application
    }
    const unclear = await renew({})
    expect((await at.issue(unclear, SEWER)).code).toBe('CERTIFICATE_UNKNOWN')
    expect((await at.issue(unclear, SEWER, { replaces: 'not-mine' })).code).toBe('CERTIFICATE_UNKNOWN')
    expect((await at.issue(unclear, SEWER, { replaces: one.ids[0] })).answer.previousId).toBe(one.ids[0])
    const named = await renew(about(SEWER, numberOf(two.ids[0] ?? '')))
    expect((await at.issue(named, SEWER)).answer.previousId).toBe(two.ids[0])
  })

  it('of one shop is not ended by a renewal of another shop of the same person', async () => {
    const who = holder()
    const first = { ...who, applicant: { ...who.applicant, kind: 'company' as const, uscc: '91350100M000100Y43' } }
    const {
      ids: [known = ''],
    } = await at.issued([{ item: SEWER }], first)
    // The certificate of the other shop is older than the hall's books.
    const other = { applicant: { ...first.applicant, uscc: '92510106MA00000007' }, ...about(SEWER, '老证-7') }
    const application = await at.back.submit(at.owner.accountId, [{ item: SEWER, variant: 'renew' }], other)
    await at.back.grant(application.caseOf(SEWER))
    const desk = await lookAt(at.hall, at.issuer, application.id)
    expect(desk.cases[0]?.previous).toMatchObject({ given: '老证-7', named: null, held: [{ id: known }] })
    expect((await at.issue(application, SEWER)).code).toBe('CERTIFICATE_UNKNOWN')
    const { answer } = await at.issue(application, SEWER, { replaces: null })
    expect(answer.previousId).toBeNull()
    expect(stateOf(known)).toBe('valid')
  })

  it('is named line by line in a list, and none is ended by guess there either', async () => {
    const who = holder()
    const [one, two] = [await at.issued([{ item: SEWER }], who), await at.issued([{ item: SEWER }], who)]
    const granted = () => at.granted([{ item: SEWER, variant: 'renew' }], who)
    const [a, b] = [await granted(), await granted()]
    const send = (lines: string[]) =>
      at.hall.call(certificate.importCertificates, { as: at.issuer, body: { text: lines.join('\n') } })
    const line = (number: string, name: string, previous = '') => `${number},${SEWER},${name},${TODAY},,,${previous}`
    const { answer: refused } = await send([line(a.number, 'E-1'), line(b.number, 'E-2', '没有这张')])
    expect(refused.problems.map(({ line: at_, code }) => [at_, code])).toEqual([
      [1, 'CERTIFICATE_UNKNOWN'],
      [2, 'CERTIFICATE_UNKNOWN'],
    ])
    const taken = await send([line(a.number, 'E-1', numberOf(one.ids[0] ?? '')), line(b.number, 'E-2', '无')])
    expect(taken.answer.imported).toBe(2)
    expect([stateOf(one.ids[0] ?? ''), stateOf(two.ids[0] ?? '')]).toEqual(['replaced', 'valid'])
  })

  it('can be taken back with grounds, by somebody with that authority', async () => {
    const { application, ids, code } = await at.issued()
    await at.hand(application, { code, certificateIds: ids })
    const end = (as: Resident) =>
      at.hall.call(certificate.endCertificate, {
        as,
        params: { id: ids[0] ?? '' },
        body: { how: 'revoked', ground: 'deceit', grounds: ['以欺骗手段取得'] },
      })
    expect((await end(at.approverElsewhere)).code).toBe('NOT_FOUND')
    expect((await end(at.approver)).answer).toMatchObject({ status: 'revoked', endedWhy: '以欺骗手段取得' })
    expect((await end(at.approver)).code).toBe('CERTIFICATE_ENDED')
    expect((await at.own(ids[0] ?? '')).status).toBe('revoked')
    const { answer: inbox } = await at.hall.call(listMessages, { as: at.owner, query: {} })
    const told = inbox.messages.filter(({ topic }) => topic === 'certificate_ended')
    expect(told.map(({ ref }) => ref)).toEqual([{ kind: 'certificate', id: ids[0] }])
  })

  it.each([
    ['withdrawn', 'law_changed', 'closed'],
    ['cancelled', 'dissolved', 'closed'],
    ['revoked', 'deceit', 'revoked'],
  ] as const)(
    'that is %s before it is collected lies there no more, and its case is over',
    async (how, ground, state) => {
      const { application, ids, code } = await at.issued([{ item: SEWER }, { item: SIGN }])
      const [ended = '', left = ''] = ids
      const end = (body: object) =>
        at.hall.call(certificate.endCertificate, {
          as: at.approver,
          params: { id: ended },
          body: { how, ground, grounds: ['查明的事实'], ...body },
        })
      const other = how === 'withdrawn' ? 'deceit' : 'law_changed'
      expect((await end({ ground: other })).code).toBe('BAD_FIELD')
      expect((await end({})).answer).toMatchObject({ status: how })
      const caseId = application.caseOf(SEWER)
      const row = at.hall.db.prepare('SELECT state, queue FROM "case" WHERE id = ?').get([caseId])
      expect(row).toMatchObject({ state, queue: '' })
      const proof = { number: application.number, code }
      const { answer: open } = await at.hall.call(certificate.openPickup, { as: at.issuer, body: proof })
      expect(open.ready.map(({ id }) => id)).toEqual([left])
      const { answer: own } = await at.hall.call(certificate.readPickup, {
        as: at.owner,
        params: { id: application.id },
      })
      expect(own.ready.map(({ id }) => id)).toEqual([left])
      expect((await at.hand(application, { code, certificateIds: [ended] })).code).toBe('CERTIFICATE_ENDED')
      const post = {
        base: at.back.versionOf(application.id),
        certificateIds: [ended],
        carrier: '邮政',
        tracking: 'EM1234',
      }
      const params = { id: application.id }
      expect((await at.hall.call(certificate.postCertificates, { as: at.issuer, params, body: post })).code).toBe(
        'CERTIFICATE_ENDED',
      )
      expect((await at.hand(application, { code, certificateIds: [left] })).status).toBe(200)
      const { answer: papers } = await at.hall.call(listDocuments, { as: at.owner, params })
      const paper = papers.documents.find(({ kind }) => kind === 'revocation')
      const { answer: sheet } = await at.hall.call(readDocument, { as: at.owner, params: { id: paper?.code ?? '' } })
      expect(sheet.sheet.remedies?.length).toBeGreaterThan(0)
      const lines = sheet.sheet.lists.map((list) => list.lines.map(({ zh }) => zh))
      expect(lines[0]).toEqual(['查明的事实'])
    },
  )

  it('of one broken commitment needs a check, and is handed out or ended, never both', async () => {
    const { application, ids, code } = await at.issued()
    const end = (ground: 'commitment' | 'deceit') =>
      at.hall.call(certificate.endCertificate, {
        as: at.approver,
        params: { id: ids[0] ?? '' },
        body: { how: 'revoked', ground, grounds: ['查明的事实'] },
      })
    expect((await end('commitment')).code).toBe('CASE_UNRESOLVED')
    const [ended, handed] = await Promise.all([end('deceit'), at.hand(application, { code, certificateIds: ids })])
    const row = at.hall.db.prepare('SELECT state, handover FROM certificate WHERE id = ?').get([ids[0] ?? ''])
    if (handed.code === null) expect(row).toMatchObject({ handover: 'handed' })
    else expect(['CERTIFICATE_ENDED', 'CONFLICT']).toContain(handed.code)
    if (ended.code === null) expect(row).toMatchObject({ state: 'revoked' })
    expect([ended.code, handed.code]).toContain(null)
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
