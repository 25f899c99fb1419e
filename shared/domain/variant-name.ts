import type { Text, Variant } from '../contract/catalogue'
import { VARIANTS } from '../contract/variant'
import { parseAnswersText } from './answers-text'

/** What is done with an item, in the words of its pages: 新办 变更 延续 补办 注销. */
export const VARIANT_NAMES: Readonly<Record<Variant, Text>> = {
  establish: { zh: '新办', en: 'new' },
  change: { zh: '变更', en: 'change' },
  renew: { zh: '延续', en: 'renewal' },
  reissue: { zh: '补办', en: 'replacement' },
  cancel: { zh: '注销', en: 'cancellation' },
}

/** The name of an item that is applied for alone, with what is done to it unless it is new (设立): `食品经营许可证 · 补办`. */
export function nameOfVariant({ zh, en }: Text, answersText: string): Text {
  const asked = parseAnswersText(answersText)?.variant
  const variant = VARIANTS.find((one) => one === asked && one !== 'establish')
  const done = variant && VARIANT_NAMES[variant]
  return done === undefined ? { zh, en } : { zh: `${zh} · ${done.zh}`, en: `${en} · ${done.en}` }
}
