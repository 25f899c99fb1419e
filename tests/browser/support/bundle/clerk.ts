import { Officer } from './officer'

/** Somebody at a window for everything (综合受理). */
export class Clerk extends Officer {
  /** Looks at each paper that somebody asked the hall to see before submitting, finds one wrong, and answers. */
  async prechecks(wrong: string, reason: string): Promise<void> {
    const { page, front, sheet } = this.at
    await this.at.open('/packages/desk/prechecks/index')
    await front.locator('.work-row').first().click()
    const unseen = front.locator('.materials__row', { hasText: '交了' })
    await unseen.first().waitFor()
    while ((await unseen.count()) > 0) {
      if (!(await sheet.isVisible())) await unseen.first().click()
      const title = (await sheet.getByRole('heading').first().textContent()) ?? ''
      const isWrong = title.startsWith(wrong)
      if (isWrong) {
        await sheet.getByRole('button', { name: '有问题' }).click()
        await sheet.getByLabel('哪里不对，怎么改').fill(reason)
      }
      // The next one opens by itself when this one is kept.
      const shown = sheet.getByRole('heading', { name: title })
      const kept = sheet.getByRole('button', { name: isWrong ? '记下问题' : '合格' })
      await this.at.press(kept, shown, 'detached')
    }
    if (await sheet.isVisible()) await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    const answer = front.getByRole('button', { name: /^答复：有 1 份要改/ })
    await this.at.press(answer, answer, 'detached')
  }

  /** One notice of all that is missing for the open case. */
  async notifies(material: string, words: string): Promise<void> {
    const sheet = await this.begins('b')
    await sheet.getByRole('checkbox', { name: new RegExp(`^${material}`) }).click()
    await sheet.getByRole('textbox', { name: new RegExp(`^${material}`) }).fill(words)
    await this.does('补正告知')
  }
}
