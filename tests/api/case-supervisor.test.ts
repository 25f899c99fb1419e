import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { extendBundle, listColleagues } from '../../shared/contract/case'
import type { DeskCommand } from '../../shared/contract/case-command'
import { receiveAtCounter } from '../../shared/contract/counter'
import type { DeskView } from '../../shared/contract/desk-view'
import { listDeskDocuments } from '../../shared/contract/document'
import { readProgress } from '../../shared/contract/progress'
import { actOn, counterRequest, FIVE_ITEMS, lookAt, receive, SIGN_ONLY } from '../support/application'
import { complete, submit } from '../support/apply'
import { accountOf, type Hall, type Login, shanghai, startHall } from '../support/hall'
import { strangers } from '../support/hall/crowd'
import { giveRole } from '../support/hall/login'
import { CENTRE, STREET } from '../support/visitor'

const MONDAY = shanghai('2026-03-02 09:30')
const COMMUNITY = 'jiulidi-north-community'
const WORDS = '专家对两处地址意见不一，要再论证一次。'
const FIRST = ['sign-permit', 'sewer-permit']

let hall: Hall
let clerk: Login
let supervisor: Login

beforeAll(async () => {
  hall = await startHall({ now: MONDAY })
  clerk = await hall.staff('clerk', CENTRE)
  supervisor = await hall.staff('supervisor', CENTRE)
})
afterAll(() => hall.close())

const caseOf = (view: DeskView, itemId: string) => {
  const found = view.cases.find((one) => one.itemId === itemId)
  if (!found) throw new Error(`no case of ${itemId}`)
  return found
}
const ACCEPT: DeskCommand = { kind: 'accept', data: {} }
async function step(as: Login, view: DeskView, itemIds: readonly string[], command: DeskCommand): Promise<DeskView> {
  const reply = await actOn(
    hall,
    as,
    view,
    itemIds.map((itemId) => ({ caseId: caseOf(view, itemId).id, command })),
  )
  if (reply.code !== null) throw new Error(`${command.kind}: ${reply.code}`)
  return reply.answer
}
const extend = (as: Login, view: DeskView, days = 15) =>
  hall.call(extendBundle, { as, params: { id: view.id }, body: { base: view.version, days, words: WORDS } })
const end = (who: Login) =>
  hall.db.prepare('UPDATE role_grant SET revoked_at = ? WHERE account_id = ?').run([hall.clock.now(), accountOf(who)])

