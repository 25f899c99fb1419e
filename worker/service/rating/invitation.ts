import { ratingClosesAt } from '../../../shared/domain/rating'
import { type Write, write } from '../../db/statement'
import type { FiledRow } from '../case/row'
import type { Context } from '../context'
import { tellApplicant } from '../notice/tell-applicant'

const INVITE_SQL = 'UPDATE application SET rating_invited_at = ? WHERE id = ? AND rating_invited_at IS NULL'

/** Somebody can answer: an account, or whoever was received at the counter and is shown the code. */
export const canBeAsked = (application: FiledRow): boolean =>
  application.account_id === null ? application.channel === 'counter' : application.account_key_id !== null

/**
 * Asks the applicant to rate an application, in the batch that brings it to its end: the instant on its row proves the
 * invitation, the message goes through the outbox. Nobody is asked who could not answer. `days`: natural days to answer in.
 */
export async function invitationWrites(context: Context, application: FiledRow, days: number): Promise<Write[]> {
  if (!canBeAsked(application)) return []
  const { now } = context
  const { id, point_id, subject_kind, subject_id } = application
  const subject = { kind: subject_kind, id: subject_id }
  const facts = { pointId: point_id ?? '', subject, closesAt: ratingClosesAt(now, days) }
  return [
    write(INVITE_SQL, [now, id]),
    context.audit('invite_rating', 'application', id, point_id),
    ...(await tellApplicant(
      context,
      application,
      { topic: 'rate_application', facts },
      { ref: { kind: 'application_rating', id }, dedupe: `rate_application/${id}` },
    )),
  ]
}
