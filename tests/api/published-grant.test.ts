import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as certificate from '../../shared/contract/certificate'
import { addDays, dayOf } from '../../shared/domain/time'
import { Issuing, SEWER } from '../support/issuing'

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

describe('the list of grants', () => {
  it('names a business and masks a person, with the number once there is one', async () => {
    const company = { kind: 'company', name: '小满餐饮有限公司', person: '王秀英', uscc: '91350100M000100Y43' } as const
    const granted1 = await at.granted([{ item: SEWER }], { applicant: company })
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
