/** What happens next to a case, as a key; the words are the page's. */
export const NEXT_KEYS = [
  'hall_checks',
  'you_supplement',
  'waits_for',
  'department_reviews',
  'inspection',
  'you_rectify',
  'paused',
  'department_decides',
  'outside_decides',
  'certificate_made',
  'you_collect',
  'checked_afterwards',
  'replaced_checked',
  'over',
] as const
export type NextKey = (typeof NEXT_KEYS)[number]

/** Who has a case in hand. `point`: the window that took it in. */
export const HOLDER_KINDS = ['applicant', 'point', 'department', 'outside', 'nobody'] as const
export type HolderKind = (typeof HOLDER_KINDS)[number]
