import { addDays, dayOf, type Instant, instantOf } from './time'

/** 1 非常满意 · 2 满意 · 3 基本满意 · 4 不满意 · 5 非常不满意. */
export const RATING_LEVELS = [1, 2, 3, 4, 5] as const
export type RatingLevel = (typeof RATING_LEVELS)[number]

/** What can be said with a tap. Ids only; the words are in the texts of the phone. */
const GOOD_TAGS = ['friendly', 'quick', 'clear', 'one_trip', 'helped_with_forms', 'good_place'] as const
const BAD_TAGS = [
  'slow',
  'long_wait',
  'unfriendly',
  'unclear',
  'several_trips',
  'extra_materials',
  'wrong_information',
  'charged_wrongly',
] as const
export type RatingTag = (typeof GOOD_TAGS)[number] | (typeof BAD_TAGS)[number]

/** Natural days after the day of the visit, or of an application's end, during which it can be rated; a district may set another number. */
const RATING_DAYS = 7

/** True for a whole number from 1 to 5. There is no default level: an answer nobody gave is no rating. */
export function isRatingLevel(value: unknown): value is RatingLevel {
  return RATING_LEVELS.some((level) => level === value)
}

/** The last two levels are bad (差评) and open a rectification. */
export function isBad(level: RatingLevel): boolean {
  return level >= 4
}

/** The tags offered with a level, in the order of the screen. */
export function tagsFor(level: RatingLevel): readonly RatingTag[] {
  return isBad(level) ? BAD_TAGS : GOOD_TAGS
}

/** True when every tag is offered with the level and none is given twice. */
export function tagsFit(level: RatingLevel, tags: readonly string[]): boolean {
  const offered: readonly string[] = tagsFor(level)
  return tags.every((tag, index) => offered.indexOf(tag) >= 0 && tags.indexOf(tag) === index)
}

/** The instant at which rating ends: midnight, Asia/Shanghai, after the last of `days` days that follow the day of the end. */
export function ratingClosesAt(finishedAt: Instant, days: number = RATING_DAYS): Instant {
  return instantOf(addDays(dayOf(finishedAt), days + 1), 0)
}

export type RatingVerdict =
  | { ok: true; closesAt: Instant }
  | { ok: false; code: 'RATING_NOT_YET' | 'RATING_EXISTS' }
  | { ok: false; code: 'RATING_CLOSED'; closesAt: Instant }

/**
 * Whether a visit or an application can be rated now: once, after it is finished (`finishedAt` null: it is not, or nobody was
 * asked), until it closes.
 */
export function ratingVerdict(
  thing: { finishedAt: Instant | null; alreadyRated: boolean },
  now: Instant,
  days: number = RATING_DAYS,
): RatingVerdict {
  if (thing.finishedAt === null) return { ok: false, code: 'RATING_NOT_YET' }
  if (thing.alreadyRated) return { ok: false, code: 'RATING_EXISTS' }
  const closesAt = ratingClosesAt(thing.finishedAt, days)
  return now < closesAt ? { ok: true, closesAt } : { ok: false, code: 'RATING_CLOSED', closesAt }
}
