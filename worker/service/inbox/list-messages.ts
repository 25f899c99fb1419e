import type { listMessages as endpoint, MessageView } from '../../../shared/contract/account'
import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import { query } from '../../db/statement'
import type { Context } from '../context'
import { type NoticeRow, openNotice } from '../notice/notice'
import { pageOf } from '../page'

interface MessageRow extends NoticeRow {
  topic: string
  ref_kind: NonNullable<MessageView['ref']>['kind'] | null
  ref_id: string | null
  created_at: number
  read_at: number | null
}

const PAGE = 20
const LIST_SQL = `SELECT m.id, m.topic, m.body_sealed, m.ref_kind, m.ref_id, m.created_at, m.read_at, a.window_kind, a.ordinal
  FROM inbox_message m LEFT JOIN appointment a ON a.id = m.ref_id AND m.ref_kind = 'appointment'
  WHERE m.account_id = ? AND m.created_at < ? ORDER BY m.created_at DESC LIMIT ${PAGE + 1}`
const LANGUAGE_SQL = 'SELECT language FROM account WHERE id = ?'

/** The in-app inbox, newest first, in the account's language: both were written when it happened. */
export async function listMessages(
  context: Context,
  { before = Number.MAX_SAFE_INTEGER }: InputOf<typeof endpoint>,
): Promise<AnswerOf<typeof endpoint>> {
  const { accountId } = context
  const [read, accounts] = await context.load([
    query<MessageRow>(LIST_SQL, [accountId, before]),
    query<{ language: 'zh-CN' | 'en' }>(LANGUAGE_SQL, [accountId]),
  ])
  const { rows, next } = pageOf(read, PAGE)
  const language = accounts[0]?.language === 'en' ? 'en' : 'zh'
  return { messages: await Promise.all(rows.map((row) => messageView(context, row, language))), next }
}

async function messageView(context: Context, row: MessageRow, language: 'zh' | 'en'): Promise<MessageView> {
  const notice = await openNotice(context.deps.vault, await context.accountKey(), row, true)
  const { title, body } = notice[language]
  return {
    id: row.id,
    topic: row.topic,
    title,
    body,
    ref: row.ref_kind !== null && row.ref_id !== null ? { kind: row.ref_kind, id: row.ref_id } : null,
    createdAt: row.created_at,
    readAt: row.read_at,
  }
}
