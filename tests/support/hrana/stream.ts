import { setTimeout as delay } from 'node:timers/promises'
import { holds } from './batch'
import { type Connection, isBusy, mayRetry, toWireError } from './connection'
import { type BatchResult, ProtocolError, type WireBatch, type WireError, type WireRequest } from './protocol'

const POLL_MS = 5

export interface StreamOptions {
  connection: Connection
  /** How long a request waits for another connection's lock before it fails with SQLITE_BUSY. */
  busyMs: number
  onStatement(sql: string): void
}

type Answer = { type: 'ok'; response: object } | { type: 'error'; error: WireError }

/** One client's sequence of requests on one connection; it may stay open between pipelines (a transaction). */
export class Stream {
  readonly connection: Connection
  readonly #options: StreamOptions
  readonly #stored = new Map<number, string>()
  closed = false

  constructor(options: StreamOptions) {
    this.connection = options.connection
    this.#options = options
  }

  async answer(request: WireRequest): Promise<Answer> {
    try {
      return { type: 'ok', response: { type: request.type, ...(await this.#perform(request)) } }
    } catch (error) {
      return { type: 'error', error: toWireError(error) }
    }
  }

  async #perform(request: WireRequest): Promise<object> {
    switch (request.type) {
      case 'execute': {
        const sql = this.#text(request.stmt)
        return { result: await this.#unlocked(() => this.connection.run(sql, request.stmt)) }
      }
      case 'batch':
        return { result: await this.#batch(request.batch) }
      case 'sequence': {
        const sql = this.#text(request)
        this.#options.onStatement(sql)
        this.connection.runScript(sql)
        return {}
      }
      case 'describe':
        return { result: this.connection.describe(this.#text(request)) }
      case 'store_sql':
        this.#stored.set(request.sql_id, request.sql)
        return {}
      case 'close_sql':
        this.#stored.delete(request.sql_id)
        return {}
      case 'get_autocommit':
        return { is_autocommit: !this.connection.inTransaction }
      case 'close':
        this.closed = true
        return {}
      default:
        throw new ProtocolError('This request is not known here', 'HRANA_PROTO_ERROR')
    }
  }

  async #batch({ steps }: WireBatch): Promise<BatchResult> {
    const done: BatchResult = { step_results: steps.map(() => null), step_errors: steps.map(() => null) }
    for (const [index, { stmt, condition }] of steps.entries()) {
      if (!holds(condition, done, !this.connection.inTransaction)) continue
      try {
        const sql = this.#text(stmt)
        const waiting = this.#unlocked(() => this.connection.run(sql, stmt))
        done.step_results[index] = waiting instanceof Promise ? await waiting : waiting
      } catch (error) {
        done.step_errors[index] = toWireError(error)
      }
    }
    return done
  }

  /** The result at once when no lock is in the way: a batch then runs without letting another stream in between. */
  #unlocked<T extends object>(work: () => T): T | Promise<T> {
    try {
      return work()
    } catch (error) {
      if (isBusy(error)) this.connection.spoiled = true
      if (!mayRetry(error)) throw error
      return this.#retry(work)
    }
  }

  async #retry<T>(work: () => T): Promise<T> {
    const deadline = performance.now() + this.#options.busyMs
    for (;;) {
      await delay(POLL_MS)
      try {
        return work()
      } catch (error) {
        if (!mayRetry(error) || performance.now() >= deadline) throw error
      }
    }
  }

  #text({ sql, sql_id }: { sql?: string; sql_id?: number }): string {
    const text = sql ?? (sql_id === undefined ? undefined : this.#stored.get(sql_id))
    if (text === undefined) throw new ProtocolError('The statement has no text', 'SQL_NOT_FOUND')
    this.#options.onStatement(text)
    return text
  }
}
