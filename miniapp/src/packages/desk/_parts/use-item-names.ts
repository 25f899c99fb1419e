import type { ServiceItem } from '@shared/contract/catalogue'
import { readBundle } from '@shared/contract/catalogue-endpoints'
import { useQueries } from '@tanstack/react-query'
import { call } from '@/api/client'
import { useCatalogue } from '@/api/queries/catalogue'
import { deskPeople } from '@/i18n/texts/desk-people'
import { useText } from '@/i18n/use-text'

type Named = Pick<ServiceItem, 'id' | 'name' | 'authority'>

/** The items of all bundles, each once, and how they are called; an id where no bundle has it. */
export function useItemNames() {
  const { pick } = useText(deskPeople)
  const { data: catalogue } = useCatalogue()
  const answers = useQueries({
    queries: (catalogue?.bundles ?? []).map(({ id }) => ({
      queryKey: ['bundle', id],
      queryFn: () => call(readBundle, { params: { id } }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  })
  const items = new Map<string, Named>()
  for (const { data } of answers) for (const one of data?.items ?? []) items.set(one.id, one)
  const name = (id: string): string => {
    const known = items.get(id)
    return known ? pick(known.name) : id
  }
  return { items: Array.from(items.values()), name }
}
