import { listVisitsAtWindow, readVisitToRate } from '@shared/contract/rating'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { useSignedIn } from '../session'

export const visitKey = (id: string) => ['visit-to-rate', id]

/** What is rated, and the rating when there is one. */
export function useVisitToRate(id: string) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: visitKey(id),
    queryFn: () => call(readVisitToRate, { params: { id } }),
    enabled: signedIn && id !== '',
    staleTime: 0,
  })
}

/** The person's visits at a window that still wait for a rating. */
export function useVisitsAtWindow(id: string) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: ['visits-at-window', id],
    queryFn: async () => (await call(listVisitsAtWindow, { params: { id } })).visits,
    enabled: signedIn && id !== '',
    staleTime: 0,
  })
}
