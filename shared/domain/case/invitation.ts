import type { Member } from './application-state'
import type { NewEvent } from './event'
import { isCollectOver } from './place'

/** A case with what has happened to it. */
export interface Lived extends Pick<Member, 'workflow' | 'state'> {
  readonly events: readonly Pick<NewEvent, 'actor'>[]
}

/**
 * True when the applicant has nothing more to wait for or to fetch: each item has ended, has nothing left to
 * collect, or gives no certificate and is granted. What the hall still does by itself (a check after a commitment, 销号) does not count.
 */
export function isOverForApplicant(members: readonly Pick<Member, 'workflow' | 'state'>[]): boolean {
  return members.every(
    ({ workflow, state }) =>
      state.endedAt !== null ||
      isCollectOver(state) ||
      (state.state === 'granted' && workflow.result !== 'certificate'),
  )
}

/**
 * Whether the applicant is asked to rate an application with what changes now: it comes to its end for them, which happens
 * once, and somebody of the hall has dealt with it. Who withdraws before that has met nobody who could be rated.
 */
export function asksForRating(before: readonly Pick<Member, 'workflow' | 'state'>[], after: readonly Lived[]): boolean {
  if (after.length === 0 || isOverForApplicant(before) || !isOverForApplicant(after)) return false
  return after.some(({ events }) => events.some(({ actor }) => actor.kind === 'staff'))
}
