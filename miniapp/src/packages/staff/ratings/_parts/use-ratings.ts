import { countRatings, listDepartmentRatings, listRatings } from '@shared/contract/rating'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'
import { usePages } from '../../_parts/use-pages'
import type { Reach } from '../../_parts/use-reach'

export type About = 'every' | 'visit' | 'application'

/** Ratings of a service point, or of the applications that a department took part in. */
export function useRatings(scope: Reach['scope'] | undefined, about: About, bad: boolean) {
  return usePages(
    ['staff-ratings', scope, about, bad],
    async (before) => {
      const query = { bad: bad ? ('true' as const) : ('false' as const), ...(before === undefined ? {} : { before }) }
      const { pointId, departmentId } = scope ?? {}
      const only = about === 'every' ? {} : { about }
      const { ratings, next } =
        departmentId === undefined
          ? await call(listRatings, { params: { id: pointId ?? '' }, query: { ...query, ...only } })
          : await call(listDepartmentRatings, { params: { id: departmentId }, query })
      return { rows: ratings, next }
    },
    { enabled: scope !== undefined },
  )
}

/** How many were asked, and how many of them answered. */
export function useRatingCounts(pointId: string) {
  return useQuery({
    queryKey: ['staff-rating-counts', pointId],
    queryFn: () => call(countRatings, { params: { id: pointId } }),
    staleTime: 0,
  })
}
