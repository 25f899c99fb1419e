import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listMessages } from '../../shared/contract/account'
import type { AgentView } from '../../shared/contract/application-part'
import * as certificate from '../../shared/contract/certificate'
import { listDocuments, readDocument } from '../../shared/contract/document'
import { dayOf, MINUTE_MS } from '../../shared/domain/time'
import { type Hall, OPENING, startHall } from '../support/hall'
import { makeCrowd, type Resident } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { sendPhoto } from '../support/photo'
import { type Applied, Back, type UnderWay } from '../support/under-way'
import { CENTRE, STREET } from '../support/visitor'

const TODAY = dayOf(OPENING)
const SEWER = 'sewer-permit'
const SIGN = 'sign-permit'

let hall: Hall
let back: Back
let owner: Resident
let stranger: Resident
let issuer: Resident
let issuerElsewhere: Resident
let approver: Resident
let approverElsewhere: Resident
let former: Resident
let holders = 0

beforeAll(async () => {
  hall = await startHall()
  back = new Back(hall)
  const people = await makeCrowd(hall.db, hall.clock, 7)
  ;[owner, stranger, issuer, issuerElsewhere, approver, approverElsewhere, former] = people as [
    Resident,
    Resident,
    Resident,
    Resident,
    Resident,
    Resident,
    Resident,
  ]
  giveRole(hall.db, hall.clock, issuer, 'issuer', CENTRE)
  giveRole(hall.db, hall.clock, issuerElsewhere, 'issuer', STREET)
  giveRole(hall.db, hall.clock, former, 'issuer', CENTRE)
  hall.db.prepare('UPDATE role_grant SET revoked_at = 1 WHERE account_id = ?').run([former.accountId])
  for (const [one, department] of [
    [approver, 'water'],
    [approverElsewhere, 'health'],
  ] as const) {
    giveRole(hall.db, hall.clock, one, 'approver', null, department)
    hall.db
      .prepare(
        `INSERT INTO authorisation (id, account_id, department_id, from_day, to_day, granted_by, created_at)
         VALUES (?, ?, ?, '2026-01-01', '2036-12-31', 'test', 0)`,
      )
      .run([crypto.randomUUID(), one.accountId, department])
  }
})
afterAll(async () => {
  back?.close()
  await hall?.close()
})

async function granted(applied: readonly Applied[], more: Parameters<Back['submit']>[2] = {}): Promise<UnderWay> {
  const application = await back.submit(owner.accountId, applied, more)
  for (const { item } of applied) await back.grant(application.caseOf(item))
  return application
}

function issue(application: UnderWay, item: string, body: object = {}, as = issuer) {
  return hall.call(certificate.issueCertificate, {
    as,
    params: { id: application.caseOf(item) },
    body: { base: back.versionOf(application.id), number: `N${++holders}`, validFrom: TODAY, ...body },
  })
}

async function issued(applied: readonly Applied[] = [{ item: SEWER }], more: Parameters<Back['submit']>[2] = {}) {
  const application = await granted(applied, more)
  const certificates = []
  for (const { item } of applied) certificates.push((await issue(application, item)).answer)
  const { answer: pickup } = await hall.call(certificate.readPickup, { as: owner, params: { id: application.id } })
  return { application, certificates, code: pickup.code ?? '', ids: certificates.map(({ id }) => id) }
}

const hand = (application: UnderWay, body: object, as = issuer) =>
  hall.call(certificate.handOver, {
    as,
    body: { number: application.number, certificateIds: [], to: 'applicant', ...body },
  })
const own = async (id: string) => (await hall.call(certificate.readMyCertificate, { as: owner, params: { id } })).answer
const countOf = (sql: string, ...args: string[]) => (hall.db.prepare(sql).get(args) as { n: number }).n

