import { beforeAll, describe, expect, it } from 'vitest'
import { authorise } from '../../shared/contract/authority'
import type { DeskView } from '../../shared/contract/desk-view'
import { actOn, FIVE_ITEMS, lookAt, receive, SIGN_ONLY } from '../support/application'
import { newDesk, newPhone, shot } from '../support/browser'
import { accountOf, type Hall, type Login } from '../support/hall'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, type Reading, settled } from './support/app'
import { unreachable } from './support/keyboard'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const FOOD_ONLY = { subject: { kind: 'item', id: 'food-licence' }, answers: '' } as const
const ACCEPT = { kind: 'accept', data: {} } as const
const ENGLISH_LARGE: Reading = { language: 'en', largeType: true }

describe('the workbench', () => {
  const screens = new Screens()
  let hall: Hall
  let clerk: Login

  beforeAll(async () => {
    hall = await screens.start()
    clerk = await hall.staff('clerk', CENTRE)
  })

  async function open(as: Login, path: string, on = newDesk, reading?: Reading, expected?: RegExp) {
    return (await screens.open(`/packages/desk/${path}`, { as, on, reading, expected })).page
  }
  const one = (view: DeskView, itemId: string) => {
    const found = view.cases.find((each) => each.itemId === itemId)
    if (!found) throw new Error(`no case of ${itemId}`)
    return found
  }

  it('tells all that is missing in one notice, and later only what it listed', async () => {
    const view = await receive(hall, clerk, SIGN_ONLY)
    const page = await open(clerk, `case/index?id=${view.id}`)
    await page.keyboard.press('b')
    await page.getByRole('checkbox', { name: /招牌效果图/ }).click()
    await page.getByRole('textbox', { name: /招牌效果图/ }).fill('效果图没有标尺寸，请标上长和高')
    await page.getByRole('checkbox', { name: /^地址/ }).click()
    await page.getByRole('textbox', { name: /^地址：/ }).fill('门牌号和租赁合同不一样')
    await shot(page, 'desk/supplement')
    await page.keyboard.press('Control+Enter')
    await page.getByText('一次告知补正 2 项').waitFor()
    await settled(page)
    await page.keyboard.press('b')
    await page.getByText('已经告知过一次').waitFor()
    expect(await page.getByRole('dialog').getByRole('checkbox').count()).toBe(2)
    await screens.close()
    const after = await lookAt(hall, clerk, view.id)
    expect(after.cases[0]).toMatchObject({ state: 'supplement', missing: ['sign-rendering', 'applicant-address'] })
  })

  it('does not accept only for what was told and is still unmet', async () => {
    const view = await receive(hall, clerk, SIGN_ONLY)
    const { id: caseId } = one(view, 'sign-permit')
    const points = [{ id: 'sign-rendering', materialId: 'sign-rendering', words: '没有标尺寸' }]
    const told = await actOn(hall, clerk, view, [{ caseId, command: { kind: 'request_supplement', data: { points } } }])
    const given = [{ caseId, command: { kind: 'supplement' as const, data: { points: ['sign-rendering'] } } }]
    await actOn(hall, clerk, told.answer, given)
    const page = await open(clerk, `case/index?id=${view.id}`)
    await page.keyboard.press('x')
    const sheet = page.getByRole('dialog')
    expect(await sheet.getByRole('checkbox', { name: /招牌效果图/ }).isChecked()).toBe(true)
    await sheet.getByRole('textbox', { name: '不予受理的依据' }).fill('行政许可法第三十二条')
    await sheet.getByRole('textbox', { name: '理由' }).fill('补来的还是别家店的效果图')
    await shot(page, 'desk/not-accepted')
    expect(await layoutFaults(page)).toEqual([])
    await sheet.getByRole('button', { name: '不予受理' }).click()
    await page.getByText('大型户外广告及招牌设置许可：不予受理').waitFor()
    await screens.close()
    expect((await lookAt(hall, clerk, view.id)).cases[0]?.state).toBe('not_accepted')
  })

  it('takes on with a paper to follow against a written promise, and asks again when what comes is wrong', async () => {
    const view = await receive(hall, clerk, FOOD_ONLY)
    const { id: caseId } = one(view, 'food-licence')
    const points = [{ id: 'equipment-list', materialId: 'equipment-list', words: '少一页' }]
    await actOn(hall, clerk, view, [{ caseId, command: { kind: 'request_supplement', data: { points } } }])
    const page = await open(clerk, `case/index?id=${view.id}`)
    await page.keyboard.press('t')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('checkbox', { name: /经营设备清单/ }).click()
    await sheet.getByRole('textbox', { name: /^哪天前/ }).fill('2026-09-16')
    await sheet.getByText('要有书面承诺').waitFor()
    await sheet.getByRole('checkbox', { name: /当面写了承诺书/ }).click()
    await shot(page, 'desk/promise')
    expect(await layoutFaults(page)).toEqual([])
    await sheet.getByRole('button', { name: '容缺受理' }).click()
    await page.getByText('食品经营许可证：容缺受理').waitFor()
    const taken = await lookAt(hall, clerk, view.id)
    const arrived = { kind: 'tolerated_arrived', data: { materialId: 'equipment-list' } } as const
    await actOn(hall, clerk, taken, [{ caseId, command: arrived }])
    await screens.close()

    const again = await open(clerk, `case/index?id=${view.id}`)
    await settled(again)
    await again.keyboard.press('8')
    const wrong = again.getByRole('dialog')
    await wrong.getByRole('textbox', { name: /^哪天前/ }).fill('2026-09-16')
    await wrong.getByRole('textbox', { name: '理由' }).fill('这是别家店的清单')
    await shot(again, 'desk/promise-wrong')
    await wrong.getByRole('button', { name: '补来的不对' }).click()
    await again.getByText('食品经营许可证：补来的不对').waitFor()
    await screens.close()
    const after = await lookAt(hall, clerk, view.id)
    expect(after.cases[0]).toMatchObject({ tolerated: ['equipment-list'] })
    // Out of the lists of those who come next.
    await actOn(hall, clerk, after, [{ caseId, command: { kind: 'withdraw', data: {}, words: '申请人不办了' } }])
  })

  it('says what somebody else has changed meanwhile, and does nothing on the older state', async () => {
    const view = await receive(hall, clerk, SIGN_ONLY)
    const colleague = await hall.staff('clerk', CENTRE)
    const page = await open(clerk, `case/index?id=${view.id}`, newDesk, undefined, /409/)
    await page.keyboard.press('a')
    await page.getByRole('dialog').waitFor()
    await actOn(hall, colleague, view, [{ caseId: one(view, 'sign-permit').id, command: ACCEPT }])
    await page.getByRole('dialog').getByRole('button', { name: '受理' }).click()
    await page.getByText('刚刚有人改过，已经换成新的').waitFor()
    await page
      .getByText(/窗口 受理$/)
      .first()
      .waitFor()
    await shot(page, 'desk/conflict')
    expect(await page.getByRole('dialog').getByRole('button', { name: '受理' }).isDisabled()).toBe(true)
    await screens.close()
    const { cases } = await lookAt(hall, clerk, view.id)
    expect(one({ ...view, cases }, 'sign-permit').events.filter(({ kind }) => kind === 'accept')).toHaveLength(1)
  })

  it('takes an opinion of a reviewer; the case goes on to the inspection', async () => {
    const view = await receive(hall, clerk, SIGN_ONLY)
    await actOn(hall, clerk, view, [{ caseId: one(view, 'sign-permit').id, command: ACCEPT }])
    const reviewer = await hall.staff('reviewer', null, 'urban')
    const page = await open(reviewer, `case/index?id=${view.id}`)
    await page.keyboard.press('o')
    await page.getByRole('radio', { name: '同意', exact: true }).click()
    await shot(page, 'desk/opinion')
    await page.getByRole('dialog').getByRole('button', { name: '签审查意见' }).click()
    await page.getByText('大型户外广告及招牌设置许可：签审查意见').waitFor()
    await settled(page)
    await screens.close()
    expect((await lookAt(hall, reviewer, view.id)).cases[0]).toMatchObject({ officers: 1, queue: 'inspect' })
  })

  it('lets the chief representative of the department decide; what waited for it starts', async () => {
    const view = await receive(hall, clerk, FIVE_ITEMS)
    const admin = await hall.staff('admin', null)
    const approver = await hall.staff('approver', null, 'market')
    const body = { phone: approver.phone, departmentId: 'market', fromDay: '2026-09-01', toDay: '2027-08-31' }
    expect((await hall.call(authorise, { as: admin, body })).code).toBeNull()
    await actOn(hall, clerk, view, [{ caseId: one(view, 'business-licence').id, command: ACCEPT }])
    const page = await open(approver, 'tasks/index')
    await page.keyboard.press('j')
    await settled(page)
    await shot(page, 'desk/decide')
    await page.keyboard.press('g')
    await page.getByRole('dialog').getByRole('button', { name: '准予' }).click()
    await page.getByText('营业执照：准予').waitFor()
    await settled(page)
    await shot(page, 'desk/decided')
    await screens.close()
    const after = await lookAt(hall, clerk, view.id)
    expect(one(after, 'business-licence').state).toBe('granted')
  })

  it('is given to a colleague who is chosen by name, and says who has it', async () => {
    const view = await receive(hall, clerk, SIGN_ONLY)
    await actOn(hall, clerk, view, [{ caseId: one(view, 'sign-permit').id, command: ACCEPT }])
    const [reviewer, colleague] = [
      await hall.staff('reviewer', null, 'urban'),
      await hall.staff('reviewer', null, 'urban'),
    ]
    hall.db.prepare('UPDATE account SET work_name = ? WHERE id = ?').run(['周审查', accountOf(colleague)])
    const page = await open(reviewer, `case/index?id=${view.id}`)
    await page.keyboard.press('m')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: /^我来办/ }).waitFor()
    expect(await sheet.getByRole('radio', { name: /^我来办/ }).isChecked()).toBe(true)
    await sheet.getByRole('radio', { name: /^周审查/ }).click()
    await shot(page, 'desk/give')
    expect(await layoutFaults(page)).toEqual([])
    await sheet.getByRole('button', { name: '交给这位' }).click()
    await page
      .getByText(/· 周审查在办$/)
      .first()
      .waitFor()
    await settled(page)
    await shot(page, 'desk/given')
    await screens.close()
    const after = one(await lookAt(hall, reviewer, view.id), 'sign-permit')
    expect(after.assigneeId).toBe(accountOf(colleague))
  })

  it('pauses only with a ground of article 45, days and a basis', async () => {
    const view = await receive(hall, clerk, SIGN_ONLY)
    await actOn(hall, clerk, view, [{ caseId: one(view, 'sign-permit').id, command: ACCEPT }])
    const reviewer = await hall.staff('reviewer', null, 'urban')
    const page = await open(reviewer, `case/index?id=${view.id}`)
    await page.keyboard.press('p')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: '专家评审' }).click()
    await sheet.getByRole('textbox', { name: '几个工作日' }).fill('5')
    await sheet.getByText('写上依据').waitFor()
    await sheet.getByRole('textbox', { name: '法律依据' }).fill('行政许可法第四十五条')
    await sheet.getByRole('textbox', { name: '理由' }).fill('结构安全要请专家看')
    await shot(page, 'desk/pause')
    await page.keyboard.press('Control+Enter')
    await page.getByText(/专家评审：9月14日.*第四十五条/).waitFor()
    await settled(page)
    await shot(page, 'desk/paused')
    await screens.close()
  })

  it('shows names and numbers in full only for a purpose', async () => {
    const view = await receive(hall, clerk, SIGN_ONLY)
    const page = await open(clerk, `case/index?id=${view.id}`)
    expect(await page.getByText('13612340001').count()).toBe(0)
    await page.keyboard.press('0')
    await page.getByRole('radio', { name: '联系申请人' }).click()
    await button(page, '记下并显示').click()
    await page.getByText('13612340001').waitFor()
    await screens.close()
  })

  it('is worked on a phone as well', async () => {
    const view = await receive(hall, clerk, FIVE_ITEMS)
    const page = await open(clerk, `case/index?id=${view.id}`, newPhone)
    await shot(page, 'desk/case-phone')
    await button(page, '受理').click()
    await page.getByRole('checkbox', { name: /招牌/ }).click()
    await shot(page, 'desk/accept-phone')
    await page.getByRole('dialog').getByRole('button', { name: '受理 · 2' }).click()
    await page.getByText('2 件：受理').waitFor()
    await settled(page)
    expect(await layoutFaults(page)).toEqual([])
    await screens.close()
  })

  it.each([
    ['tasks/index', newDesk, undefined],
    ['tasks/index', newPhone, ENGLISH_LARGE],
    ['case', newDesk, undefined],
    ['case', newPhone, undefined],
    ['case', newPhone, ENGLISH_LARGE],
  ] as const)('%s fits with work in it, and every part is reached by Tab', async (path, to, reading) => {
    const view = await receive(hall, clerk, FIVE_ITEMS)
    const page = await open(clerk, path === 'case' ? `case/index?id=${view.id}` : path, to, reading)
    if (path === 'tasks/index' && to === newDesk) {
      await page.keyboard.press('j')
      await settled(page)
    }
    await shot(page, `desk/${path.replace('/', '-')}-${to === newDesk ? 'desk' : 'phone'}${reading ? '-en' : ''}`)
    expect(await layoutFaults(page)).toEqual([])
    expect(await graveFindings(page)).toEqual([])
    expect(await unreachable(page)).toEqual([])
    await screens.close()
  })
})
