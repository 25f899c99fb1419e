import { readAppointment, readPass } from '@shared/contract/appointment'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { hallNow } from '../clock'
import { queryClient } from '../query'
import { useSignedIn } from '../session'

/** One appointment; given `every` (milliseconds) it is asked again, as while somebody waits in the hall. */
export function useAppointment(id: string | undefined, every?: number) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: ['appointment', id],
    queryFn: () => call(readAppointment, { params: { id: id ?? '' } }),
    enabled: signedIn && id !== undefined,
    staleTime: 0,
    refetchInterval: every ?? false,
  })
}

/** Renewed a little before the code ends, so that what is on the screen always works. */
const EARLY = 3000
const AT_LEAST = 5000

/** The signed code to show at the hall, renewed by itself while the page is open. */
export function usePass(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ['pass', id],
    queryFn: () => call(readPass, { params: { id } }),
    enabled: wanted,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ({ state }) =>
      state.data === undefined ? AT_LEAST : Math.max(AT_LEAST, state.data.validUntil - hallNow() - EARLY),
  })
}

/** After a booking, a change or a cancellation: whatever shows appointments or places asks again. */
export async function renewAppointments(): Promise<void> {
  const keys = ['appointments', 'appointment', 'waitlist', 'days', 'slots', 'me']
  await Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
}
