import { listApplications } from '@shared/contract/application'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../client'
import { useSignedIn } from '../session'
import { KEYS } from './keys'

/** The account's applications and drafts, newest first, a page at a time; nothing is asked while nobody is signed in. */
export function useApplications() {
  const signedIn = useSignedIn()
  return useInfiniteQuery({
    queryKey: KEYS.applications,
    queryFn: ({ pageParam }) =>
      call(listApplications, { query: pageParam === undefined ? {} : { before: String(pageParam) } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: signedIn,
  })
}
