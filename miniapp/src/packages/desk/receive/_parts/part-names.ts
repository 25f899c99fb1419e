import { deskIntake } from '@/i18n/texts/desk-intake'
import { useText } from '@/i18n/use-text'
import type { Matter } from './matter'

/** Names of the parts that an answer says are missing: `applicant.phone`, `form.area`, `material.id-card`. */
export function usePartNames(matter: Matter | undefined): (parts: string) => string {
  const { t, pick } = useText(deskIntake)
  const own: Readonly<Record<string, string>> = {
    'applicant.kind': t('kindAsk'),
    'applicant.name': t('name'),
    'applicant.person': t('person'),
    'applicant.uscc': t('uscc'),
    'applicant.document': t('document'),
    'applicant.phone': t('phone'),
    'applicant.address': t('address'),
    'agent.name': t('agentName'),
    'agent.document': t('agentDocument'),
    'agent.phone': t('agentPhone'),
    'agent.scope': t('agentScope'),
    'agent.untilDay': t('agentUntil'),
    'material.agent-authorisation': t('agentPaper'),
  }
  const nameOf = (part: string): string => {
    const dot = part.indexOf('.')
    const id = part.slice(dot + 1)
    const field = matter?.fields.find((one) => one.id === id)
    const material = matter?.papers.find((one) => one.id === id)
    const question = matter?.questions.find((one) => one.id === id)
    const known = part.slice(0, dot) === 'form' ? field?.label : (material?.name ?? question?.ask)
    return own[part] ?? (known ? pick(known) : part)
  }
  return (parts) =>
    parts
      .split(',')
      .map((part) => nameOf(part.trim()))
      .join('、')
}