describe('the limit of a joint handling (art. 42)', () => {
  it('is extended for all of it at once, once, and by a supervisor of the hall alone', async () => {
    hall.clock.set(MONDAY)
    const stranger = await strangers(hall, 1)
    const as = stranger()
    const submitted = await submit(hall, as, await complete(hall, as, FIVE_ITEMS))
    const received = await lookAt(hall, clerk, submitted.id)
    expect((await extend(supervisor, received)).code).toBe('CASE_NOT_OFFERED')
    expect((await lookAt(hall, supervisor, submitted.id)).actions).not.toContain('extend_bundle')

    const accepted = await step(clerk, received, FIRST, ACCEPT)
    expect((await lookAt(hall, supervisor, submitted.id)).actions).toEqual(['extend_bundle'])
    expect(accepted.actions).not.toContain('extend_bundle')
    expect((await extend(clerk, accepted)).code).toBe('FORBIDDEN')
    expect((await extend(await hall.staff('supervisor', STREET), accepted)).code).toBe('NOT_FOUND')
    expect((await extend(supervisor, accepted, 16)).code).toBe('CASE_DAYS')
    const stale = { ...accepted, version: accepted.version - 1 }
    expect((await extend(supervisor, stale)).code).toBe('CONFLICT')

    const messages = () =>
      hall.db.prepare("SELECT COUNT(*) AS n FROM inbox_message WHERE topic = 'application_moved'").get([]) as {
        n: number
      }
    const before = messages().n
    const { answer, code } = await extend(supervisor, accepted)
    expect(code).toBeNull()
    for (const { itemId, events } of answer.cases) {
      const found = events.filter(({ kind }) => kind === 'extend_bundle')
      expect([itemId, found.map(({ facts, words }) => [facts.days, words])]).toEqual([itemId, [[15, WORDS]]])
    }
    // One message about one limit, and a paper for each department that has it to keep.
    expect(messages().n - before).toBe(1)
    const papers = (await hall.call(listDeskDocuments, { as: clerk, params: { id: submitted.id } })).answer.documents
    const extended = papers.filter(({ kind }) => kind === 'extension').map(({ caseId }) => caseId)
    expect(extended.sort()).toEqual(FIRST.map((itemId) => caseOf(answer, itemId).id).sort())
    // 45 working days from 2 March, and 15 more: for the one that is accepted a week later too.
    expect([accepted.whole?.dueDay, answer.whole?.dueDay]).toEqual(['2026-05-08', '2026-05-28'])
    hall.clock.set(shanghai('2026-03-09 09:30'))
    const later = await step(clerk, answer, ['business-licence'], ACCEPT)
    expect(later.whole).toEqual({ state: 'review', dueDay: '2026-05-28', provisional: false, overdue: false })
    const progress = await hall.call(readProgress, { as, params: { id: submitted.id } })
    expect(progress.answer.whole).toEqual(later.whole)
    hall.clock.set(MONDAY)
    expect((await extend(supervisor, later, 5)).code).toBe('CASE_EXTENDED')
    expect((await lookAt(hall, supervisor, submitted.id)).actions).toEqual([])
  })

  it('is not extended any more on the day after it is over', async () => {
    hall.clock.set(MONDAY)
    const [inTime, late] = [
      await step(clerk, await receive(hall, clerk), FIRST, ACCEPT),
      await step(clerk, await receive(hall, clerk), FIRST, ACCEPT),
    ]
    // 45 working days from 2 March: Qingming on 6 April and 1 to 5 May do not count; the next day is a Saturday that is worked.
    hall.clock.set(shanghai('2026-05-08 23:00'))
    const inMay = await hall.staff('supervisor', CENTRE)
    expect((await extend(inMay, inTime)).code).toBeNull()
    hall.clock.set(shanghai('2026-05-09 00:00'))
    expect((await extend(inMay, late)).code).toBe('CASE_EXPIRED')
  })

  it('is none of one item alone', async () => {
    hall.clock.set(MONDAY)
    const accepted = await step(clerk, await receive(hall, clerk, SIGN_ONLY), ['sign-permit'], ACCEPT)
    expect((await extend(supervisor, accepted)).code).toBe('CASE_NOT_OFFERED')
    expect(accepted.whole).toBeNull()
  })
})

