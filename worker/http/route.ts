import type { Context as HonoContext } from 'hono'
import * as v from 'valibot'
import type { AnswerOf, Endpoint, InputOf } from '../../shared/contract/endpoint'
import { isOlder, MIN_CLIENT } from '../../shared/contract/version'
import { Context } from '../service/context'
import type { Deps } from '../service/deps'
import { AppError, Replay } from '../service/error'
import { errorResponse } from './error'
import { limit } from './limit'

/** One operation of the application: reads once, decides, writes once. */
export type Verb<E extends Endpoint> = (context: Context, input: InputOf<E>) => Promise<AnswerOf<E>>

/** Facts of a request that the log line carries. */
interface Trace {
  requestId: string
  startedAt: number
  trips: () => number
}

/** An endpoint with what serves it. */
export interface Route {
  endpoint: Endpoint
  handle: (deps: Deps, c: HonoContext) => Promise<Response>
}

const MAX_BODY = 64 * 1024
const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }

/** Joins an endpoint of the contract to its verb. */
export function bind<E extends Endpoint>(endpoint: E, verb: Verb<E>): Route {
  return {
    endpoint,
    handle: (deps, c) =>
      traced(deps, c, endpoint, async (context, input) => {
        const answer = await verb(context, input as InputOf<E>)
        // Drift between a verb and its contract shows in every test; production does not pay for it.
        if (deps.environment === 'test') v.assert(endpoint.answer, answer)
        if (endpoint.access.who !== 'anyone' && endpoint.access.who !== 'demo' && context.actor.kind !== 'person')
          throw new Error('answered without a check of the caller')
        return new Response(JSON.stringify(answer), { status: endpoint.status, headers: JSON_HEADERS })
      }),
  }
}

/** Joins an endpoint to a function that makes the whole response: precomputed bytes, pages. */
export function bindRaw<E extends Endpoint>(
  endpoint: E,
  respond: (deps: Deps, request: Request, input: InputOf<E>, context: Context) => Response | Promise<Response>,
): Route {
  return {
    endpoint,
    handle: (deps, c) =>
      traced(deps, c, endpoint, async (context, input) => respond(deps, c.req.raw, input as InputOf<E>, context)),
  }
}

async function traced(
  deps: Deps,
  c: HonoContext,
  endpoint: Endpoint,
  answer: (context: Context, input: unknown) => Promise<Response>,
): Promise<Response> {
  const trace: Trace = { requestId: deps.id(), startedAt: performance.now(), trips: () => 0 }
  let response: Response
  let code = ''
  try {
    response = await serve(deps, c, endpoint, trace, answer)
  } catch (error) {
    if (error instanceof Replay) {
      response = new Response(JSON.stringify(error.answer), {
        status: error.status,
        headers: { ...JSON_HEADERS, 'idempotent-replayed': 'true' },
      })
    } else {
      const refusal = errorResponse(deps, error, trace.requestId)
      response = refusal.response
      code = refusal.code
    }
  }
  response.headers.set('x-request-id', trace.requestId)
  const ms = Math.round((performance.now() - trace.startedAt) * 10) / 10
  deps.metrics.observe(endpoint.name, response.status, ms)
  deps.log({
    level: 'info',
    requestId: trace.requestId,
    method: endpoint.method,
    route: endpoint.path,
    status: response.status,
    ms,
    trips: trace.trips(),
    ...(code ? { code } : {}),
  })
  return response
}

async function serve(
  deps: Deps,
  c: HonoContext,
  endpoint: Endpoint,
  trace: Trace,
  answer: (context: Context, input: unknown) => Promise<Response>,
): Promise<Response> {
  const request = c.req.raw
  const client = request.headers.get('x-client-version')
  if (client !== null && isOlder(client, MIN_CLIENT)) throw new AppError('CLIENT_TOO_OLD')
  const now = await deps.clock()
  const claims =
    endpoint.access.who === 'anyone' || endpoint.access.who === 'demo' ? null : await authenticate(deps, request, now)
  const address = deps.addressOf(request, c.env)
  await limit(deps, endpoint, address, claims?.accountId ?? null, now)
  const text = endpoint.method === 'GET' ? '' : await readText(request)
  const input = {
    ...parse(endpoint.params, c.req.param(), 'path'),
    ...parse(endpoint.query, c.req.query(), 'query'),
    ...parseBody(endpoint, request, text),
  }
  const idempotency = await idempotencyOf(endpoint, request, text)
  const context = new Context(deps, {
    requestId: trace.requestId,
    now,
    access: endpoint.access,
    claims,
    idempotency,
    address,
  })
  trace.trips = () => context.trips
  return answer(context, input)
}