describe('issuing', () => {
  it('keeps number, file and seal of the issuing system, and tells the holder', async () => {
    const application = await granted([{ item: SEWER }])
    const file = await sendPhoto(hall, issuer)
    const { answer } = await issue(application, SEWER, {
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
    const mine = await own(answer.id)
    expect(mine).toMatchObject({ holder: '欧阳小满', renewBy: '2031-08-14', validUntil: '2031-09-13' })
    const { answer: list } = await hall.call(certificate.listMyCertificates, { as: owner, query: {} })
    expect(list.certificates[0]?.id).toBe(answer.id)
    const { answer: inbox } = await hall.call(listMessages, { as: owner, query: {} })
    expect(inbox.messages.map(({ topic }) => topic)).toContain('certificate_ready')
  })

  it('prints a sample where there is no issuing system', async () => {
    const application = await granted([{ item: SEWER }])
    const { answer } = await issue(application, SEWER, { number: null, seal: '假的章' })
    expect(answer).toMatchObject({ source: 'sample', isSample: true, seal: null, fileId: null })
    expect(answer.number).toContain(application.number)
  })

  it('is done by the window of that point or by the department, not by others', async () => {
    const application = await granted([{ item: SEWER }])
    for (const as of [issuerElsewhere, approverElsewhere, former, stranger]) {
      const { code } = await issue(application, SEWER, {}, as)
      expect(['NOT_FOUND', 'FORBIDDEN']).toContain(code)
    }
    expect((await issue(application, SEWER, {}, approver)).status).toBe(201)
  })

  it('waits for the decision, gives a number once, and takes no period that ends before it begins', async () => {
    const open = await back.submit(owner.accountId, [{ item: SEWER }])
    expect((await issue(open, SEWER)).code).toBe('CASE_UNRESOLVED')
    const application = await granted([{ item: SEWER }])
    expect((await issue(application, SEWER, { validUntil: '2020-01-01' })).code).toBe('CERTIFICATE_DAYS')
    await issue(application, SEWER, { number: 'ONCE-1' })
    const other = await granted([{ item: SEWER }])
    expect((await issue(other, SEWER, { number: 'ONCE-1' })).code).toBe('CERTIFICATE_NUMBER_TAKEN')
    expect((await issue(other, SEWER, { base: 1 })).code).toBe('CONFLICT')
  })

  it('happens once, however many tap at the same moment', async () => {
    const application = await granted([{ item: SEWER }])
    const base = back.versionOf(application.id)
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        issue(application, SEWER, { base, number: `R${index}` }, index % 2 === 0 ? issuer : approver),
      ),
    )
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
    const refused = replies.filter(({ status }) => status !== 201).map(({ code }) => code)
    expect(refused.every((code) => code === 'CONFLICT' || code === 'CASE_STATE')).toBe(true)
    const caseId = application.caseOf(SEWER)
    expect(countOf('SELECT COUNT(*) AS n FROM certificate WHERE case_id = ?', caseId)).toBe(1)
    expect(countOf("SELECT COUNT(*) AS n FROM case_event WHERE case_id = ? AND kind = 'issue'", caseId)).toBe(1)
  })
})

