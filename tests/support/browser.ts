import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium/find'
import { writeFontsConf } from './chromium/fonts'
import { buildDirectory, screenshotDirectory } from './paths'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const PEOPLE: BrowserContextOptions = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' }

/** A page in a context of its own, which remembers everything that went wrong in it. */
export interface TestPage {
  page: Page
  context: BrowserContext
  /** Console errors and uncaught exceptions so far. */
  problems(): string[]
  /** Closes the context; throws when the page reported a problem that was not expected. */
  close(): Promise<void>
}

export interface PageOptions extends BrowserContextOptions {
  /** Problems that this test provokes on purpose, for instance the browser's own line about a 409. */
  expected?: RegExp
}

/** Starts Chromium with a Chinese font. Close it at the end of the suite. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, libraryPath } = await findChromium(join(buildDirectory, 'chromium'))
  const fontsConf = writeFontsConf(join(buildDirectory, 'fonts'))
  const libraries = [libraryPath, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return chromium.launch({
    executablePath,
    args: FLAGS,
    env: { ...process.env, FONTCONFIG_FILE: fontsConf, LD_LIBRARY_PATH: libraries },
  })
}

/** A phone: 375 × 812 at two pixels per point, with a touch screen, in Chinese, in Shanghai. */
export function newPhone(browser: Browser, options: PageOptions = {}): Promise<TestPage> {
  return open(browser, {
    viewport: { width: 375, height: 812 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    ...options,
  })
}

/** A desk computer: 1280 × 800, with a mouse, in Chinese, in Shanghai. */
export function newDesk(browser: Browser, options: PageOptions = {}): Promise<TestPage> {
  return open(browser, { viewport: { width: 1280, height: 800 }, ...options })
}

/** Keeps a picture of the page as `.build/screenshots/<name>.png` and returns its path. */
export async function shot(page: Page, name: string, { fullPage = false } = {}): Promise<string> {
  const path = join(screenshotDirectory, `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, fullPage, animations: 'disabled' })
  return path
}

async function open(browser: Browser, { expected, ...options }: PageOptions): Promise<TestPage> {
  const context = await browser.newContext({ ...PEOPLE, ...options })
  const found: string[] = []
  const note = (problem: string) => {
    if (!expected?.test(problem)) found.push(problem)
  }
  context.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (error) => note(error.error().stack ?? error.error().message))
  const page = await context.newPage()
  return {
    page,
    context,
    problems: () => [...found],
    async close() {
      await context.close()
      if (found.length > 0) throw new Error(`The page reported problems:\n${found.join('\n')}`)
    },
  }
}
