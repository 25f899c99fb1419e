import type { Locator } from 'playwright-core'
import { settled } from '../app'
import type { Person } from './person'

/** Somebody of the hall at a desk: finds work in the lists, and does things to cases by keys and sheets. */
export class Officer {
  constructor(readonly at: Person) {}

  /** From the list of what waits: opens the case of this item. */
  async takesUp(item: string, list?: string | RegExp): Promise<void> {
    const { front } = this.at
    await this.at.open('/packages/desk/tasks/index')
    if (list) {
      await front.getByRole('radio', { name: list }).first().click()
      await settled(this.at.page)
    }
    await front.locator('.work-row', { hasText: item }).first().click()
    await front.locator('.case-pane').waitFor()
    await settled(this.at.page)
  }

  /** Opens another case of the application. */
  async turnsTo(item: string): Promise<void> {
    await this.lane(item).click()
    await settled(this.at.page)
  }

  lane(item: string): Locator {
    return this.at.front.getByRole('radio', { name: new RegExp(`^${item}`) })
  }

  /** Opens the sheet of an action by its key. */
  async begins(key: string): Promise<Locator> {
    await this.at.page.keyboard.press(key)
    await this.at.sheet.waitFor()
    return this.at.sheet
  }

  /**
   * Does what the open sheet asks: it closes when that is done. Told that a colleague has just changed the application,
   * one looks and presses again.
   */
  does(action: string): Promise<void> {
    const { sheet } = this.at
    return this.at.press(sheet.getByRole('button', { name: action, exact: true }), sheet, 'detached')
  }

  /** Also ticks these in the open sheet. */
  async ticks(...names: string[]): Promise<void> {
    for (const name of names) await this.at.sheet.getByRole('checkbox', { name: new RegExp(name) }).click()
  }

  /** An opinion that agrees with the open case. */
  async agrees(): Promise<void> {
    const sheet = await this.begins('o')
    await sheet.getByRole('radio', { name: '同意', exact: true }).click()
    await this.does('签审查意见')
  }

  /** Decides in the name of the department. */
  async grants(): Promise<void> {
    await this.begins('g')
    await this.does('准予')
  }
}
