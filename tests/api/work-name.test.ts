import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deleteMe, exportMe, readMe } from '../../shared/contract/account'
import * as admin from '../../shared/contract/admin'
import { authorise, delegate, listAuthorisations, listDelegations } from '../../shared/contract/authority'
import type { DeskCommand } from '../../shared/contract/case-command'
import type { DeskView } from '../../shared/contract/desk-view'
import { listOfficers } from '../../shared/contract/inspection-plan'
import { listInspections } from '../../shared/contract/own-inspection'
import { lookUpProgress, readProgress } from '../../shared/contract/progress'
import { listRegister } from '../../shared/contract/register'
import * as supervision from '../../shared/contract/supervision'
import { listWork } from '../../shared/contract/work-list'
import { DAY_MS, dayOf } from '../../shared/domain/time'
import { actOn, lookAt, SIGN_ONLY } from '../support/application'
import { established, fill, open, submit } from '../support/apply'
import { accountOf, type Hall, type Login, shanghai, startHall } from '../support/hall'
import { giveRole } from '../support/hall/login'
import { identityNumber } from '../support/identity-number'
import { sweep } from '../support/late'
import { authorise as asChief, type Officers, officersOf } from '../support/officers'
import { Visits } from '../support/visit'
import { CENTRE } from '../support/visitor'

const MONDAY = shanghai('2026-09-14 09:30')

let hall: Hall
let boss: Login
let clerk: Login
let supervisor: Login
let urban: Officers
let people = 0

const somebody = () => hall.login(`1370000${String(++people).padStart(4, '0')}`)
const nameOf = (of: Login, name: string | null, badge: string | null = null, as = boss) =>
  hall.call(admin.nameStaff, { as, params: { id: accountOf(of) }, body: { name, badge } })
const inDatabase = (of: Login) =>
  hall.db.prepare('SELECT work_name AS name, work_badge AS badge FROM account WHERE id = ?').get([accountOf(of)])
const audited = (of: Login) =>
  hall.db.prepare("SELECT count(*) AS n FROM audit WHERE action = 'name' AND entity_id = ?").get([accountOf(of)])

beforeAll(async () => {
  hall = await startHall({ now: MONDAY })
  boss = await hall.staff('admin', null)
  clerk = await hall.staff('clerk', CENTRE)
  supervisor = await hall.staff('supervisor', CENTRE)
  urban = await officersOf(hall, 'urban')
})
afterAll(() => hall.close())

/** A sign that is accepted and waits for a reviewer, of somebody who can look at it. */
async function underReview() {
  const as = await somebody()
  const document = identityNumber()
  const applied = await fill(hall, as, await open(hall, as, SIGN_ONLY), SIGN_ONLY, established('诸葛大力', document))
  const { id, number } = await submit(hall, as, applied)
  const view = await step(clerk, await lookAt(hall, clerk, id), { kind: 'accept', data: {} })
  return { as, id, number: number ?? '', lastFour: document.slice(-4), view }
}

async function step(as: Login, view: DeskView, command: DeskCommand): Promise<DeskView> {
  const { code, answer } = await actOn(hall, as, view, [{ caseId: view.cases[0]?.id ?? '', command }])
  if (code !== null) throw new Error(`${command.kind}: ${code}`)
  return answer
}
const take = (as: Login, view: DeskView) => step(as, view, { kind: 'assign', data: { to: accountOf(as) } })

