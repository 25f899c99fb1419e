import { useTranslation } from 'react-i18next'
import type { Language } from './start'
import type { Texts, Translate } from './texts'

/** A text of the catalogue, which carries both languages itself. */
interface Bilingual {
  zh: string
  en: string
}

/**
 * The texts of a page in the language the person chose.
 * @returns `t` for the page's own texts, `pick` for texts of the catalogue, and the language.
 */
export function useText<D extends Record<string, string>>(
  texts: Texts<D>,
): { t: Translate<D>; pick: (text: Bilingual) => string; language: Language } {
  const { t, i18n } = useTranslation(texts.namespace)
  const language: Language = i18n.language === 'en' ? 'en' : 'zh-CN'
  const translate: Translate<D> = (key, ...[values]) => t(key, { ...values })
  return { t: translate, pick: (text) => (language === 'en' ? text.en : text.zh), language }
}
