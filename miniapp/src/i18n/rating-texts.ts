import type { RatingLevel, RatingTag } from '@shared/domain/rating'

/** The key of each level's words. */
export const LEVEL_TEXTS = {
  1: 'level1',
  2: 'level2',
  3: 'level3',
  4: 'level4',
  5: 'level5',
} as const satisfies Record<RatingLevel, string>

const TAGS = [
  'friendly',
  'quick',
  'clear',
  'one_trip',
  'helped_with_forms',
  'good_place',
  'slow',
  'long_wait',
  'unfriendly',
  'unclear',
  'several_trips',
  'extra_materials',
  'wrong_information',
  'charged_wrongly',
] as const satisfies readonly RatingTag[]

/** The tag as a key of the texts; undefined for one that this phone does not know. */
export const tagText = (tag: string): RatingTag | undefined => TAGS.find((known) => known === tag)
