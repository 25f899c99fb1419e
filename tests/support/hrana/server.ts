import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { Connection } from './connection'
import type { WirePipeline } from './protocol'
import { Stream } from './stream'

export interface HranaOptions {
  /** The database file; it is switched to WAL. */
  path: string
  /** Refuse every request without `Authorization: Bearer <authToken>`. */
  authToken?: string
  /** FULL (the default) makes every commit durable. */
  synchronous?: 'NORMAL' | 'FULL'
  /** How long a statement waits for a lock that another connection holds, in milliseconds. */
  busyMs?: number
  /** How long a stream with an open transaction may stay idle before it is rolled back, in milliseconds. */
  idleMs?: number
}

export interface HranaServer {
  url: string
  /** Pipelines answered since the last `reset()`: each is one round trip to the database. */
  trips(): number
  /** The SQL texts executed since the last `reset()`, in order. */
  statements(): string[]
  reset(): void
  /** Runs this on every connection before its next use, those made later too. */
  everyConnection(sql: string): void
  /** Stops serving; the second time it does nothing. */
  close(): Promise<void>
}

interface Reply {
  status: number
  body: object
}

/** Serves a libSQL file over HTTP on a random port of this machine. For tests only: production uses Turso or sqld. */
export async function startHrana(options: HranaOptions): Promise<HranaServer> {
  const { path, authToken, synchronous = 'FULL', busyMs = 5_000, idleMs = 10_000 } = options
  // The first connection switches the file to WAL, which a lock taken later would not let it do.
  const idle = [new Connection({ path, synchronous })]
  const open = new Map<string, { stream: Stream; expiry: NodeJS.Timeout }>()
  let trips = 0
  let statements: string[] = []
  let preparation: string | null = null
  let isClosed = false

  function begin(): Stream {
    const connection = idle.pop() ?? new Connection({ path, synchronous })
    if (preparation !== null) connection.runScript(preparation)
    return new Stream({ connection, busyMs, onStatement: (sql) => statements.push(sql) })
  }

  function end({ connection }: Stream): void {
    connection.rollback()
    if (connection.spoiled) connection.close()
    else idle.push(connection)
  }

  function park(stream: Stream): string {
    const baton = randomUUID()
    const expiry = setTimeout(() => {
      open.delete(baton)
      end(stream)
    }, idleMs).unref()
    open.set(baton, { stream, expiry })
    return baton
  }

  function resume(baton: string): Stream | undefined {
    const parked = open.get(baton)
    if (!parked) return undefined
    clearTimeout(parked.expiry)
    open.delete(baton)
    return parked.stream
  }

  async function pipeline({ baton, requests }: WirePipeline): Promise<Reply> {
    trips++
    const stream = baton ? resume(baton) : begin()
    if (!stream) return { status: 400, body: { message: 'The stream has expired', code: 'STREAM_EXPIRED' } }
    const results: object[] = []
    for (const request of requests) {
      results.push(await stream.answer(request))
      if (stream.closed) break
    }
    if (!stream.closed) return { status: 200, body: { baton: park(stream), base_url: null, results } }
    end(stream)
    return { status: 200, body: { baton: null, base_url: null, results } }
  }

  async function answer(request: IncomingMessage): Promise<Reply> {
    if (authToken && request.headers.authorization !== `Bearer ${authToken}`) {
      return { status: 401, body: { message: 'Unauthorized' } }
    }
    if (request.method === 'GET' && /^\/(v2|v3|health)?$/.test(request.url ?? '')) return { status: 200, body: {} }
    if (request.method !== 'POST' || !/^\/v[23]\/pipeline$/.test(request.url ?? '')) {
      return { status: 404, body: { message: 'Not found' } }
    }
    const body = await text(request)
    try {
      return await pipeline(JSON.parse(body))
    } catch (error) {
      return { status: 400, body: { message: String(error) } }
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, body } = await answer(request)
    const json = JSON.stringify(body)
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) })
    response.end(json)
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined))
  })
  // Node closes what was idle for five seconds, perhaps under a request that was just sent: a busy test looks idle.
  server.keepAliveTimeout = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The database server has no port')

  return {
    url: `http://127.0.0.1:${address.port}`,
    trips: () => trips,
    statements: () => [...statements],
    reset() {
      trips = 0
      statements = []
    },
    everyConnection(sql) {
      preparation = sql
    },
    async close() {
      if (isClosed) return
      isClosed = true
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      for (const { stream, expiry } of open.values()) {
        clearTimeout(expiry)
        stream.connection.rollback()
        stream.connection.close()
      }
      for (const connection of idle) connection.close()
    },
  }
}
