import type { Day } from '../time'
import { isDay } from '../time'
import type { EventKind } from './event'

/** Kinds of events that are told without any of their facts, whoever reads them. */
export const PLAIN_EVENTS = [
  'start',
  'correct',
  'no_licence_needed',
  'accept',
  'deem_accepted',
  'refuse_acceptance',
  'tolerated_arrived',
  'tolerance_broken',
  'resume',
  'rectified',
  'publicity_begin',
  'grant',
  'refuse',
  'issue',
  'hand_out',
  'revoke',
  'withdraw',
  'explain',
  'close',
] as const satisfies readonly EventKind[]

/** The one of a list that was given; undefined for anything else, as an older or a newer server may send. */
export const oneOf = <T extends string>(all: readonly T[], given: unknown): T | undefined =>
  all.find((one) => one === given)

/** Reads facts of an event as they came over the wire; what is missing or of another kind is empty, zero or null. */
export function factsOf(facts: Readonly<Record<string, unknown>>) {
  const text = (name: string): string => {
    const value = facts[name]
    return typeof value === 'string' ? value : ''
  }
  const number = (name: string): number => {
    const value = facts[name]
    return typeof value === 'number' ? value : 0
  }
  return {
    text,
    number,
    day: (name: string): Day | null => (isDay(text(name)) ? text(name) : null),
    /** Length of a list, or a number that stands for it. */
    count: (name: string): number => {
      const value = facts[name]
      return Array.isArray(value) ? value.length : number(name)
    },
  }
}
