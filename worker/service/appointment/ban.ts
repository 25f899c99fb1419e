import { bannedUntil, type Offence } from '../../../shared/domain/booking-limit'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import type { Write } from '../../db/statement'
import type { Context } from '../context'
import { noticeWrites, type Receiver } from '../notice/notice'
import { type RecordRow, recordOf } from './person'

/** Tells someone whose online booking ends with the offence that is being written now; nothing when it does not. */
export async function banNotice(
  context: Context,
  row: RecordRow | undefined,
  kind: Offence['kind'],
  rule: SlotRule,
  limitKey: string,
  receiver: Receiver,
): Promise<Write[]> {
  if (!row) return []
  const { now } = context
  const record = recordOf(row)
  const after = { ...record, offences: [...record.offences, { kind, at: now }] }
  const until = bannedUntil(after, rule, now)
  if (until === null || bannedUntil(record, rule, now) !== null) return []
  const dedupe = `banned/${limitKey}/${until}`
  return noticeWrites(context, { topic: 'banned', facts: { until }, ...receiver, ref: null, dedupe })
}
