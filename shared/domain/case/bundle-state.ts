/**
 * Where a whole bundle stands. `partly`: some of it can be collected already; `checked`: nothing is left to
 * collect, and what was promised (告知承诺) is still to be checked.
 */
export const BUNDLE_STATES = ['received', 'supplement', 'review', 'partly', 'ready', 'checked', 'ended'] as const
export type BundleState = (typeof BUNDLE_STATES)[number]
