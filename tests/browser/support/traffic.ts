import type { Page, Request } from 'playwright-core'

/** What a page has asked for and not been answered yet. */
export interface Traffic {
  open: ReadonlySet<Request>
  /** Resolves when nothing is on its way. */
  quiet(): Promise<void>
}

const known = new WeakMap<Page, Traffic>()

/** The traffic of a page since this was first called for it. */
export function trafficOf(page: Page): Traffic {
  const traffic = known.get(page) ?? watch(page)
  known.set(page, traffic)
  return traffic
}

function watch(page: Page): Traffic {
  const open = new Set<Request>()
  let waiting: (() => void)[] = []
  const done = (request: Request) => {
    open.delete(request)
    if (open.size > 0) return
    for (const resolve of waiting) resolve()
    waiting = []
  }
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', done)
  page.on('requestfailed', done)
  return {
    open,
    quiet: () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}
