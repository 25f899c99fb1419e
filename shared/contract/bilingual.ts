import * as v from 'valibot'
import { DayText } from './common'

/** A screen text in both languages; neither may be empty, so English is complete by construction. */
export const Text = v.strictObject({
  zh: v.pipe(v.string(), v.minLength(1)),
  en: v.pipe(v.string(), v.minLength(1)),
})
export type Text = v.InferOutput<typeof Text>

/** A readable identifier of the catalogue, chosen by the person who edits it: `food-licence`. */
export const Code = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,39}$/, '编号只能用小写字母、数字和短横线，以字母开头，不超过 40 个。'),
  v.description('kebab-case identifier'),
)

/** Where a legal or local fact was read, and on which day. A fact without both is left out of the catalogue. */
export const sourced = {
  source: v.pipe(v.string(), v.minLength(2)),
  checkedOn: DayText,
}

/** A law that is cited; `articles` only where the article was read, otherwise the law alone. */
export const LegalBasis = v.strictObject({
  law: Text,
  articles: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1)))),
  ...sourced,
})
export type LegalBasis = v.InferOutput<typeof LegalBasis>
