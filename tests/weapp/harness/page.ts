/** What a page file gives to `Page()`. */
export type PageDefinition = Record<string, unknown> & { data?: Record<string, unknown> }

/** A page on the stack, as WeChat's logic layer sees it. */
export interface PageInstance extends Record<string, unknown> {
  route: string
  __route__: string
  options: Record<string, string>
  data: Record<string, unknown>
  setData: (change: Record<string, unknown>, done?: () => void) => void
}

/** Makes an instance; `changed` is called after every `setData`. */
export function createPage(
  route: string,
  options: Record<string, string>,
  definition: PageDefinition,
  changed: () => void,
): PageInstance {
  const page: PageInstance = {
    ...definition,
    route,
    __route__: route,
    is: route,
    options,
    data: structuredClone(definition.data ?? {}),
    setData(change, done) {
      for (const [path, value] of Object.entries(change)) put(page.data, path, crossing(value))
      changed()
      // The view layer is another thread: what it has drawn is told later.
      if (done) queueMicrotask(() => done.call(page))
    },
  }
  return page
}

/** Calls a lifecycle function or an event handler of the page, if it has one. */
export function callPage(page: PageInstance, name: string, ...given: unknown[]): unknown {
  const method = page[name]
  return typeof method === 'function' ? method.apply(page, given) : undefined
}

/** Data crosses to the view layer as JSON: functions and undefined do not arrive. */
function crossing(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown)
}

/** Writes at a path such as `root.cn.[0].cn[1].v`. */
function put(data: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.match(/[^.[\]]+/g) ?? []
  const last = steps.pop()
  let place: Record<string, unknown> = data
  for (const [index, step] of steps.entries()) {
    const found = place[step]
    if (typeof found === 'object' && found !== null) {
      place = found as Record<string, unknown>
    } else {
      const made = /^\d+$/.test(steps[index + 1] ?? last ?? '') ? [] : {}
      place[step] = made
      place = made as Record<string, unknown>
    }
  }
  if (last !== undefined) place[last] = value
}
