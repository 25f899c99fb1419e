import { listMessages, type MessageView, markMessageRead } from '@shared/contract/account'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../client'
import { queryClient } from '../query'
import { useSignedIn } from '../session'
import { KEYS } from './keys'

const KEY = ['inbox']

/** The in-app inbox, newest first, a page at a time. */
export function useInbox() {
  const signedIn = useSignedIn()
  return useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) =>
      call(listMessages, { query: pageParam === undefined ? {} : { before: String(pageParam) } }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: signedIn,
    staleTime: 0,
  })
}

/** Marks a message as read, once; the badge and the list follow. */
export async function readMessage({ id, readAt }: MessageView): Promise<void> {
  if (readAt !== null) return
  await call(markMessageRead, { params: { id } })
  await Promise.all([KEY, KEYS.me].map((queryKey) => queryClient.invalidateQueries({ queryKey })))
}