async function authenticate(deps: Deps, request: Request, now: number) {
  const header = request.headers.get('authorization')
  if (!header?.startsWith('Bearer ')) throw new AppError('UNAUTHENTICATED')
  const verified = await deps.signer.verify(header.slice(7), now)
  if (!verified.ok) throw new AppError(verified.expired ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED')
  return verified.claims
}

/** @returns the body as text, at most 64 KiB. @throws AppError BODY_TOO_LARGE */
async function readText(request: Request): Promise<string> {
  const announced = request.headers.get('content-length')
  if (announced !== null && Number(announced) > MAX_BODY) throw new AppError('BODY_TOO_LARGE')
  if (announced !== null || !request.body) return request.text()
  const reader = request.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    size += value.length
    if (size > MAX_BODY) {
      await reader.cancel()
      throw new AppError('BODY_TOO_LARGE')
    }
    text += decoder.decode(value, { stream: true })
  }
}

function parseBody(endpoint: Endpoint, request: Request, text: string): object {
  if (!endpoint.body) {
    return {}
  }
  if (!(request.headers.get('content-type') ?? '').toLowerCase().startsWith('application/json'))
    throw new AppError('UNSUPPORTED_TYPE')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new AppError('BAD_JSON')
  }
  return parse(endpoint.body, value, 'body')
}

/** Parses one part of a request. @throws AppError BAD_FIELD with the path of the first field at fault, never its value */
function parse(
  schema: v.GenericSchema<unknown, unknown> | undefined,
  value: unknown,
  part: 'path' | 'query' | 'body',
): object {
  if (!schema) return {}
  const result = v.safeParse(schema, value, { abortPipeEarly: true })
  if (result.success) return result.output as object
  const [issue] = result.issues
  const path = v.getDotPath(issue)
  const unknownField = issue.type === 'strict_object' && issue.expected === 'never'
  // An unknown field's name was made by the caller: it is not echoed.
  const field = unknownField || path === null ? part : path
  const message = sentenceOf(issue, unknownField)
  throw new AppError(part === 'body' || part === 'query' ? 'BAD_FIELD' : 'NOT_FOUND', {
    field,
    ...(part === 'path' ? {} : { message }),
  })
}

/** Our own sentences are Chinese; the library's English ones may quote what was sent, so they are replaced. */
function sentenceOf(issue: v.BaseIssue<unknown>, unknownField: boolean): string {
  if (unknownField) return '提交了不认识的内容。'
  if (/[\u4e00-\u9fff]/.test(issue.message) && !issue.message.startsWith('Invalid')) return issue.message
  return issue.received === 'undefined' ? '有一项没有填。' : '有一项填写不对，请检查。'
}

const KEY = /^[A-Za-z0-9_-]{8,80}$/
const encoder = new TextEncoder()

async function idempotencyOf(endpoint: Endpoint, request: Request, text: string) {
  if (endpoint.idempotent === 'no') return null
  const key = request.headers.get('idempotency-key')
  if (key === null) {
    if (endpoint.idempotent === 'required') throw new AppError('IDEMPOTENCY_KEY_NEEDED', { field: 'Idempotency-Key' })
    return null
  }
  if (!KEY.test(key)) throw new AppError('BAD_FIELD', { field: 'Idempotency-Key', message: '请求编号不对。' })
  const path = new URL(request.url).pathname
  const digest = new Uint8Array(
    await crypto.subtle.digest('SHA-256', encoder.encode(`${endpoint.method} ${path}\n${text}`)),
  )
  let fingerprint = ''
  for (const byte of digest.subarray(0, 16)) fingerprint += byte.toString(16).padStart(2, '0')
  return { key, fingerprint, status: endpoint.status }
}
