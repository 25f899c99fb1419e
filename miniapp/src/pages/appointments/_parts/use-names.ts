import type { Subject } from '@shared/contract/common'
import { useCatalogue } from '@/api/queries/catalogue'
import { appointments } from '@/i18n/texts/appointments'
import { useText } from '@/i18n/use-text'

/** Names of the catalogue for the ids in an appointment; empty while it is not at hand. */
export function useNames(): { subjectName: (subject: Subject) => string; pointName: (id: string) => string } {
  const { pick } = useText(appointments)
  const { data } = useCatalogue()
  const nameOf = (list: readonly { id: string; name: { zh: string; en: string } }[] | undefined, id: string) => {
    const found = list?.find((one) => one.id === id)
    return found ? pick(found.name) : ''
  }
  return {
    subjectName: ({ kind, id }) => (kind === 'bundle' ? nameOf(data?.bundles, id) : ''),
    pointName: (id) => nameOf(data?.points, id),
  }
}
