import { useInfiniteQuery } from '@tanstack/react-query'
import { useSignedIn } from '@/api/session'

interface PageOf<T> {
  rows: readonly T[]
  next: number | null
}

/** A list that the API gives a page at a time, newest first; `before` is where the last page ended. */
export function usePages<T>(
  key: readonly unknown[],
  read: (before: string | undefined) => Promise<PageOf<T>>,
  enabled = true,
) {
  const signedIn = useSignedIn()
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam === undefined ? undefined : String(pageParam)),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: signedIn && enabled,
    staleTime: 0,
  })
  return {
    data: query.data?.pages.flatMap(({ rows }) => rows),
    error: query.error,
    isPending: query.isPending,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    loadsMore: query.isFetchingNextPage,
    more: () => query.fetchNextPage(),
  }
}
