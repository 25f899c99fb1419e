import { callPage, createPage, type PageDefinition, type PageInstance } from './page'
import { WxFailure, wxFunction } from './wx/answer'

interface AppConfig {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}

export interface RouterParts {
  config: AppConfig
  /** Runs the file of a page, which calls `Page()`. */
  load: (route: string) => void
  changed: () => void
}

const DEEPEST = 10

/** The stack of pages, with WeChat's rules: which function may open what, ten pages at most, tab pages stay alive. */
export class Router {
  readonly stack: PageInstance[] = []
  private readonly definitions = new Map<string, PageDefinition>()
  private readonly tabs = new Map<string, PageInstance>()
  private readonly routes: ReadonlySet<string>
  private readonly tabRoutes: ReadonlySet<string>

  constructor(private readonly parts: RouterParts) {
    const { pages, subPackages = [], tabBar } = parts.config
    this.routes = new Set([...pages, ...subPackages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`))])
    this.tabRoutes = new Set(tabBar?.list.map(({ pagePath }) => pagePath))
  }

  /** Called by a page file. */
  define(route: string, definition: PageDefinition): void {
    this.definitions.set(route, definition)
  }

  get top(): PageInstance {
    const page = this.stack[this.stack.length - 1]
    if (!page) throw new Error('No page is open.')
    return page
  }

  /** Starts with one page, as from a scanned code or a shared link. */
  launch(url: string): void {
    while (this.stack.length > 0) this.close()
    this.open(url)
  }

  /** WeChat's own back, by the button or the edge of the screen. */
  back(delta = 1): void {
    for (let left = Math.min(delta, this.stack.length - 1); left > 0; left -= 1) this.close()
    callPage(this.top, 'onShow')
    this.parts.changed()
  }

  functions() {
    return {
      navigateTo: wxFunction<{ url: string }>('navigateTo', ({ url }) => {
        this.check(url, false)
        if (this.stack.length >= DEEPEST) throw new WxFailure(`webview count limit exceed: ${DEEPEST}`)
        callPage(this.top, 'onHide')
        this.open(url)
        return {}
      }),
      redirectTo: wxFunction<{ url: string }>('redirectTo', ({ url }) => {
        this.check(url, false)
        this.close()
        this.open(url)
        return {}
      }),
      switchTab: wxFunction<{ url: string }>('switchTab', ({ url }) => {
        this.check(url, true)
        this.switchTo(url)
        return {}
      }),
      reLaunch: wxFunction<{ url: string }>('reLaunch', ({ url }) => {
        this.check(url, undefined)
        this.launch(url)
        return {}
      }),
      navigateBack: wxFunction<{ delta?: number }>('navigateBack', ({ delta = 1 }) => {
        if (this.stack.length < 2) throw new WxFailure('cannot navigate back at first page.')
        this.back(delta)
        return {}
      }),
    }
  }

  private switchTo(url: string): void {
    const { route } = split(url)
    while (this.stack.length > 1) this.close()
    const from = this.stack[0]
    if (from?.route === route) {
      callPage(from, 'onShow')
      this.parts.changed()
      return
    }
    if (from && this.tabRoutes.has(from.route)) {
      callPage(from, 'onHide')
      this.stack.pop()
    } else if (from) {
      this.close()
    }
    const kept = this.tabs.get(route)
    if (!kept) {
      this.open(url)
      return
    }
    this.stack.push(kept)
    callPage(kept, 'onShow')
    this.parts.changed()
  }

  private check(url: string, wantTab: boolean | undefined): void {
    const { route, options } = split(url)
    if (!this.routes.has(route)) throw new WxFailure(`page "${route}" is not found`)
    const isTab = this.tabRoutes.has(route)
    if (wantTab === false && isTab) throw new WxFailure('can not navigateTo a tabbar page')
    if (wantTab === true && !isTab) throw new WxFailure('can not switch to no-tabBar page')
    // Taro marks pages with a key of its own, which WeChat drops for tabs.
    const own = Object.keys(options).filter((key) => !key.startsWith('$taro'))
    if (wantTab === true && own.length > 0) throw new WxFailure('url of switchTab must not have a query')
  }

  private open(url: string): void {
    const { route, options } = split(url)
    if (!this.routes.has(route)) throw new Error(`The mini-program has no page ${route}.`)
    if (!this.definitions.has(route)) this.parts.load(route)
    const definition = this.definitions.get(route)
    if (!definition) throw new Error(`${route} never called Page().`)
    const page = createPage(route, options, definition, this.parts.changed)
    this.stack.push(page)
    if (this.tabRoutes.has(route)) this.tabs.set(route, page)
    callPage(page, 'onLoad', options)
    callPage(page, 'onShow')
    queueMicrotask(() => callPage(page, 'onReady'))
    this.parts.changed()
  }

  private close(): void {
    const page = this.stack.pop()
    if (!page) return
    this.tabs.delete(page.route)
    callPage(page, 'onUnload')
  }
}

function split(url: string): { route: string; options: Record<string, string> } {
  const [path = '', query = ''] = url.split('?')
  const pairs = query === '' ? [] : query.split('&').map((pair) => pair.split('='))
  // WeChat hands the query over as it was written; decoding is the program's own work.
  return {
    route: path.replace(/^\//, ''),
    options: Object.fromEntries(pairs.map(([key = '', value = '']) => [key, value])),
  }
}
