import { heading } from '../app'
import type { Person } from './person'

/** Somebody without a login, who looks at what is public. */
export class Onlooker {
  constructor(readonly at: Person) {}

  /** 双公示: the items of the grants that are published, as the page names them. */
  async readsGrants(): Promise<string[]> {
    const { front } = this.at
    await this.at.open('/packages/certificate/grants/index')
    await front.locator('.held__foot').first().waitFor()
    const lines = await front.locator('.card', { has: this.at.page.locator('.held__foot') }).allInnerTexts()
    return lines.map((text) => / ?([^\n]+) · 设立/.exec(text)?.[1] ?? text)
  }

  /** Scans the code on a paper. @returns the number of the paper, which is genuine */
  async scans(code: string): Promise<string | null> {
    const { page, front } = this.at
    await this.at.open(`/packages/document/verify/index?code=${code}`)
    await heading(page, '这份文书是真的')
    return front.locator('.verdict-paper__value').nth(1).textContent()
  }
}
