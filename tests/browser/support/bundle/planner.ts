import { maskPhone } from '../../../../shared/domain/mask'
import type { Login } from '../../../support/hall'
import { Officer } from './officer'

/** Who goes and when: inspectors by their phones, times as the page says them (`9月17日 周四 10:00`). */
export interface Plan {
  id: string
  item: string
  inspectors: readonly Login[]
  times: readonly string[]
}

/** Somebody at a window who plans the joint visit. */
export class Planner extends Officer {
  /** From the case of one item: all that still have their visit before them, these inspectors, these times. */
  async plansAVisit({ id, item, inspectors, times }: Plan, picture: string): Promise<void> {
    const { front } = this.at
    await this.at.open(`/packages/desk/case/index?id=${id}`)
    await this.turnsTo(item)
    await this.at.follow(this.at.button(/^约踏勘/), /inspect\/plan/)
    for (const { phone } of inspectors) await front.getByRole('checkbox', { name: maskPhone(phone) }).click()
    for (const time of times) {
      await front.getByRole('radio', { name: time.slice(0, time.lastIndexOf(' ')), exact: true }).click()
      await front.getByRole('checkbox', { name: time, exact: true }).click()
    }
    await this.at.picture(picture, true)
    await this.at.follow(this.at.button('发给申请人定时间'), /inspect\/visit/)
  }
}