describe('a work name', () => {
  it('is given with a role or afterwards, changed and taken away by an administrator; each leaves a trace', async () => {
    const login = await somebody()
    const body = { phone: login.phone, role: 'clerk', pointId: CENTRE, expiresAt: MONDAY + DAY_MS } as const
    const given = await hall.call(admin.grantRole, { as: boss, body: { ...body, name: ' 王受理员 ', badge: 'A-011' } })
    expect(given.answer.person).toEqual({ name: '王受理员', badge: 'A-011' })
    expect((await hall.call(readMe, { as: login })).answer.work).toEqual({ name: '王受理员', badge: 'A-011' })

    hall.reset()
    expect((await nameOf(login, '王建国', 'A-012')).answer.person).toEqual({ name: '王建国', badge: 'A-012' })
    expect(hall.trips()).toBe(2)
    const { grants } = (await hall.call(admin.listGrants, { as: boss })).answer
    expect(grants.find(({ accountId }) => accountId === accountOf(login))?.person?.name).toBe('王建国')
    expect((await nameOf(login, null)).answer.person).toBeNull()
    expect(inDatabase(login)).toMatchObject({ name: null, badge: null })
    expect(audited(login)).toMatchObject({ n: 3 })
  })

  it('is kept by another role, which need not say it again', async () => {
    const login = await somebody()
    const body = { phone: login.phone, role: 'clerk', pointId: CENTRE, expiresAt: MONDAY + DAY_MS } as const
    await hall.call(admin.grantRole, { as: boss, body: { ...body, name: '孙受理员' } })
    const { answer } = await hall.call(admin.grantRole, { as: boss, body: { ...body, role: 'issuer' } })
    expect(answer.person).toEqual({ name: '孙受理员', badge: null })
  })

  it('is for who holds a role, and for an administrator to set', async () => {
    const login = await somebody()
    expect((await nameOf(login, '路人甲')).code).toBe('NOT_FOUND')
    expect(inDatabase(login)).toMatchObject({ name: null, badge: null })
    for (const one of [clerk, supervisor, urban.approver, login])
      expect((await nameOf(clerk, '自己起的', null, one)).code).toBe('FORBIDDEN')
    expect(inDatabase(clerk)).toMatchObject({ name: null, badge: null })
  })

  it('is one line of two to twenty characters; a number alone names nobody, and names one person only', async () => {
    for (const [name, badge] of [
      ['王', null],
      ['王'.repeat(21), null],
      ['王\n受理员', null],
      [null, '7'],
      ['王受理员', '七号'],
      ['王受理员', ''],
    ] as const)
      expect((await nameOf(clerk, name, badge)).code, `${name} ${badge}`).toBe('BAD_FIELD')
    const one = await hall.staff('clerk', CENTRE)
    await nameOf(one, '钱受理员', '77')
    expect((await nameOf(clerk, '李受理员', '77')).code).toBe('BADGE_TAKEN')

    const other = await somebody()
    const body = { phone: other.phone, role: 'clerk', pointId: CENTRE, expiresAt: MONDAY + DAY_MS } as const
    const refused = await hall.call(admin.grantRole, { as: boss, body: { ...body, name: '李受理员', badge: '77' } })
    expect(refused.code).toBe('BADGE_TAKEN')
    expect((await hall.call(readMe, { as: other })).answer.roles, 'no role without the name it came with').toEqual([])
  })

  it('of two who are given one number at the same moment goes to one', async () => {
    const both = [await hall.staff('clerk', CENTRE), await hall.staff('clerk', CENTRE)]
    const codes = (await Promise.all(both.map((one) => nameOf(one, '赵受理员', '88')))).map(({ code }) => code)
    expect(codes.sort()).toEqual(['BADGE_TAKEN', null])
  })
})

