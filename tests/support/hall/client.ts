import type * as v from 'valibot'
import type { AnswerOf, Endpoint } from '../../../shared/contract/endpoint'
import { refreshSession, type Tokens } from '../../../shared/contract/session'
import type { TestClock } from './clock'

/** Someone who is logged in. The client refreshes the tokens when the hall's clock has passed their time. */
export interface Login {
  phone: string
  tokens: Tokens
}

type Schema = v.GenericSchema<unknown, unknown>
type Part<Name extends string, S> = S extends Schema ? { [N in Name]: v.InferInput<S> } : { [N in Name]?: undefined }

/** What an endpoint takes, and who calls it. */
export type CallOptions<E extends Endpoint> = Part<'params', E['params']> &
  Part<'query', E['query']> &
  Part<'body', E['body']> & {
    as?: Login
    /** A bare access token, for tokens that are wrong on purpose. */
    token?: string
    /** Idempotency key; a fresh one is sent when the endpoint requires one and none is given. */
    key?: string
    headers?: Record<string, string>
    /** For an endpoint that takes bytes. */
    bytes?: Uint8Array<ArrayBuffer>
  }

/** Endpoints without any input may be called without options. */
type Arguments<E extends Endpoint> =
  Partial<CallOptions<E>> extends CallOptions<E> ? [CallOptions<E>?] : [CallOptions<E>]

export interface Reply<Answer> {
  status: number
  headers: Headers
  /** The parsed body, whatever it is. */
  body: unknown
  /** The error code of a refusal; null for an answer. */
  code: string | null
  /** The typed answer. Throws with the error's code and sentence when there is none. */
  readonly answer: Answer
}

export interface HallClient {
  call<E extends Endpoint>(endpoint: E, ...options: Arguments<E>): Promise<Reply<AnswerOf<E>>>
}

interface LooseOptions {
  params?: unknown
  query?: unknown
  body?: unknown
  as?: Login
  token?: string
  key?: string
  headers?: Record<string, string>
  bytes?: Uint8Array<ArrayBuffer>
}

/** A typed client over real HTTP. */
export function hallClient(origin: string, clock: TestClock): HallClient {
  async function send<E extends Endpoint>(endpoint: E, options: LooseOptions): Promise<Reply<AnswerOf<E>>> {
    if (options.as) await keepFresh(options.as)
    const token = options.token ?? options.as?.tokens.accessToken
    const key = options.key ?? (endpoint.idempotent === 'required' ? crypto.randomUUID() : undefined)
    const response = await fetch(origin + pathOf(endpoint, options), {
      method: endpoint.method,
      headers: {
        // On Workers this header is the peer, which Cloudflare sets itself; Node looks at the socket.
        'cf-connecting-ip': '127.0.0.1',
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
      ...(options.bytes === undefined ? {} : { body: options.bytes }),
      redirect: 'manual',
    })
    return replyOf(endpoint, response)
  }

  async function keepFresh(login: Login): Promise<void> {
    if (login.tokens.accessExpiresAt > clock.now()) return
    const { answer } = await send(refreshSession, { body: { refreshToken: login.tokens.refreshToken } })
    login.tokens = answer
  }

  return { call: (endpoint, ...[options]) => send(endpoint, options ?? {}) }
}

function pathOf(endpoint: Endpoint, { params, query }: LooseOptions): string {
  const values = textsOf(params)
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values.get(name) ?? ''))
  const search = new URLSearchParams([...textsOf(query)]).toString()
  return search === '' ? path : `${path}?${search}`
}

function textsOf(record: unknown): Map<string, string> {
  const entries = typeof record === 'object' && record !== null ? Object.entries(record) : []
  return new Map(entries.filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]))
}

async function replyOf<E extends Endpoint>(endpoint: E, response: Response): Promise<Reply<AnswerOf<E>>> {
  const text = await response.text()
  const body = parse(text)
  const code = response.ok ? null : codeOf(body)
  return {
    status: response.status,
    headers: response.headers,
    body,
    code,
    get answer() {
      if (!response.ok) throw new Error(`${endpoint.name} was refused with ${response.status}: ${text.slice(0, 500)}`)
      return body as AnswerOf<E>
    },
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function codeOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || !('error' in body)) return 'NO_CODE'
  const { error } = body
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'NO_CODE'
}
