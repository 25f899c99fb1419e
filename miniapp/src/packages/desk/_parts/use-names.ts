import type { Material, Text } from '@shared/contract/catalogue'
import type { Subject } from '@shared/contract/common'
import { useBundle, useCatalogue, useItem } from '@/api/queries/catalogue'
import { usePoints } from '@/api/queries/points'
import { staff } from '@/i18n/texts/staff'
import { useText } from '@/i18n/use-text'

/** Names of departments and service points; an id where the catalogue does not know it. */
export function usePlaceNames() {
  const { pick } = useText(staff)
  const { data: catalogue } = useCatalogue()
  const { data: points } = usePoints()
  const named = (all: readonly { id: string; name: Text }[] | undefined, id: string): string => {
    const found = all?.find((one) => one.id === id)
    return found ? pick(found.name) : id
  }
  return {
    department: (id: string) => named(catalogue?.departments, id),
    point: (id: string) => named(points, id),
    departments: catalogue?.departments ?? [],
    points: points ?? [],
  }
}

/** The materials of what was applied for, with their samples; empty until the catalogue is there. */
export function useMaterials(subject: Subject | undefined): readonly Material[] {
  const bundle = useBundle(subject?.kind === 'bundle' ? subject.id : '')
  const item = useItem(subject?.kind === 'item' ? subject.id : '')
  return bundle.data?.materials ?? item.data?.materials ?? []
}
