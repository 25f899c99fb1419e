import type { Instant } from '../time'
import type { CaseEvent, CaseEventOf, EventKind } from './event'
import type { CaseState } from './state'
import type { Workflow } from './workflow'

/** A folded case while an event is put into it. */
export type Draft = { -readonly [K in keyof CaseState]: CaseState[K] }

/** A history that the rules cannot have produced: a row is lost, doubled or was changed. */
export class ImpossibleHistory extends Error {
  constructor(event: Pick<CaseEvent, 'seq' | 'kind'>, why: string) {
    super(`event ${event.seq} (${event.kind}): ${why}`)
    this.name = 'ImpossibleHistory'
  }
}

/** What one kind of event changes in a case beside state, stage and queue. */
export type Apply<K extends EventKind> = (draft: Draft, event: CaseEventOf<K>, workflow: Workflow) => void

export const nothing = (): void => undefined

export const without = (list: readonly string[], gone: string): string[] => list.filter((one) => one !== gone)

/** The list and what of `more` is not in it, each once. */
export const withOnce = (list: readonly string[], more: readonly string[]): string[] => [
  ...list,
  ...more.filter((one, index) => list.indexOf(one) < 0 && more.indexOf(one) === index),
]

/** What acceptance means, whoever brought it about. `from`: the day it holds from, where that is an earlier one. */
export function accepted(draft: Draft, told: Instant, from: Instant | null, workflow: Workflow): void {
  draft.acceptedAt = from ?? told
  draft.acceptanceToldAt = told
  draft.atLowerLevel = workflow.kind === 'upward'
}

export function decided(draft: Draft, { at, actor }: Pick<CaseEvent, 'at' | 'actor'>): void {
  draft.decidedAt = at
  draft.decider = actor
}
