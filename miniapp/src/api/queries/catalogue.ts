import { readBundle, readCatalogue, readItem } from '@shared/contract/catalogue-endpoints'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { OFFLINE } from '../query'

const FIVE_MINUTES = 5 * 60_000

/** Categories, bundles, service points and departments of the district; kept on the phone. */
export function useCatalogue() {
  return useQuery({
    queryKey: ['catalogue'],
    queryFn: () => call(readCatalogue),
    staleTime: FIVE_MINUTES,
    meta: OFFLINE,
  })
}

/** One bundle with everything its checklist needs; kept on the phone, so the list works without a network. */
export function useBundle(id: string) {
  return useQuery({
    queryKey: ['bundle', id],
    queryFn: () => call(readBundle, { params: { id } }),
    enabled: id !== '',
    staleTime: FIVE_MINUTES,
    meta: OFFLINE,
  })
}

/** One service item with its materials; kept on the phone. */
export function useItem(id: string) {
  return useQuery({
    queryKey: ['item', id],
    queryFn: () => call(readItem, { params: { id } }),
    enabled: id !== '',
    staleTime: FIVE_MINUTES,
    meta: OFFLINE,
  })
}
