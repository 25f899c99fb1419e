/** Query keys that more than one file names, so that who changes something knows what to renew. */
export const KEYS = {
  me: ['me'],
  appointments: ['appointments'],
  waitlist: ['waitlist'],
  applications: ['applications'],
} as const
