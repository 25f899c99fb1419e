import { queueNumber } from '../../../shared/domain/queue-number'
import type { WindowKind } from '../../../shared/domain/window-kind'
import type { DataKey, Vault } from '../../adapter/vault'
import { type Write, write } from '../../db/statement'
import type { Context } from '../context'
import { renderNotice } from './render'
import { withNumber } from './render-booking'
import type { Rendered, Told } from './text'

/** What a tap on the message opens. */
export interface NoticeRef {
  kind: 'appointment' | 'waitlist' | 'visit' | 'application' | 'application_rating' | 'certificate'
  id: string
}

/** Who is told. `key` is the data key of that account or party. A party without an account is told by SMS only. */
export type Receiver = { accountId: string; key: DataKey } | { partyId: string; key: DataKey }

export type Notice = Told &
  Receiver & {
    ref: NoticeRef | null
    /** Names the event: the same one is told once, however often the write is repeated. Such as `booked/<id>/<version>`. */
    dedupe: string
  }

// The outbox row takes no body of its own when there is an inbox row of the same id: one seal, one copy.
const OUTBOX_SQL = `INSERT INTO outbox (id, account_id, topic, channel, state, ref_kind, ref_id, dedupe, due_at, created_at)
  SELECT ?, id, ?, CASE WHEN wechat_hash IS NOT NULL THEN 'wechat' WHEN phone_hash IS NOT NULL THEN 'sms' ELSE 'none' END,
    'queued', ?, ?, ?, ?, ? FROM account WHERE id = ? AND deleted_at IS NULL ON CONFLICT (dedupe) DO NOTHING`
const INBOX_SQL = `INSERT INTO inbox_message (id, account_id, topic, body_sealed, ref_kind, ref_id, created_at)
  SELECT id, account_id, topic, ?, ref_kind, ref_id, created_at FROM outbox WHERE id = ?`
const OUTBOX_PARTY_SQL = `INSERT INTO outbox (id, party_id, topic, channel, state, body_sealed, ref_kind, ref_id, dedupe, due_at, created_at)
  VALUES (?, ?, ?, 'sms', 'queued', ?, ?, ?, ?, ?, ?) ON CONFLICT (dedupe) DO NOTHING`

/** Where a body is sealed: in the inbox when there is an account, else in the outbox. */
function noticeSpot(id: string, inInbox: boolean): string {
  return inInbox ? `inbox_message/${id}/body_sealed` : `outbox/${id}/body_sealed`
}

/**
 * The rows that tell someone something: always the in-app inbox of an account, and the outbox, from where the job sends by
 * WeChat or SMS. They go into the same batch as the event; an event that was told before adds nothing.
 */
export async function noticeWrites(context: Context, notice: Notice): Promise<Write[]> {
  const { deps, now } = context
  const id = context.id()
  const { topic, dedupe } = notice
  const [refKind, refId] = notice.ref ? [notice.ref.kind, notice.ref.id] : [null, null]
  const inInbox = 'accountId' in notice
  const body = JSON.stringify(renderNotice(deps.catalogue, notice, now))
  const sealed = await deps.vault.seal(notice.key, noticeSpot(id, inInbox), body)
  if (!inInbox) return [write(OUTBOX_PARTY_SQL, [id, notice.partyId, topic, sealed, refKind, refId, dedupe, now, now])]
  return [
    write(OUTBOX_SQL, [id, topic, refKind, refId, dedupe, now, now, notice.accountId]),
    write(INBOX_SQL, [sealed, id]),
  ]
}

/** A sealed notice as it is read: `window_kind` and `ordinal` of the appointment it is about, else null. */
export interface NoticeRow {
  id: string
  body_sealed: string
  window_kind: WindowKind | null
  ordinal: number | null
}

/** Opens what {@link noticeWrites} sealed. @throws when key or place are not the ones it was sealed with */
export async function openNotice(vault: Vault, key: DataKey, row: NoticeRow, inInbox: boolean): Promise<Rendered> {
  const body = JSON.parse(await vault.unseal(key, noticeSpot(row.id, inInbox), row.body_sealed)) as Rendered
  const number = row.window_kind && row.ordinal ? queueNumber(row.window_kind, row.ordinal) : '—'
  return { ...body, zh: withNumber(body.zh, number), en: withNumber(body.en, number) }
}
