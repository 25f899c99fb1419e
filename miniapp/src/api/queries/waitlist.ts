import { listWaitlist } from '@shared/contract/slot'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { useSignedIn } from '../session'
import { KEYS } from './keys'

const HALF_A_MINUTE = 30_000

/** The waiting lists the account is on; asked again twice a minute, since an offer is for minutes only. */
export function useWaitlist() {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: KEYS.waitlist,
    queryFn: async () => (await call(listWaitlist)).entries,
    enabled: signedIn,
    staleTime: 0,
    refetchInterval: HALF_A_MINUTE,
  })
}
