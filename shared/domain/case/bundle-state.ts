/** Where a whole bundle stands. `partly`: some of it can be collected already. */
export const BUNDLE_STATES = ['received', 'supplement', 'review', 'partly', 'ready', 'ended'] as const
export type BundleState = (typeof BUNDLE_STATES)[number]
