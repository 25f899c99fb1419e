import * as v from 'valibot'
import { Code, LegalBasis, sourced, Text } from './bilingual'
import { Known } from './form'
import { Variant } from './variant'
import { WorkingDays } from './workflow'

/** One test of an answer. `rule` names the local rule the number came from. */
export const Test = v.union([
  v.strictObject({ question: Code, is: v.pipe(v.array(Code), v.minLength(1)) }),
  v.strictObject({ question: Code, atLeast: v.number(), rule: v.optional(Code) }),
  v.strictObject({ question: Code, below: v.number(), rule: v.optional(Code) }),
])
export type Test = v.InferOutput<typeof Test>

/** Holds when every test of `all` holds and, if `any` is given, at least one of `any`. */
export const Condition = v.strictObject({
  all: v.optional(v.array(Test)),
  any: v.optional(v.pipe(v.array(Test), v.minLength(1))),
})
export type Condition = v.InferOutput<typeof Condition>

const questionEntries = {
  id: Code,
  ask: Text,
  /** 为什么问这个. */
  why: Text,
  /** How to find the answer out, for those who do not know. */
  howToTell: v.optional(Text),
  /** The question is skipped unless this holds. */
  showWhen: v.optional(Condition),
}
export const ChoiceQuestion = v.strictObject({
  kind: v.literal('choice'),
  ...questionEntries,
  options: v.pipe(v.array(v.strictObject({ id: Code, label: Text })), v.minLength(2)),
})
export const NumberQuestion = v.strictObject({
  kind: v.literal('number'),
  ...questionEntries,
  unit: Text,
  min: v.number(),
  max: v.number(),
})
/** A guide question. Besides its own options every question can be answered 'unknown' (我不知道). */
export const Question = v.variant('kind', [ChoiceQuestion, NumberQuestion])
export type Question = v.InferOutput<typeof Question>

export const BundleMaterial = v.strictObject({
  material: Code,
  when: v.optional(Condition),
  /** Why it is asked for in this case; required with `when`. */
  reason: v.optional(Text),
  copies: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9))),
})
export type BundleMaterial = v.InferOutput<typeof BundleMaterial>

export const BundleItem = v.strictObject({
  item: Code,
  when: v.optional(Condition),
  /** Why this licence is needed, for the person who asks. */
  reason: Text,
  /** The first that holds is used, else 设立. */
  variants: v.array(v.strictObject({ use: Variant, when: Condition })),
  /** The first that holds is used, else the ordinary route. */
  routes: v.array(v.strictObject({ use: Code, when: Condition })),
  /** Members whose output this one waits for. All others run side by side. */
  after: v.array(Code),
  materials: v.array(BundleMaterial),
})
export type BundleItem = v.InferOutput<typeof BundleItem>

/** An answer with which the plan cannot go on: the legal reason, and what to do instead. */
export const Blocker = v.strictObject({
  id: Code,
  when: Condition,
  title: Text,
  why: Text,
  basis: LegalBasis,
  instead: v.pipe(v.array(Text), v.minLength(1)),
})
export type Blocker = v.InferOutput<typeof Blocker>

/** What people expect to need and do not. */
export const NotNeeded = v.strictObject({ name: Text, why: Text, when: v.optional(Condition), ...sourced })
export type NotNeeded = v.InferOutput<typeof NotNeeded>

/** A paper the hall can normally fetch, but not in this case: the applicant brings it. */
export const Bring = v.strictObject({ material: Code, when: Condition, reason: Text })
export type Bring = v.InferOutput<typeof Bring>

const ICONS = ['restaurant', 'hotel', 'truck', 'tea', 'company'] as const

export const Bundle = v.strictObject({
  id: Code,
  name: Text,
  summary: Text,
  category: Code,
  icon: v.picklist(ICONS),
  /** Place in the list of its category, smallest first. */
  order: v.number(),
  /** What people type when they mean this: 开个小饭馆, noodle shop. */
  words: v.array(v.string()),
  questions: v.array(Question),
  blockers: v.array(Blocker),
  items: v.pipe(v.array(BundleItem), v.minLength(1)),
  notNeeded: v.array(NotNeeded),
  bring: v.array(Bring),
  /** Form fields that need no asking in this bundle. */
  known: v.optional(Known),
  /** 联合办理 with a cap of its own. */
  joint: v.optional(v.strictObject({ days: WorkingDays, extensionDays: WorkingDays })),
})
export type Bundle = v.InferOutput<typeof Bundle>