describe('the list of an issuing system', () => {
  const send = (text: string, more: object = {}, as = issuer) =>
    hall.call(certificate.importCertificates, { as, body: { text, ...more } })

  it('is issued whole', async () => {
    const [one, two] = [await granted([{ item: SEWER }, { item: SIGN }]), await granted([{ item: SEWER }])]
    const text = [
      '查询号,事项,证照编号,起,止,印章',
      `${one.number},${SEWER},I-1,${TODAY},2031-09-13,水务局章`,
      `${one.number},${SIGN},I-2,${TODAY},,城管局章`,
      `${two.number},${SEWER},I-3,${TODAY}`,
    ].join('\n')
    expect((await send(text, { check: true })).answer).toEqual({ lines: 3, imported: 0, problems: [] })
    expect((await send(text)).answer).toEqual({ lines: 3, imported: 3, problems: [] })
    const { answer } = await hall.call(certificate.findCertificates, { as: issuer, query: { number: 'I-2' } })
    expect(answer.certificates).toMatchObject([{ source: 'imported', seal: '城管局章', itemId: SIGN }])
  })

  it('with a mistake in any line is not taken at all, and every mistake is named', async () => {
    const [one, open] = [await granted([{ item: SEWER }]), await back.submit(owner.accountId, [{ item: SEWER }])]
    const { answer } = await send(
      [
        `${one.number},${SEWER},I-10,${TODAY}`,
        `${one.number},${SEWER},I-11,${TODAY}`,
        `${open.number},${SEWER},I-12,${TODAY}`,
        `202601010000000,${SEWER},I-13,${TODAY}`,
        `${one.number},${SEWER},I-14,昨天`,
        `${one.number},no-such-item,I-15,${TODAY}`,
        `${one.number},${SEWER},I-1,${TODAY}`,
      ].join('\n'),
    )
    expect(answer.imported).toBe(0)
    expect(answer.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'CASE_STATE'],
      [3, 'CASE_UNRESOLVED'],
      [4, 'NOT_FOUND'],
      [5, 'BAD_FIELD'],
      [6, 'NOT_FOUND'],
      [7, 'CERTIFICATE_NUMBER_TAKEN'],
    ])
    expect(countOf("SELECT COUNT(*) AS n FROM certificate WHERE number = 'I-10'")).toBe(0)
  })

  it('of another service point is not there', async () => {
    const one = await granted([{ item: SEWER }])
    const { answer } = await send(`${one.number},${SEWER},I-20,${TODAY}`, {}, issuerElsewhere)
    expect(answer.problems).toMatchObject([{ line: 1, code: 'NOT_FOUND' }])
  })
})

