/** What stands at the head of the document. */
export const DESCRIPTION = [
  'One window for a whole government service hall: checklist, booking, check-in, visit and rating.',
  '',
  '- Instants are milliseconds since the epoch (UTC). Days are `YYYY-MM-DD` in Asia/Shanghai; minutes count from its midnight.',
  '- An error is `{ error: { code, message, field?, requestId, details? } }`. Codes are stable, sentences are for people.',
  '- `x-access` says who may call: `anyone`, `person` (logged in, own objects only), `staff` (one of `roles`, objects of the service point of that role only). What somebody may not see is answered as if it were not there.',
  '- A repeated request with the same `Idempotency-Key` gets the first answer, marked `Idempotent-Replayed: true`.',
  '- A phone sends its version as `X-Client-Version`; one too old is answered with 426.',
].join('\n')

/** Groups of the document, in the order of the resident’s way. */
export const TAGS: readonly { name: string; description: string }[] = [
  { name: 'health', description: 'Whether the hall can serve' },
  { name: 'catalogue', description: 'Bundles, checklists, service items and service points: public, cached' },
  { name: 'session', description: 'Logging in and out' },
  { name: 'account', description: 'One’s own account, the people one books for, messages, privacy' },
  { name: 'slot', description: 'Days and times that can be booked, holds, the waiting list' },
  { name: 'appointment', description: 'Booking, changing, the code to show' },
  { name: 'file', description: 'Photos and PDFs of materials: sent in chunks that a lost connection resumes' },
  { name: 'rating', description: 'Rating a visit or an application' },
  { name: 'staff', description: 'The hall’s own people: check-in, windows, supervision' },
  { name: 'admin', description: 'Roles, calendar, closures, rules, outbox, audit' },
  { name: 'demo', description: 'The demo desk; absent in production' },
]

/** The first rule that fits names the group. */
const RESOURCES: readonly [RegExp, string][] = [
  [/^\/api\/health/, 'health'],
  [/^\/dev\//, 'demo'],
  [/^\/api\/v1\/(admin|rules)/, 'admin'],
  [/^\/api\/v1\/staff/, 'staff'],
  [/^\/api\/v1\/(login|session)/, 'session'],
  [/^\/api\/v1\/me/, 'account'],
  [/^\/api\/v1\/(holds|waitlist|points\/:\w+\/(days|slots))/, 'slot'],
  [/^\/api\/v1\/appointments/, 'appointment'],
  [/^\/api\/v1\/(files|wallet)/, 'file'],
  [/^\/api\/v1\/(visits|windows|applications\/:\w+\/rating)/, 'rating'],
]

/** @returns the name of the group a path belongs to. */
export function resourceOf(path: string): string {
  return RESOURCES.find(([pattern]) => pattern.test(path))?.[1] ?? 'catalogue'
}
