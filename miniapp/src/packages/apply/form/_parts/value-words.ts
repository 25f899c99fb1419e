import type { FormValue } from '@shared/contract/application-part'
import type { FormField } from '@shared/domain/form'
import { apply as words } from '@/i18n/texts/apply'
import { useText } from '@/i18n/use-text'
import { textOf, typedOf } from './field-text'

/** The value of a field as one reads it. */
export function useValueWords() {
  const { t, pick, language } = useText(words)
  return (field: FormField, value: FormValue | undefined): string => {
    if (value === undefined) return t('nothing')
    if (typeof value === 'boolean') return value ? t('yes') : t('no')
    if (field.kind === 'choice' || field.kind === 'choices') {
      const chosen = Array.isArray(value) ? value : [String(value)]
      return field.options
        .filter(({ id }) => chosen.includes(id))
        .map(({ label }) => pick(label))
        .join(t('list'))
    }
    const text = textOf(field, value)
    if (field.kind === 'number') return `${text} ${pick(field.unit)}`
    if (field.kind === 'money') return `${text} ${t('yuan')}`
    return typedOf(field, String(value), language) ?? text
  }
}
