import * as v from 'valibot'
import { Code, Text } from './bilingual'

/** 原件 / 复印件 / 电子件, strictest first. */
const MATERIAL_FORMS = ['original', 'copy', 'electronic'] as const
export const MaterialForm = v.picklist(MATERIAL_FORMS)
export type MaterialForm = v.InferOutput<typeof MaterialForm>

/** A filled-in example in lines, drawn by the phone as a page marked 样张. Every name and number in it is invented. */
export const Sample = v.strictObject({
  title: Text,
  lines: v.pipe(v.array(v.strictObject({ label: v.optional(Text), value: Text })), v.minLength(1)),
  footer: v.optional(Text),
})
export type Sample = v.InferOutput<typeof Sample>

/** 免提交: the hall gets the paper itself, with the applicant's consent, and says what happens if that fails. */
export const FetchedByHall = v.strictObject({ channel: Text, consent: Text, fallback: Text })
export type FetchedByHall = v.InferOutput<typeof FetchedByHall>

export const Material = v.strictObject({
  id: Code,
  name: Text,
  /** What it is, in everyday words. */
  plain: Text,
  form: MaterialForm,
  copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
  /** Who issues it or writes it. */
  issuer: Text,
  /** Departments that confirmed they take the same paper. One paper is shared between these only. */
  acceptedBy: v.array(Code),
  fetchedByHall: v.optional(FetchedByHall),
  sample: Sample,
  /** Wording to copy out, where the applicant writes the paper. */
  template: v.optional(Text),
})
export type Material = v.InferOutput<typeof Material>
