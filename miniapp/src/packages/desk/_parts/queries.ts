import { readDesk } from '@shared/contract/case'
import type { DeskView } from '@shared/contract/desk-view'
import { listDeskDocuments } from '@shared/contract/document'
import type { AnswerOf } from '@shared/contract/endpoint'
import { countWork, listPrechecks, listWork, type Queue } from '@shared/contract/work-list'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { usePages } from '../../staff/_parts/use-pages'
import type { Light } from './due'

const WORK = 'work'
const COUNTS = 'work-counts'
const PRECHECKS = 'prechecks'
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

type Counts = AnswerOf<typeof countWork>

function useCounted<T>(select: (counts: Counts) => T) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: [COUNTS],
    queryFn: () => call(countWork),
    select,
    enabled: signedIn,
    staleTime: 0,
    refetchInterval: EVERY,
  })
}

/** How many cases wait in each list of the person, and how many of them are late. */
export const useCounts = () => useCounted(({ lists }) => lists)

/** What else waits for an answer of the person: looks before submitting, questions of a supervisor. */
export const useWaiting = () => useCounted(({ prechecks, urges }) => ({ prechecks, urges })).data

/** Cases of a list by deadline, a page at a time. */
export function useWork(filter: WorkFilter | undefined) {
  return usePages(
    [WORK, filter],
    async (after) => {
      const query = { queue: 'intake' as const, ...filter, ...(after === undefined ? {} : { after }) }
      const { work, next } = await call(listWork, { query })
      return { rows: work, next }
    },
    { enabled: filter !== undefined, every: EVERY },
  )
}

/** Who asked a service point for a look before submitting; whoever waits longest comes first. */
export function usePrechecks(pointId: string | undefined) {
  return usePages(
    [PRECHECKS, pointId],
    async (after) => {
      const query = { pointId: pointId ?? '', ...(after === undefined ? {} : { after }) }
      const { prechecks, next } = await call(listPrechecks, { query })
      return { rows: prechecks, next }
    },
    { enabled: pointId !== undefined, every: EVERY },
  )
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

/** Papers issued in an application, as far as they are the person's to read; asked again whenever something happened. */
export function useIssued({ id, version }: Pick<DeskView, 'id' | 'version'>) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: ['issued', id, version],
    queryFn: async () => (await call(listDeskDocuments, { params: { id } })).documents,
    enabled: signedIn,
    staleTime: 0,
  })
}

/** Reads an application afresh, past the cache. */
export const readView = (id: string): Promise<DeskView> => call(readDesk, { params: { id } })

/** Puts what an action answered in its place at once; lists and counts are asked for again behind it. */
export function showView(view: DeskView): void {
  queryClient.setQueryData([DESK, view.id], view)
  for (const key of [WORK, COUNTS, PRECHECKS]) void queryClient.invalidateQueries({ queryKey: [key] })
}
