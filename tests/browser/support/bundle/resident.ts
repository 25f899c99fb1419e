import { expect } from 'vitest'
import { CHOSEN, GUIDE, ITEMS, type ItemName, TICKED, TYPED } from '../../../support/bundle-story'
import { button, heading, settled } from '../app'
import { answerGuide, logInByCode, searchFor } from '../steps'
import type { Person } from './person'

/** What the progress page says of an item. */
export interface Reading {
  chip: string
  line: string
  holder: string | null
  promised: string | null
  statutory: string | null
}

/** Somebody who opens a restaurant, with a phone. */
export class Resident {
  constructor(readonly at: Person) {}

  /** From the home page to the list of what is needed, by the questions of the guide. */
  async findsOut(): Promise<void> {
    const { page } = this.at
    await this.at.open('/pages/home/index')
    await searchFor(page, '开个小饭馆', '我要开餐馆')
    await button(page, '开始，先答几个小问题').click()
    await answerGuide(page, GUIDE)
    await heading(page, '我要开餐馆')
  }

  /** Begins the application, which wants to know who it is. */
  async begins(phone: string): Promise<void> {
    const { page, hall } = this.at
    await button(page, '开始申请').click()
    await this.at.tapFor(button(page, '登录'), '用手机号登录')
    await logInByCode(page, hall, phone)
    await heading(page, '谁来办这件事？')
  }

  /** Who applies: the operator of a small shop. */
  async saysWho(name: string, document: string): Promise<void> {
    const { page } = this.at
    await page.getByRole('radio', { name: /^个体工商户/ }).click()
    await page.getByLabel('店名（字号）').fill('金牛区小满面馆')
    await page.getByLabel('经营者姓名').fill(name)
    await page.getByLabel('居民身份证号码').fill(document)
    await page.getByLabel('手机号').fill('13612340001')
    await page.getByLabel('住址或住所').fill('金牛区样例大道 18 号')
    await this.saved()
    await this.isKnown(name)
    await button(page, /^下一步/).click()
    await heading(page, '只填这一张表')
  }

  /** Is asked once who hands it in; what was typed stands there already. */
  private async isKnown(name: string): Promise<void> {
    const { page } = this.at
    await button(page, /^核对身份/).click()
    await heading(page, '核对一下您是谁')
    expect(await page.getByLabel('姓名', { exact: true }).inputValue()).toBe(name)
    await button(page, '核对').click()
    await heading(page, '谁来办这件事？')
    await page.getByText(/^核对过了：/).waitFor()
  }

  /** The one form of all items. */
  async fillsIn(): Promise<void> {
    const { page, front } = this.at
    for (const [question, answer] of Object.entries(CHOSEN)) {
      const choices = front.getByRole('radiogroup', { name: question, exact: true })
      await choices.getByRole('radio', { name: answer, exact: true }).click()
    }
    // A choice may bring a box with it.
    for (const [label, value] of Object.entries(TYPED)) await front.getByLabel(label, { exact: true }).fill(value)
    for (const name of TICKED) await front.getByRole('checkbox', { name, exact: true }).click()
    await this.saved()
    await button(page, /^下一步/).click()
    await heading(page, '要交的材料')
  }

  /** Gives each paper that is still missing: one photo a paper, and consent for what the hall fetches. */
  async givesPapers(photo: Buffer): Promise<number> {
    const { page, front } = this.at
    const missing = front.locator('.paper', { hasText: '没交' })
    const count = await missing.count()
    for (let left = count; left > 0; left--) {
      await missing.first().locator('.paper__head').click()
      const open = front.locator('.paper--open')
      const agree = open.getByRole('button', { name: '我同意，请大厅去取' })
      if (await agree.isVisible()) await agree.click()
      else await this.photographs(photo)
      await open
        .locator('.paper__head')
        .getByText(/交了 1 页|大厅去取/)
        .waitFor()
      await open.locator('.paper__head').click()
    }
    await this.saved()
    await button(page, /^下一步/).click()
    await heading(page, '看一遍，没错就交')
    return count
  }

  /** Gives another photo for the one paper that was found wrong, which the last look names. */
  async mends(paper: string, photo: Buffer): Promise<void> {
    const { page, front } = this.at
    await front.getByRole('button', { name: new RegExp(`^${paper} ?要改的地方`) }).click()
    await heading(page, '要交的材料')
    await this.photographsAnew(paper, photo)
    await this.saved()
    await button(page, /^下一步/).click()
    await heading(page, '看一遍，没错就交')
  }

