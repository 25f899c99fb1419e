import type { AnswerOf, InputOf } from '../../../shared/contract/endpoint'
import type { holdSlot as endpoint } from '../../../shared/contract/slot'
import { MINUTE_MS } from '../../../shared/domain/time'
import { write } from '../../db/statement'
import type { Context } from '../context'
import { holdPlace } from './claim'
import { RULE_QUERY, ruleOf } from './rule'
import { bookableSlot, orSlotFull, slotFull, targetSlotQuery } from './target-slot'

const DROP_SQL = "DELETE FROM place WHERE account_id = ? AND kind = 'held'"
/** Whether the caller holds a place there already: it would make room for the new hold. */
const OWN = "SELECT id FROM place WHERE account_id = ? AND kind = 'held' AND slot_id = ?"

/** Keeps a place while a person confirms, five minutes unless the rules say otherwise. Replaces the caller's earlier hold. */
export async function holdSlot(context: Context, input: InputOf<typeof endpoint>): Promise<AnswerOf<typeof endpoint>> {
  const { now, accountId } = context
  const [slots, own, rules] = await context.load([
    targetSlotQuery(input.slotId, now),
    { sql: OWN, args: [accountId, input.slotId] },
    RULE_QUERY,
  ])
  const slot = bookableSlot(slots[0], now)
  if (slot.taken >= slot.capacity && own.length === 0) throw slotFull(slot)
  const until = Math.min(now + ruleOf(rules).holdMinutes * MINUTE_MS, slot.starts_at)
  const hold = { id: context.id(), slotId: slot.id, until }
  const writes = [
    write(DROP_SQL, [accountId]),
    holdPlace(context, hold.id, slot.id, accountId, until),
    context.audit('hold', 'place', hold.id, slot.point_id),
  ]
  await orSlotFull(slot, context.save(writes, hold))
  return hold
}
