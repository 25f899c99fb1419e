import type { Browser, Locator, Page } from 'playwright-core'
import { newDesk, newPhone, shot, type TestPage } from '../../../support/browser'
import type { Hall, Login } from '../../../support/hall'
import { openPage, setPhoneClock, settled, signIn, tapUntil } from '../app'

/** Lines the browser itself writes where a test goes offline, signs in late or is the second to change something. */
const ITS_OWN_LINES = /ERR_INTERNET_DISCONNECTED|status of 40[149]/

const TRIES = 12
const PATIENCE_MS = 800

/** Somebody with a phone or a desk of their own, who comes back to it on another day. */
export class Person {
  private constructor(
    readonly hall: Hall,
    private readonly tab: TestPage,
    private readonly pictures: string,
  ) {}

  /** @param pictures where the pictures of this journey are kept */
  static async at(place: 'phone' | 'desk', browser: Browser, hall: Hall, pictures: string, login?: Login) {
    const make = place === 'phone' ? newPhone : newDesk
    const tab = await make(browser, { expected: ITS_OWN_LINES })
    if (login) await signIn(tab.context, login)
    return new Person(hall, tab, pictures)
  }

  get page(): Page {
    return this.tab.page
  }

  /** The page in front; the one below may still be there. */
  get front(): Locator {
    return this.page.locator('.page:visible')
  }

  /** Opens a page by its address, with the day and the time it is in the hall. */
  async open(path: string): Promise<void> {
    await setPhoneClock(this.tab.context, this.hall.clock.now())
    await openPage(this.page, this.hall, path)
  }

  button(name: string | RegExp): Locator {
    return this.front.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** The sheet that is open over the page. */
  get sheet(): Locator {
    return this.page.getByRole('dialog')
  }

  /** Taps, and waits for words that say it is done. */
  tapFor(target: Locator, words: string | RegExp): Promise<void> {
    return this.press(target, this.page.getByText(words).first())
  }

  /**
   * Taps until something has come or gone, as a person does: a tap right after another one is taken for a trembling
   * hand, and a tap that is being done cannot be done again.
   */
  async press(target: Locator, happened: Locator, state: 'visible' | 'detached' = 'visible'): Promise<void> {
    // What never came has not gone.
    if (state === 'detached') await happened.waitFor()
    for (let tries = 1; ; tries++) {
      const isThere = await happened.isVisible()
      if (isThere === (state === 'visible')) break
      const last = tries === TRIES
      await target.click({ timeout: last ? PATIENCE_MS * TRIES : PATIENCE_MS }).catch((error) => {
        if (last) throw error
      })
      await happened.waitFor({ state, timeout: last ? PATIENCE_MS * TRIES : PATIENCE_MS }).catch((error) => {
        if (last) throw error
      })
    }
    await settled(this.page)
  }

  /** Taps a button that leads to another page. */
  async follow(target: Locator, address: RegExp): Promise<void> {
    await tapUntil(target, (timeout) => this.page.waitForURL(address, { timeout }))
    await settled(this.page)
  }

  /** Works without a connection. */
  async offline(off: boolean): Promise<void> {
    await this.tab.context.setOffline(off)
  }

  /** Keeps a picture of what is seen, of the whole length of the page when asked. */
  async picture(name: string, whole = false): Promise<void> {
    const size = this.page.viewportSize() ?? { width: 375, height: 812 }
    if (whole) await this.page.setViewportSize({ ...size, height: 2400 })
    await settled(this.page)
    await shot(this.page, `${this.pictures}/${name}`)
    if (whole) await this.page.setViewportSize(size)
  }

  leave(): Promise<void> {
    return this.tab.close()
  }
}
