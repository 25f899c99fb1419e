import { listSlots } from '@shared/contract/slot'
import type { WindowKind } from '@shared/domain/window-kind'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'

/** The times of one day at a service point, never cached. */
export function useSlots(pointId: string | undefined, day: string | undefined, windowKind: WindowKind) {
  return useQuery({
    queryKey: ['slots', pointId, day, windowKind],
    queryFn: () => call(listSlots, { params: { id: pointId ?? '' }, query: { day: day ?? '', windowKind } }),
    enabled: pointId !== undefined && day !== undefined,
    staleTime: 0,
  })
}
