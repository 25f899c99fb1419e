import type { AppointmentView, changeAppointment as endpoint } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import { returning } from '../../db/statement'
import type { Context } from '../context'
import { noticeWrites } from '../notice/notice'
import { bookPlace, keepPlace } from '../slot/claim'
import { freePlace, withHandOver } from '../slot/freed-place'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { bookableSlot, orSlotFull, requireAccepted, slotFull, targetSlotQuery } from '../slot/target-slot'
import { nextWaiterQuery } from '../waitlist/offer'
import { stopWaiting } from '../waitlist/stop-waiting'
import { LIMITS, NEXT_ORDINAL, placed } from './insert'
import { UNNUMBERED, withNumber } from './number'
import { changeable, noticeFacts, ownQuery } from './own'
import { maskedName, viewOf } from './view'

/** The number stays as long as place, day and kind of window do: it is counted among those. */
const MOVE_SQL = `UPDATE appointment SET slot_id = s.id, day = s.day, point_id = s.point_id, window_kind = s.window_kind,
    start_minute = s.start_minute, end_minute = s.end_minute, starts_at = s.starts_at, displaced = NULL, reminded_at = NULL,
    ordinal = CASE WHEN appointment.point_id = s.point_id AND appointment.day = s.day
      AND appointment.window_kind = s.window_kind THEN appointment.ordinal ELSE ${NEXT_ORDINAL} END,
    changed_at = ?, version = appointment.version + 1
  FROM (SELECT * FROM slot WHERE id = ?) s
  WHERE appointment.id = ? AND appointment.account_id = ? AND appointment.state = 'booked' AND appointment.version = ?
  RETURNING ordinal`

type Input = InputOf<typeof endpoint>

/** Moves an appointment to another time: one write claims the new place and gives the old one up. */
export function changeAppointment(context: Context, input: Input): Promise<AppointmentView> {
  return withNumber(context, () => withHandOver((handOver) => change(context, input, handOver)))
}

async function change(context: Context, { id, slotId, holdId }: Input, handOver: boolean): Promise<AppointmentView> {
  const { now, accountId } = context
  const [rows, slots, waiters, rules] = await context.load([
    ownQuery(context, id),
    targetSlotQuery(slotId, now),
    nextWaiterQuery('appointment', id),
    RULE_QUERY,
  ])
  const rule = ruleOf(rules)
  const own = changeable(rows[0], 'change', now, rule)
  const slot = bookableSlot(slots[0], now)
  const name = await maskedName(context, own)
  if (own.slot_id === slot.id) return viewOf(own, name, now, rule, 'resident')
  requireAccepted(context, slot.point_id, slot.window_kind, { kind: own.subject_kind, id: own.subject_id })
  if (holdId === undefined && slot.taken >= slot.capacity) throw slotFull(slot)

  const old = { ...own, id: own.slot_id }
  const move = returning<{ ordinal: number }>('CONFLICT', MOVE_SQL, [now, slot.id, id, accountId, own.version], LIMITS)
  const moved = { ...own, ...placed(slot), displaced: null, version: own.version + 1 }
  const writes = [
    // The old place first: one appointment has one place.
    ...(await freePlace(context, { id: own.place_id, slot: old, kind: 'booked', waiter: waiters[0], handOver }, rule)),
    holdId === undefined ? bookPlace(context, slot.id, accountId, id) : keepPlace(context, 'held', holdId, slot.id, id),
    move,
    stopWaiting(context, own.limit_key, slot.day),
    context.audit('change', 'appointment', id, slot.point_id, { from: own.slot_id, to: slot.id }),
    ...(await noticeWrites(context, {
      topic: 'changed',
      facts: { ...noticeFacts(moved), ordinal: null },
      accountId,
      key: await context.accountKey(),
      ref: { kind: 'appointment', id },
      dedupe: `changed/${id}/${moved.version}`,
    })),
  ]
  const view = (ordinal: number) => viewOf({ ...moved, ordinal }, name, now, rule, 'resident')
  const written = await orSlotFull(slot, context.save(writes, view(UNNUMBERED)))
  return view(written.rowOf(move).ordinal)
}
