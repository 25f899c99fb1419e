import type * as v from 'valibot'
import type { listOutbox as endpoint, OutboxView } from '../../../shared/contract/admin'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { pageOf } from '../page'

type View = v.InferOutput<typeof OutboxView>
interface Row {
  id: string
  topic: string
  channel: View['channel']
  state: View['state']
  attempts: number
  due_at: number
  sent_at: number | null
  last_error: string | null
  created_at: number
}

const PAGE = 50
const COLUMNS = 'SELECT id, topic, channel, state, attempts, due_at, sent_at, last_error, created_at FROM outbox'
const REST = `created_at < ? ORDER BY created_at DESC LIMIT ${PAGE + 1}`
const ALL_SQL = `${COLUMNS} WHERE ${REST}`
const BY_STATE_SQL = `${COLUMNS} WHERE state = ? AND ${REST}`

/** Messages and what became of them, newest first; never their text nor whom they went to. */
export async function listOutbox(
  context: Context,
  { state, before = Number.MAX_SAFE_INTEGER }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const read = state === undefined ? query<Row>(ALL_SQL, [before]) : query<Row>(BY_STATE_SQL, [state, before])
  const [found] = await context.load([read])
  const { rows, next } = pageOf(found, PAGE)
  return {
    messages: rows.map(({ id, topic, channel, state: current, attempts, due_at, sent_at, last_error }) => ({
      id,
      topic,
      channel,
      state: current,
      attempts,
      dueAt: due_at,
      sentAt: sent_at,
      lastError: last_error,
    })),
    next,
  }
}
