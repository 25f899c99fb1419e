import type { RatingView } from '../../../shared/contract/rating'
import type { DataKey, Vault } from '../../adapter/vault'
import type { Context } from '../context'

/** A rating as it is stored, in columns that carry a prefix where they stand beside what was rated. */
export interface RatingRow {
  rating_id: string
  level: RatingView['level']
  tags: string
  items: string
  words_sealed: string | null
  anonymous: 0 | 1
  /** Null when the account is gone. */
  rated_by: string | null
  rated_at: number
}

/** Columns of {@link RatingRow} from `rating r`. */
export const RATING_COLUMNS = `r.id AS rating_id, r.level, r.tags, r.items, r.words_sealed, r.anonymous,
  r.account_id AS rated_by, r.created_at AS rated_at`

/** What a rating is of: a visit or an application, the other one null. */
export type RatedThing = Pick<RatingView, 'visitId' | 'applicationId' | 'pointId' | 'windowId'>

/** The columns of a rating beside what it is of; all null while there is none. */
export type MaybeRated = { rating_id: string | null } & Partial<Omit<RatingRow, 'rating_id'>>

/** Words are sealed with the key of the account that wrote them: deleting the account deletes them, also when anonymous. */
export const wordsSpot = (ratingId: string): string => `rating/${ratingId}/words_sealed`

export async function wordsOf(vault: Vault, key: DataKey, row: Pick<RatingRow, 'rating_id' | 'words_sealed'>) {
  return row.words_sealed === null ? null : vault.unseal(key, wordsSpot(row.rating_id), row.words_sealed)
}

/** @returns a rating whole; `words` opened */
export function ratingView(row: RatingRow, thing: RatedThing, words: string | null): RatingView {
  return {
    id: row.rating_id,
    ...thing,
    level: row.level,
    tags: JSON.parse(row.tags) as string[],
    items: JSON.parse(row.items) as string[],
    words,
    anonymous: row.anonymous === 1,
    createdAt: row.rated_at,
  }
}

function isRated(row: MaybeRated): row is RatingRow {
  return row.rating_id !== null
}

/** The caller's own rating of what they may rate; null while there is none. */
export async function ownRating(context: Context, row: MaybeRated, thing: RatedThing): Promise<RatingView | null> {
  if (!isRated(row)) return null
  return ratingView(row, thing, await wordsOf(context.deps.vault, await context.accountKey(), row))
}