describe('handing over', () => {
  it('is proved by the code, in part or together', async () => {
    const { application, ids, code } = await issued([{ item: SEWER }, { item: SIGN }])
    const [first = '', second = ''] = ids
    expect(code).toMatch(/^\d{6}$/)
    const open = await hall.call(certificate.openPickup, { as: issuer, body: { number: application.number, code } })
    expect(open.answer.ready.map(({ id }) => id)).toEqual(ids)
    const part = await hand(application, { code, certificateIds: [first] })
    expect(part.answer.ready.map(({ id }) => id)).toEqual([second])
    expect((await own(first)).handover).toBe('handed')
    expect((await hand(application, { code, certificateIds: [first] })).code).toBe('CERTIFICATE_HANDED')
    expect((await hand(application, { code, certificateIds: [second] })).answer.ready).toEqual([])
    const { answer } = await hall.call(certificate.readPickup, { as: owner, params: { id: application.id } })
    expect(answer).toMatchObject({ code: null, ready: [], collected: [{ how: 'handed' }, { how: 'handed' }] })
  })

  it('leaves the holder a receipt that names what was given out', async () => {
    const { application, certificates, ids, code } = await issued([{ item: SEWER }, { item: SIGN }])
    await hand(application, { code, certificateIds: ids })
    const { answer } = await hall.call(listDocuments, { as: owner, params: { id: application.id } })
    const receipt = answer.documents.find(({ kind }) => kind === 'handover')
    const { answer: paper } = await hall.call(readDocument, { as: owner, params: { id: receipt?.code ?? '' } })
    const lines = paper.sheet.lists.flatMap((list) => list.lines.map(({ zh }) => zh))
    expect(lines).toHaveLength(certificates.length)
    for (const { number } of certificates) expect(lines.join()).toContain(number)
    expect(paper.isAuthentic).toBe(true)
  })

  it('is proved by the document for someone without a phone', async () => {
    const { application, ids } = await issued()
    const wrong = await hand(application, { document: '510106199001011234', certificateIds: ids })
    expect(wrong.code).toBe('PICKUP_WRONG')
    const right = await hand(application, { document: application.applicant.document, certificateIds: ids })
    expect(right.status).toBe(200)
  })

  it('of one certificate to many at once happens once', async () => {
    const { application, ids, code } = await issued()
    const replies = await Promise.all(
      Array.from({ length: 30 }, () => hand(application, { code, certificateIds: ids })),
    )
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    const refused = replies.filter(({ status }) => status !== 200).map(({ code: why }) => why)
    expect(refused.every((why) => why === 'CERTIFICATE_HANDED' || why === 'CONFLICT')).toBe(true)
    const sql = "SELECT COUNT(*) AS n FROM case_event WHERE case_id = ? AND kind = 'hand_out'"
    expect(countOf(sql, application.caseOf(SEWER))).toBe(1)
  })

  it('waits after five wrong codes, also when they come at once', async () => {
    const { application, ids, code } = await issued()
    const wrong = code === '000000' ? '111111' : '000000'
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => hand(application, { code: wrong, certificateIds: ids })),
    )
    expect(tries.every((reply) => reply.code === 'PICKUP_WRONG' || reply.code === 'PICKUP_LOCKED')).toBe(true)
    expect((await hand(application, { code, certificateIds: ids })).code).toBe('PICKUP_LOCKED')
    const document = await hall.call(certificate.openPickup, {
      as: issuer,
      body: { number: application.number, document: application.applicant.document ?? '' },
    })
    expect(document.status).toBe(200)
    hall.clock.advance(15 * MINUTE_MS + 1)
    expect((await hand(application, { code, certificateIds: ids })).status).toBe(200)
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
      const { application, ids, code: pickup } = await issued([{ item: SEWER }], one ? { agent: one } : {})
      expect((await hand(application, { code: pickup, certificateIds: ids, to: 'agent' })).code).toBe(code)
    }
  })

  it('is not for another service point, nor for those who once worked there', async () => {
    const { application, ids, code } = await issued()
    expect((await hand(application, { code, certificateIds: ids }, issuerElsewhere)).code).toBe('NOT_FOUND')
    expect((await hand(application, { code, certificateIds: ids }, former)).code).toBe('FORBIDDEN')
    const read = await hall.call(certificate.readPickup, { as: stranger, params: { id: application.id } })
    expect(read.code).toBe('NOT_FOUND')
  })

  it('can be by post, with a number that only the holder reads', async () => {
    const { application, ids } = await issued()
    const body = {
      base: back.versionOf(application.id),
      certificateIds: ids,
      carrier: '邮政',
      tracking: 'EM123456789CN',
    }
    const params = { id: application.id }
    const elsewhere = await hall.call(certificate.postCertificates, { as: issuerElsewhere, params, body })
    expect(elsewhere.code).toBe('NOT_FOUND')
    const { answer } = await hall.call(certificate.postCertificates, { as: issuer, params, body })
    expect(answer.ready).toEqual([])
    expect(await own(ids[0] ?? '')).toMatchObject({
      handover: 'posted',
      post: { carrier: '邮政', tracking: 'EM123456789CN' },
    })
    const rows = [
      hall.db.prepare('SELECT * FROM certificate').all([]),
      hall.db.prepare('SELECT * FROM case_event').all([]),
    ]
    expect(JSON.stringify(rows)).not.toContain('EM123456789CN')
  })
})

