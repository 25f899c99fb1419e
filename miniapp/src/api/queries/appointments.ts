import { listAppointments } from '@shared/contract/appointment'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { useSignedIn } from '../session'

/** The account's appointments, open ones first; nothing is asked while nobody is signed in. */
export function useAppointments() {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: ['appointments'],
    queryFn: () => call(listAppointments, { query: {} }),
    enabled: signedIn,
  })
}
