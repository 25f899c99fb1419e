import { listInspectionsAtDesk, listMyInspections, readInspection } from '@shared/contract/inspection'
import { listOfficers } from '@shared/contract/inspection-plan'
import type { InspectionView } from '@shared/contract/inspection-view'
import { useInfiniteQuery, useQueries, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { call } from '@/api/client'
import { useMe } from '@/api/queries/me'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { keepView, rememberMe, useKeptVisits } from './kept'

const VISIT = 'visit'
const VISITS = 'visits'

/** Puts what the hall answered in its place, on the screen and on the phone; lists are asked for again behind it. */
export function showVisit(view: InspectionView): void {
  queryClient.setQueryData([VISIT, view.id], view)
  keepView(view)
  for (const key of [VISITS, 'desk', 'work', 'work-counts']) void queryClient.invalidateQueries({ queryKey: [key] })
}

async function read(id: string): Promise<InspectionView> {
  const view = await call(readInspection, { params: { id } })
  keepView(view)
  return view
}

/** One visit: as the hall has it, and without a network as the phone has it. */
export function useVisit(id: string) {
  const signedIn = useSignedIn()
  const kept = useKeptVisits()[id]
  const query = useQuery({
    queryKey: [VISIT, id],
    queryFn: () => read(id),
    enabled: signedIn && id !== '',
    staleTime: 0,
    refetchOnReconnect: 'always',
  })
  return { query: { ...query, data: query.data ?? kept?.view }, kept }
}

/** The caller's visits that are not over, soonest first. */
export function useMyVisits() {
  const signedIn = useSignedIn()
  const query = useInfiniteQuery({
    queryKey: [VISITS, 'mine'],
    queryFn: ({ pageParam }) => call(listMyInspections, { query: pageParam === undefined ? {} : { after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: signedIn,
    staleTime: 0,
    refetchOnReconnect: 'always',
  })
  return {
    data: query.data?.pages.flatMap(({ inspections }) => inspections),
    error: query.error,
    isPending: query.isPending,
    refetch: query.refetch,
    hasMore: query.hasNextPage,
    loadsMore: query.isFetchingNextPage,
    more: () => query.fetchNextPage(),
  }
}

/** Fetches visits ahead, so that they open on the spot without a network. */
export function useTakeAlong(ids: readonly string[]): void {
  const signedIn = useSignedIn()
  useQueries({
    queries: ids.map((id) => ({ queryKey: [VISIT, id], queryFn: () => read(id), enabled: signedIn })),
  })
}

/** All visits of an application, newest first, and from what the time of another can be chosen. */
export function useVisitsOf(applicationId: string) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: [VISITS, 'of', applicationId],
    queryFn: () => call(listInspectionsAtDesk, { params: { id: applicationId } }),
    enabled: signedIn && applicationId !== '',
    staleTime: 0,
  })
}

/** Inspectors to choose from, by department. */
export function useOfficers(departments: readonly string[]) {
  const signedIn = useSignedIn()
  const queries = useQueries({
    queries: departments.map((id) => ({
      queryKey: ['officers', id],
      queryFn: async () => (await call(listOfficers, { params: { id } })).officers,
      enabled: signedIn,
    })),
  })
  return departments.map((id, index) => ({ id, query: queries[index] }))
}

/** The account that is signed in; remembered, so that its visits are found without a network. */
export function useInspector() {
  const me = useMe()
  const id = me.data?.id
  useEffect(() => {
    if (id !== undefined) rememberMe(id)
  }, [id])
  return me
}
