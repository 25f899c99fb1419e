import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as certificate from '../../shared/contract/certificate'
import { Issuing, SEWER, SIGN, TODAY } from '../support/issuing'

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

describe('the list of an issuing system', () => {
  const send = (text: string, more: object = {}, as = at.issuer) =>
    at.hall.call(certificate.importCertificates, { as, body: { text, ...more } })

  it('is issued whole', async () => {
    const [one, two] = [await at.granted([{ item: SEWER }, { item: SIGN }]), await at.granted([{ item: SEWER }])]
    const text = [
      '查询号,事项,证照编号,起,止,印章',
      `${one.number},${SEWER},I-1,${TODAY},2031-09-13,水务局章`,
      `${one.number},${SIGN},I-2,${TODAY},,城管局章`,
      `${two.number},${SEWER},I-3,${TODAY}`,
    ].join('\n')
    expect((await send(text, { check: true })).answer).toEqual({ lines: 3, imported: 0, problems: [] })
    expect((await send(text)).answer).toEqual({ lines: 3, imported: 3, problems: [] })
    const { answer } = await at.hall.call(certificate.findCertificates, { as: at.issuer, query: { number: 'I-2' } })
    expect(answer.certificates).toMatchObject([{ source: 'imported', seal: '城管局章', itemId: SIGN }])
  })

  it('with a mistake in any line is not taken at all, and every mistake is named', async () => {
    const [one, open] = [
      await at.granted([{ item: SEWER }]),
      await at.back.submit(at.owner.accountId, [{ item: SEWER }]),
    ]
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
    expect(at.count("SELECT COUNT(*) AS n FROM certificate WHERE number = 'I-10'")).toBe(0)
  })

  it('of another service point is not there', async () => {
    const one = await at.granted([{ item: SEWER }])
    const { answer } = await send(`${one.number},${SEWER},I-20,${TODAY}`, {}, at.issuerElsewhere)
    expect(answer.problems).toMatchObject([{ line: 1, code: 'NOT_FOUND' }])
  })
})