describe('what becomes of a certificate', () => {
  const holder = () => ({ applicant: { document: back.document() } })

  it('is replaced by a renewal, a change or a replacement, and ended by a cancellation', async () => {
    const who = holder()
    const first = await issued([{ item: SEWER }], who)
    let before = first.ids[0] ?? ''
    for (const variant of ['renew', 'change', 'reissue'] as const) {
      const application = await back.submit(owner.accountId, [{ item: SEWER, variant }], who).catch(() => null)
      if (!application) continue
      await back.grant(application.caseOf(SEWER))
      const { answer } = await issue(application, SEWER)
      expect(answer).toMatchObject({ previousId: before, status: 'valid' })
      expect(await own(before)).toMatchObject({ status: 'replaced', nextId: answer.id })
      before = answer.id
    }
    expect(before).not.toBe(first.ids[0])
  })

  it('must be named when the holder has several', async () => {
    const who = holder()
    const [one] = [await issued([{ item: SEWER }], who), await issued([{ item: SEWER }], who)]
    const application = await back.submit(owner.accountId, [{ item: SEWER, variant: 'renew' }], who)
    await back.grant(application.caseOf(SEWER))
    expect((await issue(application, SEWER)).code).toBe('CERTIFICATE_UNKNOWN')
    expect((await issue(application, SEWER, { replaces: 'not-mine' })).code).toBe('CERTIFICATE_UNKNOWN')
    const { answer } = await issue(application, SEWER, { replaces: one.ids[0] })
    expect(answer.previousId).toBe(one.ids[0])
  })

  it('can be taken back with grounds, by somebody with that authority', async () => {
    const { application, ids, code } = await issued()
    await hand(application, { code, certificateIds: ids })
    const end = (as: Resident) =>
      hall.call(certificate.endCertificate, {
        as,
        params: { id: ids[0] ?? '' },
        body: { how: 'revoked', grounds: ['以欺骗手段取得'] },
      })
    expect((await end(approverElsewhere)).code).toBe('NOT_FOUND')
    expect((await end(approver)).answer).toMatchObject({ status: 'revoked', endedWhy: '以欺骗手段取得' })
    expect((await end(approver)).code).toBe('CERTIFICATE_ENDED')
    expect((await own(ids[0] ?? '')).status).toBe('revoked')
  })

  it('is nobody else’s business', async () => {
    const { ids, application } = await issued()
    const read = await hall.call(certificate.readMyCertificate, { as: stranger, params: { id: ids[0] ?? '' } })
    expect(read.code).toBe('NOT_FOUND')
    const find = (as: Resident) =>
      hall.call(certificate.findCertificates, { as, query: { caseId: application.caseOf(SEWER) } })
    expect((await find(issuerElsewhere)).answer.certificates).toEqual([])
    expect((await find(approverElsewhere)).answer.certificates).toEqual([])
    expect((await find(approver)).answer.certificates).toHaveLength(1)
    const document = await hall.call(certificate.findCertificates, {
      as: issuer,
      query: { document: application.applicant.document ?? '' },
    })
    expect(document.answer.certificates.map(({ id }) => id)).toEqual(ids)
  })
})

describe('the list of grants', () => {
  it('names a business and masks a person, with the number once there is one', async () => {
    const company = { kind: 'company', name: '小满餐饮有限公司', person: '王秀英', uscc: '91350100M000100Y43' } as const
    const granted1 = await granted([{ item: SEWER }], { applicant: company })
    const list = async () => (await hall.call(certificate.listPublishedGrants, { query: {} })).answer.grants
    expect((await list())[0]).toMatchObject({ holder: '小满餐饮有限公司', number: null, state: 'valid' })
    await issue(granted1, SEWER, { number: 'P-1' })
    expect((await list())[0]).toMatchObject({ number: 'P-1' })
    hall.clock.advance(1)
    await granted([{ item: SEWER }])
    expect((await list())[0]).toMatchObject({ holder: '欧阳**', uscc: null })
    const { answer } = await hall.call(certificate.listPublishedGrants, { query: { departmentId: 'health' } })
    expect(answer.grants).toEqual([])
  })

  it('is turned page by page', async () => {
    const insert = hall.db.prepare(
      `INSERT INTO published_grant (case_id, item_id, department_id, variant, holder, state, granted_at, created_at)
       SELECT id, item_id, 'water', 'establish', '页', 'valid', 1, ? FROM "case" WHERE id = ?`,
    )
    for (let index = 0; index < 40; index++) {
      const application = await back.submit(owner.accountId, [{ item: SEWER }])
      insert.run([index + 1, application.caseOf(SEWER)])
    }
    const seen: number[] = []
    for (let before: string | undefined; ; ) {
      const { answer } = await hall.call(certificate.listPublishedGrants, { query: before ? { before } : {} })
      seen.push(...answer.grants.map(({ publishedAt }) => publishedAt))
      if (answer.next === null) break
      before = String(answer.next)
    }
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
    expect(new Set(seen.filter((at) => at <= 40)).size).toBe(40)
  })
})
