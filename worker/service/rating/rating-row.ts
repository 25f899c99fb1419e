import type { RatingView, VisitToRate } from '../../../shared/contract/rating'
import { ratingClosesAt } from '../../../shared/domain/rating'
import type { SlotRule } from '../../../shared/domain/slot-rule'
import type { DataKey, Vault } from '../../adapter/vault'
import type { Context } from '../context'

/** A rating as it is stored, in columns that carry a prefix where they stand beside a visit's. */
export interface RatingRow {
  rating_id: string
  level: RatingView['level']
  tags: string
  words_sealed: string | null
  anonymous: 0 | 1
  rated_at: number
}

/** Columns of {@link RatingRow} from `rating r`. */
export const RATING_COLUMNS =
  'r.id AS rating_id, r.level, r.tags, r.words_sealed, r.anonymous, r.created_at AS rated_at'

/** The caller's visit, with its rating if there is one. */
export interface OwnVisitRow extends Partial<Omit<RatingRow, 'rating_id'>> {
  visit_id: string
  point_id: string
  window_id: string | null
  clerk_id: string | null
  party_id: string
  finished_at: number | null
  subject_kind: VisitToRate['subject']['kind']
  subject_id: string
  rating_id: string | null
}

/** Everything about a visit that its own person may see and rate; add a WHERE. */
export const OWN_VISIT_SQL = `SELECT v.id AS visit_id, v.point_id, v.window_id, v.clerk_id, v.finished_at, a.party_id,
    a.subject_kind, a.subject_id, ${RATING_COLUMNS}
  FROM visit v JOIN appointment a ON a.id = v.appointment_id LEFT JOIN rating r ON r.visit_id = v.id`

/** Words are sealed with the key of the account that wrote them: deleting the account deletes them, also when anonymous. */
export const wordsSpot = (ratingId: string): string => `rating/${ratingId}/words_sealed`

export async function wordsOf(vault: Vault, key: DataKey, row: Pick<RatingRow, 'rating_id' | 'words_sealed'>) {
  return row.words_sealed === null ? null : vault.unseal(key, wordsSpot(row.rating_id), row.words_sealed)
}

/** @returns what was rated, and how; for the person who visited */
export async function visitToRate(
  context: Context,
  row: OwnVisitRow & { finished_at: number },
  rule: SlotRule,
): Promise<VisitToRate> {
  return {
    visitId: row.visit_id,
    pointId: row.point_id,
    windowId: row.window_id,
    finishedAt: row.finished_at,
    subject: { kind: row.subject_kind, id: row.subject_id },
    rating: isRated(row) ? await ownRating(context, row) : null,
    closesAt: ratingClosesAt(row.finished_at, rule.ratingDays),
  }
}

function isRated(row: OwnVisitRow): row is OwnVisitRow & RatingRow {
  return row.rating_id !== null
}

async function ownRating(context: Context, row: OwnVisitRow & RatingRow): Promise<RatingView> {
  return {
    id: row.rating_id,
    visitId: row.visit_id,
    level: row.level,
    tags: JSON.parse(row.tags) as string[],
    words: await wordsOf(context.deps.vault, await context.accountKey(), row),
    anonymous: row.anonymous === 1,
    pointId: row.point_id,
    windowId: row.window_id,
    createdAt: row.rated_at,
  }
}
