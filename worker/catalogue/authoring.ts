import * as v from 'valibot'
import { Code } from '../../shared/contract/bilingual'
import {
  Blocker,
  Bring,
  Bundle,
  BundleItem,
  BundleMaterial,
  ChoiceQuestion,
  NotNeeded,
  NumberQuestion,
} from '../../shared/contract/bundle'
import { Category, Department, District, LocalRule, Material } from '../../shared/contract/catalogue'
import { Field, FieldCondition, FieldUse, FormSection } from '../../shared/contract/form'
import {
  AuthoredResult,
  Complaint,
  routeEntries,
  serviceItemEntries,
  Variant,
  variantEntries,
} from '../../shared/contract/service-item'
import { OpeningHours, servicePointEntries } from '../../shared/contract/service-point'
import { stageEntries, WorkingDays, workflowEntries, workflowExtras } from '../../shared/contract/workflow'

/*
 * What the YAML files may say. It is the contract's own schema, with the shorter spellings that make a file pleasant
 * to edit: times as 09:00, a lone answer without brackets, a lone test without `all`, a material by its id alone.
 */

const Time = v.pipe(
  v.string(),
  v.regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, '时间要写成 09:00 的样子。'),
  v.transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))),
)

/** A number, or the local rule that holds it. */
const RuleNumber = v.union([v.number(), v.strictObject({ rule: Code })])
const AuthoredTest = v.union([
  v.strictObject({
    question: Code,
    is: v.union([
      v.array(Code),
      v.pipe(
        Code,
        v.transform((one): string[] => [one]),
      ),
    ]),
  }),
  v.strictObject({ question: Code, atLeast: RuleNumber }),
  v.strictObject({ question: Code, below: RuleNumber }),
])
export type AuthoredTest = v.InferOutput<typeof AuthoredTest>

const Combined = v.strictObject({ all: v.optional(v.array(AuthoredTest)), any: v.optional(v.array(AuthoredTest)) })
const AuthoredCondition = v.union([
  Combined,
  v.pipe(
    AuthoredTest,
    v.transform((test) => ({ all: [test] })),
  ),
])
export type AuthoredCondition = v.InferOutput<typeof Combined>

const showWhen = v.optional(AuthoredCondition)
const AuthoredQuestion = v.variant('kind', [
  v.strictObject({ ...ChoiceQuestion.entries, showWhen }),
  v.strictObject({ ...NumberQuestion.entries, showWhen }),
])

const AuthoredMaterial = v.union([
  v.pipe(
    Code,
    v.transform((material): v.InferOutput<typeof BundleMaterial> & { when?: undefined } => ({ material })),
  ),
  v.strictObject({ ...BundleMaterial.entries, when: v.optional(AuthoredCondition) }),
])

const AuthoredBundleItem = v.strictObject({
  ...BundleItem.entries,
  when: v.optional(AuthoredCondition),
  variants: v.optional(v.array(v.strictObject({ use: Variant, when: AuthoredCondition })), []),
  routes: v.optional(v.array(v.strictObject({ use: Code, when: AuthoredCondition })), []),
  after: v.optional(v.array(Code), []),
  materials: v.array(AuthoredMaterial),
})

export const AuthoredBundle = v.strictObject({
  ...Bundle.entries,
  questions: v.array(AuthoredQuestion),
  blockers: v.optional(v.array(v.strictObject({ ...Blocker.entries, when: AuthoredCondition })), []),
  items: v.pipe(v.array(AuthoredBundleItem), v.minLength(1, '套餐里至少要有一个事项。')),
  notNeeded: v.optional(v.array(v.strictObject({ ...NotNeeded.entries, when: v.optional(AuthoredCondition) })), []),
  bring: v.optional(v.array(v.strictObject({ ...Bring.entries, when: AuthoredCondition })), []),
})
export type AuthoredBundle = v.InferOutput<typeof AuthoredBundle>

