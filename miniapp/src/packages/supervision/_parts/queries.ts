import type { InputOf } from '@shared/contract/endpoint'
import { countLights, listCards, listLate, listMyUrges, listUrges } from '@shared/contract/supervision'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'
import { queryClient } from '@/api/query'
import { useSignedIn } from '@/api/session'
import { usePages } from '../../staff/_parts/use-pages'

const KEY = 'supervision'
/** The list of tasks counts what waits for an answer. */
const COUNTS = 'work-counts'

export type LateScope = Omit<InputOf<typeof listLate>, 'after'>
export type CardScope = Omit<InputOf<typeof listCards>, 'before'>
export type Urges = 'open' | 'answered' | 'asked'

/** How many cases of a service point have which light. */
export function useLights(pointId: string | undefined) {
  const signedIn = useSignedIn()
  return useQuery({
    queryKey: [KEY, 'lights', pointId],
    queryFn: async () => (await call(countLights, { query: { pointId: pointId ?? '' } })).lights,
    enabled: signedIn && pointId !== undefined,
    staleTime: 0,
  })
}

/** The cases behind a number, the most overdue first. */
export function useLate(scope: LateScope) {
  return usePages(
    [KEY, 'late', scope],
    async (after) => {
      const { cases, next } = await call(listLate, { query: after === undefined ? scope : { ...scope, after } })
      return { rows: cases, next }
    },
    { enabled: scope.pointId !== undefined },
  )
}

/** Cards of a place, the newest first. */
export function useCards(scope: CardScope) {
  return usePages(
    [KEY, 'cards', scope],
    async (before) => {
      const { cards, next } = await call(listCards, { query: before === undefined ? scope : { ...scope, before } })
      return { rows: cards, next }
    },
    { enabled: scope.pointId !== undefined || scope.departmentId !== undefined },
  )
}

/** What the caller is asked, or what was asked at a service point. */
export function useUrges(which: Urges, pointId: string | undefined) {
  return usePages(
    [KEY, 'urges', which, which === 'asked' ? pointId : undefined],
    async (before) => {
      const from = before === undefined ? {} : { before }
      const { urges, next } =
        which === 'asked'
          ? await call(listUrges, { query: { pointId: pointId ?? '', ...from } })
          : await call(listMyUrges, { query: { state: which, ...from } })
      return { rows: urges, next }
    },
    { enabled: which !== 'asked' || pointId !== undefined },
  )
}

/** Everything of supervision is read again, and what the list of tasks counts. */
export async function renewSupervision(): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: [COUNTS] })
  await queryClient.invalidateQueries({ queryKey: [KEY] })
}
