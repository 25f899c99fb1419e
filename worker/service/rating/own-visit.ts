import type { VisitToRate } from '../../../shared/contract/rating'
import { ratingClosesAt } from '../../../shared/domain/rating'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import type { Context } from '../context'
import { type MaybeRated, ownRating, RATING_COLUMNS } from './rating-row'

/** The caller's visit, with its rating if there is one. */
export type OwnVisitRow = MaybeRated & {
  visit_id: string
  point_id: string
  window_id: string | null
  clerk_id: string | null
  party_id: string
  finished_at: number | null
  subject_kind: VisitToRate['subject']['kind']
  subject_id: string
}

/** Everything about a visit that its own person may see and rate; add a WHERE. */
export const OWN_VISIT_SQL = `SELECT v.id AS visit_id, v.point_id, v.window_id, v.clerk_id, v.finished_at, a.party_id,
    a.subject_kind, a.subject_id, ${RATING_COLUMNS}
  FROM visit v JOIN appointment a ON a.id = v.appointment_id LEFT JOIN rating r ON r.visit_id = v.id`

/** @returns what was rated, and how; for the person who visited */
export async function visitToRate(
  context: Context,
  row: OwnVisitRow & { finished_at: number },
  rule: SlotRule,
): Promise<VisitToRate> {
  const { visit_id: visitId, point_id: pointId, window_id: windowId } = row
  return {
    visitId,
    pointId,
    windowId,
    finishedAt: row.finished_at,
    subject: { kind: row.subject_kind, id: row.subject_id },
    rating: await ownRating(context, row, { visitId, applicationId: null, pointId, windowId }),
    closesAt: ratingClosesAt(row.finished_at, rule.ratingDays),
  }
}
