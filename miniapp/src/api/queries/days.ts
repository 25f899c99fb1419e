import { listDays } from '@shared/contract/slot'
import type { WindowKind } from '@shared/domain/window-kind'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'

/** The days that can be booked at a service point; asked again whenever the page is opened. */
export function useDays(pointId: string | undefined, windowKind: WindowKind = 'intake') {
  return useQuery({
    queryKey: ['days', pointId, windowKind],
    queryFn: () => call(listDays, { params: { id: pointId ?? '' }, query: { windowKind } }),
    enabled: pointId !== undefined,
    staleTime: 0,
  })
}
