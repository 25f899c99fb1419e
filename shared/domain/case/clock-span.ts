import { type Day, dayOf, type Instant } from '../time'
import { addWorkingDays, type WorkCalendar, workingDaysBetween } from '../working-day'
import type { CaseState } from './state'
import type { Span, Standstill } from './walk'
import type { Workflow } from './workflow'

/** In the order of a case's life. `bundle`: the cap over the joint handling. `supplement` and `correction` are the resident's own time. */
export const CLOCK_IDS = [
  'acceptance',
  'supplement',
  'upward',
  'stage',
  'promised',
  'statutory',
  'bundle',
  'publicity',
  'issuing',
  'commitment_check',
  'correction',
] as const
export type ClockId = (typeof CLOCK_IDS)[number]

/** Where a limit comes from: an article of 行政许可法, or the item's own law, the hall's promise, its rules, the commitment. */
export type ClockBasis = 'licensing_32' | 'licensing_42' | 'licensing_43' | 'licensing_44' | 'item' | 'promise' | 'rule'

/** A limit on something that is to be done in a case, and when it was done. */
export interface ClockSpan extends Span {
  readonly id: ClockId
  readonly basis: ClockBasis
  readonly extendedDays: number
  readonly endDay: Day | null
}

export interface ClockOptions {
  readonly calendar: WorkCalendar
  /** The day the first item of a bundle was accepted: its cap counts from here. Null or left out: no joint handling. */
  readonly bundleSince?: Day | null
}

/** 行政许可法 art. 45: the days the limits of the decision stand still; no longer than told, no longer than it took. */
export function standstillsOf(state: CaseState, calendar: WorkCalendar): Standstill[] {
  return state.pauses.map((pause) => {
    const from = dayOf(pause.at)
    const told = addWorkingDays(from, pause.days, calendar).day
    const resumed = onDay(pause.resumedAt)
    return { from, to: resumed !== null && resumed < told ? resumed : told, open: resumed === null }
  })
}

function onDay(instant: Instant | null): Day | null {
  return instant === null ? null : dayOf(instant)
}

/** What a clock is made of: where it begins (null: it does not), its working days (null: no limit), where it ended. */
interface Limit {
  readonly basis: ClockBasis
  readonly since: Instant | Day | null
  readonly days: number | null
  readonly end: Instant | null
  readonly standstills?: readonly Standstill[]
  readonly extendedDays?: number
}

function span(id: ClockId, limit: Limit): ClockSpan[] {
  const { basis, since, days, end, standstills = [], extendedDays = 0 } = limit
  if (since === null || days === null) return []
  const sinceDay = typeof since === 'string' ? since : dayOf(since)
  return [{ id, basis, since: sinceDay, days: days + extendedDays, extendedDays, standstills, endDay: onDay(end) }]
}

/** Up to acceptance: the window's time to say what is missing, or the resident's to bring it. */
function intakeSpans(workflow: Workflow, state: CaseState): ClockSpan[] {
  if (state.state === 'supplement') {
    return span('supplement', {
      basis: 'rule',
      since: state.supplementToldAt,
      days: workflow.supplementDays,
      end: null,
    })
  }
  return span('acceptance', {
    basis: workflow.nature === 'licence' ? 'licensing_32' : 'rule',
    since: state.completedAt ?? state.receivedAt,
    days: workflow.acceptanceDays,
    end: state.acceptanceToldAt ?? state.endedAt,
  })
}

/** From acceptance to the decision. Only here does art. 45 let anything stand still, and not the lower level's part. */
function reviewSpans(workflow: Workflow, state: CaseState, options: ClockOptions): ClockSpan[] {
  if (state.acceptedAt === null) return []
  const end = state.decidedAt ?? state.endedAt
  const standstills = standstillsOf(state, options.calendar)
  // 上报件: the level that decides counts from the day the file reached it.
  const since = workflow.kind === 'upward' ? state.passedUpAt : state.acceptedAt
  const upward: Limit = {
    basis: 'licensing_43',
    since: workflow.kind === 'upward' ? state.acceptedAt : null,
    days: workflow.upwardDays,
    end: state.passedUpAt ?? end,
  }
  const stage = state.state === 'review' ? workflow.stages.find((one) => one.id === state.stage) : undefined
  const stageDays = stage?.limitDays ?? null
  return [
    ...span('upward', upward),
    ...span('stage', { basis: 'rule', since: state.stageSince, days: stageDays, end: null, standstills }),
    ...span('promised', { basis: 'promise', since, days: workflow.promisedDays, end, standstills }),
    ...span('statutory', {
      basis: workflow.nature === 'licence' ? 'licensing_42' : 'item',
      since,
      days: workflow.statutory?.days ?? null,
      end,
      standstills,
      extendedDays: state.extendedDays,
    }),
    ...span('bundle', {
      basis: 'licensing_42',
      since: options.bundleSince ?? null,
      days: workflow.bundleCap.days,
      end,
      standstills,
      extendedDays: state.bundleExtendedDays,
    }),
    ...span('publicity', {
      basis: 'rule',
      since: state.publicity?.beganAt ?? null,
      days: workflow.publicityDays,
      end: state.publicity?.endedAt ?? end,
    }),
  ]
}

/** After a grant: making the certificate on a clock of its own, and looking whether a commitment was kept. */
function grantSpans(workflow: Workflow, state: CaseState): ClockSpan[] {
  const isToIssue = state.state !== 'refused' && workflow.result === 'certificate'
  return [
    ...span('issuing', {
      basis: workflow.nature === 'licence' ? 'licensing_44' : 'rule',
      since: isToIssue ? state.decidedAt : null,
      days: workflow.issueDays,
      end: state.issuedAt ?? state.endedAt,
    }),
  ]
}

/**
 * The check after a grant on commitment: officers look within its days of the grant, whatever they find. What then has to
 * be put right is the resident's own time; said to be put right, it is looked at again within as many days.
 */
function checkSpans(workflow: Workflow, state: CaseState, { calendar }: ClockOptions): ClockSpan[] {
  const { check, endedAt } = state
  const days = workflow.commitment?.checkDays ?? null
  if (check === null) return []
  const { demandedAt = null, rectifyUntil = null, rectifiedAt = null } = check.newest ?? {}
  const correction = demandedAt === null || rectifyUntil === null ? null : dayOf(demandedAt)
  return [
    ...(rectifiedAt === null
      ? span('commitment_check', { basis: 'item', since: check.since, days, end: check.foundAt ?? endedAt })
      : span('commitment_check', { basis: 'rule', since: rectifiedAt, days, end: endedAt })),
    ...(correction === null || rectifyUntil === null
      ? []
      : span('correction', {
          basis: 'rule',
          since: correction,
          days: workingDaysBetween(correction, rectifyUntil, calendar).days,
          end: rectifiedAt ?? endedAt,
        })),
  ]
}

/** Every clock that runs or ran in the case, in the order of {@link CLOCK_IDS}. */
export function clockSpansOf(workflow: Workflow, state: CaseState, options: ClockOptions): ClockSpan[] {
  return [
    ...intakeSpans(workflow, state),
    ...reviewSpans(workflow, state, options),
    ...grantSpans(workflow, state),
    ...checkSpans(workflow, state, options),
  ]
}
