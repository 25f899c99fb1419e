import { type Decision, decide } from '../../shared/domain/case/decide'
import type { CaseCommand, CaseEvent, CaseRole } from '../../shared/domain/case/event'
import { foldCase } from '../../shared/domain/case/fold'
import type { Renewal } from '../../shared/domain/case/guard-input'
import type { CaseState } from '../../shared/domain/case/state'
import { WORKFLOW_DEFAULTS, type Workflow } from '../../shared/domain/case/workflow'
import { type Day, dayOf, type Instant, instantOf } from '../../shared/domain/time'
import { workCalendar } from '../../shared/domain/working-day'

export const calendar = workCalendar([])

/** A licence decided by the department in 5 of 20 working days, after a review and a decision. */
export const LICENCE: Workflow = {
  itemId: 'licence',
  variant: 'establish',
  route: 'ordinary',
  nature: 'licence',
  kind: 'promised',
  handledBy: 'department',
  acceptanceDays: WORKFLOW_DEFAULTS.acceptanceDays,
  statutory: {
    days: WORKFLOW_DEFAULTS.statutoryDays,
    extensionDays: WORKFLOW_DEFAULTS.extensionDays,
    atOnce: false,
  },
  promisedDays: 5,
  bundleCap: WORKFLOW_DEFAULTS.bundleCap,
  stages: [
    { id: 'review', role: 'reviewer', limitDays: 3 },
    { id: 'decide', role: 'approver', limitDays: 2 },
  ],
  issueDays: WORKFLOW_DEFAULTS.issueDays,
  result: 'certificate',
  twoOfficers: false,
  inspection: 'none',
  commitment: null,
  publicityDays: 0,
  tolerates: [],
  toleranceDays: WORKFLOW_DEFAULTS.toleranceDays,
  upwardDays: WORKFLOW_DEFAULTS.upwardDays,
  supplementDays: WORKFLOW_DEFAULTS.supplementDays,
  afterSupplementDays: WORKFLOW_DEFAULTS.afterSupplementDays,
}

export const workflow = (changes: Partial<Workflow> = {}): Workflow => ({ ...LICENCE, ...changes })

/** Who does something, when nothing else is said: one person for each role. */
export interface By {
  role: CaseRole
  id?: string
  authorised?: boolean
  bundleSince?: Day | null
}

/** A case on its way, driven by commands through the engine; time moves only when told. */
export class Course {
  readonly events: CaseEvent[] = []
  now: Instant
  /** The first acceptance in the bundle it is part of; null: an item alone. */
  bundleSince: Day | null = null
  private renews: Renewal | null = null
  private isLate = false
  private isSuperseded = false

  constructor(
    readonly workflow: Workflow,
    day: Day,
  ) {
    this.now = instantOf(day, 10 * 60)
  }

  get state(): CaseState {
    return foldCase(this.workflow, this.events)
  }

  get today(): Day {
    return dayOf(this.now)
  }

  /** Ten in the morning of the day. */
  on(day: Day): this {
    this.now = instantOf(day, 10 * 60)
    return this
  }

  /** It is a renewal of this certificate, asked for in time. */
  renewing(renews: Renewal): this {
    this.renews = renews
    return this
  }

  /** Its light is on: there is something to explain. */
  late(): this {
    this.isLate = true
    return this
  }

  /** Another application has ended what it issued. */
  superseded(): this {
    this.isSuperseded = true
    return this
  }

  /** What a command would come to; nothing is recorded. */
  attempt(by: CaseRole | By, command: CaseCommand): Decision {
    const {
      role,
      id = role,
      authorised = true,
      bundleSince = this.bundleSince,
    } = typeof by === 'string' ? { role: by } : by
    const kind = role === 'system' || role === 'resident' ? role : 'staff'
    const actor = { kind, id, roles: [role], authorised } as const
    const state = this.events.length === 0 ? null : this.state
    return decide(this.workflow, state, command, {
      now: this.now,
      calendar,
      actor,
      bundleSince,
      renews: this.renews,
      isLate: this.isLate,
      isSuperseded: this.isSuperseded,
    })
  }

  /** Records what a command comes to; throws when it is refused. */
  act(by: CaseRole | By, command: CaseCommand): this {
    const decision = this.attempt(by, command)
    if (!decision.ok) {
      const role = typeof by === 'string' ? by : by.role
      throw new Error(`${command.kind} by ${role} on ${this.today}: ${decision.code} ${decision.field ?? ''}`)
    }
    for (const event of decision.events) this.events.push({ ...event, seq: this.events.length + 1 })
    return this
  }

  /** The code of a refusal, or 'ok'. */
  code(by: CaseRole | By, command: CaseCommand): string {
    const decision = this.attempt(by, command)
    return decision.ok ? 'ok' : decision.code
  }
}

/** A Wednesday with no holiday near it. */
export const START = '2026-03-04'
export const OFFICERS = ['officer-1', 'officer-2']

export const receive = (after: readonly string[] = []): CaseCommand => ({
  kind: 'receive',
  data: { channel: 'online', after },
})
export const accept: CaseCommand = { kind: 'accept', data: {} }
export const agree: CaseCommand = { kind: 'opinion', data: { advice: 'agree' } }
export const grant: CaseCommand = { kind: 'grant', data: {} }
export const issue: CaseCommand = { kind: 'issue', data: { certificateId: 'certificate-1' } }
export const handOut: CaseCommand = { kind: 'hand_out', data: { to: 'applicant' } }
export const refuse: CaseCommand = {
  kind: 'refuse',
  data: { grounds: ['condition-1'] },
  words: 'The kitchen has no flue.',
}
export const pause = (days: number): CaseCommand => ({
  kind: 'pause',
  data: { ground: 'expert_review', days, basis: 'art. 45' },
})
export const resume: CaseCommand = { kind: 'resume', data: { because: 'done' } }
export const plan = (inspectionId: string): CaseCommand => ({
  kind: 'plan_inspection',
  data: { inspectionId, visitAt: instantOf('2026-03-09', 600), officers: OFFICERS },
})
export const finding = (inspectionId: string, outcome: 'pass' | 'fail'): CaseCommand => ({
  kind: 'record_finding',
  data: { inspectionId, outcome, officers: OFFICERS },
})
export const rectify = (inspectionId: string, rectifyUntil: Day): CaseCommand => ({
  kind: 'record_finding',
  data: { inspectionId, outcome: 'rectify', officers: OFFICERS, rectifyUntil },
})
export const missing = (...ids: string[]): CaseCommand => ({
  kind: 'request_supplement',
  data: { points: ids.map((id) => ({ id, materialId: id })) },
})
export const supplement = (...points: string[]): CaseCommand => ({ kind: 'supplement', data: { points } })

/** A new case, received on the day. */
export const received = (changes: Partial<Workflow> = {}, day: Day = START): Course =>
  new Course(workflow(changes), day).act('resident', receive())
/** A case accepted on the day it was received. */
export const accepted = (changes: Partial<Workflow> = {}, day: Day = START): Course =>
  received(changes, day).act('clerk', accept)
/** A case granted on the day it was received. */
export const granted = (changes: Partial<Workflow> = {}, day: Day = START): Course => {
  const course = accepted(changes, day)
  const isToReview = course.workflow.stages.some((stage) => stage.role === 'reviewer')
  return (isToReview ? course.act('reviewer', agree) : course).act('approver', grant)
}
