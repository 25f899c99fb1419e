import type { DeskCase } from '@shared/contract/desk-view'

/**
 * What the desk has a sheet for, the most likely step of a state first. A case lists the ones that may be caused now; this
 * only says in which order they stand and by which key. Visits and certificates have pages of their own.
 */
export const ACTIONS = {
  accept: { key: 'A', tone: 'main' },
  grant: { key: 'G', tone: 'main' },
  opinion: { key: 'O', tone: 'main' },
  tolerated_arrived: { key: 'V', tone: 'main' },
  resume: { key: 'U', tone: 'main' },
  outside_result: { key: 'I', tone: 'main' },
  start: { key: 'S', tone: 'main' },
  supplement: { key: 'S', tone: 'main' },
  rectified: { key: 'F', tone: 'main' },
  publicity_end: { key: 'D', tone: 'main' },
  publicity_begin: { key: 'D', tone: 'main' },
  assign: { key: 'M', tone: 'plain' },
  make_responsible: { key: 'J', tone: 'plain' },
  note: { key: 'O', tone: 'plain' },
  refuse: { key: 'R', tone: 'stop' },
  request_supplement: { key: 'B', tone: 'plain' },
  accept_tolerant: { key: 'T', tone: 'plain' },
  correct: { key: 'C', tone: 'plain' },
  pause: { key: 'P', tone: 'plain' },
  extend: { key: 'E', tone: 'plain' },
  extend_bundle: { key: 'K', tone: 'plain' },
  require_rectification: { key: 'Z', tone: 'plain' },
  hand_over: { key: 'H', tone: 'plain' },
  pass_up: { key: 'Q', tone: 'plain' },
  passed_down: { key: 'Q', tone: 'plain' },
  close: { key: 'Y', tone: 'main' },
  not_here: { key: 'N', tone: 'stop' },
  no_licence_needed: { key: 'L', tone: 'stop' },
  refuse_acceptance: { key: 'X', tone: 'stop' },
  tolerance_broken: { key: 'X', tone: 'stop' },
  tolerated_wrong: { key: '8', tone: 'stop' },
  revoke: { key: 'R', tone: 'stop' },
  explain: { key: '9', tone: 'plain' },
  withdraw: { key: 'W', tone: 'stop' },
} as const satisfies Record<string, { key: string; tone: 'main' | 'plain' | 'stop' }>

export type Action = keyof typeof ACTIONS
/** Those that are one command to a case. What is done to the whole application has sheets and endpoints of its own. */
export type CommandAction = Exclude<Action, 'correct' | 'extend_bundle'>
export const ACTION_NAMES = Object.keys(ACTIONS) as Action[]

/** Done to several cases of an application at once where each allows it. */
export const TOGETHER: readonly Action[] = [
  'accept',
  'request_supplement',
  'assign',
  'opinion',
  'grant',
  'close',
  'withdraw',
  'explain',
]

/** What may be caused now and has a sheet here, in the order of {@link ACTIONS}. `whole`: of the application. */
export function offeredOf(
  { actions, advices }: Pick<DeskCase, 'actions' | 'advices'>,
  whole: readonly string[] = [],
): Action[] {
  // Who has given an opinion at this stage, or stands at a stage that none ends, may only note something.
  const opinion: Action = advices.includes('agree') ? 'opinion' : 'note'
  const names = actions.map((name) => (name === 'opinion' ? opinion : name))
  return ACTION_NAMES.filter((name) => (name === 'extend_bundle' ? whole : names).includes(name))
}
