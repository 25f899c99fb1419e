import * as v from 'valibot'
import { Code, LegalBasis, sourced, Text } from './bilingual'
import { ItemForm } from './form'
import { Sample } from './material'
import { Variant } from './variant'
import { ItemWorkflow, WorkflowChange, WorkingDays } from './workflow'

/** 行政许可 · 行政确认/登记 · 行政给付 · 备案 · 公共服务: selects states, clocks and remedies of a case. */
const NATURES = ['licence', 'registration', 'benefit', 'filing', 'public_service'] as const
export type Nature = (typeof NATURES)[number]
export { Variant }
/** 区 / 街道 / 社区. */
export const LEVELS = ['district', 'street', 'community'] as const
export const Level = v.picklist(LEVELS)
export type Level = v.InferOutput<typeof Level>
/** 四件制: 即办件 承诺件 代理件 上报件. */
const ITEM_KINDS = ['instant', 'promised', 'agency', 'upward'] as const
export const ItemKind = v.picklist(ITEM_KINDS)
export type ItemKind = v.InferOutput<typeof ItemKind>

export const Limit = v.strictObject({
  /** The hall's promise, in working days; 0 is the same day. */
  promisedDays: WorkingDays,
  /** The law's limit; left out where no law sets one (a public service). */
  statutory: v.optional(
    v.strictObject({
      days: WorkingDays,
      /** Decided on the spot when the papers are complete; `days` is what holds otherwise. */
      atOnce: v.optional(v.boolean()),
      /** What the law lets the authority add, the reason told. */
      extensionDays: v.optional(WorkingDays),
      ...sourced,
    }),
  ),
})
export type Limit = v.InferOutput<typeof Limit>

/** Another way to the same result with limits of its own (告知承诺: granted at once, checked on site afterwards). */
export const routeEntries = {
  id: Code,
  name: Text,
  limit: Limit,
  checkedAfterwards: v.optional(v.strictObject({ days: WorkingDays, ...sourced })),
}
const Route = v.strictObject({ ...routeEntries, workflow: v.optional(WorkflowChange) })
export type Route = v.InferOutput<typeof Route>

export const Fee = v.strictObject({
  name: Text,
  fen: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('Fen')),
  ...sourced,
})
export type Fee = v.InferOutput<typeof Fee>

/**
 * A material that an item needs. `sometimes` ones name the case in words; a bundle's questions decide it. A material may
 * stand twice, for different variants.
 */
export const ItemMaterial = v.strictObject({
  material: Code,
  need: v.picklist(['always', 'sometimes']),
  when: v.optional(Text),
  variants: v.optional(
    v.pipe(
      v.array(Variant),
      v.minLength(1, '写了 variants，就要写明哪几种办法要。'),
      v.description('The variants that need it; left out: every variant'),
    ),
  ),
})
export type ItemMaterial = v.InferOutput<typeof ItemMaterial>

/** The entries of a service item that its YAML file states itself; what a department or the district lends is added. */
export const serviceItemEntries = {
  id: Code,
  name: Text,
  /** 九公开 1: what it is. */
  about: Text,
  nature: v.picklist(NATURES),
  authority: Code,
  /** 九公开 2: legal basis. */
  basis: v.pipe(v.array(LegalBasis), v.minLength(1)),
  /** 九公开 3: conditions. */
  conditions: v.array(Text),
  /** 九公开 4: materials. */
  materials: v.array(ItemMaterial),
  /** 九公开 5: procedure. */
  steps: v.pipe(v.array(Text), v.minLength(1)),
  /** 九公开 6: limits; of the ordinary route. */
  limit: Limit,
  /** 九公开 7: fees; an empty list is free of charge. */
  fees: v.array(Fee),
  /** 四件制, per level that accepts it; a level left out does not. */
  acceptedAt: v.strictObject({
    district: v.optional(ItemKind),
    street: v.optional(ItemKind),
    community: v.optional(ItemKind),
  }),
}
export const variantEntries = {
  variant: Variant,
  how: Text,
  /** Of this variant alone; the law's own limit holds where only a promise is given. */
  limit: v.optional(Limit),
  /** 即办 or 承诺, at a level that decides itself; agency and upward cases stay what they are. */
  kind: v.optional(v.picklist(['instant', 'promised'])),
}
const VariantEntry = v.strictObject({ ...variantEntries, workflow: v.optional(WorkflowChange) })
const resultEntries = {
  name: Text,
  /** The material other items may need: the certificate itself. */
  material: v.optional(Code),
}
export const AuthoredResult = v.strictObject({ ...resultEntries, sample: v.optional(Sample) })
export const ContactEntries = {
  place: Text,
  hours: Text,
  phones: v.pipe(v.array(v.string()), v.minLength(1)),
}
/** 九公开 9: complaint channel. */
export const Complaint = v.strictObject({ phone: v.string(), how: Text })
export type Complaint = v.InferOutput<typeof Complaint>

export const ServiceItem = v.strictObject({
  ...serviceItemEntries,
  routes: v.array(Route),
  variants: v.pipe(v.array(VariantEntry), v.minLength(1)),
  /** How it is handled; a variant or route says what differs. */
  workflow: ItemWorkflow,
  /** Fields it asks for, by variant; defined once for all items in the catalogue's `fields`. */
  form: ItemForm,
  /** 九公开 8: result, with a sample. */
  result: v.strictObject({ ...resultEntries, sample: Sample }),
  ...ContactEntries,
  complaint: Complaint,
})
export type ServiceItem = v.InferOutput<typeof ServiceItem>
