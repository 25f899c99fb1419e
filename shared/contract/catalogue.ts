import * as v from 'valibot'
import { Code, sourced, Text } from './bilingual'
import { Bundle } from './bundle'
import { Field, FormSection } from './form'
import { Material } from './material'
import { Complaint, ContactEntries, ServiceItem } from './service-item'
import { ServicePoint } from './service-point'

export type { LegalBasis, Text } from './bilingual'
export type { Blocker, BundleItem, BundleMaterial, Condition, NotNeeded, Question, Test } from './bundle'
export { Bundle } from './bundle'
export type { Field, FieldUse, FormSection, ItemForm } from './form'
export type { FetchedByHall, MaterialForm, Sample } from './material'
export { Material } from './material'
export type { Fee, ItemKind, ItemMaterial, Level, Limit, Nature, Route, Variant } from './service-item'
export { ServiceItem } from './service-item'
export type { Desk, OpeningHours, WindowPlan } from './service-point'
export { ServicePoint } from './service-point'
export type { ItemWorkflow, WorkflowChange } from './workflow'

/** 机关代字: stands in the numbers of what is issued in this name; without one the whole name does. */
const numberWord = v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(10)))

export const Department = v.strictObject({
  id: Code,
  name: Text,
  numberWord,
  /** What it decides, in one sentence. */
  role: Text,
  ...ContactEntries,
})
export type Department = v.InferOutput<typeof Department>

export const District = v.strictObject({
  id: Code,
  name: Text,
  /** The name that stands on a printed 一次性告知单. */
  hall: Text,
  numberWord,
  hotline: v.string(),
  complaint: Complaint,
  demo: v.boolean(),
  /** Shown wherever demonstration data is shown. */
  notice: v.optional(Text),
})
export type District = v.InferOutput<typeof District>

export const Category = v.strictObject({ id: Code, name: Text })
export type Category = v.InferOutput<typeof Category>

/** A number that differs from place to place. `assumed` ones were set for a demonstration and bind nobody. */
export const LocalRule = v.strictObject({
  id: Code,
  name: Text,
  value: v.number(),
  unit: Text,
  note: v.optional(Text),
  assumed: v.boolean(),
  ...sourced,
})
export type LocalRule = v.InferOutput<typeof LocalRule>

/** The whole catalogue of one district, compiled from its files and safe to write as JSON. */
export const Catalogue = v.strictObject({
  district: District,
  departments: v.array(Department),
  categories: v.array(Category),
  rules: v.array(LocalRule),
  materials: v.array(Material),
  /** In the order in which a form asks. */
  sections: v.array(FormSection),
  fields: v.array(Field),
  items: v.array(ServiceItem),
  bundles: v.array(Bundle),
  points: v.array(ServicePoint),
})
export type Catalogue = v.InferOutput<typeof Catalogue>

/** Everything the phone needs for one bundle, offline afterwards: the bundle and only what it refers to. */
export const BundleView = v.strictObject({
  district: District,
  bundle: Bundle,
  items: v.array(ServiceItem),
  materials: v.array(Material),
  departments: v.array(Department),
  rules: v.array(LocalRule),
  sections: v.array(FormSection),
  fields: v.array(Field),
})
export type BundleView = v.InferOutput<typeof BundleView>

/** One line of the home page. */
export const BundleSummary = v.pick(Bundle, ['id', 'name', 'summary', 'category', 'icon', 'order', 'words'])
export type BundleSummary = v.InferOutput<typeof BundleSummary>
