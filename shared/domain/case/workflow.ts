/**
 * How one item is handled, for one variant and one route, at the level that took it in: made from the catalogue, read
 * by the engine. All limits are working days of the legal calendar. 行政许可法 is cited as amended on 2019-04-23
 * (checked 2026-11-22).
 */

/** 行政许可 · 行政确认/登记 · 行政给付 · 备案 · 公共服务. What the licensing law alone demands binds `licence` only. */
export type CaseNature = 'licence' | 'registration' | 'benefit' | 'filing' | 'public_service'
/** 四件制 at the level that took the application in: 即办件 承诺件 代理件 上报件. */
export type CaseKind = 'instant' | 'promised' | 'agency' | 'upward'
/** Who ends a stage: a reviewer by an opinion, inspectors by a finding, the approver by the decision. */
export type StageRole = 'reviewer' | 'inspector' | 'approver'

export interface Stage {
  readonly id: string
  readonly role: StageRole
  /** Working days from the day the stage begins; null: no limit of its own. */
  readonly limitDays: number | null
}

export interface StatutoryLimit {
  /** From the day of acceptance. */
  readonly days: number
  /** What the head of the authority may add, once; 0 where the law allows none. */
  readonly extensionDays: number
  /** Decided on the spot when the papers are complete; `days` holds otherwise. */
  readonly atOnce: boolean
}

export interface Workflow {
  readonly itemId: string
  readonly variant: 'establish' | 'change' | 'renew' | 'reissue' | 'cancel'
  /** 'ordinary', or the id of a route of the item. */
  readonly route: string
  readonly nature: CaseNature
  readonly kind: CaseKind
  /** 'outside': police, tax, registry, city … decide in a system of their own. */
  readonly handledBy: 'department' | 'outside'
  /** 行政许可法 art. 32: all that is missing is told within so many days of receipt, else a licence counts as accepted. */
  readonly acceptanceDays: number
  /** Null where no law sets a limit. */
  readonly statutory: StatutoryLimit | null
  /** The hall's promise, from the day of acceptance; 0 is the same day. Never more than the law's limit. */
  readonly promisedDays: number
  /** Cap over a whole bundle handled jointly (行政许可法 art. 42); it binds beside the member's own limit. */
  readonly bundleCap: { readonly days: number; readonly extensionDays: number }
  /** In order; the last one and only that is the approver's. See {@link workflowProblems}. */
  readonly stages: readonly Stage[]
  /** From the decision (行政许可法 art. 44), or the item's own. */
  readonly issueDays: number
  /** What is handed over in the end; a filing ends in a receipt. Anything but a certificate is given with the decision. */
  readonly result: 'certificate' | 'receipt' | 'none'
  /** A check of substance needs two officers (行政许可法 art. 34). */
  readonly twoOfficers: boolean
  /** 'before': no decision before officers have looked and found it in order (a household survey of a benefit too). */
  readonly inspection: 'none' | 'before'
  /** 告知承诺: granted at once, checked on site within `checkDays` of the decision. `article`: the basis, as cited. */
  readonly commitment: { readonly checkDays: number; readonly article: string } | null
  /** 公示 before the decision; 0: none. */
  readonly publicityDays: number
  /** 容缺受理: ids of materials that may follow later; empty: not offered. */
  readonly tolerates: readonly string[]
  /** The longest time for them to follow, from acceptance. */
  readonly toleranceDays: number
  /** 上报件: the lower level's part, from acceptance (行政许可法 art. 43). */
  readonly upwardDays: number
  /** The time to supplement, from the notice. No law sets it. */
  readonly supplementDays: number
  /** What happens when that time is over: the product refuses acceptance, or the case just stays. */
  readonly afterSupplementDays: 'not_accepted' | 'keep'
}

/** What holds where a catalogue says nothing; the law's figures for a licence, the district's choice for the rest. */
export const WORKFLOW_DEFAULTS = {
  acceptanceDays: 5,
  statutoryDays: 20,
  extensionDays: 10,
  bundleCap: { days: 45, extensionDays: 15 },
  issueDays: 10,
  upwardDays: 20,
  toleranceDays: 10,
  supplementDays: 30,
  afterSupplementDays: 'keep',
} as const

/** @returns what makes a workflow unusable, in English, for the loader of a catalogue; empty when it is sound. */
export function workflowProblems(workflow: Workflow): string[] {
  const problems: string[] = []
  const last = workflow.stages.length - 1
  if (last < 0) problems.push('stages: a workflow needs at least the stage of the decision')
  workflow.stages.forEach((stage, index) => {
    if ((stage.role === 'approver') !== (index === last)) {
      problems.push(`stages.${stage.id}: the last stage, and no other, is the approver's`)
    }
    if (workflow.stages.findIndex((other) => other.id === stage.id) !== index) {
      problems.push(`stages.${stage.id}: named twice`)
    }
  })
  if (workflow.inspection === 'none' && workflow.stages.some((stage) => stage.role === 'inspector')) {
    problems.push('inspection: a stage of inspectors needs an inspection before the decision')
  }
  const isChecked = workflow.inspection === 'before' || workflow.stages.some((stage) => stage.role === 'reviewer')
  const isOnSpot = workflow.kind === 'instant' || workflow.commitment !== null || workflow.handledBy === 'outside'
  if (workflow.twoOfficers && !isChecked && !isOnSpot) {
    problems.push('twoOfficers: needs a stage of review or an inspection where two officers can look')
  }
  if (workflow.commitment !== null && workflow.inspection === 'before') {
    problems.push('commitment: what is checked afterwards is not inspected before')
  }
  if (workflow.statutory !== null && workflow.promisedDays > workflow.statutory.days) {
    problems.push('promisedDays: a promise is never longer than the limit of the law')
  }
  return problems
}
