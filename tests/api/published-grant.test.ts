import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as certificate from '../../shared/contract/certificate'
import { addDays, dayOf } from '../../shared/domain/time'
import { Issuing, SEWER } from '../support/issuing'

const COMPANY = {
  applicant: { kind: 'company', name: '小满餐饮有限公司', person: '王秀英', uscc: '91350100M000100Y43' },
} as const

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

describe('the list of grants', () => {
  it('names a business and masks a person, with the number once there is one', async () => {
    const granted1 = await at.granted([{ item: SEWER }], COMPANY)
    const list = async () => (await at.hall.call(certificate.listPublishedGrants, { query: {} })).answer.grants
    expect((await list())[0]).toMatchObject({ holder: '小满餐饮有限公司', number: null, state: 'valid' })
    await at.issue(granted1, SEWER, { number: 'P-1' })
    expect((await list())[0]).toMatchObject({ number: 'P-1' })
    at.hall.clock.advance(1)
    await at.granted([{ item: SEWER }])
    expect((await list())[0]).toMatchObject({ holder: '欧阳**', uscc: null })
    const { answer } = await at.hall.call(certificate.listPublishedGrants, { query: { departmentId: 'health' } })
    expect(answer.grants).toEqual([])
  })

  it('is narrowed to one day of publication', async () => {
    await at.granted([{ item: SEWER }])
    const on = async (day: string) =>
      (await at.hall.call(certificate.listPublishedGrants, { query: { day } })).answer.grants.map(({ publishedAt }) =>
        dayOf(publishedAt),
      )
    const today = dayOf(at.hall.clock.now())
    expect(new Set(await on(today))).toEqual(new Set([today]))
    expect(await on(addDays(today, -1))).toEqual([])
    expect(await on(addDays(today, 1))).toEqual([])
  })

  it('is turned page by page', async () => {
    const insert = at.hall.db.prepare(
      `INSERT INTO published_grant (case_id, item_id, department_id, variant, holder, state, granted_at, created_at)
       SELECT id, item_id, 'water', 'establish', '页', 'valid', 1, ? FROM "case" WHERE id = ?`,
    )
    for (let index = 0; index < 40; index++) {
      const application = await at.back.submit(at.owner.accountId, [{ item: SEWER }])
      insert.run([index + 1, application.caseOf(SEWER)])
    }
    const seen: number[] = []
    for (let before: string | undefined; ; ) {
      const { answer } = await at.hall.call(certificate.listPublishedGrants, { query: before ? { before } : {} })
      seen.push(...answer.grants.map(({ publishedAt }) => publishedAt))
      if (answer.next === null) break
      before = String(answer.next)
    }
    expect(seen).toEqual([...seen].sort((a, b) => b - a))
    expect(new Set(seen.filter((at) => at <= 40)).size).toBe(40)
  })
})

describe('a grant whose item, variant or route left the catalogue while the case was open', () => {
  const gone = [
    ['the item', `item_id = 'old-permit', department_id = 'old-department'`],
    ['the variant', `variant = 'reissue'`],
    ['the route', `route = 'old-route'`],
  ] as const

  it.each(gone)('is decided, published and issued as it was when the case began: %s', async (_what, change) => {
    at.hall.clock.advance(1)
    const application = await at.back.submit(at.owner.accountId, [{ item: SEWER }], COMPANY)
    const caseId = application.caseOf(SEWER)
    at.hall.db.prepare(`UPDATE "case" SET ${change} WHERE id = ?`).run([caseId])
    await at.back.grant(caseId)
    const list = async () => (await at.hall.call(certificate.listPublishedGrants, { query: {} })).answer.grants[0]
    expect(await list()).toMatchObject({
      item: { zh: '污水排入排水管网许可证' },
      holder: COMPANY.applicant.name,
      number: null,
    })
    const { answer, code } = await at.issue(application, SEWER)
    expect(code).toBeNull()
    expect(at.count('SELECT COUNT(*) AS n FROM certificate WHERE id = ? AND kind = ?', answer.id, SEWER)).toBe(1)
    expect(await list()).toMatchObject({ number: answer.number, state: 'valid' })
  })
})
