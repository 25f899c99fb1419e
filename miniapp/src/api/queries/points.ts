import { listPoints } from '@shared/contract/catalogue-endpoints'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { OFFLINE } from '../query'

const FIVE_MINUTES = 5 * 60_000

/** Every service point with hours, windows and what it accepts; kept on the phone. */
export function usePoints() {
  return useQuery({
    queryKey: ['points'],
    queryFn: async () => (await call(listPoints)).points,
    staleTime: FIVE_MINUTES,
    meta: OFFLINE,
  })
}
