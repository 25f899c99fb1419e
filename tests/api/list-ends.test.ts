import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importOutsideResults } from '../../shared/contract/case'
import { importCertificates } from '../../shared/contract/certificate'
import { Issuing, SEWER, SIGN, TODAY } from '../support/issuing'
import { sweep } from '../support/late'
import { CENTRE } from '../support/visitor'

/** Decided by the police, in a system of their own, as the other by the tax authority. */
const HOTEL = 'hotel-security'
const TAX = 'tax-setup'

let at: Issuing

beforeAll(async () => {
  at = await Issuing.start()
})
afterAll(() => at?.close())

const stateOf = (caseId: string) =>
  (at.hall.db.prepare('SELECT state FROM "case" WHERE id = ?').get([caseId]) as { state: string }).state
const handOver = { kind: 'hand_over', data: { authority: '公安', number: '1' } } as const
const outside = (outcome: 'accepted' | 'granted') =>
  ({ kind: 'outside_result', data: { outcome, number: '2' } }) as const

/** Two items, one of them issued and not collected; and a 变更 of it that is granted, not issued. */
async function changed() {
  const who = { applicant: { document: at.back.document() } }
  const before = await at.granted([{ item: SEWER }, { item: SIGN }], who)
  const { number, id } = (await at.issue(before, SEWER)).answer
  const form = { [`old-number-${SEWER}`]: number }
  const after = await at.back.submit(at.owner.accountId, [{ item: SEWER, variant: 'change' }], { ...who, form })
  await at.back.grant(after.caseOf(SEWER))
  return { before, after, id }
}

/** The same with a 注销 that the police have accepted, and a tax registration that is with its authority. */
async function cancelled() {
  const who = { applicant: { document: at.back.document() } }
  const before = await at.back.submit(at.owner.accountId, [{ item: HOTEL }, { item: TAX }], who)
  await at.back.act(before.caseOf(HOTEL), [handOver, outside('accepted'), outside('granted')])
  await at.back.act(before.caseOf(TAX), [handOver])
  const { number, id } = (await at.issue(before, HOTEL)).answer
  const form = { [`old-number-${HOTEL}`]: number }
  const after = await at.back.submit(at.owner.accountId, [{ item: HOTEL, variant: 'cancel' }], { ...who, form })
  await at.back.act(after.caseOf(HOTEL), [handOver, outside('accepted')])
  return { before, after, id }
}

async function sweepSoon() {
  at.hall.clock.advance(1)
  await sweep(at.hall)
}

describe('a list whose line ends a certificate of an application further down', () => {
  const issue = (lines: readonly string[]) =>
    at.hall.call(importCertificates, { as: at.issuer, body: { text: lines.join('\n') } })
  const lists = [
    ['first', (lines: readonly string[]) => lines],
    ['last', (lines: readonly string[]) => [...lines].reverse()],
  ] as const

  it.each(lists)('is issued whole, that line %s, and what waited to be collected is closed', async (_, ordered) => {
    const { before, after } = await changed()
    const lines = [
      `${after.number},${SEWER},${after.number}-1,${TODAY}`,
      `${before.number},${SIGN},S-${after.number},${TODAY}`,
    ]
    const { code, answer } = await issue(ordered(lines))
    expect([code, answer]).toEqual([null, { lines: 2, imported: 2, problems: [] }])
    await sweepSoon()
    expect([before.caseOf(SEWER), before.caseOf(SIGN), after.caseOf(SEWER)].map(stateOf)).toEqual([
      ...['closed', 'issued', 'issued'],
    ])
  })

  it.each(lists)(
    'is taken in whole where the line is a 注销 that another authority granted, %s',
    async (_, ordered) => {
      const clerk = await at.hall.staff('clerk', CENTRE)
      const { before, after } = await cancelled()
      const lines = [`${after.number},${HOTEL},准予,公-9`, `${before.number},${TAX},受理,税-9`]
      const text = ordered(lines).join('\n')
      const { code, answer } = await at.hall.call(importOutsideResults, { as: clerk, body: { text } })
      expect([code, answer]).toEqual([null, { lines: 2, imported: 2, problems: [] }])
      await sweepSoon()
      expect([before.caseOf(HOTEL), before.caseOf(TAX)].map(stateOf)).toEqual(['closed', 'review'])
    },
  )

  it('is written once or not at all, however many send it at once', async () => {
    const { before, after, id } = await changed()
    const list = (n: number) => [
      `${after.number},${SEWER},A${n}-${after.number},${TODAY}`,
      `${before.number},${SIGN},B${n}-${after.number},${TODAY}`,
    ]
    const replies = await Promise.all(Array.from({ length: 8 }, (_, n) => issue(list(n))))
    expect(replies.filter((reply) => reply.code === null && reply.answer.imported === 2)).toHaveLength(1)
    expect(at.count('SELECT COUNT(*) AS n FROM certificate WHERE previous_id = ?', id)).toBe(1)
    expect(at.count('SELECT COUNT(*) AS n FROM certificate WHERE application_id = ?', before.id)).toBe(2)
  })
})
