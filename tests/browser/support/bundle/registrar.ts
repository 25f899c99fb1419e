import { settled } from '../app'
import type { Person } from './person'

/** A line of a register; the light as it is read out, null where none is on. */
export interface RegisterLine {
  item: string
  light: string | null
}

/** A supervisor who reads the registers (台账). */
export class Registrar {
  constructor(readonly at: Person) {}

  /** The lines of a register, from one day to another. */
  async reads(register: string, from: string, to: string): Promise<RegisterLine[]> {
    const { page, front } = this.at
    await this.at.open('/packages/supervision/registers/index')
    await front.getByRole('radio', { name: register }).click()
    await front.getByRole('textbox', { name: '从哪天' }).fill(from)
    await front.getByRole('textbox', { name: '到哪天' }).fill(to)
    await settled(page)
    const table = front.getByRole('table', { name: register })
    await table.locator('.lit-name').first().waitFor()
    return table.locator('.lit-name').evaluateAll((all) =>
      all.map((one) => ({
        item: one.querySelector('.grow')?.textContent ?? '',
        light: one.querySelector('.light-mark .unseen')?.textContent ?? null,
      })),
    )
  }
}
