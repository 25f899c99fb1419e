import type { AppointmentView, cancelAppointment as endpoint } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import { guarded } from '../../db/statement'
import type { Context } from '../context'
import { noticeWrites } from '../notice/notice'
import { freePlace, withHandOver } from '../slot/freed-place'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { nextWaiterQuery } from '../waitlist/offer'
import { banNotice } from './ban'
import { changeable, noticeFacts, ownQuery, recordQuery } from './own'
import { appointmentView } from './view'

const CANCEL_SQL = `UPDATE appointment SET state = 'cancelled', ended_at = ?, changed_at = ?, version = version + 1
  WHERE id = ? AND account_id = ? AND state = 'booked' AND version = ?`

/** Cancels; in the same write the place goes to the first of the waiting list, else it comes back after a random delay. */
export function cancelAppointment(context: Context, input: InputOf<typeof endpoint>): Promise<AppointmentView> {
  return withHandOver((handOver) => cancel(context, input.id, handOver))
}

async function cancel(context: Context, id: string, handOver: boolean): Promise<AppointmentView> {
  const { now, accountId } = context
  const [rows, waiters, rules, records] = await context.load([
    ownQuery(context, id),
    nextWaiterQuery('appointment', id),
    RULE_QUERY,
    recordQuery(context, id),
  ])
  const rule = ruleOf(rules)
  const own = changeable(rows[0], 'cancel', now, rule)
  const slot = { ...own, id: own.slot_id }
  const receiver = { accountId, key: await context.accountKey() }
  const writes = [
    guarded('CONFLICT', CANCEL_SQL, [now, now, id, accountId, own.version]),
    ...(await freePlace(context, { id: own.place_id, slot, kind: 'booked', waiter: waiters[0], handOver }, rule)),
    context.audit('cancel', 'appointment', id, own.point_id),
    ...(await noticeWrites(context, {
      topic: 'cancelled',
      facts: noticeFacts(own),
      ...receiver,
      ref: { kind: 'appointment', id },
      dedupe: `cancelled/${id}`,
    })),
    ...(own.displaced === null ? await banNotice(context, records[0], 'cancel', rule, own.limit_key, receiver) : []),
  ]
  const view = await appointmentView(
    context,
    { ...own, state: 'cancelled', version: own.version + 1 },
    rule,
    'resident',
  )
  await context.save(writes, view)
  return view
}
