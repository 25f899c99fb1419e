import type { OwnInspection } from '@shared/contract/inspection-view'
import { listInspections } from '@shared/contract/own-inspection'
import type { ProgressView } from '@shared/contract/progress'
import { useQuery } from '@tanstack/react-query'
import { call } from '@/api/client'

const VISITED: readonly string[] = [
  'inspection',
  'department_reviews',
  'you_rectify',
  'checked_afterwards',
  'replaced_checked',
  'paused',
] satisfies ProgressView['lanes'][number]['next']['key'][]
const FOUND: readonly string[] = ['record_finding', 'commitment_check']

/** Visits of an application, newest first; asked for only when an item looks like it has, or had, one. */
export function useVisits({ id, lanes }: ProgressView): readonly OwnInspection[] {
  const { data } = useQuery({
    queryKey: ['progress', id, 'visits'],
    queryFn: async () => (await call(listInspections, { params: { id } })).inspections,
    enabled: lanes.some(
      ({ next, events }) => VISITED.includes(next.key) || events.some(({ kind }) => FOUND.includes(kind)),
    ),
    staleTime: 0,
  })
  return data ?? []
}
