import type { BundleView } from '@shared/contract/catalogue'
import type { FormField } from '@shared/domain/form'
import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'

/** Names of the parts that an answer says are missing: `applicant.phone`, `form.area`, `material.id-card`. */
export function usePartNames(view: BundleView | undefined, fields: readonly FormField[]): (parts: string) => string {
  const { t, pick } = useText(deskIntake)
  const own: Readonly<Record<string, string>> = {
    'applicant.kind': t('kindAsk'),
    'applicant.name': t('name'),
    'applicant.person': t('person'),
    'applicant.uscc': t('uscc'),
    'applicant.document': t('document'),
    'applicant.phone': t('phone'),
    'applicant.address': t('address'),
  }
  const nameOf = (part: string): string => {
    const dot = part.indexOf('.')
    const id = part.slice(dot + 1)
    const field = fields.find((one) => one.id === id)
    const material = view?.materials.find((one) => one.id === id)
    const question = view?.bundle.questions.find((one) => one.id === id)
    const known = part.slice(0, dot) === 'form' ? field?.label : (material?.name ?? question?.ask)
    return own[part] ?? (known ? pick(known) : part)
  }
  return (parts) =>
    parts
      .split(',')
      .map((part) => nameOf(part.trim()))
      .join('、')
}
