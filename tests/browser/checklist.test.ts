import { beforeAll, describe, expect, it } from 'vitest'
import { shot } from '../support/browser'
import { button, settled } from './support/app'
import { layoutFaults } from './support/layout'
import { Screens } from './support/screens'

/** A noodle shop of 80 m² with a large sign; it is not known whether guests sit down. */
const ANSWERS =
  'agent:no,area:80,building:commercial,dining:unknown,licence:none,sewer:no,sign:large,tenure:rented,who:individual'
const LINK = `/pages/checklist/index?id=restaurant&a=${encodeURIComponent(ANSWERS)}`

const screens = new Screens()

beforeAll(async () => {
  await screens.start()
})

async function opened(path = LINK) {
  return (await screens.open(path, { permissions: ['clipboard-read', 'clipboard-write'] })).page
}

describe('the checklist of a link', () => {
  it('can be taken over, settled and sent on with its new answers', async () => {
    const page = await opened()
    await page.getByText('这是别人发给您的清单').waitFor()
    await button(page, '就用这一份').click()
    await button(page, '去定下来').click()
    await page.getByRole('radio', { name: '只做外卖、打包带走' }).click()
    await button(page, '看材料清单').click()
    await button(page, '去定下来').waitFor({ state: 'detached' })
    await settled(page)
    await page.getByRole('button', { name: /^发给家人/ }).click()
    await page.getByText('链接复制好了').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(decodeURIComponent(link)).toContain('dining:takeaway')
  })

  it('opens the page of an item, which says for which way each paper is needed', async () => {
    const page = await opened()
    await page
      .getByRole('button', { name: /食品经营许可证/ })
      .first()
      .click()
    const papers = page.getByRole('group', { name: '要交什么' })
    await papers.waitFor()
    const lines = (await papers.locator('.fact__line').allInnerTexts()).map((line) => line.split(/\s*\n\s*/))
    expect(lines).toContainEqual(['·', '证照联办申请表'])
    expect(lines).toContainEqual(['·', '授权委托书和经办人身份证件', '只在这种情况要：请别人代办'])
    expect(lines).toContainEqual([
      '·',
      '场所平面图（分层标注）',
      '新办要',
      '变更、延续要，只在这种情况：布局和发证时不一样了',
    ])
    await papers.scrollIntoViewIfNeeded()
    await settled(page)
    await shot(page, 'checklist/item')
    expect(await layoutFaults(page)).toEqual([])
  })

  it('is printed as one sheet with the hall, the date and nothing of the screen', async () => {
    const page = await opened()
    await page.emulateMedia({ media: 'print' })
    for (const printed of ['一次性告知单', '金牛区政务服务中心（演示）', '2026年9月14日 出具'])
      await page.getByText(printed, { exact: true }).waitFor()
    for (const screen of ['就用这一份', '预约窗口', '存成图片', '看回答'])
      expect(await page.getByText(screen, { exact: true }).isVisible()).toBe(false)
    await shot(page, 'checklist/print', { fullPage: true })
  })

  it('becomes a picture that can be downloaded', async () => {
    const page = await opened()
    await button(page, '存成图片').click()
    const picture = page.getByRole('img', { name: '我要开餐馆 一次性告知单' })
    await picture.waitFor()
    const size = await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])
    expect(size[0]).toBe(750)
    expect(size[1]).toBeGreaterThan(1000)
    const download = page.waitForEvent('download')
    await button(page, '存到手机').click()
    expect((await download).suggestedFilename()).toBe('我要开餐馆 一次性告知单.png')
    await shot(page, 'checklist/picture')
  })

  it('shows a sample of every material, marked as one', async () => {
    const page = await opened()
    const rows = page.getByRole('button', { name: /看样张和说明$/ })
    const count = await rows.count()
    expect(count).toBeGreaterThan(5)
    for (let index = 0; index < count; index++) {
      await rows.nth(index).click()
      const sheet = page.getByRole('dialog')
      await sheet.getByRole('group', { name: /样张/ }).waitFor()
      expect(await layoutFaults(page)).toEqual([])
      await page.keyboard.press('Escape')
      await sheet.waitFor({ state: 'detached' })
    }
  })
})
