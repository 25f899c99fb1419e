/** The part of Hrana over HTTP (v2 and v3, JSON) that the libSQL clients of this project speak. */

export type WireValue =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string }

export interface WireStatement {
  sql?: string
  sql_id?: number
  args?: WireValue[]
  named_args?: { name: string; value: WireValue }[]
  want_rows?: boolean
}

export type WireCondition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: WireCondition }
  | { type: 'and' | 'or'; conds: WireCondition[] }
  | { type: 'is_autocommit' }

export interface WireBatch {
  steps: { stmt: WireStatement; condition?: WireCondition | null }[]
}

export type WireRequest =
  | { type: 'execute'; stmt: WireStatement }
  | { type: 'batch'; batch: WireBatch }
  | { type: 'sequence' | 'describe'; sql?: string; sql_id?: number }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'get_autocommit' }
  | { type: 'close' }

export interface WirePipeline {
  baton?: string | null
  requests: WireRequest[]
}

export interface WireError {
  message: string
  code: string
}

export interface WireColumn {
  name: string
  decltype: string | null
}

export interface StatementResult {
  cols: WireColumn[]
  rows: WireValue[][]
  affected_row_count: number
  last_insert_rowid: string | null
}

export interface BatchResult {
  step_results: (StatementResult | null)[]
  step_errors: (WireError | null)[]
}

/** A mistake of the caller that SQLite never sees: an unknown request or a statement without text. */
export class ProtocolError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message)
  }
}

/** The native value to bind. Integers bind as bigint, because a JS number binds as REAL. */
export function fromWire(value: WireValue): bigint | number | string | Uint8Array | null {
  switch (value.type) {
    case 'null':
      return null
    case 'integer':
      return BigInt(value.value)
    case 'float':
      return value.value
    case 'text':
      return value.value
    case 'blob':
      return Buffer.from(value.base64, 'base64')
  }
}

/** The wire form of a value that a statement in safe-integer mode returned. */
export function toWire(value: unknown): WireValue {
  if (value === null || value === undefined) return { type: 'null' }
  if (typeof value === 'bigint') return { type: 'integer', value: value.toString() }
  if (typeof value === 'number') return { type: 'float', value }
  if (typeof value === 'string') return { type: 'text', value }
  if (value instanceof Uint8Array) return { type: 'blob', base64: Buffer.from(value).toString('base64') }
  throw new TypeError(`SQLite returned a ${typeof value}`)
}
