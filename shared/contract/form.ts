import * as v from 'valibot'
import { Code, Text } from './bilingual'

/**
 * Where a value may be taken from before anybody types: an answer of the guide, what the applicant said of itself, that
 * the applicant has a part at all (`is` is the value then), or the certificate that is to be changed, renewed or ended.
 */
const FieldSource = v.union([
  v.strictObject({ answer: Code }),
  v.strictObject({ has: v.picklist(['uscc']), is: Code }),
  v.strictObject({ certificate: v.literal('number') }),
  v.strictObject({ applicant: v.picklist(['name', 'person', 'uscc', 'document', 'phone', 'address']) }),
])

export const FormSection = v.strictObject({ id: Code, title: Text })
export type FormSection = v.InferOutput<typeof FormSection>

const fieldEntries = {
  id: Code,
  section: Code,
  label: Text,
  /** What to write, in everyday words. */
  help: v.optional(Text),
  /** The first that is known is used. An answer of the guide also settles the field: it is shown and not asked again. */
  from: v.optional(v.array(FieldSource)),
  /** Said anew each time: never taken over from what the same holder filled in before. */
  fresh: v.optional(v.literal(true)),
}
const Length = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2000))
const Options = v.pipe(v.array(v.strictObject({ id: Code, label: Text })), v.minLength(2))
const Fen = v.pipe(v.number(), v.integer(), v.minValue(0), v.description('Fen'))

/**
 * One thing a form asks for, the same for every item that needs it. What a value is: `text` a line, `long` several lines;
 * `number` in `unit`; `money` in fen; `date` a day of Asia/Shanghai; `choice` an option, `choices` a list of them; `yesno`
 * true or false; `identity` the number of an identity document; `uscc` a 统一社会信用代码; `phone` mobile or landline.
 */
export const Field = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(['text', 'long']),
    ...fieldEntries,
    minLength: v.optional(Length),
    maxLength: Length,
    /** A regular expression the whole value must match; `patternHint` says what is meant. */
    pattern: v.optional(v.string()),
    patternHint: v.optional(Text),
  }),
  v.strictObject({
    kind: v.literal('number'),
    ...fieldEntries,
    unit: Text,
    min: v.number(),
    max: v.number(),
    /** Digits after the point; without it whole numbers only. */
    decimals: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3))),
  }),
  v.strictObject({ kind: v.literal('money'), ...fieldEntries, min: Fen, max: Fen }),
  v.strictObject({
    kind: v.literal('date'),
    ...fieldEntries,
    /** Only days before, or from, the day it is filled in. */
    when: v.optional(v.picklist(['past', 'future'])),
  }),
  v.strictObject({ kind: v.picklist(['choice', 'choices']), ...fieldEntries, options: Options }),
  v.strictObject({ kind: v.literal('yesno'), ...fieldEntries }),
  v.strictObject({ kind: v.picklist(['address', 'phone', 'identity', 'uscc']), ...fieldEntries }),
])
export type Field = v.InferOutput<typeof Field>

/** Holds when the other field has one of these values; of a yes-or-no field `yes` or `no`. */
export const FieldCondition = v.strictObject({ field: Code, is: v.pipe(v.array(Code), v.minLength(1)) })
export type FieldCondition = v.InferOutput<typeof FieldCondition>

/** That an item asks for a field. */
export const FieldUse = v.strictObject({
  field: Code,
  optional: v.optional(v.literal(true)),
  /** Asked only then. The other field is asked for by the same item, and stands before this one. */
  when: v.optional(FieldCondition),
  /** Asked for this item alone, under this key: the number of the certificate to be changed, say. */
  key: v.optional(Code),
})
export type FieldUse = v.InferOutput<typeof FieldUse>

const uses = v.optional(v.array(FieldUse))
/** `always` for every variant, then what the variant adds. */
export const ItemForm = v.strictObject({
  always: uses,
  establish: uses,
  change: uses,
  renew: uses,
  reissue: uses,
  cancel: uses,
})
export type ItemForm = v.InferOutput<typeof ItemForm>

/** The value of a field that a bundle settles by itself: who opens a company is a company. */
export const Known = v.record(Code, Code)
