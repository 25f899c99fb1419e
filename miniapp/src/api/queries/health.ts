import { readHealth } from '@shared/contract/demo'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { setHallClock } from '../clock'

/** Whether this is the demonstration, as the API says; false until it has answered. Sets the hall's clock as well. */
export function useDemo(): boolean {
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: async () => {
      const health = await call(readHealth)
      setHallClock(health.now)
      return health
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data?.environment === 'demo'
}
