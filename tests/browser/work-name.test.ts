import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { act } from '../../shared/contract/case'
import { listDocuments } from '../../shared/contract/document'
import { syncFindings } from '../../shared/contract/inspection'
import { newDesk, newPhone, shot } from '../support/browser'
import { accountOf, type Hall, type Login } from '../support/hall'
import { giveName } from '../support/hall/login'
import { finding, VISIT_TIMES, Visits } from '../support/visit'
import { graveFindings } from './support/accessibility'
import { button, type Reading, settled, tapUntil } from './support/app'
import { unreachable } from './support/keyboard'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const ENGLISH_LARGE: Reading = { language: 'en', largeType: true }
const [FIRST] = VISIT_TIMES
const BUREAU = '区市场监督管理局'

describe('the people of the hall', () => {
  const screens = new Screens()
  let hall: Hall
  let visits: Visits
  let owner: Login
  let reviewer: Login
  let admin: Login

  beforeAll(async () => {
    hall = await screens.start()
    visits = await Visits.start(hall)
    owner = await hall.login('13600007201')
    admin = await hall.staff('admin', null)
    reviewer = await hall.staff('reviewer', null, 'market')
    giveName(hall.db, admin, '管理员', '019')
    giveName(hall.db, reviewer, '陈审查员', '014')
    giveName(hall.db, visits.clerk, '王受理员', '011')
    giveName(hall.db, visits.market[0], '郑踏勘员', '017')
    giveName(hall.db, visits.market[1], '冯踏勘员', '018')
  })
  afterAll(() => visits?.close())

  async function open(as: Login, path: string, on = newPhone, reading?: Reading, expected?: RegExp): Promise<Page> {
    return (await screens.open(`/packages/${path}`, { as, on, reading, expected })).page
  }
  const sheet = (page: Page) => page.getByRole('dialog')
  const text = (page: Page) => page.locator('.page').textContent()

  /** A visit that was agreed on, its food licence taken on by the reviewer. */
  async function takenOn() {
    const { application, visit } = await visits.agreed(owner)
    const caseId = application.caseOf('food-licence')
    const { code } = await hall.call(act, {
      as: reviewer,
      params: { id: application.id },
      body: {
        base: visits.back.versionOf(application.id),
        commands: [{ caseId, command: { kind: 'assign', data: { to: accountOf(reviewer) } } }],
      },
    })
    expect(code).toBeNull()
    return { application, visit: await visits.read(visit.id), caseId }
  }

  it('are named by the administrator: with the role, and afterwards', async () => {
    const someone = await hall.login('13600007211')
    const page = await open(admin, 'staff/grants/index', newDesk, undefined, /status of 4(00|09)/)
    await page.getByRole('textbox', { name: '手机号' }).fill(someone.phone)
    await page.getByRole('textbox', { name: '工作姓名' }).fill('周审查员')
    await page.getByRole('textbox', { name: '工号' }).fill('014')
    await page.getByRole('radio', { name: '审查员' }).click()
    await button(page, /先选部门/).click()
    await sheet(page).getByRole('radio', { name: BUREAU }).click()
    await button(page, '给他权限').click()
    await page.getByText('这个工号已经给了别人。').waitFor()
    await page.getByRole('textbox', { name: '工号' }).fill('015')
    await tapUntil(button(page, '给他权限'), (timeout) => page.getByText('周审查员（工号 015）').waitFor({ timeout }))
    await settled(page)
    await shot(page, 'work-name/grants')

    await button(page, '改姓名：周审查员').click()
    await sheet(page).getByRole('textbox', { name: '工作姓名' }).fill('周')
    await button(page, '记下').click()
    await sheet(page).getByText('至少 2 个字。').waitFor()
    await sheet(page).getByRole('textbox', { name: '工作姓名' }).fill('周建国')
    await shot(page, 'work-name/name-sheet')
    await tapUntil(button(page, '记下'), (timeout) => page.getByText('周建国（工号 015）').waitFor({ timeout }))
  })

  it('are named on the desk: who did what, who has it, who one is', async () => {
    const { application, caseId } = await takenOn()
    const page = await open(reviewer, `desk/case/index?id=${application.id}&case=${caseId}`, newDesk)
    await page.getByText('陈审查员 定了由谁来办').first().waitFor()
    expect(await page.locator('.rail__foot').textContent()).toContain(`陈审查员${BUREAU}审查员`)
    await shot(page, 'work-name/case-desk', { fullPage: true })

    const other = await open(visits.market[0], `desk/case/index?id=${application.id}&case=${caseId}`, newPhone)
    expect(await text(other)).toContain('陈审查员在办')
    await shot(other, 'work-name/case-phone')
  })

  it('are chosen for a visit by name', async () => {
    const application = await visits.underReview(owner)
    const caseId = application.caseOf('food-licence')
    const page = await open(visits.clerk, `inspect/plan/index?id=${application.id}&case=${caseId}`, newDesk)
    await page.getByRole('checkbox', { name: '郑踏勘员（工号 017）' }).click()
    await page.getByRole('checkbox', { name: '冯踏勘员（工号 018）' }).click()
    await shot(page, 'work-name/plan')
  })

  it('are named to the applicant: who has it, and who comes', async () => {
    const { application } = await takenOn()
    const page = await open(owner, `apply/progress/index?id=${application.id}`)
    await page.getByText(`${BUREAU} · 陈审查员`).first().waitFor()
    await page.getByText(new RegExp(`^${BUREAU}：.*郑踏勘员（工号 017）`)).waitFor()
    await page.getByText('区消防救援大队：2 位').waitFor()
    await shot(page, 'work-name/progress', { fullPage: true })
    await button(page, /^食品经营许可证/).click()
    await sheet(page).getByText('陈审查员（工号 014）').waitFor()
    await shot(page, 'work-name/lane')
  })

  it.each([
    ['staff/grants/index', newDesk, undefined],
    ['staff/grants/index', newPhone, ENGLISH_LARGE],
    ['case', newDesk, undefined],
    ['case', newPhone, ENGLISH_LARGE],
    ['progress', newPhone, undefined],
  ] as const)('%s fits with names on it, and every part is reached by Tab', async (path, to, reading) => {
    const { application, caseId } = await takenOn()
    const pages: Record<typeof path, [Login, string]> = {
      'staff/grants/index': [admin, path],
      case: [reviewer, `desk/case/index?id=${application.id}&case=${caseId}`],
      progress: [owner, `apply/progress/index?id=${application.id}`],
    }
    const page = await open(...pages[path], to, reading)
    await shot(
      page,
      `work-name/${path.split('/').join('-')}-${to === newDesk ? 'desk' : 'phone'}${reading ? '-en' : ''}`,
    )
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    expect(await unreachable(page)).toEqual([])
  })

  it('in the audit list are who did it, beside what', async () => {
    const page = await open(admin, 'staff/audit/index', newDesk)
    await page.getByText('王受理员').first().waitFor()
    await shot(page, 'work-name/audit')
  })

  it('stand on the record of the visit, which the applicant and the department read', async () => {
    const { application, visit, caseId } = await takenOn()
    hall.clock.set(FIRST + 60_000)
    const commands = [
      finding(caseId, visit.base, visits.market, {
        outcome: 'rectify',
        rectifyUntil: '2026-09-21',
        words: '洗手池没有接水\n灭火器过期',
      }),
      {
        ...{ kind: 'signature' as const, id: crypto.randomUUID(), base: visit.base, fileId: null },
        ...{ name: '欧阳小满', signedAt: FIRST + 30_000 },
      },
    ]
    const params = { id: visit.id }
    const { answer } = await hall.call(syncFindings, { as: visits.market[0], params, body: { commands } })
    expect(answer.results.map(({ code }) => code)).toEqual([null, null])
    const { documents } = (await hall.call(listDocuments, { as: owner, params: { id: application.id } })).answer
    const record = documents.find(({ kind }) => kind === 'inspection')

    const progress = await open(owner, `apply/progress/index?id=${application.id}`)
    await progress.getByText('现场勘验记录').waitFor()
    const phone = await open(owner, `document/paper/index?code=${record?.code}`)
    await phone.getByText('郑踏勘员（工号 017）、冯踏勘员（工号 018）').waitFor()
    expect(await layoutFaults(phone)).toEqual([])
    await phone.setViewportSize({ width: 375, height: 1600 })
    await shot(phone, 'work-name/record-phone')

    const desk = await open(reviewer, `desk/case/index?id=${application.id}&case=${caseId}`, newDesk)
    await shot(desk, 'work-name/issued-desk', { fullPage: true })
    await button(desk, /现场勘验记录/).click()
    await desk.getByText('欧阳小满，拒绝签字').waitFor()
    await settled(desk)
    await shot(desk, 'work-name/record-desk')
    const fireman = await open(visits.fire[0], `desk/case/index?id=${application.id}`, newDesk)
    expect(await text(fireman)).not.toContain('现场勘验记录')
  })
})