  /** Asks the hall to look before submitting. */
  async asksForALook(): Promise<void> {
    await this.at.tapFor(this.at.front.getByRole('button', { name: /^先请大厅看一眼/ }), '大厅正在看')
  }

  /** Opens the draft that waits, as from the list of one's applications. */
  async goesOn(): Promise<void> {
    const { page, front } = this.at
    await this.at.open('/packages/apply/list/index')
    await this.at.follow(front.getByRole('button', { name: /我要开餐馆/ }).first(), /apply\/form/)
    await settled(page)
  }

  /** Hands everything in. @returns where its progress is seen */
  async submits(): Promise<string> {
    const { page } = this.at
    await heading(page, '看一遍，没错就交')
    await button(page, '交上去').click()
    await page.waitForURL(/apply\/receipt/)
    await heading(page, '收到了')
    const id = /id=(\w+)/.exec(page.url())?.[1]
    if (id === undefined) throw new Error('No application in the address')
    return `/packages/apply/progress/index?id=${id}`
  }

  /** How an item stands, as the page and the sheet of its lane say it. */
  async reads(item: ItemName): Promise<Reading> {
    const { page, front, sheet } = this.at
    const lane = front.getByRole('button', { name: new RegExp(`^${ITEMS[item].name}，`) })
    const [, chip = '', ...line] = ((await lane.getAttribute('aria-label')) ?? '').split('，')
    await this.at.press(lane, sheet)
    const fact = (name: string) => sheet.getByRole('group', { name, exact: true })
    const day = async (name: string) => {
      const limit = sheet.locator('.limit', { hasText: name }).locator('.limit__day')
      return (await limit.count()) === 0 ? null : await limit.textContent()
    }
    const holder =
      (await fact('现在谁在办').count()) === 0 ? null : await fact('现在谁在办').locator('.grow').textContent()
    const reading = {
      chip,
      line: line.join('，'),
      holder,
      promised: await day('承诺最晚'),
      statutory: await day('法定最晚'),
    }
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    return reading
  }

  /** Sends the one thing that was asked for, and nothing else. */
  async supplements(paper: string, photo: Buffer): Promise<void> {
    const { page } = this.at
    await this.at.follow(button(page, '去补材料'), /apply\/supplement/)
    await heading(page, '还要补 1 样')
    await this.photographsAnew(paper, photo)
    await button(page, '补上去').click()
    await page.waitForURL(/apply\/progress/)
    await settled(page)
  }

  /** Chooses the first of the times that were offered for a visit. */
  async agreesToAVisit(): Promise<void> {
    const { front } = this.at
    const visit = front.getByRole('group', { name: '来人到现场看看' })
    await visit.getByRole('radio').first().click()
    const fixed = front.getByRole('group', { name: / 来人$/ })
    await this.at.press(visit.getByRole('button', { name: '就这个时间，我在' }), fixed)
  }

  /** Says that what the officers asked for is put right. */
  async hasPutRight(): Promise<void> {
    const { front } = this.at
    const ask = front.getByRole('group', { name: '按要求整改' })
    await this.at.press(ask.getByRole('button', { name: '改好了，请再来看' }), ask, 'detached')
  }

  /** @returns the six digits that fetch what lies ready */
  async pickUpCode(): Promise<string> {
    const code = this.at.front.locator('.pickup__code')
    await code.waitFor()
    return ((await code.textContent()) ?? '').replace(/\s/g, '')
  }

  /** From the box that is open: throws the page away and takes another photo. */
  private async photographsAnew(paper: string, photo: Buffer): Promise<void> {
    const { front, sheet } = this.at
    await front
      .locator('.paper--open')
      .getByRole('button', { name: `${paper}，第 1 页` })
      .click()
    await sheet.getByRole('button', { name: '删掉这一页' }).click()
    await this.photographs(photo)
  }

  /** From the box that is open: takes a photo. */
  private async photographs(photo: Buffer): Promise<void> {
    const { page, front } = this.at
    await front
      .locator('.paper--open')
      .getByRole('button', { name: /：拍照或选文件$/ })
      .click()
    const chooser = page.waitForEvent('filechooser')
    await this.at.sheet.getByRole('button', { name: /^从相册里选/ }).click()
    await (await chooser).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: photo })
    await front.locator('.paper--open .upload').getByText('%').waitFor({ state: 'detached' })
  }

  private async saved(): Promise<void> {
    await this.at.page.getByText('都存好了').waitFor()
    await settled(this.at.page)
  }
}
