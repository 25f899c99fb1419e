import { useInfiniteQuery } from '@tanstack/react-query'
import { useSignedIn } from '@/api/session'

interface PageOf<T> {
  rows: readonly T[]
  next: number | string | null
}

interface PagesOptions {
  enabled?: boolean
  /** Read again after so many milliseconds: others work on it meanwhile. */
  every?: number | false
}

/** A list that the API gives a page at a time; the reader is told where the last page ended. */
export function usePages<T>(
  key: readonly unknown[],
  read: (from: string | undefined) => Promise<PageOf<T>>,
  { enabled = true, every = false }: PagesOptions = {},
) {
  const signedIn = useSignedIn()
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => read(pageParam === undefined ? undefined : String(pageParam)),
    initialPageParam: undefined as number | string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: signedIn && enabled,
    staleTime: 0,
    refetchInterval: every,
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
