import type { Context as HonoContext } from 'hono'
import * as v from 'valibot'
import type { AnswerOf, Endpoint, InputOf } from '../../shared/contract/endpoint'
import { isOlder, MIN_CLIENT } from '../../shared/contract/version'
import { Context } from '../service/context'
import type { Deps } from '../service/deps'
import { AppError, Replay } from '../service/error'
import type { WrittenOut } from '../service/written-out'
import { errorReply } from './error'
import { idempotencyOf } from './idempotency'
import { limit } from './limit'
import { parse, parseBody, readBytes, readText } from './parse'
import { type Published, publishedReply } from './published'
import { JSON_HEADERS, jsonReply, type Reply, send } from './reply'

/** One operation of the application: reads once, decides, writes once. */
export type Verb<E extends Endpoint> = (context: Context, input: InputOf<E>) => Promise<AnswerOf<E>>

const noTrips = () => 0

/** Facts of a request that the log line carries. */
interface Trace {
  requestId: string
  startedAt: number
  trips: () => number
}

/** An endpoint with what serves it. */
export interface Route {
  endpoint: Endpoint
  /** Made before, with a tag: see {@link bindPublished}. */
  isPublished?: true
  handle: (deps: Deps, c: HonoContext) => Promise<Response>
}

/** Joins an endpoint of the contract to its verb. */
export function bind<E extends Endpoint>(endpoint: E, verb: Verb<E>): Route {
  return bindReply(endpoint, async (deps, input, context) => {
    const answer = await verb(context, input)
    assertSound(deps, endpoint, context, answer)
    return jsonReply(endpoint.status, JSON.stringify(answer), context.now)
  })
}

/** Joins an endpoint to a verb whose answer was written out before, but for its `now`. */
export function bindWritten<E extends Endpoint>(
  endpoint: E,
  verb: (context: Context, input: InputOf<E>) => Promise<WrittenOut<Omit<AnswerOf<E>, 'now'>>>,
): Route {
  return bindReply(endpoint, async (deps, input, context) => {
    const { now } = context
    const written = await verb(context, input)
    assertSound(deps, endpoint, context, { ...written.view, now })
    return jsonReply(endpoint.status, written.at(now), now)
  })
}

/** Drift between a verb and its contract shows in every test; production does not pay for it. */
function assertSound(deps: Deps, { answer, access: { who } }: Endpoint, context: Context, said: unknown): void {
  if (deps.environment === 'test') v.assert(answer, said)
  if (who !== 'anyone' && who !== 'demo' && context.actor.kind !== 'person')
    throw new Error('answered without a check of the caller')
}

/** Joins an endpoint to a function that makes the whole reply: another status, a page. */
export function bindReply<E extends Endpoint>(
  endpoint: E,
  respond: (deps: Deps, input: InputOf<E>, context: Context) => Reply | Promise<Reply>,
): Route {
  return {
    endpoint,
    handle: (deps, c) =>
      traced(deps, c, endpoint, async (trace) => {
        const { request, now, claims, address } = await admit(deps, c, endpoint)
        const path = parsePath(endpoint, c)
        const text = endpoint.method === 'GET' || endpoint.bytes ? '' : await readText(request)
        const sent = endpoint.bytes
          ? { bytes: await readBytes(request, endpoint.bytes) }
          : parseBody(endpoint, request, text)
        const input = { ...path, ...sent }
        const idempotency = await idempotencyOf(endpoint, request, text)
        const { requestId } = trace
        const context = new Context(deps, { requestId, now, access: endpoint.access, claims, idempotency, address })
        trace.trips = () => context.trips
        return respond(deps, input as InputOf<E>, context)
      }),
  }
}

/** Where published bytes are found: the id of the path, and the parsed query. */
export type Find<E extends Endpoint> = (deps: Deps, id: string, query: QueryOf<E>) => Published | null
type QueryOf<E extends Endpoint> =
  E['query'] extends v.GenericSchema<unknown, unknown> ? v.InferOutput<E['query']> : unknown

/**
 * Joins a public endpoint to bytes that were made before: no caller, no body, no database. The id is not parsed: one that
 * is none is not found.
 */
