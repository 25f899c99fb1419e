import { readAppointment, readPass } from '@shared/contract/appointment'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
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

/** The code on the screen is renewed this often, well before it ends; milliseconds. */
export const PASS_EVERY = 60_000

/** The signed code to show at the hall, renewed by itself while the page is open. */
export function usePass(id: string) {
  return useQuery({
    queryKey: ['pass', id],
    queryFn: () => call(readPass, { params: { id } }),
    staleTime: 0,
    gcTime: 0,
    refetchInterval: PASS_EVERY,
  })
}

/** After a booking, a change or a cancellation: whatever shows appointments or places asks again. */
export async function renewAppointments(): Promise<void> {
  const keys = ['appointments', 'appointment', 'waitlist', 'days', 'slots', 'me']
  await Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
}
