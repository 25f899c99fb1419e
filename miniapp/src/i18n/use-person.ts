import type { WorkPerson } from '@shared/contract/staff'
import { person } from './texts/person'
import { useText } from './use-text'

/** One of the hall's people by the work name; `other` stands in for it until one is set. */
export const personName = (one: WorkPerson | null, other: string): string => one?.name ?? other

/** The same with the number, where somebody has to know exactly who it is. */
export function usePersonText() {
  const { t } = useText(person)
  return (one: WorkPerson | null, other: string): string =>
    one?.badge ? t('badge', { name: one.name, badge: one.badge }) : personName(one, other)
}
