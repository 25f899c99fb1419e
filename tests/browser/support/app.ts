import type { BrowserContext, Locator, Page } from 'playwright-core'
import type { Hall, Login } from '../../support/hall'
import { trafficOf } from './traffic'

/** How somebody reads: the settings page keeps this on the phone. */
export interface Reading {
  language: 'zh-CN' | 'en'
  largeType: boolean
}

const KEPT = 'yichuang.'
let loads = 0

/** Opens a page by its address, as a link does: nothing is behind it. Waits until it shows what it has to show. */
export async function openPage(page: Page, hall: Pick<Hall, 'origin'>, path: string): Promise<void> {
  trafficOf(page)
  // Another query makes the browser load the whole app again; a new hash alone would not.
  await page.goto(`${hall.origin}/?${++loads}#${path}`)
  await settled(page)
}

/** Waits until the page in front has its frame, every answer it asked for, no skeleton and no busy button. */
export async function settled(page: Page): Promise<void> {
  const traffic = trafficOf(page)
  do {
    await page.waitForFunction(() => {
      const shown = (selector: string) =>
        Array.from(document.querySelectorAll<HTMLElement>(selector)).filter(({ offsetParent }) => offsetParent !== null)
      // The page below stays for a moment, until the new one has come in from the side.
      const [front, ...below] = shown('.page')
      const inside = front !== undefined && front.getBoundingClientRect().left < window.innerWidth
      return inside && below.length === 0 && shown('.skeleton, .button--busy').length === 0
    })
    await traffic.quiet()
    // An answer may be what the next question waited for; that is asked when the answer has been drawn.
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  } while (traffic.open.size > 0)
}

/** Everything opened in this context from now on belongs to somebody who is signed in. */
export function signIn(context: BrowserContext, { tokens }: Login): Promise<void> {
  return keepOnPhone(context, 'session', tokens)
}

/** Everything opened in this context from now on is shown in this language and size. */
export function readAs(context: BrowserContext, reading: Reading): Promise<void> {
  return keepOnPhone(context, 'settings', reading)
}

/**
 * The clock of whoever opens pages in this context shows this instant (milliseconds since the epoch) and goes on; set
 * again, it is another one for what is opened from then on.
 */
export async function setPhoneClock(context: BrowserContext, instant: number): Promise<void> {
  await context.addInitScript((offset) => {
    const set: unknown = Object.getPrototypeOf(Date)
    const Real = set === Function.prototype ? Date : (set as DateConstructor)
    globalThis.Date = class extends Real {
      constructor(...given: number[]) {
        super(...((given.length === 0 ? [Real.now() + offset] : given) as [number]))
      }
      static override now() {
        return Real.now() + offset
      }
    } as DateConstructor
  }, instant - Date.now())
}

/** Puts a value where the app keeps its own (Taro wraps what a browser stores), unless there is one already. */
async function keepOnPhone(context: BrowserContext, name: string, value: unknown): Promise<void> {
  const entry = [KEPT + name, JSON.stringify({ data: JSON.stringify(value) })] as const
  await context.addInitScript(([key, text]) => {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, text)
  }, entry)
}

/** The button with this text on the page in front. */
export function button(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: typeof name === 'string' })
}

/** Waits for the question or title at the top of the page in front. */
export async function heading(page: Page, name: string | RegExp): Promise<void> {
  await settled(page)
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await settled(page)
}

const TRIES = 10
const PATIENCE_MS = 400

/**
 * Taps until it has its effect, as a person does: a tap right after another one is taken for a trembling hand.
 * @param happened waits for the effect, so many milliseconds at most
 */
export async function tapUntil(target: Locator, happened: (timeout: number) => Promise<void>): Promise<void> {
  await target.click()
  for (let tries = 1; ; tries++) {
    try {
      return await happened(PATIENCE_MS)
    } catch (error) {
      if (tries === TRIES) throw error
    }
    // The tap may have worked late: then there is nothing to tap any more, and its effect is looked for again.
    await target.click({ timeout: PATIENCE_MS }).catch(() => undefined)
  }
}
