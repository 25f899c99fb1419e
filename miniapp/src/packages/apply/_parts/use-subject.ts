import type { ApplicationView } from '@shared/contract/application'
import type { Bundle, Field, FormSection, Material, ServiceItem, Text } from '@shared/contract/catalogue'
import type { Subject } from '@shared/contract/common'
import { materialsFor } from '@shared/domain/item-material'
import { useBundle, useItem } from '@/api/queries/catalogue'

/** What the catalogue says of the items and materials of an application, and of what its form may ask. */
export interface SubjectCatalogue {
  /** Undefined for a single item. */
  bundle: Bundle | undefined
  items: readonly ServiceItem[]
  fields: readonly Field[]
  sections: readonly FormSection[]
  material: (id: string) => Material | undefined
  /** In which case alone a single item needs a paper, in the variant that is applied for; of a bundle its guide tells. */
  when: (id: string, applied: ApplicationView['items']) => Text | null
}

/** The catalogue of a bundle or of one item, kept on the phone; `data` is undefined until it is there. */
export function useSubject(subject: Subject | undefined) {
  const bundle = useBundle(subject?.kind === 'bundle' ? subject.id : '')
  const item = useItem(subject?.kind === 'item' ? subject.id : '')
  const query = subject?.kind === 'item' ? item : bundle
  const found = bundle.data ?? (item.data ? { ...item.data, bundle: undefined, items: [item.data.item] } : undefined)
  const data: SubjectCatalogue | undefined = found && {
    bundle: found.bundle,
    items: found.items,
    fields: found.fields,
    sections: found.sections,
    material: (id) => found.materials.find((one) => one.id === id),
    when: (id, applied) => {
      const [one] = applied
      if (bundle.data || !item.data || !one) return null
      return materialsFor(item.data.item, one.variant).find(({ material }) => material === id)?.when ?? null
    },
  }
  return { ...query, data }
}