describe('首办责任 when the first handler has left', () => {
  const FILING = 'prepackaged-filing'

  async function granted(first: Login): Promise<DeskView> {
    hall.clock.set(MONDAY)
    const body = { ...counterRequest({ subject: { kind: 'item', id: FILING }, answers: '' }), pointId: COMMUNITY }
    const received = (await hall.call(receiveAtCounter, { as: first, body })).answer
    const accepted = await step(first, received, [FILING], ACCEPT)
    const approver = await hall.staff('approver', null, 'market')
    await step(approver, accepted, [FILING], { kind: 'grant', data: {} })
    return lookAt(hall, first, received.id)
  }
  const give = (as: Login, view: DeskView, to: Login, kind: 'make_responsible' | 'assign' = 'make_responsible') =>
    actOn(hall, as, view, [
      { caseId: caseOf(view, FILING).id, command: { kind, data: { to: accountOf(to) }, words: '首办的人调走了' } },
    ])
  const close = async (as: Login, view: DeskView) =>
    (await actOn(hall, as, view, [{ caseId: caseOf(view, FILING).id, command: { kind: 'close', data: {} } }])).code

  it('goes to another clerk there by a supervisor, who then closes it (销号)', async () => {
    const [first, second] = [await hall.staff('clerk', COMMUNITY), await hall.staff('clerk', COMMUNITY)]
    const above = await hall.staff('supervisor', COMMUNITY)
    const view = await granted(first)
    expect(caseOf(view, FILING)).toMatchObject({ kind: 'agency', responsibleId: accountOf(first) })
    end(first)
    expect(await close(second, view)).toBe('CASE_NOT_RESPONSIBLE')
    expect((await give(second, view, second)).code).toBe('CASE_ROLE')
    // Not to somebody who cannot answer for it: who has left, an officer, a clerk of another place, a resident, nobody.
    const resident = (await strangers(hall, 1))()
    const others = [first, await hall.staff('reviewer', null, 'market'), clerk, resident]
    for (const other of others) expect((await give(above, view, other)).code).toBe('CASE_ASSIGNEE')
    const given = await give(above, view, second)
    expect(given.code).toBeNull()
    expect(caseOf(given.answer, FILING).responsibleId).toBe(accountOf(second))
    expect(await close(second, given.answer)).toBeNull()
  })

  it('is closed by a supervisor, and taken over by one who is a clerk too', async () => {
    const first = await hall.staff('clerk', COMMUNITY)
    const both = await hall.staff('clerk', COMMUNITY)
    giveRole(hall.db, hall.clock, both, 'supervisor', COMMUNITY)
    const view = await granted(first)
    end(first)
    const given = await give(both, view, both)
    expect(given.code).toBeNull()
    expect(caseOf(given.answer, FILING).responsibleId).toBe(accountOf(both))
    expect(await close(both, given.answer)).toBeNull()
    const other = await granted(await hall.staff('clerk', COMMUNITY))
    expect(await close(await hall.staff('supervisor', COMMUNITY), other)).toBeNull()
  })
})

describe('who has a case', () => {
  it('is chosen among those who work on it, by a supervisor too, and nobody else can be given it', async () => {
    hall.clock.set(MONDAY)
    const [reviewer, colleague] = [
      await hall.staff('reviewer', null, 'urban'),
      await hall.staff('inspector', null, 'urban'),
    ]
    const left = await hall.staff('reviewer', null, 'urban')
    end(left)
    const view = await step(clerk, await receive(hall, clerk, SIGN_ONLY), ['sign-permit'], ACCEPT)
    const { id } = caseOf(view, 'sign-permit')
    const listed = async (as: Login) => hall.call(listColleagues, { as, params: { id } })
    const { colleagues } = (await listed(reviewer)).answer
    const ids = colleagues.map(({ accountId }) => accountId)
    for (const one of [reviewer, colleague, clerk]) expect(ids).toContain(accountOf(one))
    expect(ids).not.toContain(accountOf(left))
    expect(colleagues.find(({ me }) => me)).toMatchObject({ accountId: accountOf(reviewer), roles: ['reviewer'] })
    expect(colleagues.every(({ phone }) => phone === null || /^1\d{2}\*{4}\d{4}$/.test(phone))).toBe(true)
    expect((await listed(await hall.staff('reviewer', null, 'health'))).code).toBe('NOT_FOUND')

    const give = (as: Login, to: string | null, from = view) =>
      actOn(hall, as, from, [{ caseId: id, command: { kind: 'assign', data: { to } } }])
    const resident = (await strangers(hall, 1))()
    const wrong = [accountOf(left), accountOf(resident), accountOf(supervisor), 'a'.repeat(20)]
    for (const to of wrong) expect((await give(reviewer, to)).code).toBe('CASE_ASSIGNEE')
    expect((await give(reviewer, accountOf(await hall.staff('reviewer', null, 'health')))).code).toBe('CASE_ASSIGNEE')
    const given = await give(supervisor, accountOf(colleague))
    expect(given.code).toBeNull()
    expect(caseOf(await lookAt(hall, reviewer, view.id), 'sign-permit').assigneeId).toBe(accountOf(colleague))
    const back = await give(reviewer, null, given.answer)
    expect(caseOf(back.answer, 'sign-permit').assigneeId).toBeNull()
  })
})
