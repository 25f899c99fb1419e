import type { FormField } from '@shared/domain/form'
import { apply as words } from '@/i18n/texts/apply'
import { applyProblem } from '@/i18n/texts/apply-problem'
import { delivery } from '@/i18n/texts/delivery'
import { useText } from '@/i18n/use-text'
import type { SubjectCatalogue } from '../../_parts/use-subject'
import type { Draft } from './use-draft'

/** What a part is called on its page: `applicant.uscc`, `form.area`, `material.id-card`, `point`. */
export function usePartNames({ shown }: Draft, catalogue: SubjectCatalogue | undefined, form: readonly FormField[]) {
  const { t, pick } = useText(words)
  const { t: tw } = useText(applyProblem)
  const { t: td } = useText(delivery)
  const kind = shown.applicant.kind ?? 'person'
  const personPart = (name: string): string | undefined => {
    if (name === 'document' || name === 'documentKind') return t('documentKind')
    return name === 'phone' ? t('phone') : undefined
  }
  const applicantPart = (name: string): string | undefined => {
    if (name === 'kind') return t('kind')
    if (name === 'name') return t(`name_${kind}`)
    if (name === 'uscc') return t('uscc')
    if (name === 'person' && kind !== 'person') return t(`person_${kind}`)
    return name === 'address' ? t('address') : personPart(name)
  }
  const agentPart = (name: string): string | undefined => {
    if (name === '') return t('agent')
    if (name === 'name') return t('agentName')
    if (name === 'scope') return t('scope')
    return name === 'untilDay' ? t('until') : personPart(name)
  }
  const deliveryPart = (name: string): string =>
    name === 'name' || name === 'phone' || name === 'address' ? td(name) : td('way')
  return (part: string): string => {
    const [place = '', name = ''] = part.split('.')
    const field = form.find(({ id }) => place === 'form' && id === name)
    const material = place === 'material' ? catalogue?.material(name) : undefined
    if (field) return pick(field.label)
    if (material) return pick(material.name)
    if (place === 'applicant') return applicantPart(name) ?? tw('part_else')
    if (place === 'delivery') return deliveryPart(name)
    if (place === 'agent') return agentPart(name) ?? tw('part_else')
    if (place === 'identity') return tw('part_identity')
    return place === 'point' ? tw('part_point') : place === 'answers' ? tw('part_answers') : tw('part_else')
  }
}
