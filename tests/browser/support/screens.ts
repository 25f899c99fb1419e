import type { Browser } from 'playwright-core'
import { afterAll, afterEach } from 'vitest'
import { launchBrowser, newPhone, type PageOptions, type TestPage } from '../../support/browser'
import { type Hall, type Login, startHall } from '../../support/hall'
import { openPage, type Reading, readAs, setPhoneClock, signIn } from './app'

/** Who sits before a screen, and how they see it. */
export interface Seat extends Omit<PageOptions, 'expected'> {
  /** Nobody is signed in without it. */
  as?: Login | undefined
  /** A phone, unless it is said. */
  on?: typeof newPhone
  reading?: Reading | undefined
  /** Problems this test provokes on purpose; otherwise those that the whole file does. */
  expected?: RegExp | undefined
}

/**
 * A hall and the screens on which people see it. Made where tests are described: what a test leaves open is closed after
 * it, and fails it for a problem that nobody expected; the hall is closed after the last one.
 */
export class Screens {
  private hall: Hall | undefined
  private browser: Browser | undefined
  private tabs: readonly TestPage[] = []

  /** @param expected problems that the tests of this file provoke on purpose */
  constructor(private readonly expected?: RegExp) {
    afterEach(() => this.close())
    afterAll(async () => {
      await this.browser?.close()
      await this.hall?.close()
    })
  }

  /** Opens the hall and starts the browser; before the first test. */
  async start(): Promise<Hall> {
    this.hall = await startHall()
    this.browser = await launchBrowser()
    return this.hall
  }

  /** A screen of one's own, on which nothing is shown yet; its clock is the hall's. */
  async take({ as, on = newPhone, reading, expected = this.expected, ...options }: Seat = {}): Promise<TestPage> {
    if (!this.hall || !this.browser) throw new Error('The hall is not open')
    const tab = await on(this.browser, { ...options, ...(expected ? { expected } : {}) })
    const mine: TestPage = {
      ...tab,
      close: () => {
        this.tabs = this.tabs.filter((one) => one !== mine)
        return tab.close()
      },
    }
    this.tabs = [...this.tabs, mine]
    await setPhoneClock(tab.context, this.hall.clock.now())
    if (reading) await readAs(tab.context, reading)
    if (as) await signIn(tab.context, as)
    return mine
  }

  /** Opens a page by its address, on a screen of one's own. */
  async open(path: string, seat?: Seat): Promise<TestPage> {
    const tab = await this.take(seat)
    if (this.hall) await openPage(tab.page, this.hall, path)
    return tab
  }

  /** Closes whatever is open. */
  async close(): Promise<void> {
    const open = this.tabs
    this.tabs = []
    for (const tab of open) await tab.close()
  }
}
