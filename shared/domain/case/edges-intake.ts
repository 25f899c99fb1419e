import { type Edge, edge, loops } from './edge'
import type { CaseRole } from './event'

const SYSTEM: readonly CaseRole[] = ['system']
const CLERK: readonly CaseRole[] = ['clerk']
const RESIDENT: readonly CaseRole[] = ['resident', 'clerk']

/** 行政许可法 art. 32: what the window can answer to an application. */
export const INTAKE_EDGES: readonly Edge[] = [
  edge('none', 'receive:ready', 'received', { who: RESIDENT, effects: ['paper_receipt'] }),
  edge('none', 'receive:waits', 'waiting', { who: RESIDENT, effects: ['paper_receipt'] }),
  edge('waiting', 'prerequisite_out', 'waiting', {
    who: SYSTEM,
    guards: ['prerequisite_known'],
    effects: ['start_when_ready'],
  }),
  edge('waiting', 'prerequisite_failed', 'waiting', { who: SYSTEM, guards: ['prerequisite_known'] }),
  edge('waiting', 'start', 'received', { who: ['system', 'clerk'], guards: ['all_out'] }),
  // A part that several items read is put right for all of them: one that is reviewed remembers what was mended for another.
  ...loops(['waiting', 'received', 'supplement', 'review'], 'correct', { who: RESIDENT }),
  edge('received', 'no_licence_needed', 'not_needed', {
    who: CLERK,
    guards: ['reasons'],
    effects: ['paper_not_accepted', 'warn_dependants'],
  }),
  edge('received', 'not_here', 'not_here', {
    who: CLERK,
    guards: ['authority_named'],
    effects: ['paper_not_accepted', 'warn_dependants'],
  }),
  edge('received', 'request_supplement:first', 'supplement', {
    who: CLERK,
    guards: ['points_new'],
    effects: ['paper_supplement'],
  }),
  edge('received', 'request_supplement:repeat', 'supplement', {
    who: CLERK,
    guards: ['points_listed'],
    effects: ['paper_supplement'],
  }),
  edge('supplement', 'request_supplement:repeat', 'supplement', {
    who: CLERK,
    guards: ['points_listed'],
    effects: ['paper_supplement'],
  }),
  edge('supplement', 'supplement:partial', 'supplement', { who: RESIDENT, guards: ['points_missing'] }),
  edge('supplement', 'supplement:complete', 'received', { who: RESIDENT, guards: ['points_missing'] }),
  edge('received', 'accept', 'review', { who: CLERK, effects: ['paper_acceptance'] }),
  edge('received', 'accept_tolerant', 'review', {
    who: CLERK,
    guards: ['tolerates'],
    effects: ['paper_acceptance'],
  }),
  edge('supplement', 'accept_tolerant', 'review', {
    who: CLERK,
    guards: ['tolerates'],
    effects: ['paper_acceptance'],
  }),
  edge('received', 'deem_accepted', 'review', {
    who: SYSTEM,
    guards: ['acceptance_over'],
    effects: ['paper_acceptance'],
  }),
  edge('received', 'refuse_acceptance', 'not_accepted', {
    who: CLERK,
    guards: ['points_unmet', 'reasons'],
    effects: ['paper_not_accepted', 'warn_dependants'],
  }),
  edge('supplement', 'refuse_acceptance', 'not_accepted', {
    who: ['clerk', 'system'],
    guards: ['supplement_over', 'points_unmet', 'reasons'],
    effects: ['paper_not_accepted', 'warn_dependants'],
  }),
]
