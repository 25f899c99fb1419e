import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importOutsideResults } from '../../shared/contract/case'
import { listPublishedGrants } from '../../shared/contract/certificate'
import type { DeskView } from '../../shared/contract/desk-view'
import { listDeskDocuments, readDeskDocument } from '../../shared/contract/document'
import { verifyChains } from '../../worker/service/case/verify-chains'
import { Context } from '../../worker/service/context'
import type { Deps } from '../../worker/service/deps'
import { actOn, lookAt } from '../support/application'
import { receiveItems } from '../support/custom-application'
import { type Behind, startBehind } from '../support/document'
import type { Hall, Login } from '../support/hall'
import { CENTRE } from '../support/visitor'

const TAX = 'tax-setup'
/** A licence that the police decide in a system of their own. */
const HOTEL = 'hotel-security'

let behind: Behind
let hall: Hall
let deps: Deps
let clerk: Login
let elsewhere: Login

beforeAll(async () => {
  behind = await startBehind()
  ;({ hall, deps } = behind)
  clerk = await hall.staff('clerk', CENTRE)
  elsewhere = await hall.staff('clerk', 'jiulidi-street')
})
afterAll(() => behind?.close())

/** A tax registration that the tax authority has in hand. */
async function handedOver(): Promise<DeskView> {
  const id = await receiveItems(hall, deps, [{ id: TAX }])
  const desk = await lookAt(hall, clerk, id)
  const command = { kind: 'hand_over', data: { authority: '税务', number: '1' } } as const
  return (await actOn(hall, clerk, desk, [{ caseId: desk.cases[0]?.id ?? '', command }])).answer
}
const send = (lines: readonly string[], more: { as?: Login; check?: boolean; key?: string } = {}) => {
  const { as = clerk, check = false, ...rest } = more
  return hall.call(importOutsideResults, { as, body: { text: lines.join('\n'), check }, ...rest })
}
const stateOf = async ({ id }: DeskView) => (await lookAt(hall, clerk, id)).cases[0]?.state

describe('the answers of an authority outside the hall', () => {
  it('are taken in whole, each for its case', async () => {
    const [one, two] = [await handedOver(), await handedOver()]
    const accepted = [one, two].map(({ number }, at) => `${number},${TAX},受理,税-${at}`)
    expect((await send(accepted, { check: true })).answer).toEqual({ lines: 2, imported: 0, problems: [] })
    expect(await stateOf(one)).toBe('received')
    expect((await send(['查询号,事项,结果,编号', ...accepted])).answer).toMatchObject({ imported: 2 })
    expect([await stateOf(one), await stateOf(two)]).toEqual(['review', 'review'])
    await send([`${one.number},${TAX},准予,税-2`, `${two.number},${TAX},不予许可,税-3,查无此址`])
    expect([await stateOf(one), await stateOf(two)]).toEqual(['closed', 'refused'])
    expect((await verifyChains(Context.system(deps, 'test', hall.clock.now()))).broken).toEqual([])
  })

  it('of a licence are published when they grant, and refused in a paper with reasons and remedies', async () => {
    const hotel = async () => {
      const id = await receiveItems(hall, deps, [{ id: HOTEL }])
      const desk = await lookAt(hall, clerk, id)
      const command = { kind: 'hand_over', data: { authority: '公安', number: '1' } } as const
      return (await actOn(hall, clerk, desk, [{ caseId: desk.cases[0]?.id ?? '', command }])).answer
    }
    const [one, two] = [await hotel(), await hotel()]
    const taken = await send([`${one.number},${HOTEL},受理,公-1`, `${two.number},${HOTEL},受理,公-2`])
    expect(taken.answer.imported).toBe(2)
    const decided = await send([
      `${one.number},${HOTEL},准予,公-3`,
      `${two.number},${HOTEL},不予许可,公-4,没有登记系统`,
    ])
    expect(decided.answer.imported).toBe(2)
    const { answer: published } = await hall.call(listPublishedGrants, { query: {} })
    expect(published.grants.map(({ itemId, state }) => [itemId, state])).toEqual([[HOTEL, 'valid']])
    const papersOf = async (id: string) =>
      (await hall.call(listDeskDocuments, { as: clerk, params: { id } })).answer.documents
    expect((await papersOf(one.id)).map(({ kind }) => kind)).toContain('result')
    const refusal = (await papersOf(two.id)).find(({ kind }) => kind === 'refusal')
    const { answer: paper } = await hall.call(readDeskDocument, { as: clerk, params: { id: refusal?.code ?? '' } })
    expect(paper.sheet.lists.flatMap(({ lines }) => lines.map(({ zh }) => zh))).toContain('没有登记系统')
    expect(paper.sheet.remedies?.length).toBeGreaterThan(0)
  })

  it('with a mistake in any line are not taken at all, and every mistake is named', async () => {
    const one = await handedOver()
    const { answer } = await send([
      `${one.number},${TAX},受理,税-10`,
      `${one.number},${TAX},受理,税-11`,
      `${one.number},${TAX},不予许可,税-12`,
      `${one.number},${TAX},也许,税-13`,
      `202601010000000,${TAX},受理,税-14`,
      `${one.number},sign-permit,受理,税-15`,
    ])
    expect(answer.imported).toBe(0)
    expect(answer.problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'CASE_STATE'],
      [3, 'CASE_REASONS_NEEDED'],
      [4, 'BAD_FIELD'],
      [5, 'NOT_FOUND'],
      [6, 'NOT_FOUND'],
    ])
    expect(await stateOf(one)).toBe('received')
  })

  it('about a case of another service point find nothing', async () => {
    const one = await handedOver()
    const line = `${one.number},${TAX},受理,税-20`
    expect((await send([line], { as: elsewhere })).answer.problems).toMatchObject([{ line: 1, code: 'NOT_FOUND' }])
    expect((await send([line])).answer.imported).toBe(1)
  })

  it('read in by many at once, and with taps repeated, are written once', async () => {
    const one = await handedOver()
    const line = `${one.number},${TAX},受理,税-30`
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, at) => send([line], { key: `outside-${at % 4}-${one.id}` })),
    )
    expect(replies.some((reply) => reply.code === null && reply.answer.imported === 1)).toBe(true)
    const events = (await lookAt(hall, clerk, one.id)).cases[0]?.events ?? []
    expect(events.filter(({ kind }) => kind === 'outside_result')).toHaveLength(1)
  })
})
