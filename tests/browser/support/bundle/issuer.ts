import { settled } from '../app'
import type { Person } from './person'

/** Somebody at the issuing window (综合出件). */
export class Issuer {
  constructor(readonly at: Person) {}

  /** Enters what the issuing system gave for one item. */
  async issues(item: string, number: string, seal: string): Promise<void> {
    const { page, front } = this.at
    await this.at.open('/packages/desk/issuing/index')
    await front.locator('.work-row', { hasText: item }).first().click()
    await front.getByLabel('证照编号').fill(number)
    await front.getByLabel('电子印章').fill(seal)
    await settled(page)
    await this.at.tapFor(front.getByRole('button', { name: /^出证/ }), `编号 ${number}`)
  }

  /** Reads the pick-up code, and gives out all that lies ready but the one of this number, which goes by post. */
  async givesOut(code: string, byPost: string, tracking: string): Promise<void> {
    const { page, front, sheet } = this.at
    await this.at.open('/packages/desk/issuing/index')
    await front.getByLabel('谁来取证').fill(code)
    await page.keyboard.press('Enter')
    await front.getByText('核对过了').waitFor()
    await settled(page)
    await this.at.picture('28-issuer-proven')
    await front.getByRole('checkbox', { name: new RegExp(byPost) }).click()
    await this.at.tapFor(front.getByRole('button', { name: /^交给申请人/ }), '给出去的')
    await front.getByRole('button', { name: /^邮寄/ }).click()
    await sheet.getByLabel('快递单号').fill(tracking)
    await this.at.picture('29-issuer-post')
    await this.at.press(sheet.getByRole('button', { name: '寄出了' }), sheet, 'detached')
  }
}
