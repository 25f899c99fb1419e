import type { Subject } from '@shared/contract/common'
import { useCatalogue } from '@/api/queries/catalogue'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'

/** The name of what an appointment is for; its id until the catalogue is there, or when it has left it. */
export function useSubjects(): (subject: Subject) => string {
  const { pick } = useText(staff)
  const { data } = useCatalogue()
  return ({ kind, id }) => {
    const bundle = kind === 'bundle' ? data?.bundles.find((one) => one.id === id) : undefined
    return bundle ? pick(bundle.name) : id
  }
}
