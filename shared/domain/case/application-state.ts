import { type Day, dayOf } from '../time'
import type { WorkCalendar } from '../working-day'
import type { BundleState } from './bundle-state'
import { clocksOf } from './clock'
import type { CaseCommand, FailedOutcome } from './event'
import { isToCollect } from './place'
import { type CaseState, type CaseStateName, FINAL_STATES } from './state'
import type { Workflow } from './workflow'

/** One case of an application, as the whole is derived from. */
export interface Member {
  readonly caseId: string
  readonly workflow: Workflow
  readonly state: CaseState
}

/** Where an application stands, from its cases alone. Throws RangeError without a case. */
export function bundleStateOf(members: readonly Member[]): BundleState {
  if (members.length === 0) throw new RangeError('an application that was received has a case')
  const states = members.map((member) => member.state.state)
  const has = (...names: CaseStateName[]): boolean => states.some((state) => names.indexOf(state) >= 0)
  if (states.every((state) => FINAL_STATES.indexOf(state) >= 0)) return 'ended'
  // What the applicant has to do comes before anything the hall does meanwhile.
  if (has('supplement')) return 'supplement'
  const isUnderWay = members.some((one) => UNDER_WAY.indexOf(one.state.state) >= 0 && !isOnlyChecked(one))
  if (members.some(({ state }) => isToCollect(state))) return isUnderWay ? 'partly' : 'ready'
  if (!isUnderWay) return 'checked'
  return has('review', 'granted') ? 'review' : 'received'
}

const UNDER_WAY: readonly CaseStateName[] = ['waiting', 'received', 'review', 'granted']

/** What needs no certificate is had with the decision; what is left is the check of what was promised. */
const isOnlyChecked = ({ workflow, state }: Member): boolean =>
  state.state === 'granted' && workflow.result !== 'certificate'

/** True when nothing in the application can go on. */
export function isEnded(members: readonly Member[]): boolean {
  return members.every(({ state }) => state.endedAt !== null)
}

/** The day from which the cap of a joint handling counts: the first acceptance in it. Null: one item alone, or none yet. */
export function bundleSinceOf(members: readonly Pick<Member, 'state'>[]): Day | null {
  if (members.length < 2) return null
  const accepted = members.map(({ state }) => state.acceptedAt).filter((at) => at !== null)
  return accepted.length === 0 ? null : dayOf(Math.min(...accepted))
}

/**
 * 行政许可法 art. 42 (2): the last day for the whole joint handling, 45 working days and the extension, each member's
 * own standstills left out. Null when the cap does not apply.
 */
export function bundleCapOf(
  members: readonly Member[],
  today: Day,
  calendar: WorkCalendar,
): { dueDay: Day; provisional: boolean; overdue: boolean } | null {
  const bundleSince = bundleSinceOf(members)
  const caps = members
    .map(({ workflow, state }) => clocksOf(workflow, state, today, { calendar, bundleSince }))
    .map((clocks) => clocks.find((clock) => clock.id === 'bundle'))
    .filter((clock) => clock !== undefined)
  const [first, ...rest] = caps
  if (first === undefined) return null
  const last = rest.reduce((latest, clock) => (clock.dueDay > latest.dueDay ? clock : latest), first)
  return { dueDay: last.dueDay, provisional: last.provisional, overdue: caps.some((clock) => clock.overdue) }
}

/** Whether a case has given what others need, cannot give it any more, or neither yet. */
export function outputOf(workflow: Workflow, state: CaseState): 'out' | 'failed' | 'open' {
  if (state.state === 'issued' || state.state === 'closed') return 'out'
  if (state.state === 'granted') return workflow.result === 'certificate' ? 'open' : 'out'
  return FINAL_STATES.indexOf(state.state) >= 0 ? 'failed' : 'open'
}

const FAILED: readonly string[] = [
  'refused',
  'not_needed',
  'not_here',
  'not_accepted',
  'withdrawn',
  'returned',
  'revoked',
] satisfies FailedOutcome[]
const isFailed = (state: CaseStateName): state is FailedOutcome => FAILED.indexOf(state) >= 0

export interface MemberCommand {
  readonly caseId: string
  readonly command: CaseCommand
}

/**
 * What the cases of an application have to be told, as the product itself, after one or more of them changed: what they
 * wait for is out (with the last one they start), or will never come. Told once; empty when there is nothing new.
 */
export function dependantCommandsOf(members: readonly Member[]): MemberCommand[] {
  const commands: MemberCommand[] = []
  for (const { caseId, state } of members) {
    if (state.state !== 'waiting') continue
    for (const itemId of state.waitsFor) {
      const needed = members.find((member) => member.workflow.itemId === itemId)
      if (needed === undefined) continue
      const output = outputOf(needed.workflow, needed.state)
      const outcome = needed.state.state
      const isTold = state.failedPrerequisites.some((one) => one.itemId === itemId && one.outcome === outcome)
      if (output === 'out') commands.push({ caseId, command: { kind: 'prerequisite_out', data: { itemId } } })
      if (output === 'failed' && isFailed(outcome) && !isTold) {
        commands.push({ caseId, command: { kind: 'prerequisite_failed', data: { itemId, outcome } } })
      }
    }
  }
  return commands
}
