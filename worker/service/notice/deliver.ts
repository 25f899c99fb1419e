import { afterAttempt, MAX_ATTEMPTS, type OutboxStep } from '../../../shared/domain/outbox'
import { type Instant, MINUTE_MS } from '../../../shared/domain/time'
import type { DataKey } from '../../adapter/vault'
import type { Delivery } from '../../adapter/wechat'
import { guarded } from '../../db/statement'
import { Context } from '../context'
import type { EachRow } from '../each-row'
import { openNotice } from './notice'
import { leaseDue, leasedRows, type OutboxRow, PAGE } from './outbox-row'
import { sendBySms, sendByWechat } from './send'
import type { Rendered, Topic } from './text'

/** A run that has not said what became of a message after this time is taken to be dead; the message is tried again. */
const LEASE_MS = 2 * MINUTE_MS
/** Messages that are on their way at the same time. */
const PARALLEL = 8
/** Pages in one run of the job, so that a run ends within its own lease and within a Worker's limits. */
const PAGES = 8

/** What a try came to; `why` never holds what was sent or to whom. */
interface Result {
  step: OutboxStep | { state: 'skipped' }
  channel: 'wechat' | 'sms' | 'none'
  why: string | null
}

/**
 * Sends what is due. Any number of runs may do this at once: each message is leased to one of them, and only that one
 * says what became of it. What a dead run had is tried again when its lease is over, with the same provider key.
 * @returns how many messages this run had in hand
 */
export async function deliverDue(job: Context, each: EachRow): Promise<number> {
  let handled = 0
  for (let page = 0; page < PAGES; page++) {
    const count = await deliverPage(Context.system(job.deps, 'outbox', await job.deps.clock()), each)
    handled += count
    if (count < PAGE) break
  }
  return handled
}

async function deliverPage(context: Context, each: EachRow): Promise<number> {
  const by = context.id()
  const until = context.now + LEASE_MS
  await context.save([leaseDue(by, context.now, until)])
  const [rows] = await context.load([leasedRows(by, until)])
  await each(rows, (row) => deliver(context, by, row), PARALLEL)
  return rows.length
}

async function deliver(context: Context, by: string, row: OutboxRow): Promise<void> {
  const result = await attempt(context, row)
  await mark(context, by, row, result)
}

async function attempt(context: Context, row: OutboxRow): Promise<Result> {
  const { deps, now } = context
  if (row.attempts > MAX_ATTEMPTS) return { step: { state: 'failed' }, channel: row.channel, why: 'TOO_MANY' }
  const opened = await open(context, row)
  if (typeof opened === 'string') return skip(row, opened)
  const { key, notice } = opened
  if (notice.expiresAt <= now) return skip(row, 'EXPIRED')
  if (isOvertaken(row, notice.expiresAt)) return skip(row, 'OVERTAKEN')

  if (row.channel === 'wechat') {
    const delivery = await trying(() => sendByWechat(deps, row, key, notice))
    if (delivery) {
      const result = judge(row, 'wechat', delivery, now)
      const goesOn = result.step.state === 'queued' && result.step.channel === 'sms'
      if (!goesOn) return result
    }
  }
  const delivery = await trying(() => sendBySms(deps, row, key, notice))
  return delivery ? judge(row, 'sms', delivery, now) : skip(row, 'NO_ADDRESS')
}

/** An adapter that throws has told us nothing: the message may have gone out. */
async function trying(send: () => Promise<Delivery | null>): Promise<Delivery | null> {
  try {
    return await send()
  } catch {
    return { state: 'unknown', code: 'THROWN' }
  }
}

function judge(row: OutboxRow, channel: 'wechat' | 'sms', delivery: Delivery, now: Instant): Result {
  const { state } = delivery
  const hasPhone = row.phone_sealed !== null
  const step = afterAttempt({ channel, delivery: state, attempts: row.attempts, hasPhone, now })
  return { step, channel, why: delivery.state === 'sent' ? null : delivery.code }
}

function skip(row: OutboxRow, why: string): Result {
  return { step: { state: 'skipped' }, channel: row.channel, why }
}

async function open(context: Context, row: OutboxRow): Promise<{ key: DataKey; notice: Rendered } | string> {
  const { vault } = context.deps
  const { id, body_sealed, window_kind, ordinal } = row
  if (!row.key_id || !row.wrapped || row.key_version === null || row.deleted_at !== null) return 'RECEIVER_GONE'
  if (body_sealed === null) return 'MESSAGE_GONE'
  try {
    const key = await vault.openKey(row.key_id, row.wrapped, row.key_version)
    const notice = await openNotice(vault, key, { id, body_sealed, window_kind, ordinal }, row.account_id !== null)
    return { key, notice }
  } catch {
    return 'UNREADABLE'
  }
}

const ABOUT_A_BOOKED_TIME: ReadonlySet<Topic> = new Set<Topic>(['booked', 'tomorrow', 'changed', 'displaced'])

/** Things have moved on: the appointment was cancelled or moved, the offer taken, the rating given. */
function isOvertaken(row: OutboxRow, expiresAt: Instant): boolean {
  if (ABOUT_A_BOOKED_TIME.has(row.topic)) return row.appointment_state !== 'booked' || row.starts_at !== expiresAt
  if (row.topic === 'waitlist_offer') return row.waitlist_state !== 'offered'
  return row.rated === 1
}

// A message that is done with needs no body here any more; the inbox keeps its own.
const MARK_SQL = `UPDATE outbox SET state = ?, channel = ?, due_at = ?, last_error = ?, sent_at = ?,
    leased_by = NULL, leased_until = NULL, body_sealed = CASE WHEN ? THEN NULL ELSE body_sealed END
  WHERE id = ? AND leased_by = ?`

async function mark(context: Context, by: string, row: OutboxRow, { step, channel, why }: Result): Promise<void> {
  const { now } = context
  const isDone = step.state === 'sent' || step.state === 'skipped'
  const dueAt = step.state === 'queued' ? step.dueAt : now
  const next = step.state === 'queued' ? step.channel : channel
  const sentAt = step.state === 'sent' ? now : null
  // When the lease was over and another run has it, that one will say: CONFLICT.
  await context.save([
    guarded('CONFLICT', MARK_SQL, [step.state, next, dueAt, why, sentAt, isDone ? 1 : 0, row.id, by]),
    context.audit(`outbox.${step.state}`, 'outbox', row.id, null, { channel: next, attempts: row.attempts }),
  ])
}
