import { countWork, type DeskView, listWork, type Queue, readDesk } from '@shared/contract/case'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import type { Light } from './due'

const WORK = 'work'
const COUNTS = 'work-counts'
const DESK = 'desk'
/** Colleagues take cases on meanwhile. */
const EVERY = 30_000

/** Which cases a list shows: one queue of one department or one service point, narrowed by what is chosen. */
export interface WorkFilter {
  queue: Queue
  departmentId?: string | undefined
  pointId?: string | undefined
  itemId?: string | undefined
  light?: Light | undefined
  mine?: 'yes' | undefined
}

/** How many cases wait in each list of the person, and how many of them are late. */
export function useCounts() {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: [COUNTS],
    queryFn: async () => (await call(countWork)).lists,
    enabled: signedIn,
    staleTime: 0,
    refetchInterval: EVERY,
  })
}

/** Cases of a list by deadline, a page at a time. */
export function useWork(filter: WorkFilter | undefined) {
  const signedIn = useSignedIn()
  const query = useInfiniteQuery({
    queryKey: [WORK, filter],
    queryFn: ({ pageParam }) =>
      call(listWork, {
        query: { queue: 'intake', ...filter, ...(pageParam === undefined ? {} : { after: pageParam }) },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: signedIn && filter !== undefined,
    staleTime: 0,
    refetchInterval: EVERY,
  })
  return {
    data: query.data?.pages.flatMap(({ work }) => work),
    error: query.error,
    isPending: query.isPending,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    loadsMore: query.isFetchingNextPage,
    more: () => query.fetchNextPage(),
  }
}

/** One application with its materials and cases. */
export function useDesk(applicationId: string | undefined) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: [DESK, applicationId],
    queryFn: () => readView(applicationId ?? ''),
    enabled: signedIn && applicationId !== undefined,
    staleTime: 0,
  })
}

/** Reads an application afresh, past the cache. */
export const readView = (id: string): Promise<DeskView> => call(readDesk, { params: { id } })

/** Puts what an action answered in its place at once; lists and counts are asked for again behind it. */
export function showView(view: DeskView): void {
  queryClient.setQueryData([DESK, view.id], view)
  for (const key of [WORK, COUNTS]) void queryClient.invalidateQueries({ queryKey: [key] })
}
