import { i18next } from './start'

/** The names in double braces of a text: `'{{n}} 位'` gives `'n'`. */
type Names<S extends string> = S extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Names<Rest> : never
/** A key without its plural ending: `places_one` and `places_other` are one key, `places`. */
type Base<K> = K extends `${infer B}_one` | `${infer B}_other` ? B : K

type Dictionary = Record<string, string>
type KeyOf<D extends Dictionary> = Base<keyof D & string>
type TextOf<D extends Dictionary, K extends string> = K extends keyof D
  ? D[K]
  : `${K}_other` extends keyof D
    ? D[`${K}_other`]
    : never
/** Nothing to fill in: no second argument. Otherwise exactly the names that the text has. */
type Values<D extends Dictionary, K extends string> = [Names<TextOf<D, K>>] extends [never]
  ? []
  : [values: Record<Names<TextOf<D, K>>, string | number>]

/** Translates a key of one page's texts; the compiler knows the keys and what each needs filled in. */
export type Translate<D extends Dictionary> = <K extends KeyOf<D>>(key: K, ...values: Values<D, K>) => string

/** The texts of one page, in both languages. */
export interface Texts<D extends Dictionary = Dictionary> {
  readonly namespace: string
  readonly zh: D
  readonly en: Readonly<Record<keyof D, string>>
}

/**
 * Declares the texts of one page and registers them; a page's texts travel with its chunk.
 * Give `{{name}}` for what is filled in, and `key_one` / `key_other` (in both languages) for what is counted by `count`.
 */
export function texts<const D extends Dictionary>(
  namespace: string,
  zh: D,
  en: Readonly<Record<keyof D, string>>,
): Texts<D> {
  i18next.addResourceBundle('zh-CN', namespace, zh)
  i18next.addResourceBundle('en', namespace, en)
  return { namespace, zh, en }
}
