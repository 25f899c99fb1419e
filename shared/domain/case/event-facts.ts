import type { Day } from '../time'
import { isDay } from '../time'
import type { EventData, EventKind } from './event'

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
  'superseded',
  'deem_renewed',
  'withdraw',
  'explain',
  'close',
] as const satisfies readonly EventKind[]

/**
 * The facts that somebody reads who only knows a query number: words of a fixed list, days and counts. What an officer
 * has written, numbers of other authorities and ids are for the applicant. A kind that is not named tells nothing but itself.
 */
const PUBLIC_FACTS: { readonly [K in EventKind]?: readonly (keyof EventData[K])[] } = {
  receive: ['outcome', 'channel'],
  prerequisite_out: ['itemId'],
  prerequisite_failed: ['itemId', 'outcome'],
  request_supplement: ['outcome'],
  supplement: ['outcome'],
  accept_tolerant: ['untilDay'],
  tolerated_wrong: ['untilDay'],
  pause: ['ground', 'days'],
  resume: ['because'],
  extend: ['days'],
  extend_bundle: ['days'],
  plan_inspection: ['visitAt'],
  visit_cancelled: ['because'],
  record_finding: ['outcome'],
  require_rectification: ['untilDay'],
  publicity_end: ['objections'],
  outside_result: ['outcome'],
  commitment_check: ['outcome'],
}

const PUBLIC = new Map<string, readonly string[]>(Object.entries(PUBLIC_FACTS))

/** @returns of an event's facts those that {@link PUBLIC_FACTS} lets out; of a kind unknown here, none */
export function publicFactsOf<Value>(kind: string, facts: Readonly<Record<string, Value>>): Record<string, Value> {
  const names = PUBLIC.get(kind) ?? []
  return Object.fromEntries(Object.entries(facts).filter(([name]) => names.indexOf(name) >= 0))
}

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
