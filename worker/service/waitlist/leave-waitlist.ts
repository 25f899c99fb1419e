import type { Done } from '../../../shared/contract/common'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { leaveWaitlist as endpoint } from '../../../shared/contract/slot'
import { guarded, query } from '../../db/statement'
import type { Context } from '../context'
import { found } from '../error'
import { freePlace, withHandOver } from '../slot/freed-place'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { nextWaiterQuery } from './offer'

interface EntryRow {
  state: string
  point_id: string
  place_id: string | null
  slot_id: string | null
  day: string
  start_minute: number
  starts_at: number
  closed_reason: string | null
}

const ENTRY_SQL = `SELECT w.state, w.point_id, p.id AS place_id, s.id AS slot_id, w.day, s.start_minute,
  s.starts_at, s.closed_reason FROM waitlist w LEFT JOIN place p ON p.id = w.place_id AND p.waitlist_id = w.id AND p.kind = 'offered'
  LEFT JOIN slot s ON s.id = p.slot_id WHERE w.id = ? AND w.account_id = ?`
const LEAVE_SQL = `UPDATE waitlist SET state = 'left', place_id = NULL, offer_until = NULL, changed_at = ?
  WHERE id = ? AND account_id = ? AND state = ?`

/** Leaves a waiting list; a place that was offered goes to the next one in the same write. Leaving twice is done twice. */
export function leaveWaitlist(context: Context, { id }: InputOf<typeof endpoint>): Promise<Done> {
  return withHandOver(async (handOver) => {
    const { now, accountId } = context
    const [entries, waiters, rules] = await context.load([
      query<EntryRow>(ENTRY_SQL, [id, accountId]),
      nextWaiterQuery('waitlist', id),
      RULE_QUERY,
    ])
    const entry = found(entries[0])
    if (entry.state !== 'waiting' && entry.state !== 'offered') return { done: true }
    const { place_id: placeId, slot_id: slotId } = entry
    const freed =
      placeId !== null && slotId !== null
        ? { id: placeId, slot: { ...entry, id: slotId }, kind: 'offered' as const, waiter: waiters[0], handOver }
        : null
    await context.save([
      guarded('CONFLICT', LEAVE_SQL, [now, id, accountId, entry.state]),
      ...(freed ? await freePlace(context, freed, ruleOf(rules)) : []),
      context.audit('leave', 'waitlist', id, entry.point_id),
    ])
    return { done: true }
  })
}
