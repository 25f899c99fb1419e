import type { readMetrics as endpoint } from '../../../shared/contract/admin'
import type { AnswerOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'

interface Row {
  state: string
  count: number
}

const SQL = `SELECT state, COUNT(*) AS count FROM outbox WHERE state IN ('queued','leased','failed','unknown')
  GROUP BY state`

/** Counters of this process since its start, and how much is waiting to be sent. Durations in milliseconds. */
export async function readMetrics(context: Context): Promise<AnswerOf<typeof endpoint>> {
  const [rows] = await context.load([query<Row>(SQL)])
  const count = (...states: string[]) =>
    rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + row.count, 0)
  return {
    ...context.deps.metrics.snapshot(),
    outboxQueued: count('queued', 'leased'),
    outboxFailed: count('failed', 'unknown'),
  }
}
