import type { Text, Variant } from '../contract/catalogue'
import { parseAnswersText } from './answers-text'

const NAMES: Readonly<Record<Exclude<Variant, 'establish'>, Text>> = {
  change: { zh: '变更', en: 'change' },
  renew: { zh: '延续', en: 'renewal' },
  reissue: { zh: '补办', en: 'replacement' },
  cancel: { zh: '注销', en: 'cancellation' },
}

/** The name of an item that is applied for alone, with what is done to it unless it is new (设立): `食品经营许可证 · 补办`. */
export function nameOfVariant({ zh, en }: Text, answersText: string): Text {
  const asked = parseAnswersText(answersText)?.variant
  const variant = Object.entries(NAMES).find(([one]) => one === asked)?.[1]
  return variant === undefined ? { zh, en } : { zh: `${zh} · ${variant.zh}`, en: `${en} · ${variant.en}` }
}
