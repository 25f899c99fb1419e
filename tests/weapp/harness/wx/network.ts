import { type Callbacks, WxFailure } from './answer'

interface RequestOptions extends Callbacks {
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  timeout?: number
  responseType?: 'text' | 'arraybuffer'
}

/** The phone's network. */
export interface Network {
  online: boolean
  listeners: Set<(status: { isConnected: boolean; networkType: string }) => void>
  /** Every request that was sent: `POST /api/v1/appointments`. */
  sent: string[]
  /** Called for each request: loses it before or after it reaches the hall, or answers in the hall's place. */
  disturb: ((request: { method: string; path: string }) => Disturbance | undefined) | undefined
}

export type Disturbance = 'before' | 'after' | { status: number; body: string }

/** PATCH is not among them. */
const METHODS: ReadonlySet<string> = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'])

/** `wx.request` over real HTTP. Whatever address the build calls, `origin` answers. */
export function networkOf(network: Network, origin: string) {
  const status = () => ({ isConnected: network.online, networkType: network.online ? 'wifi' : 'none' })
  return {
    request(options: RequestOptions): { abort: () => void } {
      const controller = new AbortController()
      send(network, origin, options, controller).then(
        (result) => {
          options.success?.(result)
          options.complete?.(result)
        },
        (error: unknown) => {
          const failure = { errMsg: `request:fail ${error instanceof Error ? error.message : String(error)}` }
          options.fail?.(failure)
          options.complete?.(failure)
        },
      )
      return { abort: () => controller.abort(new WxFailure('abort')) }
    },
    getNetworkType(options: Callbacks = {}): void {
      const result = { errMsg: 'getNetworkType:ok', networkType: status().networkType }
      queueMicrotask(() => {
        options.success?.(result)
        options.complete?.(result)
      })
    },
    onNetworkStatusChange: (listener: (change: ReturnType<typeof status>) => void) => network.listeners.add(listener),
    offNetworkStatusChange: (listener: (change: ReturnType<typeof status>) => void) =>
      network.listeners.delete(listener),
  }
}

async function send(network: Network, origin: string, options: RequestOptions, controller: AbortController) {
  const { url, method = 'GET', header = {}, data, timeout = 60_000 } = options
  const { pathname, search } = new URL(url)
  if (!METHODS.has(method)) throw new WxFailure(`invalid method ${method}`)
  if (!network.online) throw new WxFailure('network is not connected')
  network.sent.push(`${method} ${pathname}`)
  const disturbance = network.disturb?.({ method, path: pathname })
  if (disturbance === 'before') throw new WxFailure('connection was lost')
  if (typeof disturbance === 'object') {
    const { status, body } = disturbance
    return { errMsg: 'request:ok', statusCode: status, header: {}, data: parsed(body), cookies: [] }
  }
  const timer = setTimeout(() => controller.abort(new WxFailure('timeout')), timeout)
  try {
    const answer = await fetch(origin + pathname + search, {
      method,
      headers: header,
      signal: controller.signal,
      ...(data === undefined ? {} : { body: bodyOf(data) }),
    })
    const content = options.responseType === 'arraybuffer' ? await answer.arrayBuffer() : parsed(await answer.text())
    if (disturbance === 'after') throw new WxFailure('connection was lost')
    return {
      errMsg: 'request:ok',
      statusCode: answer.status,
      header: headersOf(answer),
      data: content,
      cookies: [],
    }
  } finally {
    clearTimeout(timer)
  }
}

/** Bytes go as they are; they belong to the program's own world, where `instanceof` knows them by another name. */
function bodyOf(data: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof data === 'string') return data
  const isBytes = Object.prototype.toString.call(data) === '[object ArrayBuffer]'
  return isBytes ? new Uint8Array(data as ArrayBuffer) : JSON.stringify(data)
}

/** WeChat hands headers over in the server's or in title case, never reliably in lower case. */
function headersOf(answer: Response): Record<string, string> {
  const title = (name: string) => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
  return Object.fromEntries([...answer.headers].map(([name, value]) => [title(name), value]))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