export function bindPublished<E extends Endpoint>(endpoint: E, find: Find<E>): Route {
  const queryOf = queryParser(endpoint)
  return {
    endpoint,
    isPublished: true,
    handle: (deps, c) =>
      traced(deps, c, endpoint, async () => {
        const { request } = await admit(deps, c, endpoint)
        const published = find(deps, c.req.param('id') ?? '', queryOf(c))
        if (!published) throw new AppError('NOT_FOUND')
        return publishedReply(request, published)
      }),
  }
}

/** Parses the query of an address. Most have none: what that means is parsed once. */
function queryParser<E extends Endpoint>({ query }: E): (c: HonoContext) => QueryOf<E> {
  const parsed = (value: unknown) => (query ? parse(query, value, 'query') : {}) as QueryOf<E>
  let none: QueryOf<E> | undefined
  return (c) => {
    if (query && c.req.url.includes('?')) return parsed(c.req.query())
    none ??= parsed({})
    return none
  }
}

/** Refuses what reached no route. The path is not logged: it may hold anything. */
export function refuse(deps: Deps, request: Request, error: unknown, headers: Reply['headers'] = {}): Response {
  const requestId = deps.id()
  const { reply, code } = errorReply(deps, error, requestId)
  deps.metrics.observe('none', reply.status, 0)
  deps.log({ level: 'info', requestId, method: request.method, route: 'none', status: reply.status, code })
  return send(request, { ...reply, headers: { ...reply.headers, ...headers } }, requestId)
}

/** Makes the reply of a route, whatever happens; one line of the log and one observation a request. */
async function traced(
  deps: Deps,
  c: HonoContext,
  endpoint: Pick<Endpoint, 'name' | 'method' | 'path'>,
  answer: (trace: Trace) => Promise<Reply>,
): Promise<Response> {
  const trace: Trace = { requestId: deps.id(), startedAt: performance.now(), trips: noTrips }
  let reply: Reply
  let code = ''
  try {
    reply = await answer(trace)
  } catch (error) {
    if (error instanceof Replay) {
      const body = JSON.stringify(error.answer)
      reply = { status: error.status, body, headers: { ...JSON_HEADERS, 'idempotent-replayed': 'true' } }
    } else {
      const refusal = errorReply(deps, error, trace.requestId)
      reply = refusal.reply
      code = refusal.code
    }
  }
  const ms = Math.round((performance.now() - trace.startedAt) * 10) / 10
  deps.metrics.observe(endpoint.name, reply.status, ms)
  deps.log({
    level: 'info',
    requestId: trace.requestId,
    method: endpoint.method,
    route: endpoint.path,
    status: reply.status,
    ms,
    trips: trace.trips(),
    ...(code ? { code } : {}),
  })
  return send(c.req.raw, reply, trace.requestId)
}

/** Lets a request in: a phone that is new enough, a caller with a token where one is needed, and not too many calls. */
async function admit(deps: Deps, c: HonoContext, endpoint: Endpoint) {
  const request = c.req.raw
  const client = request.headers.get('x-client-version')
  if (client !== null && isOlder(client, MIN_CLIENT)) throw new AppError('CLIENT_TOO_OLD')
  const now = await deps.clock()
  const isOpen = endpoint.access.who === 'anyone' || endpoint.access.who === 'demo'
  const claims = isOpen ? null : await authenticate(deps, request, now)
  const address = deps.addressOf(request, c.env)
  await limit(deps, endpoint, address, claims?.accountId ?? null, now)
  return { request, now, claims, address }
}

function parsePath(endpoint: Endpoint, c: HonoContext): object {
  return {
    ...(endpoint.params ? parse(endpoint.params, c.req.param(), 'path') : {}),
    ...(endpoint.query ? parse(endpoint.query, c.req.query(), 'query') : {}),
  }
}

async function authenticate(deps: Deps, request: Request, now: number) {
  const header = request.headers.get('authorization')
  if (!header?.startsWith('Bearer ')) throw new AppError('UNAUTHENTICATED')
  const verified = await deps.signer.verify(header.slice(7), now)
  if (!verified.ok) throw new AppError(verified.expired ? 'TOKEN_EXPIRED' : 'UNAUTHENTICATED')
  return verified.claims
}
