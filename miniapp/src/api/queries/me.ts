import { readMe } from '@shared/contract/account'
import { useQuery } from '@tanstack/react-query'
import { call } from '../client'
import { useSignedIn } from '../session'
import { KEYS } from './keys'

/** The account, the people it books for and its standing; asked only while someone is signed in. */
export function useMe() {
  const signedIn = useSignedIn()
  return useQuery({ queryKey: KEYS.me, queryFn: () => call(readMe), enabled: signedIn })
}