describe('the people of a case', () => {
  it('are named to their colleagues: who did what, who has it, who brought it to its end', async () => {
    await nameOf(clerk, '王受理员', '011')
    await nameOf(urban.reviewer, '陈审查员')
    const { view, id } = await underReview()
    expect(view.cases[0]?.events.at(-1)).toMatchObject({ kind: 'accept', person: { name: '王受理员', badge: '011' } })
    const [one] = (await take(urban.reviewer, view)).cases
    expect(one).toMatchObject({ taken: true, takenBy: { name: '陈审查员' } })
    expect(one?.events.at(-1)).toMatchObject({ kind: 'assign', person: { name: '陈审查员' } })
    expect(one?.events[0]).toMatchObject({ kind: 'receive', by: 'applicant', person: null })
    expect(one?.lane.events.some((event) => 'person' in event)).toBe(false)

    const query = { queue: 'review', departmentId: 'urban' } as const
    const { work } = (await hall.call(listWork, { as: urban.secondReviewer, query })).answer
    expect(work.find(({ applicationId }) => applicationId === id)?.takenBy?.name).toBe('陈审查员')
    const days = { fromDay: dayOf(MONDAY), toDay: dayOf(MONDAY), pointId: CENTRE }
    const { rows } = (await hall.call(listRegister, { as: supervisor, query: { register: 'acceptance', ...days } }))
      .answer
    expect(rows.find(({ applicationId }) => applicationId === id)?.person?.name).toBe('王受理员')
    const { rows: trail } = (await hall.call(admin.listAudit, { as: boss, query: { entityId: one?.id ?? '' } })).answer
    expect(trail.map(({ action, person }) => [action, person?.name])).toEqual([
      ['assign', '陈审查员'],
      ['accept', '王受理员'],
      ['receive', undefined],
    ])
  })

  it('without a name yet are what they were: a window, a department', async () => {
    const { view } = await underReview()
    const [one] = (await take(urban.secondReviewer, view)).cases
    expect(one).toMatchObject({ taken: true, takenBy: null, lane: { holder: { kind: 'department', person: null } } })
    expect(one?.events.at(-1)).toMatchObject({ by: 'department', person: null })
  })

  it('tell the applicant who has it, and what the name is now; a look-up without login is told no name', async () => {
    await nameOf(urban.reviewer, '陈审查员', '014')
    const { as, id, number, lastFour, view } = await underReview()
    const holder = async () => (await hall.call(readProgress, { as, params: { id } })).answer.lanes[0]?.holder
    expect(await holder()).toMatchObject({ kind: 'department', person: null })
    await take(urban.reviewer, view)
    hall.reset()
    expect((await holder())?.person).toEqual({ name: '陈审查员', badge: '014' })
    expect(hall.trips()).toBe(1)
    await nameOf(urban.reviewer, '陈明', '014')
    expect((await holder())?.person, 'no event since, and still the name of now').toMatchObject({ name: '陈明' })

    const { answer: own } = await hall.call(readProgress, { as, params: { id } })
    expect(JSON.stringify(own.lanes[0]?.events)).not.toContain('陈明')
    const { body } = await hall.call(lookUpProgress, { body: { number, lastFour } })
    expect(JSON.stringify(body)).not.toContain('陈明')
    expect(JSON.stringify(body)).not.toContain('014')
  })

  it('are named where a case is late: who has it, who had it when the card came, who asks whom', async () => {
    await nameOf(urban.reviewer, '陈审查员')
    await nameOf(supervisor, '李主任')
    const { view } = await underReview()
    const caseId = view.cases[0]?.id ?? ''
    await take(urban.reviewer, view)
    hall.clock.set(shanghai('2026-09-18 00:05'))
    await sweep(hall)
    const point = { pointId: CENTRE, departmentId: 'urban' }
    const late = (await hall.call(supervision.listLate, { as: supervisor, query: { ...point, light: 'yellow' } }))
      .answer
    expect(late.cases.find((one) => one.caseId === caseId)?.takenBy?.name).toBe('陈审查员')
    const { cards } = (await hall.call(supervision.listCards, { as: supervisor, query: point })).answer
    expect(cards.find((one) => one.caseId === caseId)?.person?.name).toBe('陈审查员')
    const body = { caseId, words: '今天能办完吗', dueDay: '2026-09-21' }
    await hall.call(supervision.urge, { as: supervisor, body })
    const { urges } = (await hall.call(supervision.listMyUrges, { as: urban.reviewer, query: { state: 'open' } }))
      .answer
    expect(urges[0]).toMatchObject({ from: { name: '李主任' }, to: { name: '陈审查员' } })
    hall.clock.set(MONDAY)
  })
})

