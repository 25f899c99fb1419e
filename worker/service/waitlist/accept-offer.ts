import type { Subject } from '../../../shared/contract/common'
import { guarded, type Query, query, type Write } from '../../db/statement'
import type { Context } from '../context'
import { AppError } from '../error'
import { keepPlace } from '../slot/claim'

/** An entry of the waiting list whose offer is being taken. */
export interface OfferRow {
  id: string
  state: string
  party_id: string
  subject_kind: Subject['kind']
  subject_id: string
  place_id: string | null
  offer_until: number | null
}

const SQL = `SELECT id, state, party_id, subject_kind, subject_id, place_id, offer_until FROM waitlist
  WHERE id = ? AND account_id = ?`
const TAKE_SQL = `UPDATE waitlist SET state = 'taken', changed_at = ?
  WHERE id = ? AND account_id = ? AND state = 'offered' AND offer_until > ?`

/** Reads the caller's own entry. */
export function offerQuery(id: string, accountId: string): Query<OfferRow> {
  return query<OfferRow>(SQL, [id, accountId])
}

/**
 * Takes the place that was offered: for the person and the matter that waited, so that a place in the list cannot be sold.
 * Guard OFFER_EXPIRED. @throws AppError OFFER_EXPIRED, BAD_FIELD
 */
export function acceptOffer(
  context: Context,
  offer: OfferRow,
  booking: { slotId: string; partyId: string; subject: Subject },
  appointmentId: string,
): Write[] {
  const { now, accountId } = context
  const { place_id, offer_until } = offer
  if (offer.state !== 'offered' || place_id === null || offer_until === null || offer_until <= now)
    throw new AppError('OFFER_EXPIRED')
  if (offer.party_id !== booking.partyId) throw new AppError('BAD_FIELD', { field: 'partyId' })
  if (offer.subject_kind !== booking.subject.kind || offer.subject_id !== booking.subject.id)
    throw new AppError('BAD_FIELD', { field: 'subject' })
  return [
    keepPlace(context, 'offered', place_id, booking.slotId, appointmentId),
    guarded('OFFER_EXPIRED', TAKE_SQL, [now, offer.id, accountId, now]),
  ]
}