/** Working days, or the local rule that holds them. */
const Days = v.union([WorkingDays, v.strictObject({ rule: Code })])
export type AuthoredDays = v.InferOutput<typeof Days>
/** A step by the id it has in workflow.yaml, with its limit. */
const AuthoredStages = v.pipe(
  v.array(v.strictObject({ stage: Code, days: v.optional(WorkingDays) })),
  v.minLength(1, '至少要有作决定这一步。'),
)
const authoredWorkflowEntries = {
  ...workflowEntries,
  stages: AuthoredStages,
  acceptanceDays: Days,
  publicityDays: Days,
  issueDays: Days,
  toleranceDays: Days,
  upwardDays: Days,
  supplementDays: Days,
  jointDays: Days,
  jointExtensionDays: Days,
}
const { validity } = workflowExtras.certificate.wrapped.entries
/** What an item, a variant or a route says of the handling; the rest comes from its nature. */
const AuthoredWorkflow = v.strictObject({
  ...v.partial(v.strictObject(authoredWorkflowEntries)).entries,
  outside: workflowExtras.outside,
  certificate: v.optional(v.strictObject({ kind: v.optional(Code), validity })),
})
export type AuthoredWorkflow = v.InferOutput<typeof AuthoredWorkflow>

/** workflow.yaml: the steps there are, what holds everywhere, and what each nature adds. */
export const WorkflowFile = v.strictObject({
  stages: v.array(v.strictObject(stageEntries)),
  everywhere: v.strictObject(authoredWorkflowEntries),
  natures: v.strictObject({
    licence: AuthoredWorkflow,
    registration: AuthoredWorkflow,
    benefit: AuthoredWorkflow,
    filing: AuthoredWorkflow,
    public_service: AuthoredWorkflow,
  }),
})
export type WorkflowFile = v.InferOutput<typeof WorkflowFile>

/** form.yaml: what forms ask, in order. */
export const FormFile = v.strictObject({ sections: v.array(FormSection), fields: v.array(Field) })
export type FormFile = v.InferOutput<typeof FormFile>

const OneOf = v.union([
  FieldCondition.entries.is,
  v.pipe(
    Code,
    v.transform((one): string[] => [one]),
  ),
])
/** `own`: asked for this item alone, under a key of its own. */
const AuthoredUse = v.union([
  v.strictObject({
    field: Code,
    optional: FieldUse.entries.optional,
    when: v.optional(v.strictObject({ field: Code, is: OneOf })),
    own: v.optional(v.literal(true)),
  }),
  v.pipe(
    Code,
    v.transform((field): { field: string; optional?: true; when?: FieldCondition; own?: true } => ({ field })),
  ),
])
export type AuthoredUse = v.InferOutput<typeof AuthoredUse>
const authoredUses = v.optional(v.array(AuthoredUse))
const AuthoredForm = v.strictObject({
  always: authoredUses,
  establish: authoredUses,
  change: authoredUses,
  renew: authoredUses,
  reissue: authoredUses,
  cancel: authoredUses,
})

/** Place, hours, phones and complaint channel are lent by the department and the district where an item is silent. */
export const AuthoredItem = v.strictObject({
  ...serviceItemEntries,
  routes: v.optional(v.array(v.strictObject({ ...routeEntries, workflow: v.optional(AuthoredWorkflow) })), []),
  variants: v.pipe(
    v.array(v.strictObject({ ...variantEntries, workflow: v.optional(AuthoredWorkflow) })),
    v.minLength(1, '至少要有一种办法（比如新办 establish）。'),
  ),
  workflow: v.optional(AuthoredWorkflow, {}),
  form: v.optional(AuthoredForm, {}),
  result: AuthoredResult,
  place: v.optional(Department.entries.place),
  hours: v.optional(Department.entries.hours),
  phones: v.optional(Department.entries.phones),
  complaint: v.optional(Complaint),
})
export type AuthoredItem = v.InferOutput<typeof AuthoredItem>

export const AuthoredPoint = v.strictObject({
  ...servicePointEntries,
  hours: v.pipe(v.array(v.strictObject({ ...OpeningHours.entries, from: Time, to: Time })), v.minLength(1)),
  /** `all`: every item that its level accepts. */
  accepts: v.union([v.literal('all'), v.array(Code)]),
})
export type AuthoredPoint = v.InferOutput<typeof AuthoredPoint>

export const Departments = v.array(Department)
export const Categories = v.array(Category)
export const Rules = v.array(LocalRule)
export const Materials = v.array(Material)
export const Points = v.array(AuthoredPoint)
export { District }
