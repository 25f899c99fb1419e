import { listVisitsAtWindow, readApplicationToRate, readVisitToRate } from '@shared/contract/rating'
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

export const applicationToRateKey = (id: string) => ['application-to-rate', id]

/** An application to rate, and the rating when there is one; `code`: shown at the counter to who has no account. */
export function useApplicationToRate(id: string, code: string | undefined) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: applicationToRateKey(id),
    queryFn: () => call(readApplicationToRate, { params: { id }, query: code === undefined ? {} : { code } }),
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
