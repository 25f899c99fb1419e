import * as v from 'valibot'
import { Code, sourced, Text } from './bilingual'

/** Working days of the legal calendar; 0 is the same day. */
export const WorkingDays = v.pipe(
  v.number(),
  v.integer('天数要写整数。'),
  v.minValue(0),
  v.maxValue(120),
  v.description('Working days'),
)

/** Who ends a stage: by an opinion, by a finding on site, by the decision. */
const STAGE_ROLES = ['reviewer', 'inspector', 'approver'] as const
export const stageEntries = { id: Code, name: Text, role: v.picklist(STAGE_ROLES) }
/** A step of the handling. Without `days` it has no limit of its own, only the whole has. */
export const Stage = v.strictObject({ ...stageEntries, days: v.optional(WorkingDays) })

/** How long what is issued is valid, and when its holder is reminded. Left out: it has no end of its own. */
const Validity = v.strictObject({
  years: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  /** Calendar days before the end on which the reminder goes out. */
  remindDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366)),
  /** Set for a demonstration; binds nobody. */
  assumed: v.optional(v.boolean()),
  ...sourced,
})

/** Everything about how an item is handled that does not depend on the level that takes it in. */
export const workflowEntries = {
  /** 受理期限, from the day of receipt (行政许可法 32). */
  acceptanceDays: WorkingDays,
  stages: v.pipe(v.array(Stage), v.minLength(1, '至少要有作决定这一步。')),
  /** 两人核查 (行政许可法 34). */
  twoOfficers: v.boolean(),
  /** 现场踏勘: `before` the decision, or `none`. */
  inspection: v.picklist(['none', 'before']),
  /** 公示 before the decision; 0: none. */
  publicityDays: WorkingDays,
  /** 发证期限, from the decision (行政许可法 44). */
  issueDays: WorkingDays,
  result: v.picklist(['certificate', 'receipt', 'none']),
  /** 双公示: the grant is published. */
  publish: v.boolean(),
  /** 容缺: materials that may follow later; an empty list switches it off. */
  tolerates: v.array(Code),
  toleranceDays: WorkingDays,
  /** 上报件: the part of the lower level (行政许可法 43). */
  upwardDays: WorkingDays,
  /** 补正 time, and what happens when it is over: the case stays, or acceptance is refused. */
  supplementDays: WorkingDays,
  afterSupplement: v.picklist(['keep', 'not_accepted']),
  /** 联合办理 (行政许可法 42): the cap over a whole bundle, and what may be added to it. */
  jointDays: WorkingDays,
  jointExtensionDays: WorkingDays,
}

/** Decided in a system of its own (公安、税务、社保……); the hall hands over, follows up and enters the result. */
const Outside = v.strictObject({ channel: Text })
/** `kind` names what is issued, the same for all items that issue it. */
const Certificate = v.strictObject({ kind: Code, validity: v.optional(Validity) })
export const workflowExtras = { outside: v.optional(Outside), certificate: v.optional(Certificate) }

export const ItemWorkflow = v.strictObject({ ...workflowEntries, ...workflowExtras })
export type ItemWorkflow = v.InferOutput<typeof ItemWorkflow>
/** What is different for one variant or route. */
export const WorkflowChange = v.strictObject({
  ...v.partial(v.strictObject(workflowEntries)).entries,
  ...workflowExtras,
})
export type WorkflowChange = v.InferOutput<typeof WorkflowChange>