describe('those who decide, stand in and come', () => {
  it('are named in their lists', async () => {
    await nameOf(urban.approver, '吴首席代表', '016')
    await nameOf(urban.secondApprover, '卫首席代表')
    const days = { departmentId: 'urban', fromDay: dayOf(MONDAY), toDay: '2026-09-30' }
    const power = await hall.call(authorise, {
      as: boss,
      body: { phone: urban.approver.phone, ...days },
    })
    expect(power.answer.person).toEqual({ name: '吴首席代表', badge: '016' })
    const { authorisations } = (await hall.call(listAuthorisations, { as: boss })).answer
    expect(authorisations.find(({ id }) => id === power.answer.id)?.person?.name).toBe('吴首席代表')
    const leave = { phone: urban.secondApprover.phone, ...days }
    const { answer } = await hall.call(delegate, { as: urban.approver, body: leave })
    expect(answer).toMatchObject({ from: { name: '吴首席代表' }, to: { name: '卫首席代表' } })
    const { delegations } = (await hall.call(listDelegations, { as: urban.secondApprover })).answer
    expect(delegations[0]).toMatchObject({ from: { name: '吴首席代表' }, to: { name: '卫首席代表' } })
  })

  it('show the applicant who they are before they come', async () => {
    const visits = await Visits.start(hall)
    const owner = await somebody()
    await nameOf(visits.market[0], '郑踏勘员', '017')
    await nameOf(visits.market[1], '冯踏勘员', '018')
    const { answer } = await hall.call(listOfficers, { as: visits.clerk, params: { id: 'market' } })
    expect(answer.officers.map(({ person }) => person?.name)).toEqual(expect.arrayContaining(['郑踏勘员', '冯踏勘员']))
    const application = await visits.underReview(owner)
    const plan = await visits.planned(application)
    expect(plan.officers.find(({ accountId }) => accountId === accountOf(visits.market[0]))?.person?.badge).toBe('017')
    const { inspections } = (await hall.call(listInspections, { as: owner, params: { id: application.id } })).answer
    expect(inspections[0]?.people.filter(({ departmentId }) => departmentId === 'market')).toEqual(
      expect.arrayContaining([
        { departmentId: 'market', person: { name: '郑踏勘员', badge: '017' } },
        { departmentId: 'market', person: { name: '冯踏勘员', badge: '018' } },
      ]),
    )
    expect(
      inspections[0]?.people.filter(({ departmentId }) => departmentId === 'fire').map((one) => one.person),
    ).toEqual([null, null])
    visits.close()
  })
})

describe('somebody who leaves for good', () => {
  it('stays named on what was done in office, is chosen no more, and gives the number back', async () => {
    const leaver = await hall.staff('reviewer', null, 'urban')
    giveRole(hall.db, hall.clock, leaver, 'inspector', null, 'urban')
    asChief(hall, leaver, 'urban')
    await nameOf(leaver, '沈审查员', '099')
    const { answer: mine } = await hall.call(exportMe, { as: leaver })
    expect(mine.account).toMatchObject({ work: { name: '沈审查员', badge: '099' } })
    const { view, as, id } = await underReview()
    await take(leaver, view)
    expect((await hall.call(deleteMe, { as: leaver })).status).toBe(200)

    const [one] = (await lookAt(hall, urban.reviewer, id)).cases
    expect(one?.events.at(-1)?.person?.name).toBe('沈审查员')
    const { lanes } = (await hall.call(readProgress, { as, params: { id } })).answer
    expect(lanes[0]?.holder.person, 'nobody holds a case who is not there').toBeNull()
    expect(one?.takenBy).toBeNull()
    const { grants } = (await hall.call(admin.listGrants, { as: boss })).answer
    expect(JSON.stringify(grants)).not.toContain('沈审查员')
    const { officers } = (await hall.call(listOfficers, { as: clerk, params: { id: 'urban' } })).answer
    expect(JSON.stringify(officers)).not.toContain('沈审查员')
    expect((await nameOf(leaver, '换个名字')).code).toBe('NOT_FOUND')

    const next = await hall.staff('reviewer', null, 'urban')
    expect((await nameOf(next, '韩审查员', '099')).answer.person?.badge).toBe('099')
  })
})
