import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorise } from '../../shared/contract/authority'
import { act } from '../../shared/contract/case'
import type { DeskCommand } from '../../shared/contract/case-command'
import type { DeskView } from '../../shared/contract/desk-view'
import { findApplications, listWork } from '../../shared/contract/work-list'
import { actOn, FIVE_ITEMS, lookAt, receive, SIGN_ONLY } from '../support/application'
import { accountOf, type Hall, shanghai, startHall } from '../support/hall'
import { giveRole } from '../support/hall/login'
import { World } from '../support/route/world'
import { CENTRE } from '../support/visitor'

let hall: Hall
let world: World
const now = shanghai('2026-09-14 09:30')

beforeAll(async () => {
  hall = await startHall({ now })
  world = await World.open(hall)
})
afterAll(() => hall.close())

const caseOf = (desk: DeskView, itemId: string) => {
  const one = desk.cases.find((candidate) => candidate.itemId === itemId)
  if (!one) throw new Error(`no case of ${itemId}`)
  return one
}
const on = (desk: DeskView, itemId: string, command: DeskCommand) => [{ caseId: caseOf(desk, itemId).id, command }]
const nothing = {}

describe('an application received at the counter', () => {
  it('begins a case for each item; those that need the licence wait for it alone', async () => {
    const desk = await receive(hall, world.staff.clerk, FIVE_ITEMS)
    expect(desk.cases.map(({ itemId, state }) => [itemId, state])).toEqual([
      ['business-licence', 'received'],
      ['food-licence', 'waiting'],
      ['fire-check', 'waiting'],
      ['sign-permit', 'received'],
      ['sewer-permit', 'received'],
    ])
    expect(desk.number).toMatch(/^\d{15}$/)
    const found = await hall.call(findApplications, { as: world.staff.clerk, query: { number: desk.number ?? '' } })
    expect(found.answer.applications.map(({ id }) => id)).toEqual([desk.id])
    expect(await lookAt(hall, world.staff.clerk, desk.id)).toMatchObject({ version: 1, state: 'submitted' })
  })

  it('shows neither name nor number of a person', async () => {
    const desk = await receive(hall, world.staff.clerk, SIGN_ONLY)
    expect(desk.applicant.person).toBe('何**')
    expect(desk.applicant.document).toMatch(/^510\*+\d{3}[\dX]$/)
    expect(desk.applicant.phone).toBe('136****0001')
  })
})

