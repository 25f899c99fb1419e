import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { extendBundle } from '../../shared/contract/case'
import { receiveAtCounter } from '../../shared/contract/counter'
import type { DeskView } from '../../shared/contract/desk-view'
import { actOn, counterRequest, FIVE_ITEMS, lookAt, receive } from '../support/application'
import { complete, submit } from '../support/apply'
import { newDesk, newPhone, shot } from '../support/browser'
import { accountOf, type Hall, type Login } from '../support/hall'
import { giveName } from '../support/hall/login'
import { FILING_ONLY } from '../support/over'
import { CENTRE } from '../support/visitor'
import { graveFindings } from './support/accessibility'
import { button, type Reading, settled } from './support/app'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

const COMMUNITY = 'jiulidi-north-community'
const ACCEPT = { kind: 'accept', data: {} } as const
const ENGLISH_LARGE: Reading = { language: 'en', largeType: true }
/** What of the five can be taken on at once: the others wait for the licence. */
const FIRST = ['sign-permit', 'sewer-permit']

const screens = new Screens()
let hall: Hall
let clerk: Login
let supervisor: Login

beforeAll(async () => {
  hall = await screens.start()
  clerk = await hall.staff('clerk', CENTRE)
  supervisor = await hall.staff('supervisor', CENTRE)
})

const one = (view: DeskView, itemId: string) => {
  const found = view.cases.find((each) => each.itemId === itemId)
  if (!found) throw new Error(`no case of ${itemId}`)
  return found
}
async function accepted(view: DeskView, as = clerk, itemIds: readonly string[] = FIRST): Promise<DeskView> {
  const commands = itemIds.map((id) => ({ caseId: one(view, id).id, command: ACCEPT }))
  const reply = await actOn(hall, as, view, commands)
  if (reply.code !== null) throw new Error(`not accepted: ${reply.code}`)
  return reply.answer
}
async function isSound(page: Page): Promise<void> {
  expect(await layoutFaults(page)).toEqual([])
  expect(await graveFindings(page)).toEqual([])
}

describe('a whole bundle', () => {
  it('is extended by a supervisor, in words of the law, once, and by nobody else', async () => {
    const view = await accepted(await receive(hall, clerk, FIVE_ITEMS))
    const path = `/packages/desk/case/index?id=${view.id}&case=${one(view, 'sewer-permit').id}`
    const phone = await screens.open(path, { as: supervisor })
    await phone.page.getByText(/^整个套餐：在办，联合办理最晚/).waitFor()
    await shot(phone.page, 'desk/supervised-phone', { fullPage: true })
    await isSound(phone.page)

    const { page } = await screens.open(path, { as: supervisor, on: newDesk })
    await page.getByText(/^整个套餐：在办，联合办理最晚/).waitFor()
    await shot(page, 'desk/supervised-desk', { fullPage: true })
    await isSound(page)
    await page.keyboard.press('k')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: '几个工作日' }).fill('15')
    await sheet.getByRole('textbox', { name: '理由' }).fill('专家意见不一，要再论证一次')
    await shot(page, 'desk/extend-bundle')
    await isSound(page)
    await sheet.getByRole('button', { name: '延长整个套餐' }).click()
    await page.getByText('整个套餐的期限延长 15 个工作日').first().waitFor()
    await settled(page)
    await shot(page, 'desk/extended-bundle')
    await page.keyboard.press('k')
    expect(await page.getByRole('dialog').count()).toBe(0)
    const after = await lookAt(hall, clerk, view.id)
    expect(after.cases.every(({ events }) => events.some(({ kind }) => kind === 'extend_bundle'))).toBe(true)
    expect(after.actions).not.toContain('extend_bundle')
  })

  it('says to its applicant where all of it stands and until when by law, and the later day once it is extended', async () => {
    const owner = await hall.login('13600007301')
    const { id } = await submit(hall, owner, await complete(hall, owner, FIVE_ITEMS))
    const { page } = await screens.open(`/packages/apply/progress/index?id=${id}`, { as: owner })
    await page.getByText('整个套餐：收到了，在核对材料', { exact: true }).waitFor()

    const view = await accepted(await lookAt(hall, clerk, id))
    const under = (day: string) => `整个套餐：各部门同时在办，依法最晚 ${day} 办完`
    await page.reload()
    // 45 working days: Mid-Autumn and the week of the National Day do not count, the two days worked for them do.
    await page.getByText(under('11月20日 周五'), { exact: true }).waitFor()
    await settled(page)
    await shot(page, 'apply/whole-bundle')
    await isSound(page)

    const body = { base: view.version, days: 15, words: '专家意见不一，要再论证一次' }
    expect((await hall.call(extendBundle, { as: supervisor, params: { id }, body })).code).toBeNull()
    await page.reload()
    await page.getByText(under('12月11日 周五'), { exact: true }).waitFor()

    const path = `/packages/apply/progress/index?id=${id}`
    const english = await screens.open(path, { as: owner, reading: ENGLISH_LARGE })
    await english.page.getByText(/^The whole bundle: all departments are at work, by law until/).waitFor()
    await shot(english.page, 'apply/whole-bundle-en')
    expect(await layoutFaults(english.page)).toEqual([])
  })
})

describe('首办责任', () => {
  it.each([
    ['desk', newDesk, '011', '012'],
    ['phone', newPhone, '021', '022'],
  ] as const)(
    'is moved to another clerk by a supervisor, at a %s, and is seen in that clerk’s hands',
    async (place, on, badge, next) => {
      const [first, second] = [await hall.staff('clerk', COMMUNITY), await hall.staff('clerk', COMMUNITY)]
      const above = await hall.staff('supervisor', COMMUNITY)
      giveName(hall.db, first, '王受理员', badge)
      giveName(hall.db, second, '赵受理员', next)
      const body = { ...counterRequest(FILING_ONLY), pointId: COMMUNITY }
      const received = (await hall.call(receiveAtCounter, { as: first, body })).answer
      const view = await accepted(received, first, ['prepackaged-filing'])
      const path = `/packages/desk/case/index?id=${view.id}`

      const { page } = await screens.open(path, { as: above, on })
      await page.getByText(`首办责任人：王受理员（工号 ${badge}）`).waitFor()
      const sheet = page.getByRole('dialog', { name: /^换首办责任人/ })
      if (place === 'desk') await page.keyboard.press('j')
      else await button(page, /^换首办责任人/).click()
      await sheet.getByRole('radio', { name: `赵受理员（工号 ${next}）` }).click()
      // Who answers for it already is nobody to choose, and why it moves is asked.
      expect(await sheet.getByRole('radio', { name: `工号 ${badge}` }).count()).toBe(0)
      const move = sheet.getByRole('button', { name: '换首办责任人' })
      expect(await move.isDisabled()).toBe(true)
      await sheet.getByRole('textbox', { name: '理由' }).fill('首办的人调走了')
      await shot(page, `desk/responsible-sheet-${place}`)
      await isSound(page)
      await move.click()
      await page.getByText(`首办责任人：赵受理员（工号 ${next}）`).waitFor()
      await page.getByText('换了首办责任人').first().waitFor()
      await settled(page)
      await shot(page, `desk/responsible-${place}`)
      await isSound(page)
      expect(one(await lookAt(hall, first, view.id), 'prepackaged-filing').responsibleId).toBe(accountOf(second))

      const own = await screens.open(path, { as: second, on })
      await own.page.getByText('首办责任人：您', { exact: true }).waitFor()
    },
  )
})
