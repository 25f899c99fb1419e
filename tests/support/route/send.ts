import type { Endpoint } from '../../../shared/contract/endpoint'
import type { Login } from '../hall/client'
import type { Request } from './case'

/** What came back, as it was sent. */
export interface Answer {
  status: number
  headers: Headers
  text: string
  /** Code of the error; null for an answer. */
  code: string | null
}

const records = (value: unknown): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, part]) => (part === undefined ? [] : [[name, String(part)]]))
    : []

/** Address of a request, with its path and query filled in. */
export function addressOf(origin: string, { path }: Endpoint, request: Request): string {
  const params = new Map(records(request.params))
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params.get(name) ?? ''))
  const query = new URLSearchParams(records(request.query)).toString()
  return `${origin}${filled}${query === '' ? '' : `?${query}`}`
}

export interface Sending {
  /** Null: without a token. */
  as: Login | null | undefined
  method?: string
  headers?: Record<string, string>
  /** Sent in place of the request's own body, as it is. */
  raw?: string
}

const BYTES = 'application/octet-stream'

/** Sends a request as somebody, without any check of its own. */
export async function sendAs(origin: string, endpoint: Endpoint, request: Request, sending: Sending): Promise<Answer> {
  const method = sending.method ?? endpoint.method
  const own = request.bytes ?? (request.body === undefined ? undefined : JSON.stringify(request.body))
  const body = method === 'GET' || method === 'HEAD' ? undefined : (sending.raw ?? own)
  const response = await fetch(addressOf(origin, endpoint, request), {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': typeof body === 'string' ? 'application/json' : BYTES }),
      ...(sending.as ? { authorization: `Bearer ${sending.as.tokens.accessToken}` } : {}),
      ...(endpoint.idempotent === 'no' ? {} : { 'idempotency-key': crypto.randomUUID() }),
      ...sending.headers,
    },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, code: response.ok ? null : codeOf(text) }
}

function codeOf(text: string): string {
  return /^\{"error":\{"code":"([A-Z_]+)"/.exec(text)?.[1] ?? `NO_CODE ${text.slice(0, 200)}`
}