describe('a case', () => {
  it('is accepted, reviewed, decided by whom its department has authorised', async () => {
    const { clerk } = world.staff
    const desk = await receive(hall, clerk, SIGN_ONLY)
    const accepted = await actOn(hall, clerk, desk, on(desk, 'sign-permit', { kind: 'accept', data: nothing }))
    expect(accepted.answer.cases[0]).toMatchObject({ state: 'review', queue: 'review' })
    const elsewhere = await actOn(
      hall,
      world.staff.reviewer,
      accepted.answer,
      on(desk, 'sign-permit', { kind: 'opinion', data: { advice: 'agree' } }),
    )
    expect(elsewhere.code).toBe('NOT_FOUND')
  })

  it('is decided at the window when the item is an instant one, by a clerk who is authorised for it', async () => {
    const clerk = await hall.staff('clerk', CENTRE)
    const desk = await receive(hall, clerk, FIVE_ITEMS)
    const licence = caseOf(desk, 'business-licence')
    expect(licence.kind).toBe('instant')
    const grant = on(desk, 'business-licence', { kind: 'grant', data: {} })
    expect(licence.actions).not.toContain('grant')
    expect((await actOn(hall, clerk, desk, grant)).code).toBe('CASE_NOT_AUTHORISED')

    const give = (items: string[] | null, departmentId = 'market') =>
      hall.call(authorise, {
        as: world.staff.admin,
        body: { phone: clerk.phone, departmentId, items, fromDay: '2026-09-14', toDay: '2026-12-31' },
      })
    // A clerk decides only what is decided on the spot, named one by one.
    for (const reply of [await give(null), await give(['sign-permit']), await give(['fire-check'], 'fire')])
      expect(reply).toMatchObject({ status: 400, code: 'BAD_FIELD', body: { error: { field: 'items' } } })
    expect((await give(['business-licence'])).status).toBe(201)

    expect(caseOf(await lookAt(hall, clerk, desk.id), 'business-licence').actions).toContain('grant')
    const granted = await actOn(hall, clerk, desk, grant)
    expect(granted.code).toBeNull()
    expect(caseOf(granted.answer, 'business-licence').state).toBe('granted')
  })

  it('is not decided with what an approver was given, once he or she is none any more', async () => {
    const clerk = await hall.staff('clerk', CENTRE)
    giveRole(hall.db, hall.clock, clerk, 'approver', null, 'market')
    const everything = { departmentId: 'market', items: null, fromDay: '2026-09-14', toDay: '2026-12-31' }
    const body = { phone: clerk.phone, ...everything }
    expect((await hall.call(authorise, { as: world.staff.admin, body })).status).toBe(201)
    const desk = await receive(hall, clerk, FIVE_ITEMS)
    const grant = on(desk, 'business-licence', { kind: 'grant', data: {} })
    hall.db
      .prepare("UPDATE role_grant SET revoked_at = ? WHERE account_id = ? AND role = 'approver'")
      .run([hall.clock.now(), accountOf(clerk)])
    expect((await actOn(hall, clerk, desk, grant)).code).toBe('CASE_NOT_AUTHORISED')
  })

  it('is changed by one of many who act at the same moment', async () => {
    const { clerk } = world.staff
    const desk = await receive(hall, clerk, SIGN_ONLY)
    const commands = on(desk, 'sign-permit', { kind: 'accept', data: nothing })
    const replies = await Promise.all(Array.from({ length: 30 }, () => actOn(hall, clerk, desk, commands)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(replies.filter(({ code }) => code === 'CONFLICT')).toHaveLength(29)
    expect(await lookAt(hall, clerk, desk.id)).toMatchObject({ version: 2 })
  })

  it('is one event for a repeated request', async () => {
    const { clerk } = world.staff
    const desk = await receive(hall, clerk, SIGN_ONLY)
    const body = { base: desk.version, commands: on(desk, 'sign-permit', { kind: 'accept', data: nothing }) }
    const request = { as: clerk, params: { id: desk.id }, body, key: 'the-same-tap' }
    const replies = await Promise.all(Array.from({ length: 10 }, () => hall.call(act, request)))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]))
    expect((await lookAt(hall, clerk, desk.id)).version).toBe(2)
  })

  it('is refused with what the law asks for', async () => {
    const { clerk } = world.staff
    const desk = await receive(hall, clerk, SIGN_ONLY)
    const points = [{ id: 'sign-rendering', materialId: 'sign-rendering', words: '效果图上没有尺寸' }]
    const told = await actOn(
      hall,
      clerk,
      desk,
      on(desk, 'sign-permit', { kind: 'request_supplement', data: { points } }),
    )
    expect(told.answer.cases[0]).toMatchObject({ state: 'supplement', missing: ['sign-rendering'] })
    const more = [{ id: 'premises-proof', materialId: 'premises-proof', words: '又要一样' }]
    const again = on(desk, 'sign-permit', { kind: 'request_supplement', data: { points: more } })
    expect((await actOn(hall, clerk, told.answer, again)).code).toBe('CASE_NOT_LISTED')
    const given = await actOn(
      hall,
      clerk,
      told.answer,
      on(desk, 'sign-permit', { kind: 'supplement', data: { points: ['sign-rendering'] } }),
    )
    expect(given.answer.cases[0]).toMatchObject({ state: 'received', missing: [] })
  })
})

describe('the work list', () => {
  it('is of the window’s own point, by deadline, page after page', async () => {
    const { clerk, clerkElsewhere } = world.staff
    for (let count = 0; count < 22; count++) await receive(hall, clerk, SIGN_ONLY)
    const query = { queue: 'intake', pointId: CENTRE } as const
    const first = (await hall.call(listWork, { as: clerk, query })).answer
    const second = (await hall.call(listWork, { as: clerk, query: { ...query, after: first.next ?? '' } })).answer
    const ids = [...first.work, ...second.work].map(({ caseId }) => caseId)
    expect(first.work).toHaveLength(20)
    expect(new Set(ids).size).toBe(ids.length)
    const days = [...first.work, ...second.work].map(({ dueDay }) => dueDay ?? '9')
    expect(days).toEqual([...days].sort())
    expect((await hall.call(listWork, { as: clerkElsewhere, query })).code).toBe('NOT_FOUND')
  })
})
