import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, expect, it, vi } from 'vitest'
import { listCards, listUrges } from '../../shared/contract/supervision'
import { newDesk, newPhone, shot, type TestPage } from '../support/browser'
import type { Hall, Login } from '../support/hall'
import { lateCase } from '../support/late'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, settled } from './support/app'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const DEPARTMENT = 'urban'
const screens = new Screens()
let hall: Hall
let supervisor: Login
let officer: Login

beforeAll(async () => {
  hall = await screens.start()
  const clerk = await hall.staff('clerk', CENTRE)
  for (const _ of [1, 2, 3]) await lateCase(hall, clerk)
  supervisor = await hall.staff('supervisor', CENTRE)
  officer = await hall.staff('reviewer', null, DEPARTMENT)
})

const open = (as: Login, path: string, on = newDesk) => screens.open(`/packages/${path}/index`, { as, on })
async function looked({ page }: TestPage, name: string): Promise<void> {
  await settled(page)
  await shot(page, `supervision/${name}`)
  expect(await layoutFaults(page)).toEqual([])
  expect(await graveFindings(page)).toEqual([])
}
const cards = async () =>
  (await hall.call(listCards, { as: supervisor, query: { pointId: CENTRE, departmentId: DEPARTMENT } })).answer.cards

it('a card is explained by the department, and cancelled by the supervisor with a reason', async () => {
  const own = await open(officer, 'supervision/cards', newPhone)
  await looked(own, 'cards-phone')
  await button(own.page, /^说明原因：/)
    .first()
    .click()
  await own.page.getByRole('dialog').getByRole('textbox').fill('申请人约的现场时间在承诺的日子以后')
  await shot(own.page, 'supervision/explain-phone')
  await button(own.page, '交说明').click()
  await own.page.getByText('说明交上去了').first().waitFor()
  await own.close()
  const desk = await open(supervisor, 'supervision/cards')
  await desk.page.getByText('申请人约的现场时间在承诺的日子以后').waitFor()
  await looked(desk, 'cards')
  await desk.page.getByRole('radio', { name: '说明了' }).click()
  await settled(desk.page)
  await button(desk.page, /^撤销：/).click()
  await desk.page.getByRole('dialog').getByRole('textbox').fill('不是部门的原因，予以撤销')
  await button(desk.page, '撤销这张牌').click()
  await desk.page.getByText('没有这样的牌').waitFor()
  await desk.close()
  const cancelled = (await cards()).filter(({ state }) => state === 'cancelled')
  expect(cancelled).toMatchObject([{ cancelReason: '不是部门的原因，予以撤销' }])
})

it('a number leads to its cases; somebody is asked what holds one up, and answers', async () => {
  const desk = await open(supervisor, 'supervision/overview')
  await looked(desk, 'overview')
  await desk.page.getByRole('radio', { name: '按窗口和环节' }).click()
  await shot(desk.page, 'supervision/overview-window')
  await button(desk.page, /部门审查，超承诺，3 件/).click()
  await desk.page.getByText('最晚的日子在前面').waitFor()
  await looked(desk, 'late')
  await desk.page.getByText('督办', { exact: true }).last().click()
  const sheet = desk.page.getByRole('dialog')
  await sheet.getByRole('textbox', { name: '问什么' }).fill('为什么超过了承诺的日子，哪天能办完')
  await sheet.getByRole('radio', { name: /审查/ }).click()
  await shot(desk.page, 'supervision/urge')
  await button(desk.page, '发出督办').click()
  await desk.page.getByText('督办发出去了').last().waitFor()
  await desk.close()

  const own = await open(officer, 'desk/tasks')
  await shot(own.page, 'supervision/tasks')
  await button(own.page, /督办 1 条等您答复/).click()
  await looked(own, 'urges')
  await button(own.page, /^答复：/).click()
  await own.page.getByRole('dialog').getByRole('textbox').fill('现场已经看完，明天决定')
  await button(own.page, '交答复').click()
  await own.page.getByText('没有等您答复的').waitFor()
  await own.close()

  const again = await open(supervisor, 'supervision/urges', newPhone)
  await again.page.getByText('现场已经看完，明天决定').waitFor()
  await looked(again, 'urges-phone')
  await again.close()
  const { urges } = (await hall.call(listUrges, { as: supervisor, query: { pointId: CENTRE } })).answer
  expect(urges).toMatchObject([{ state: 'answered', answer: '现场已经看完，明天决定' }])
})

it('a register is filtered, made into a spreadsheet, and taken away with every line', async () => {
  const tab = await open(supervisor, 'supervision/registers')
  const { page } = tab
  await looked(tab, 'register')
  const lines = page.getByRole('table').getByRole('row')
  expect(await lines.count()).toBe(1 + 3)
  await page.getByRole('radio', { name: '办理台账' }).click()
  await page.getByText('这些日子里没有').waitFor()
  await page.getByRole('radio', { name: '受理台账' }).click()
  await button(page, '筛选').click()
  await page.getByRole('radio', { name: '审查中' }).click()
  await shot(page, 'supervision/register-filter')
  await button(page, '看这些').click()
  await settled(page)
  expect(await lines.count()).toBe(1 + 3)
  await button(page, '做成表格').click()
  await page.getByText('正在做，写了 0 行').waitFor()
  hall.db.prepare("UPDATE job SET next_due_at = 0, leased_until = NULL WHERE name = 'register-export'").run([])
  await hall.runJobs()
  await page.getByText(/^3 行，/).waitFor()
  await looked(tab, 'register-made')
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, /^下载：/).click()])
  expect(download.suggestedFilename()).toBe('受理台账-2026-09-01-2026-09-18.xlsx')
  const { sheets } = await readXlsx(readFileSync(await download.path()))
  expect(sheets[0]?.rows).toHaveLength(1 + 3)
  expect(sheets[0]?.rows[1]).toContain('大型户外广告及招牌设置许可')
  await tab.close()
})

it('an administrator changes when the lights come on', async () => {
  const tab = await open(await hall.staff('admin', null), 'supervision/lights')
  await looked(tab, 'lights')
  const field = tab.page.getByRole('textbox', { name: '提醒：承诺的日子用到' })
  await field.fill('70')
  await button(tab.page, '存下').click()
  await tab.page.getByText('第 1 次改的').waitFor()
  await looked(tab, 'lights-changed')
  await field.fill('5')
  // A tap quick after the last one does nothing: pressed until it is heard.
  await vi.waitFor(
    async () => {
      await button(tab.page, '存下').click()
      await tab.page.getByText('请填数字，范围 10 到 100。').waitFor({ timeout: 1000 })
    },
    { timeout: 20_000 },
  )
  await tab.close()
})
