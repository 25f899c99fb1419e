import type { AppointmentView, bookAppointment as endpoint } from '../../../shared/contract/appointment'
import type { InputOf } from '../../../shared/contract/endpoint'
import type { Write } from '../../db/statement'
import { requireConsent } from '../account/consent'
import type { Context } from '../context'
import { AppError, found } from '../error'
import { noticeWrites } from '../notice/notice'
import { bookPlace, keepPlace } from '../slot/claim'
import { RULE_QUERY, ruleOf } from '../slot/rule'
import { bookableSlot, orSlotFull, requireAccepted, slotFull, targetSlotQuery } from '../slot/target-slot'
import { acceptOffer, type OfferRow, offerQuery } from '../waitlist/accept-offer'
import { stopWaiting } from '../waitlist/stop-waiting'
import { insertAppointment, type NewAppointment, newRow } from './insert'
import { UNNUMBERED, withNumber } from './number'
import { personQuery, requireWithinLimits } from './person'
import { maskedName, viewOf } from './view'

type Input = InputOf<typeof endpoint>

/** Books a place for someone: from a hold, from an offer of the waiting list, or directly. */
export function bookAppointment(context: Context, input: Input): Promise<AppointmentView> {
  return withNumber(context, () => book(context, input))
}

async function book(context: Context, input: Input): Promise<AppointmentView> {
  const { now, accountId } = context
  const { slotId, partyId, subject, waitlistId } = input
  const [slots, people, rules, offers] = await context.load([
    targetSlotQuery(slotId, now),
    personQuery(context, partyId, subject, { slotId }),
    RULE_QUERY,
    offerQuery(waitlistId ?? '', accountId),
  ])
  requireReady(context)
  const slot = bookableSlot(slots[0], now)
  const person = found(people[0])
  const rule = ruleOf(rules)
  requireAccepted(context, slot.point_id, slot.window_kind, subject)
  requireWithinLimits(person, rule, now)

  const booking: NewAppointment = {
    id: context.id(),
    slot,
    party: { id: partyId, kind: person.party_kind, limitKey: person.limit_key },
    subject,
    channel: waitlistId === undefined ? 'self' : 'waitlist',
    accountId,
    agentLimit: person.party_kind === 'self' ? null : rule.agentDailyLimit,
  }
  const row = insertAppointment(context, booking)
  const facts = { pointId: slot.point_id, subject, day: slot.day, startMinute: slot.start_minute }
  const writes = [
    ...claimWrites(context, input, booking, offers[0]),
    row,
    ...(person.waits > 0 ? [stopWaiting(context, person.limit_key, slot.day)] : []),
    context.audit('book', 'appointment', booking.id, slot.point_id),
    ...(await noticeWrites(context, {
      topic: 'booked',
      facts: { ...facts, windowKind: slot.window_kind, ordinal: null },
      accountId,
      key: await context.accountKey(),
      ref: { kind: 'appointment', id: booking.id },
      dedupe: `booked/${booking.id}/1`,
    })),
  ]
  const name = await maskedName(context, person)
  const view = (ordinal: number) => viewOf(newRow(booking, ordinal, now), name, now, rule, 'resident')
  const written = await orSlotFull(slot, context.save(writes, view(UNNUMBERED)))
  return view(written.rowOf(row).ordinal)
}

/** @throws AppError CONSENT_NEEDED, PHONE_NEEDED */
function requireReady(context: Context): void {
  requireConsent(context)
  const { actor } = context
  if (actor.kind !== 'person' || !actor.phoneConfirmed) throw new AppError('PHONE_NEEDED')
}

/** How the place is taken. @throws AppError SLOT_FULL, OFFER_EXPIRED, NOT_FOUND */
function claimWrites(
  context: Context,
  { holdId, waitlistId, partyId, subject }: Input,
  { id, slot, accountId }: NewAppointment,
  offer: OfferRow | undefined,
): Write[] {
  if (waitlistId !== undefined) return acceptOffer(context, found(offer), { slotId: slot.id, partyId, subject }, id)
  if (holdId !== undefined) return [keepPlace(context, 'held', holdId, slot.id, id)]
  if (slot.taken >= slot.capacity) throw slotFull(slot)
  return [bookPlace(context, slot.id, accountId, id)]
}
